import { sharedWindows } from '../availability/availability.ts';
import { DAY } from '../availability/civilDate.ts';
import type { Interval } from '../availability/interval.ts';
import type { Schedule } from '../availability/schedule.ts';
import type { Instant } from '../instant.ts';

export interface SlotSearch {
  readonly from: Instant;
  /** Milliseconds that the conversation takes. */
  readonly length: number;
  readonly count: number;
  /** How far ahead to look, in milliseconds. */
  readonly within?: number;
}

const TWO_WEEKS = 14 * DAY;

/**
 * The next times at which all work and none is in focus time: the beginning of each shared window that is long
 * enough, at most `count`. Someone of unknown hours is never counted as free, so that there are none with them.
 */
export function liveSlots(
  schedules: readonly Schedule[],
  { from, length, count, within = TWO_WEEKS }: SlotSearch,
): readonly Interval[] {
  return sharedWindows(schedules, from, from + within)
    .filter(({ start, end }) => end - start >= length)
    .slice(0, count)
    .map(({ start }) => ({ start, end: start + length }));
}
