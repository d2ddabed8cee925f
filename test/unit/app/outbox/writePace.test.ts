import { describe, expect, it } from 'vitest';
import { WritePace } from '../../../../src/app/outbox/writePace.ts';
import { ManualClock, settled } from '../../../support/manualClock.ts';

describe('the pace of writes', () => {
  it('lets one begin a second after the last one ended, and no sooner', async () => {
    const clock = new ManualClock(0);
    const pace = new WritePace(clock);
    await pace.begin();
    await clock.pass(400);
    pace.ended();
    let begun = false;
    const next = pace.begin().then(() => {
      begun = true;
    });
    await clock.pass(999);
    expect(begun).toBe(false);
    await clock.pass(1);
    await next;
    expect(begun).toBe(true);
  });

  it('rests no more once a second has passed', async () => {
    const clock = new ManualClock(0);
    const pace = new WritePace(clock);
    await pace.begin();
    await clock.pass(1000);
    let rested = false;
    void pace.rest().then(() => {
      rested = true;
    });
    await settled();
    expect(rested).toBe(true);
  });
});
