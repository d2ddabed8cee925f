import type { Instant } from '../instant.ts';
import { availability } from './availability.ts';
import type { Schedule } from './schedule.ts';
import { afterWorkingTime } from './workingTime.ts';

/** Somebody who could be asked. */
export interface AskedPerson {
  readonly schedule: Schedule;
  /** Milliseconds of their working time that an answer usually takes; null when not known. */
  readonly responseTime: number | null;
}

/**
 * When an answer to a question asked at `from` can be expected: after the person's usual response time in their
 * working time, never in focus or off time; where no response time is known, at the beginning of their next free
 * window, which is the soonest that anybody could answer. Null when their hours are unknown or never come.
 */
export function expectedAnswer({ schedule, responseTime }: AskedPerson, from: Instant): Instant | null {
  const free = availability(schedule, from).nextFree;
  if (free === null) return null;
  if (responseTime === null) return free.start;
  const answered = afterWorkingTime(schedule, from, responseTime);
  if (answered === null) return null;
  if (answered <= free.start) return free.start;
  // The answer takes the working time that ends here: it belongs to the span before, not to what begins.
  return availability(schedule, answered - 1).state === 'working'
    ? answered
    : (availability(schedule, answered).nextFree?.start ?? null);
}

/** The end of a waiting time, and on whose clock it was counted. */
export interface WaitingEnd {
  readonly at: Instant;
  /** `working`: in the asker's working time. `clock`: their hours are not known, so by the clock. */
  readonly basis: 'working' | 'clock';
}

/** When so many milliseconds of the asker's working time have passed since `from`. */
export function waitingEnd(asker: Schedule, from: Instant, duration: number): WaitingEnd {
  const at = afterWorkingTime(asker, from, duration);
  return at === null ? { at: from + duration, basis: 'clock' } : { at, basis: 'working' };
}
