import { t } from '@vscode/l10n';
import type { JSX } from 'preact';
import { useReader } from './readerContext.ts';
import { ReadBackForm } from './ReadBackForm.tsx';
import { ReplyButtons } from './ReplyButtons.tsx';
import { ReplyForm } from './ReplyForm.tsx';
import { mayAsk, maySayDone, mayChange } from '../../core/note/thread/roles.ts';
import { SendingNotice } from './SendingNotice.tsx';

/** What the viewer can do about the note: read it back, ask, pass it on, decline, finish it. */
export const AnswerBox = (): JSX.Element | null => {
  const { state, form, failed } = useReader();
  const may = mayAsk(state) || maySayDone(state) || mayChange(state);
  if (!may && !state.mayStart && state.sending.type === 'idle' && failed === undefined) return null;
  const replying =
    form === 'ask' || form === 'passOn' || form === 'decline' || form === 'done' || form === 'withdraw';
  return (
    <section class="answer-box" id="answer-box" tabIndex={-1} aria-label={t('Your answer')}>
      {replying && may ? <ReplyForm name={form} /> : state.mayAccept && <ReadBackForm />}
      <SendingNotice />
      {!(replying && may) && <ReplyButtons />}
    </section>
  );
};
