import { t } from '@vscode/l10n';
import type { Publishing } from '../../protocol/publishState.ts';
import { nearTime } from './timePhrases.ts';

/** Why something stands in the outbox and is not sent at present. */
export const waitingWord = (
  waiting: Extract<Publishing, { readonly type: 'queued' | 'waiting' }>,
  zone: string,
  now: number,
): string => {
  if (waiting.until === undefined) return t('Queued: it is sent as soon as GitHub can be reached.');
  const time = nearTime(waiting.until, zone, now);
  if (waiting.type === 'queued')
    return waiting.destination === undefined
      ? t('Queued until {0}.', time)
      : t('Goes to {0} at {1}.', waiting.destination, time);
  switch (waiting.reason) {
    case 'offline':
      return t('GitHub cannot be reached. It is tried again at {0}, or as soon as you say.', time);
    case 'noAnswer':
      return t('GitHub gave no usable answer. Baton looks again at {0}, and sends nothing twice.', time);
    default:
      return t('GitHub asks to wait. It is tried again at {0}.', time);
  }
};
