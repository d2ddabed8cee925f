import type { Instant } from '../instant.ts';
import { availability, sharedWindows } from './availability.ts';
import { DAY, HOUR } from './civilDate.ts';
import type { Schedule } from './schedule.ts';
import { afterWorkingTime } from './workingTime.ts';

/** Where nobody said how long answers take: half a working day. */
export const DEFAULT_RESPONSE_TIME = 4 * HOUR;

export interface ProposedReply {
  readonly replyBy: Instant;
  /** Milliseconds of working time granted. */
  readonly responseTime: number;
  /** `usual`: the person's own figure. `default`: none is known. */
  readonly basis: 'usual' | 'default';
}

/**
 * The reply-by to propose: the person's usual response time in their working time from `from` on. Null when their
 * hours are unknown, since any instant would be a guess.
 */
export function proposeReplyBy(
  schedule: Schedule,
  from: Instant,
  usualResponseTime: number | null,
): ProposedReply | null {
  const responseTime = usualResponseTime ?? DEFAULT_RESPONSE_TIME;
  const replyBy = afterWorkingTime(schedule, from, responseTime);
  if (replyBy === null) return null;
  return { replyBy, responseTime, basis: usualResponseTime === null ? 'default' : 'usual' };
}

/** So far ahead a moment in everybody's hours is looked for. */
const LOOK_AHEAD = 14 * DAY;

/**
 * The first deadline from `earliest` on that comes while all of the people work and are not in focus: `earliest` where
 * the moment before it is such, else an hour into the next window that they share, or its end. `earliest` also where
 * they share none within two weeks: of whom it is outside the hours, the readiness rules say.
 */
export function inHoursOfAll(schedules: readonly Schedule[], earliest: Instant): Instant {
  const [window] = sharedWindows(schedules, earliest - 1, earliest + LOOK_AHEAD);
  if (window === undefined || window.start < earliest) return earliest;
  return Math.min(window.end, window.start + HOUR);
}

/**
 * When a reminder due at `instant` may be posted: then, if all of the people work and are not in focus, else at the
 * beginning of the next window that they share; where they share none within two weeks, when the last of them is back.
 * People whose hours are unknown or never come are waited for by nobody.
 */
export function reminderTime(schedules: readonly Schedule[], instant: Instant): Instant {
  const known = schedules.flatMap((schedule) => {
    const { nextFree } = availability(schedule, instant);
    return nextFree === null ? [] : [{ schedule, start: nextFree.start }];
  });
  const last = Math.max(instant, ...known.map(({ start }) => start));
  const [window] = sharedWindows(
    known.map(({ schedule }) => schedule),
    last,
    last + LOOK_AHEAD,
  );
  return window?.start ?? last;
}
