import { describe, expect, it } from 'vitest';
import { decideNext, type OutboxEvent } from '../../../../src/app/outbox/decideNext.ts';
import { decodeOutboxItem } from '../../../../src/app/outbox/decodeOutboxItem.ts';
import { notBeforeOf, type OutboxItem } from '../../../../src/app/outbox/outboxItem.ts';
import { storeNewItem, storeOrder } from '../../../../src/app/outbox/storeOrders.ts';
import { MemoryOutboxStore } from '../../../support/memoryOutboxStore.ts';
import { comment, outboxItem, start } from './outboxItems.ts';

const later = start + 3_600_000;

/** Put back after it was taken out while nobody knew whether it had arrived. */
async function putBack(store = new MemoryOutboxStore()): Promise<OutboxItem> {
  const { id, author, repository, work } = outboxItem();
  const result = await storeNewItem(
    store,
    { id, author, repository, work, notBefore: later },
    { createdAt: start, mayBeThere: true },
  );
  if (result.type !== 'done') throw new Error(`Not stored: ${result.type}`);
  return result.item;
}

const after = (item: OutboxItem, ...events: readonly OutboxEvent[]): OutboxItem =>
  events.reduce((each, event) => decideNext(each, event, start).item, item);
const looked = { type: 'looked', found: [] } as const;

describe('an item that is kept back for a time and may stand on GitHub already', () => {
  it('waits for its time once it is certain that it does not', async () => {
    const item = after(await putBack(), looked, looked, looked);
    expect(item.state).toEqual({ type: 'waiting', notBefore: later });
    expect(decideNext(item, { type: 'recovered' }, start).action).toEqual({
      type: 'waitUntil',
      instant: later,
    });
  });

  it('keeps its time while GitHub cannot be asked, and across a restart', async () => {
    const paused = after(await putBack(), looked, { type: 'lookFailed', reason: { type: 'offline' } });
    expect(paused.state.type).toBe('paused');
    const read = decodeOutboxItem(JSON.parse(JSON.stringify(paused)));
    expect(read).toEqual(paused);
    const item = after(read ?? paused, { type: 'due' }, looked, looked);
    expect(item.state).toEqual({ type: 'waiting', notBefore: later });
  });

  it('keeps its time when its pull request is found to be open', async () => {
    const item = after(await putBack(), { type: 'placed', subject: { type: 'pullRequest', number: 4 } });
    expect(item.state).toEqual({ type: 'waiting', notBefore: later });
  });

  it('is sent where it is found', async () => {
    expect(after(await putBack(), { type: 'looked', found: [comment] }).state.type).toBe('sent');
  });

  it('loses its time to the wish to send it at once', async () => {
    const store = new MemoryOutboxStore();
    const stored = await putBack(store);
    const paused = after(stored, { type: 'lookFailed', reason: { type: 'offline' } });
    await store.replace({ ...paused, revision: 2 });
    const hurried = await storeOrder(store, paused.id, { type: 'sendNow' });
    if (hurried.type !== 'done') throw new Error(`Not hurried: ${hurried.type}`);
    expect(notBeforeOf(hurried.item)).toBeUndefined();
    expect(after(hurried.item, { type: 'due' }, looked, looked, looked).state).toEqual({ type: 'waiting' });
  });
});
