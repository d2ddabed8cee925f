import { t } from '@vscode/l10n';
import { DAY } from '../../core/availability/civilDate.ts';
import { formatWall } from '../../core/formatWall.ts';
import type { Instant } from '../../core/instant.ts';
import { isZone, wallAsUtc, wallTime } from './zonedTime.ts';

const safeZone = (zone: string): string => (isZone(zone) ? zone : 'UTC');

const format = (instant: Instant, zone: string, options: Intl.DateTimeFormatOptions): string =>
  formatWall(wallAsUtc(instant, safeZone(zone)), document.documentElement.lang, options);

/** `09:30`. */
export const timeOfDay = (instant: Instant, zone: string): string =>
  format(instant, zone, { hour: '2-digit', minute: '2-digit' });

/** `Tue`. */
export const weekdayOf = (instant: Instant, zone: string): string =>
  format(instant, zone, { weekday: 'short' });

/** `Tue 24 Nov`. */
export const shortDate = (instant: Instant, zone: string): string =>
  format(instant, zone, { weekday: 'short', day: 'numeric', month: 'short' });

/** `Tue 24 Nov, 14:00`. */
export const dateAndTime = (instant: Instant, zone: string): string =>
  format(instant, zone, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  });

/** A calendar date, `2026-11-24`, as `Tue 24 Nov`; the text itself when it is no date. */
export const calendarDate = (date: string): string => {
  const instant = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T12:00:00Z`) : Number.NaN;
  return Number.isNaN(instant) ? date : shortDate(instant, 'UTC');
};

const dayOf = (instant: Instant, zone: string): number =>
  Date.parse(`${wallTime(instant, safeZone(zone)).slice(0, 10)}T00:00:00Z`) / DAY;

/** The nearest unambiguous way to say it: `14:00` today, `Tue 09:30` within six days, else with the date. */
export const nearTime = (instant: Instant, zone: string, now: Instant): string => {
  const days = dayOf(instant, zone) - dayOf(now, zone);
  if (days === 0) return timeOfDay(instant, zone);
  if (days > 0 && days < 7)
    return format(instant, zone, { weekday: 'short', hour: '2-digit', minute: '2-digit' });
  return dateAndTime(instant, zone);
};

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
