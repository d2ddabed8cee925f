import { t } from '@vscode/l10n';
import type { JSX } from 'preact';
import { useReader } from './readerContext.ts';
import type { ReplyFormName } from './readerStore.ts';
import { hasTakenOver, mayActOn, mayAsk, maySayDone, mayChange } from '../../core/note/thread/roles.ts';

/** The ways to answer that this viewer has. */
export const ReplyButtons = (): JSX.Element => {
  const { state, texts, openForm, reply, isBusy, send } = useReader();
  const acts = mayActOn(state);
  const opens = (name: ReplyFormName, label: string): JSX.Element => (
    <button
      type="button"
      id={`open-${name}`}
      disabled={isBusy}
      onClick={() => {
        openForm(name);
      }}
    >
      {label}
    </button>
  );
  return (
    <div class="reply-buttons">
      {state.mayAccept && (
        <button
          type="button"
          class="primary"
          disabled={isBusy}
          onClick={() => {
            reply('accept', { type: 'accepted', readBack: texts.readBack ?? state.proposal });
          }}
        >
          {t('Accept')}
        </button>
      )}
      {mayAsk(state) && opens('ask', t('Ask…'))}
      {acts && opens('passOn', t('Pass On…'))}
      {acts && opens('decline', t('Decline…'))}
      {maySayDone(state) && opens('done', t('Mark Done…'))}
      {mayChange(state) && opens('withdraw', t('Withdraw…'))}
      {state.mayStart && (
        <button
          type="button"
          class={hasTakenOver(state) ? 'primary start' : 'start'}
          onClick={() => {
            send('start', {});
          }}
        >
          {t('Start Where They Stopped')}
        </button>
      )}
    </div>
  );
};
