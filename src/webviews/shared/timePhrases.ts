import { t } from '@vscode/l10n';
import type { Instant } from '../../core/instant.ts';
import { timeWords } from '../../protocol/timeWords.ts';
import { isZone, wallAsUtc } from './zonedTime.ts';

/** Times in the language of the page. */
export const { timeOfDay, weekdayOf, shortDate, dateAndTime, calendarDate, nearTime, bothTimes } = timeWords({
  t,
  language: () => document.documentElement.lang,
  wallOf: (instant, zone) => wallAsUtc(instant, isZone(zone) ? zone : 'UTC'),
});

/** How long ago, as exactly as one needs: `2 s ago`, `5 min ago`, then the time. */
export const ago = (instant: Instant, zone: string, now: Instant): string => {
  const seconds = Math.max(0, Math.round((now - instant) / 1000));
  if (seconds < 5) return t('just now');
  if (seconds < 60) return t('{0} s ago', seconds);
  if (seconds < 3600) return t('{0} min ago', Math.floor(seconds / 60));
  return t('at {0}', nearTime(instant, zone, now));
};

/** A length of time by the clock: `4 hours`, `30 minutes`. */
export const plainTime = (minutes: number): string => {
  const rounded = Math.max(1, Math.round(minutes));
  if (rounded < 60) return rounded === 1 ? t('1 minute') : t('{0} minutes', rounded);
  const hours = Math.round(rounded / 30) / 2;
  return hours === 1 ? t('1 hour') : t('{0} hours', hours);
};

/** A length of working time: `4 working hours`, `30 working minutes`. */
export const workingTime = (minutes: number): string => {
  const rounded = Math.round(minutes);
  if (rounded < 60) return rounded === 1 ? t('1 working minute') : t('{0} working minutes', rounded);
  const hours = Math.round(rounded / 30) / 2;
  return hours === 1 ? t('1 working hour') : t('{0} working hours', hours);
};
