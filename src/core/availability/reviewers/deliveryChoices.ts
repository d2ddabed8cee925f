import type { Instant } from '../../instant.ts';
import { sharedWindows } from '../availability.ts';
import { DAY } from '../civilDate.ts';
import { inHoursOfAll, proposeReplyBy } from '../deadline.ts';
import type { RankedReviewer } from './rankReviewers.ts';

/** When a chosen person can be asked without breaking into their focus or free time. */
export interface ReviewDelivery {
  readonly reviewer: RankedReviewer;
  /** Null: at once. */
  readonly at: Instant | null;
}

export interface DeliveryChoices {
  /** They work and are in no focus time: ask them at once. */
  readonly reachable: readonly RankedReviewer[];
  /** In focus, busy, off or away, with the beginning of their next window; soonest first. */
  readonly later: readonly { readonly reviewer: RankedReviewer; readonly at: Instant }[];
  /** Nobody knows when they can be reached: they can be asked at once or not at all. */
  readonly unknown: readonly RankedReviewer[];
  /** The first instant at which all whose hours are known can be reached, where that is later than now. */
  readonly together: Instant | null;
}

/** How to deliver: to all at once, to each in their own next window, or to all when all can be reached. */
export type DeliveryMode = 'now' | 'nextWindow' | 'together';

const LOOK_AHEAD = 14 * DAY;

/** Parts the chosen people by when they can be asked. Everyone is in exactly one list. */
export function deliveryChoices(chosen: readonly RankedReviewer[], now: Instant): DeliveryChoices {
  const reachable = chosen.filter(({ warning }) => warning === null);
  const later: { reviewer: RankedReviewer; at: Instant }[] = [];
  const unknown: RankedReviewer[] = [];
  for (const reviewer of chosen) {
    if (reviewer.warning === null) continue;
    const at = reviewer.availability.nextFree?.start ?? null;
    if (at === null) unknown.push(reviewer);
    else later.push({ reviewer, at });
  }
  later.sort((a, b) => a.at - b.at);
  return { reachable, later, unknown, together: togetherAt([...reachable, ...later], now) };
}

/** When each of the chosen is asked. Nobody of unknown hours is kept waiting for a window that is a guess. */
export function deliveriesOf(
  { reachable, later, unknown, together }: DeliveryChoices,
  mode: DeliveryMode,
): readonly ReviewDelivery[] {
  const all = [...reachable, ...later.map(({ reviewer }) => reviewer), ...unknown];
  if (mode === 'now') return all.map((reviewer) => ({ reviewer, at: null }));
  const atOnce = (reviewers: readonly RankedReviewer[]): readonly ReviewDelivery[] =>
    reviewers.map((reviewer) => ({ reviewer, at: null }));
  if (mode === 'nextWindow') return [...atOnce([...reachable, ...unknown]), ...later];
  const known = [...reachable, ...later.map(({ reviewer }) => reviewer)];
  return [...known.map((reviewer) => ({ reviewer, at: together })), ...atOnce(unknown)];
}

/** When the note that goes with the requests is posted: with the first of them. Null: at once. */
export function noteDelivery(deliveries: readonly Pick<ReviewDelivery, 'at'>[]): Instant | null {
  const times = deliveries.map(({ at }) => at);
  return times.length === 0 || times.includes(null) ? null : Math.min(...times.map((at) => at ?? 0));
}

/**
 * The reply-by to propose for all of them: the latest of the instants by which each usually answers, in their own
 * working time from their delivery on, in the hours of all. Null when nobody's hours are known.
 */
export function proposedReplyBy(deliveries: readonly ReviewDelivery[], now: Instant): Instant | null {
  const proposals = deliveries.flatMap(({ reviewer: { candidate }, at }) => {
    const proposed = proposeReplyBy(candidate.schedule, at ?? now, candidate.responseTime);
    return proposed === null ? [] : [{ ...proposed, schedule: candidate.schedule }];
  });
  if (proposals.length === 0) return null;
  return inHoursOfAll(
    proposals.map(({ schedule }) => schedule),
    Math.max(...proposals.map(({ replyBy }) => replyBy)),
  );
}

function togetherAt(
  people: readonly (RankedReviewer | { readonly reviewer: RankedReviewer; readonly at: Instant })[],
  now: Instant,
): Instant | null {
  const deliveries = people.map((each) => ('reviewer' in each ? each : { reviewer: each, at: now }));
  if (deliveries.length < 2) return null;
  const from = Math.max(...deliveries.map(({ at }) => at));
  const schedules = deliveries.map(({ reviewer }) => reviewer.candidate.schedule);
  const [first] = sharedWindows(schedules, from, from + LOOK_AHEAD);
  return first === undefined || first.start <= now ? null : first.start;
}
