import { DAY } from './civilDate.ts';
import type { Instant } from '../instant.ts';
import type { Availability } from './schedule.ts';
import { zoneTable } from './zoneTable.ts';

/** The groups of the Team view, soonest first. */
export const reachGroups = ['now', 'laterToday', 'later', 'unknown'] as const;
export type ReachGroup = (typeof reachGroups)[number];

/**
 * When someone can be reached: working and in no focus time now; on the viewer's local date of `now`; later (also
 * when no free window is in sight); or unknown. Without a zone of the viewer, today is the next 24 hours.
 */
export function reachGroupOf(
  { state, nextFree }: Availability,
  now: Instant,
  viewerZone: string | null,
): ReachGroup {
  if (state === 'unknown') return 'unknown';
  if (state === 'working') return 'now';
  if (nextFree === null) return 'later';
  const table = viewerZone === null ? null : zoneTable(viewerZone);
  const today =
    table === null ? nextFree.start - now < DAY : table.epochDayAt(nextFree.start) === table.epochDayAt(now);
  return today ? 'laterToday' : 'later';
}

/** Orders by soonest reachable: free now first, then by next window, unknown last. */
export function compareReach(a: Availability, b: Availability): number {
  return reachKey(a) - reachKey(b) || 0;
}

function reachKey({ state, nextFree }: Availability): number {
  if (state === 'unknown') return Number.MAX_VALUE;
  if (state === 'working') return -Number.MAX_VALUE;
  return nextFree?.start ?? Number.MAX_VALUE / 2;
}
