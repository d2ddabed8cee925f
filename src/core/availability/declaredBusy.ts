import type { Instant } from '../instant.ts';
import { DAY } from './civilDate.ts';
import type { Interval } from './interval.ts';
import type { ReducedFeed } from './schedule.ts';
import { zoneTable } from './zoneTable.ts';

/** A busy status as GitHub gives it. */
export interface BusyStatus {
  /** When it was set or last changed. */
  readonly since: Instant;
  /** When GitHub clears it by itself; null when it stays until the person clears it. */
  readonly until: Instant | null;
}

/**
 * The span in which a busy status counts, given that GitHub shows it at `now`: from when it was set, or from `now` where
 * the server's clock is ahead. One without an end is taken to last to the end of the person's local date of `now` (for
 * 24 hours where the zone is unknown): nobody is shown as busy for days because of a forgotten status. Whoever still
 * sees the status on the next date asks again, with that date's `now`.
 */
export function busySpan({ since, until }: BusyStatus, zone: string | null, now: Instant): Interval {
  const start = Math.min(since, now);
  if (until !== null) return { start, end: until };
  const table = zone === null ? null : zoneTable(zone);
  const dates = table?.dayIntervals(table.epochDayAt(now)) ?? [];
  return { start, end: dates.at(-1)?.end ?? now + DAY };
}

/** Spans in which the person says to be busy, as a feed of the schedule. */
export function declaredFeed(spans: readonly Interval[]): ReducedFeed {
  return { as: 'focus', intervals: spans.map(({ start, end }) => ({ start, end, kind: 'declared' })) };
}
