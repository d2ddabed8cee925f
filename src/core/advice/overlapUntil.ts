import { sharedWindows } from '../availability/availability.ts';
import { DAY, HOUR } from '../availability/civilDate.ts';
import type { Schedule } from '../availability/schedule.ts';
import type { Instant } from '../instant.ts';
import type { Matter } from './asyncOrLive.ts';

/** How far the answer may wait, in milliseconds: an hour, a day, a working week with its weekend. */
const waits: Readonly<Record<Matter['urgency'], number>> = { now: HOUR, today: DAY, later: 7 * DAY };

/**
 * Whether all of the people share free working time before the answer is needed. Unknown as soon as one of them gave no
 * hours, since a free hour would be a guess, and without anybody.
 */
export function overlapUntil(
  schedules: readonly Schedule[],
  urgency: Matter['urgency'],
  now: Instant,
): Matter['overlap'] {
  const isUnknown = ({ zone, hours }: Schedule): boolean => zone === null || hours === null;
  if (schedules.length < 2 || schedules.some(isUnknown)) return 'unknown';
  return sharedWindows(schedules, now, now + waits[urgency]).length > 0 ? 'some' : 'none';
}
