import { MINUTE } from '../core/availability/civilDate.ts';
import type { Instant } from '../core/instant.ts';
import type { Clock } from './ports/clock.ts';

/** So often the wall clock is looked at: no timer fires while a machine sleeps, nor when its clock is set. */
const look = 5_000;
const shortestWait = 1_000;

/**
 * Resolves when the wall clock shows another minute, which is when times and states that are shown may have changed,
 * or at `sooner`: true. False when the signal aborts.
 */
export async function anotherMinute(
  clock: Pick<Clock, 'now' | 'wait'>,
  signal: AbortSignal,
  sooner: Instant = Infinity,
): Promise<boolean> {
  const minuteOf = (instant: Instant): number => Math.floor(instant / MINUTE);
  const begun = minuteOf(clock.now());
  do {
    const now = clock.now();
    const rest = Math.min((minuteOf(now) + 1) * MINUTE, sooner) - now;
    await clock.wait(Math.min(look, Math.max(shortestWait, rest)), signal).catch(() => undefined);
  } while (!signal.aborted && minuteOf(clock.now()) === begun && clock.now() < sooner);
  return !signal.aborted;
}
