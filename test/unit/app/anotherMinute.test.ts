import { describe, expect, it } from 'vitest';
import { anotherMinute } from '../../../src/app/anotherMinute.ts';
import { ManualClock, settled } from '../../support/manualClock.ts';

const at = (text: string): number => Date.parse(text);

/** How often it resolved, by now. */
function follow(clock: Pick<ManualClock, 'now' | 'wait'>, sooner?: number) {
  const stop = new AbortController();
  const seen = { count: 0, stop };
  void (async () => {
    while (await anotherMinute(clock, stop.signal, sooner)) seen.count += 1;
  })();
  return seen;
}

describe('another minute', () => {
  it('begins with the minute of the clock on the wall', async () => {
    const clock = new ManualClock(at('2026-11-24T10:00:52Z'));
    const seen = follow(clock);
    for (let second = 0; second < 7; second += 1) await clock.pass(1000);
    expect(seen.count).toBe(0);
    await clock.pass(1000);
    expect(seen.count).toBe(1);
    seen.stop.abort();
  });

  it('is noticed within five seconds when the clock jumps, forth or back', async () => {
    const clock = new ManualClock(at('2026-11-24T10:00:10Z'));
    let jump = 0;
    const jumping = { now: () => clock.now() + jump, wait: clock.wait.bind(clock) };
    const seen = follow(jumping);
    await clock.pass(1000);
    jump = 3 * 3_600_000;
    await clock.pass(5000);
    expect(seen.count).toBe(1);
    jump = -3_600_000;
    await clock.pass(5000);
    expect(seen.count).toBe(2);
    seen.stop.abort();
  });

  it('comes sooner where it is asked to, and ends with the signal', async () => {
    const clock = new ManualClock(at('2026-11-24T10:00:00Z'));
    const seen = follow(clock, at('2026-11-24T10:00:03Z'));
    await clock.pass(2000);
    expect(seen.count).toBe(0);
    await clock.pass(1000);
    expect(seen.count).toBe(1);
    seen.stop.abort();
    await settled();
    const { count } = seen;
    await clock.pass(60_000);
    expect(seen.count).toBe(count);
  });
});
