/** A local calendar date, `YYYY-MM-DD` in the proleptic Gregorian calendar. */
export type LocalDate = string;

export const MINUTE = 60_000;
export const HOUR = 3_600_000;
export const DAY = 86_400_000;

/** The days of the week from Monday, by the index that `weekdayOf` gives, in English and lower case. */
export const weekdayNames = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;

const datePattern = /^(\d{4})-(\d{2})-(\d{2})$/;

/**
 * Days from 1970-01-01 to `date`, or null when the text is no date that exists (2026-02-30, 2026-2-3).
 */
export function epochDayOf(date: LocalDate): number | null {
  const match = datePattern.exec(date);
  if (match === null) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const epochDay = epochDayOfParts(year, month, day);
  return localDateOf(epochDay) === date ? epochDay : null;
}

/** Days from 1970-01-01 to a date given in parts; months and days out of range carry over as in `Date.UTC`. */
export function epochDayOfParts(year: number, month: number, day: number): number {
  const date = new Date(0);
  // Date.UTC reads the years 0 to 99 as 1900 to 1999.
  date.setUTCFullYear(year, month - 1, day);
  return Math.floor(date.getTime() / DAY);
}

/** The date `epochDay` days after 1970-01-01. */
export function localDateOf(epochDay: number): LocalDate {
  return new Date(epochDay * DAY).toISOString().slice(0, 10);
}

/** ISO weekday minus one: Monday is 0, Sunday is 6. 1970-01-01 was a Thursday. */
export function weekdayOf(epochDay: number): number {
  return (((epochDay + 3) % 7) + 7) % 7;
}
