import { t } from '@vscode/l10n';
import type { JSX } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import type { SectionId } from '../../core/note/note.ts';
import { takeSendKey } from '../shared/takeSendKey.ts';
import { TextField } from '../shared/TextField.tsx';
import { quote } from '../../core/note/thread/noteQuestions.ts';
import { useReader } from './readerContext.ts';

interface AnswerFormProps {
  readonly name: `answer-${string}`;
  /** The question, which stands above the answer so that the reply can be read alone. */
  readonly quoted: string;
  readonly section?: SectionId | undefined;
}

export const AnswerForm = ({ name, quoted, section }: AnswerFormProps): JSX.Element => {
  const { texts, write, openForm, reply, isBusy } = useReader();
  const text = texts.written[name] ?? '';
  useLayoutEffect(() => {
    document.getElementById('answer')?.focus();
  }, []);
  const answer = text.trim();
  const isReady = !isBusy && answer !== '';
  const answerIt = (): void => {
    reply(name, {
      type: 'answered',
      answer: `${quote(quoted)}\n\n${answer}`,
      ...(section !== undefined && { section }),
    });
  };
  return (
    <div
      class="answer"
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.isComposing) openForm(undefined);
        if (takeSendKey(event) && isReady) answerIt();
      }}
    >
      <TextField
        id="answer"
        rows={2}
        label={t('Your answer')}
        value={text}
        onChange={(written) => {
          write(name, written);
        }}
      />
      <span class="buttons">
        <button type="button" class="primary" disabled={!isReady} onClick={answerIt}>
          {t('Send Answer')}
        </button>
        <button
          type="button"
          onClick={() => {
            openForm(undefined);
          }}
        >
          {t('Cancel')}
        </button>
      </span>
    </div>
  );
};
