import { describe, expect, it } from 'vitest';
import { inSlices } from '../../../src/app/inSlices.ts';
import type { Steps } from '../../../src/core/steps.ts';

/** A clock of which each step of the work takes 3 ms, and which counts how often others had their turn. */
function workAndClock(count: number): {
  readonly steps: Steps<string>;
  readonly clock: { monotonic(): number; wait(ms: number, signal?: AbortSignal): Promise<void> };
  readonly turns: () => number;
  readonly done: () => number;
} {
  let [now, turns, done] = [0, 0, 0];
  function* work(): Steps<string> {
    for (; done < count; done++) {
      now += 3;
      yield;
    }
    return 'result';
  }
  return {
    steps: work(),
    clock: {
      monotonic: () => now,
      wait: (_, signal) => {
        turns++;
        signal?.throwIfAborted();
        return Promise.resolve();
      },
    },
    turns: () => turns,
    done: () => done,
  };
}

describe('work in slices', () => {
  it('gives the result, and others a turn after each 8 ms', async () => {
    const { steps, clock, turns } = workAndClock(12);
    await expect(inSlices(steps, clock)).resolves.toBe('result');
    expect(turns()).toBe(4);
  });

  it('does short work at a stretch', async () => {
    const { steps, clock, turns } = workAndClock(2);
    await expect(inSlices(steps, clock)).resolves.toBe('result');
    expect(turns()).toBe(0);
  });

  it('ends where it is cancelled', async () => {
    const { steps, clock, turns, done } = workAndClock(100);
    const abort = new AbortController();
    const wait = (ms: number, signal?: AbortSignal): Promise<void> => {
      if (turns() === 1) abort.abort(new Error('enough'));
      return clock.wait(ms, signal);
    };
    await expect(inSlices(steps, { ...clock, wait }, abort.signal)).rejects.toThrow('enough');
    expect(done()).toBeLessThan(10);
  });

  it('does nothing where it was cancelled before', async () => {
    const { steps, clock, done } = workAndClock(2);
    await expect(inSlices(steps, clock, AbortSignal.abort(new Error('no')))).rejects.toThrow('no');
    expect(done()).toBe(0);
  });
});
