import { t } from '@vscode/l10n';
import type { HoursFault } from '../../core/availability/hours/hoursForm.ts';
import { nearestZone } from '../../core/availability/teamFile/nearestZone.ts';

/** What is wrong with a field, and what to type. */
export function faultSentence(fault: HoursFault, zones: readonly string[]): string {
  switch (fault.code) {
    case 'zone-unknown': {
      const nearest = nearestZone(fault.zone, zones);
      return nearest === null
        ? t('“{0}” is no time zone. Choose one of the list.', fault.zone)
        : t('“{0}” is no time zone. Did you mean {1}?', fault.zone, nearest);
    }
    case 'zone-missing':
      return t('Hours need a time zone.');
    case 'response-malformed':
      return t('Write a length of working time such as 4h or 1h30m.');
    case 'blocks-malformed':
      return t('Write times such as 09:00-12:30, or off.');
    case 'blocks-overlap':
      return t('These times overlap.');
    case 'date-malformed':
      return t('Choose a date.');
    case 'date-nonexistent':
      return t('There is no such date.');
    case 'date-repeated':
      return t('This date stands here twice.');
    case 'away-reversed':
      return t('The last day is before the first.');
  }
}
