import { t } from '@vscode/l10n';
import type { JSX } from 'preact';
import type { Publishing } from '../../protocol/publishState.ts';
import { Icon } from '../shared/Icon.tsx';
import { nearTime } from '../shared/timePhrases.ts';
import { useCompose } from './composeContext.ts';

type Event = 'sendNow' | 'postpone' | 'cancelPublish';

/** Where the note is on its way, and why it is not there yet. `undefined` when it is not on its way. */
export const progressWord = (publishing: Publishing, zone: string, now: number): string | undefined => {
  switch (publishing.type) {
    case 'queued': {
      const { until, destination } = publishing;
      if (until === undefined) return t('Queued: it is sent as soon as GitHub can be reached.');
      const time = nearTime(until, zone, now);
      return destination === undefined
        ? t('Queued until {0}.', time)
        : t('Goes to {0} at {1}.', destination, time);
    }
    case 'sending':
      return t('Publishing…');
    case 'looking':
      return t('No answer came. Looking whether the note arrived, so that it is not sent twice…');
    case 'waiting': {
      const time = nearTime(publishing.until, zone, now);
      if (publishing.reason === 'offline')
        return t('GitHub cannot be reached. It is tried again at {0}, or as soon as you say.', time);
      if (publishing.reason === 'noAnswer')
        return t('GitHub gave no usable answer. Baton looks again at {0}, and sends nothing twice.', time);
      return t('GitHub asks to wait. It is tried again at {0}.', time);
    }
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
              {t('Queue the Changed Note')}
            </button>
          </p>
        )}
        {(isQueued || publishing.type === 'waiting') && (
          <span class="links">
            {action(t('Send Now'), 'sendNow')}
            {isQueued && action(t('Postpone…'), 'postpone')}
            {action(t('Cancel'), 'cancelPublish')}
          </span>
        )}
      </div>
    </div>
  );
};
