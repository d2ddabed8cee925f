import { t } from '@vscode/l10n';
import type { JSX } from 'preact';
import type { Publishing } from '../../../protocol/publishState.ts';
import { Icon } from '../../shared/Icon.tsx';
import { waitingWord } from '../../shared/waitingWord.ts';
import { useCompose } from '../composeContext.ts';

type Event = 'sendNow' | 'postpone' | 'cancelPublish';

/** Where the note is on its way, and why it is not there yet. `undefined` when it is not on its way. */
export const progressWord = (publishing: Publishing, zone: string, now: number): string | undefined => {
  switch (publishing.type) {
    case 'queued':
    case 'waiting':
      return waitingWord(publishing, zone, now);
    case 'sending':
      return t('Publishing…');
    case 'looking':
      return t('No answer came. Looking whether the note arrived, so that it is not sent twice…');
    case 'idle':
    case 'published':
    case 'failed':
      return undefined;
  }
};

/** The note on its way, with what can be done about it. */
export const PublishProgress = ({ republish }: { readonly republish: () => void }): JSX.Element | null => {
  const { state, now, send } = useCompose();
  const { publishing } = state;
  const sentence = progressWord(publishing, state.zone, now);
  if (sentence === undefined) return null;
  const isQueued = publishing.type === 'queued';
  const action = (label: string, event: Event): JSX.Element => (
    <button
      type="button"
      class="link"
      onClick={() => {
        send(event, {});
      }}
    >
      {label}
    </button>
  );
  return (
    <div class="notice info">
      <Icon name={isQueued ? 'clock' : 'loading'} tone="info" />
      <div>
        <p role="status">{sentence}</p>
        {publishing.type === 'queued' && publishing.isChanged === true && (
          <p>
            {t('You changed the note since it was queued.')}{' '}
            <button type="button" class="link" onClick={republish}>
              {t('Queue the changed note')}
            </button>
          </p>
        )}
        {(isQueued || publishing.type === 'waiting') && (
          <span class="links">
            {action(t('Send now'), 'sendNow')}
            {isQueued && action(t('Postpone…'), 'postpone')}
            {action(t('Cancel'), 'cancelPublish')}
          </span>
        )}
      </div>
    </div>
  );
};
