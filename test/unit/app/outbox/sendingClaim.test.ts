import { expect, it } from 'vitest';
import { SendingClaim } from '../../../../src/app/outbox/sendingClaim.ts';
import { ManualClock } from '../../../support/manualClock.ts';
import { MemoryOutboxStore, OutboxMemory } from '../../../support/memoryOutboxStore.ts';
import { start } from './outboxItems.ts';

it('is prolonged while the work lasts, so that no other window has it, and lapses afterwards', async () => {
  const clock = new ManualClock(start);
  const store = new MemoryOutboxStore(new OutboxMemory(() => clock.monotonic()));
  const mine = new SendingClaim({ store, clock }, 'mine');
  const other = new SendingClaim({ store, clock }, 'other');
  expect(await mine.take()).toBe(true);
  const done = Promise.withResolvers<undefined>();
  const working = mine.during(async () => {
    await done.promise;
  });
  for (let minutes = 0; minutes < 10; minutes += 1) {
    for (let third = 0; third < 3; third += 1) await clock.pass(20_000);
    expect(await other.take()).toBe(false);
  }
  done.resolve(undefined);
  await working;
  await clock.pass(90_000);
  expect(await other.take()).toBe(true);
  expect(await mine.take()).toBe(false);
});
