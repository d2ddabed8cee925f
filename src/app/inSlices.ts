import type { Steps } from '../core/steps.ts';
import type { Clock } from './ports/clock.ts';

/** Milliseconds at a stretch: well below what somebody who types would notice. */
const slice = 8;

/**
 * Does long work in slices, between which everything else in this process has its turn. Rejects with the signal's
 * reason when aborted.
 */
export async function inSlices<Result>(
  steps: Steps<Result>,
  clock: Pick<Clock, 'monotonic' | 'wait'>,
  signal?: AbortSignal,
): Promise<Result> {
  let until = clock.monotonic() + slice;
  for (;;) {
    signal?.throwIfAborted();
    const { done, value } = steps.next();
    if (done === true) return value;
    if (clock.monotonic() < until) continue;
    await clock.wait(0, signal);
    until = clock.monotonic() + slice;
  }
}
