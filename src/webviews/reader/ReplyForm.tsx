import { t } from '@vscode/l10n';
import type { JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { sectionIds } from '../../core/note/note.ts';
import type { ReplyAction } from '../../core/note/thread/reply.ts';
import { PeopleField } from '../shared/PeopleField.tsx';
import { takeSendKey } from '../shared/takeSendKey.ts';
import { sectionWord } from '../shared/noteWords.ts';
import { TextField } from '../shared/TextField.tsx';
import { useReader } from './readerContext.ts';
import type { ReplyTexts } from './readerStore.ts';

type Name = 'ask' | 'passOn' | 'decline' | 'done' | 'withdraw';

interface Words {
  readonly title: string;
  readonly label: string;
  readonly button: string;
  /** Without a text there is nothing to send. */
  readonly needsText: boolean;
}

const wordsOf = (name: Name, author: string): Words => {
  switch (name) {
    case 'ask':
      return {
        title: t('Ask @{0}', author),
        label: t('Your question'),
        button: t('Ask'),
        needsText: true,
      };
    case 'passOn':
      return {
        title: t('Pass it on'),
        label: t('Why them'),
        button: t('Pass On'),
        needsText: false,
      };
    case 'decline':
      return { title: t('Decline'), label: t('Why'), button: t('Decline'), needsText: true };
    case 'done':
      return {
        title: t('Mark it done'),
        label: t('What came of it'),
        button: t('Mark Done'),
        needsText: false,
      };
    case 'withdraw':
      return {
        title: t('Withdraw it'),
        label: t('Why'),
        button: t('Withdraw'),
        needsText: false,
      };
  }
};

const actionOf = (name: Name, { section, to, written }: ReplyTexts): ReplyAction => {
  const text = (written[name] ?? '').trim();
  switch (name) {
    case 'ask':
      return { type: 'asked', question: text, ...(section !== undefined && { section }) };
    case 'passOn':
      return { type: 'passedOn', to, reason: text };
    case 'decline':
      return { type: 'declined', reason: text };
    case 'done':
      return { type: 'done', remark: text };
    case 'withdraw':
      return { type: 'withdrawn', reason: text };
  }
};

/** One of the answers that need some words. Escape goes back, and keeps what was written. */
export const ReplyForm = ({ name }: { readonly name: Name }): JSX.Element => {
  const { state, texts, write, setTexts, setSection, openForm, reply, isBusy, find } = useReader();
  const { content, header } = state.thread.note;
  const words = wordsOf(name, header.author);
  const text = texts.written[name] ?? '';
  const unticked = content.nextSteps.filter(({ done }) => !done).length;
  const form = useRef<HTMLFormElement>(null);
  useLayoutEffect(() => {
    // The whole form: the button that sends it is below the field that takes the focus.
    form.current?.scrollIntoView({ block: 'nearest' });
    document.getElementById(name === 'passOn' ? 'passOn-to' : `reply-${name}`)?.focus();
  }, [name]);
  const isReady = (text.trim() !== '' || !words.needsText) && (name !== 'passOn' || texts.to.length > 0);
  return (
    <form
      ref={form}
      class="reply-form"
      aria-labelledby="reply-title"
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady && !isBusy) reply(name, actionOf(name, texts));
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.isComposing) openForm(undefined);
        if (takeSendKey(event)) event.currentTarget.requestSubmit();
      }}
    >
      <h2 id="reply-title">{words.title}</h2>
      {name === 'done' && unticked > 0 && (
        <p class="quiet">
          {unticked === 1 ? t('1 step is not ticked.') : t('{0} steps are not ticked.', unticked)}
        </p>
      )}
      {name === 'passOn' && (
        <div>
          <label class="label" for="passOn-to">
            {t('To')}
          </label>
          <PeopleField
            id="passOn-to"
            logins={texts.to}
            known={state.people}
            find={find}
            onChange={(to) => {
              setTexts({ to });
            }}
          />
        </div>
      )}
      {name === 'ask' && (
        <div>
          <label class="label" for="ask-section">
            {t('About')}
          </label>
          <select
            id="ask-section"
            class="field"
            value={texts.section ?? ''}
            onChange={(event) => {
              setSection(sectionIds.find((id) => id === event.currentTarget.value));
            }}
          >
            <option value="">{t('the whole note')}</option>
            {sectionIds
              .filter((id) => content[id].length > 0)
              .map((id) => (
                <option key={id} value={id}>
                  {sectionWord(id)}
                </option>
              ))}
          </select>
        </div>
      )}
      <div>
        <label class="label" for={`reply-${name}`}>
          {words.label}
          {!words.needsText && <span class="hint-word"> {t('optional')}</span>}
        </label>
        <TextField
          id={`reply-${name}`}
          rows={3}
          value={text}
          onChange={(written) => {
            write(name, written);
          }}
        />
      </div>
      <span class="buttons">
        <button type="submit" class="primary" disabled={!isReady || isBusy}>
          {words.button}
        </button>
        <button
          type="button"
          onClick={() => {
            openForm(undefined);
          }}
        >
          {t('Back')}
        </button>
      </span>
    </form>
  );
};
