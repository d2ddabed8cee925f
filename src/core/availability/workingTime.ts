import type { Instant } from '../instant.ts';
import { availabilitySegments, HORIZON } from './availability.ts';
import type { Schedule } from './schedule.ts';
import { timelineOf } from './timeline.ts';

/**
 * Milliseconds of working time in `[from, to)`, focus time included because it is worked. Negative when `to` is
 * before `from`; null when the schedule is unknown anywhere between, since a partial sum would mislead.
 */
export function workingTimeBetween(schedule: Schedule, from: Instant, to: Instant): number | null {
  if (to < from) {
    const reversed = workingTimeBetween(schedule, to, from);
    return reversed === null ? null : 0 - reversed;
  }
  let sum = 0;
  for (const { state, start, end } of availabilitySegments(schedule, from, to)) {
    if (state === 'unknown') return null;
    if (state !== 'off') sum += end - start;
  }
  return sum;
}

/**
 * The first instant at which `duration` milliseconds of working time have passed since `from`; `from` itself for
 * none. Null when the schedule is unknown on the way or the time does not pass within the horizon.
 */
export function afterWorkingTime(schedule: Schedule, from: Instant, duration: number): Instant | null {
  if (duration <= 0) return from;
  let left = duration;
  for (const segment of timelineOf(schedule).segmentsFrom(from)) {
    if (segment.state === 'unknown' || segment.start >= from + HORIZON) return null;
    if (segment.state === 'off') continue;
    const start = Math.max(segment.start, from);
    if (segment.end - start >= left) return start + left;
    left -= segment.end - start;
  }
  return null;
}
