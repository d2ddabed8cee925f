import type { Instant } from '../instant.ts';
import { DAY } from './civilDate.ts';
import { intersect, totalLength, type Interval } from './interval.ts';
import type { Availability, AvailabilitySegment, Schedule } from './schedule.ts';
import { timelineOf } from './timeline.ts';

/** How far ahead the answers look: two years. */
export const HORIZON = 732 * DAY;

/**
 * The availability of a person at an instant: state with its reason, until when, and the next free window.
 * Depends on nothing but its arguments and the zone data. See {@link Schedule} and {@link Availability}.
 */
export function availability(schedule: Schedule, instant: Instant): Availability {
  const limit = instant + HORIZON;
  let current: AvailabilitySegment | null = null;
  let until: Instant | null = null;
  let reasonUntil: Instant | null = null;
  let free: { start: Instant; end: Instant } | null = null;
  for (const segment of timelineOf(schedule).segmentsFrom(instant)) {
    current ??= segment;
    if (segment.start >= limit) break;
    if (until === null && segment.state !== current.state) until = segment.start;
    if (reasonUntil === null && segment.reason !== current.reason) reasonUntil = segment.start;
    if (segment.state === 'working') {
      free ??= { start: Math.max(segment.start, instant), end: segment.end };
      free.end = Math.min(segment.end, limit);
    } else if (free !== null) break;
    if (current.reason === 'zone-unknown') break;
  }
  const { state, reason } = current ?? ({ state: 'unknown', reason: 'zone-unknown' } as const);
  return { state, reason, until, reasonUntil, nextFree: free };
}

/** The segments that partition `[from, to)`: adjoining, in order, neighbours differing in reason. */
export function availabilitySegments(
  schedule: Schedule,
  from: Instant,
  to: Instant,
): readonly AvailabilitySegment[] {
  const segments: AvailabilitySegment[] = [];
  if (to <= from) return segments;
  for (const segment of timelineOf(schedule).segmentsFrom(from)) {
    if (segment.start >= to) break;
    const start = Math.max(segment.start, from);
    const end = Math.min(segment.end, to);
    const last = segments.at(-1);
    if (last?.reason === segment.reason) segments.splice(-1, 1, { ...last, end });
    else segments.push({ ...segment, start, end });
  }
  return segments;
}

/** The spans of `[from, to)` in which the person works and is not in focus time. */
export function freeWindows(schedule: Schedule, from: Instant, to: Instant): readonly Interval[] {
  return availabilitySegments(schedule, from, to)
    .filter(({ state }) => state === 'working')
    .map(({ start, end }) => ({ start, end }));
}

/** The spans of `[from, to)` in which every one of the people works and none is in focus time. */
export function sharedWindows(
  schedules: readonly Schedule[],
  from: Instant,
  to: Instant,
): readonly Interval[] {
  const [first, ...others] = schedules;
  if (first === undefined) return [];
  return others.reduce<readonly Interval[]>(
    (shared, each) => intersect(shared, freeWindows(each, from, to)),
    freeWindows(first, from, to),
  );
}

export interface Overlap {
  readonly windows: readonly Interval[];
  /** Their length together, in milliseconds. */
  readonly length: number;
}

/**
 * When two people are both free within a span, such as the local date that `dayAxis` lays out. Null when the hours of
 * one are unknown, which is not to have no time in common.
 */
export function overlapWithin(mine: Schedule, theirs: Schedule, { start, end }: Interval): Overlap | null {
  if (areHoursUnknown(mine) || areHoursUnknown(theirs)) return null;
  const windows = sharedWindows([mine, theirs], start, end);
  return { windows, length: totalLength(windows) };
}

/** Nothing can be said of these hours at any time: no zone, or neither hours nor dated ones. */
export function areHoursUnknown({ zone, hours, overrides }: Schedule): boolean {
  return zone === null || (hours === null && overrides.length === 0);
}
