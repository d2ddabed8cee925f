import { describe, expect, it } from 'vitest';
import { ItemTimes } from '../../../../src/app/outbox/itemTimes.ts';
import { ManualClock } from '../../../support/manualClock.ts';
import { outboxItem, start } from './outboxItems.ts';

const item = outboxItem();
const { host } = item.repository;
const limited = outboxItem({
  id: 'limited',
  state: {
    type: 'paused',
    reason: { type: 'secondaryLimit', waitMilliseconds: 60_000 },
    outcome: { type: 'notSent' },
    since: start,
    waitMilliseconds: 60_000,
  },
});

function world(): { readonly clock: ManualClock; readonly times: ItemTimes } {
  const clock = new ManualClock(start);
  return { clock, times: new ItemTimes(clock) };
}

describe('when an item is due', () => {
  it('is not before a limit of its host has passed, by whichever clock it waits', async () => {
    const { clock, times } = world();
    times.set(limited, { type: 'wait', milliseconds: 60_000 });
    times.set(item, { type: 'waitUntil', instant: start });
    expect(times.remaining(item)).toBe(30_000);
    expect(times.heldFor(host)).toBe(60_000);
    expect(times.heldFor('github.example')).toBe(0);
    await clock.pass(59_000);
    expect(times.remaining(item)).toBe(1000);
    await clock.pass(1000);
    expect([times.remaining(item), times.remaining(limited), times.heldFor(host)]).toEqual([0, 0, 0]);
  });

  it('is looked at every half minute where a time of day is waited for, which may jump', () => {
    const { times } = world();
    times.set(item, { type: 'waitUntil', instant: start + 3_600_000 });
    expect(times.remaining(item)).toBe(30_000);
  });

  it.each<readonly [string | undefined, number]>([
    ['github.example', Infinity],
    [host, 0],
    [undefined, 0],
  ])('is now for one that waits for a session once %s has one', (signedIn, expected) => {
    const { times } = world();
    times.set(item, { type: 'waitForSession' });
    expect(times.remaining(item)).toBe(Infinity);
    times.sessionChanged([item], signedIn);
    expect(times.remaining(item)).toBe(expected);
  });
});
