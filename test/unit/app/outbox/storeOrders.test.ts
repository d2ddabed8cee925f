import { describe, expect, it } from 'vitest';
import { applyOrder, type OutboxOrder } from '../../../../src/app/outbox/applyOrder.ts';
import { decideNext, type OutboxEvent } from '../../../../src/app/outbox/decideNext.ts';
import { decodeOutboxItem } from '../../../../src/app/outbox/decodeOutboxItem.ts';
import { notBeforeOf, type OutboxItem } from '../../../../src/app/outbox/outboxItem.ts';
import { storeNewItem, storeOrder } from '../../../../src/app/outbox/storeOrders.ts';
import { MemoryOutboxStore } from '../../../support/memoryOutboxStore.ts';
import { comment, outboxItem, start } from './outboxItems.ts';

const later = start + 3_600_000;

/** A note whose write got no answer. */
const unsure = outboxItem({
  attempts: 1,
  mayHaveCopies: true,
  state: {
    type: 'paused',
    reason: { type: 'timeout' },
    outcome: { type: 'unknown', looks: 3 },
    since: start,
    waitMilliseconds: 5000,
  },
});

/** Put back after it was taken out while nobody knew whether it had arrived. */
async function putBack(store = new MemoryOutboxStore()): Promise<OutboxItem> {
  const { id, author, repository, work } = outboxItem();
  await store.create(unsure);
  await storeOrder(store, id, { type: 'cancel' }, start);
  const result = await storeNewItem(store, { id, author, repository, work, notBefore: later }, start);
  if (result.type !== 'done') throw new Error(`Not stored: ${result.type}`);
  return result.item;
}

const after = (item: OutboxItem, ...events: readonly OutboxEvent[]): OutboxItem =>
  events.reduce((each, event) => decideNext(each, event, start).item, item);
const looked = { type: 'looked', found: [] } as const;

it('looks on GitHub before it writes what may have been handed over and sent before', async () => {
  const store = new MemoryOutboxStore();
  const { id, author, repository, work } = outboxItem();
  const result = await storeNewItem(store, { id, author, repository, work, mayStandThere: true }, start);
  if (result.type !== 'done') throw new Error(result.type);
  const { item } = result;
  expect(item).toMatchObject({ mayHaveCopies: true, state: { type: 'looking', looks: 0 } });
  expect(decideNext(item, { type: 'due' }, start).action).toEqual({ type: 'look' });
  expect(after(item, { type: 'looked', found: [comment] }).state).toMatchObject({ type: 'sent', comment });
  expect(after(item, looked, looked).state.type).toBe('looking');
  expect(after(item, looked, looked, looked).state).toEqual({ type: 'waiting' });
});

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
    await store.replace({ ...paused, revision: stored.revision + 1 });
    const hurried = await storeOrder(store, paused.id, { type: 'sendNow' }, start);
    if (hurried.type !== 'done') throw new Error(`Not hurried: ${hurried.type}`);
    expect(notBeforeOf(hurried.item)).toBeUndefined();
    expect(after(hurried.item, { type: 'due' }, looked, looked, looked).state).toEqual({ type: 'waiting' });
  });
});

describe('an item that was cancelled while nobody knew whether it had arrived', () => {
  const changed = (work: OutboxItem['work']): OutboxItem['work'] =>
    work.type === 'note'
      ? { ...work, draft: { ...work.draft, content: { ...work.draft.content, whereItStands: 'All done.' } } }
      : work;

  it('says so, and is remembered by the store, so that every window looks for it first', async () => {
    const store = new MemoryOutboxStore();
    await store.create(unsure);
    expect(await storeOrder(store, unsure.id, { type: 'cancel' }, start)).toEqual({
      type: 'cancelled',
      mayHaveBeenSent: true,
    });
    const [kept] = (await store.list()).items;
    expect(decodeOutboxItem(JSON.parse(JSON.stringify(kept)))?.state).toEqual({
      type: 'cancelled',
      since: start,
    });
    for (const type of ['cancel', 'sendNow'] as const)
      expect(await storeOrder(store, unsure.id, { type }, start)).toEqual({ type: 'absent' });
    const { id, author, repository, work } = unsure;
    const again = await storeNewItem(store, { id, author, repository, work }, later);
    expect(again).toMatchObject({ type: 'done', item: { mayHaveCopies: true, state: { type: 'looking' } } });
  });

  it('leaves nothing where it is certain that it was not sent', async () => {
    const store = new MemoryOutboxStore();
    await store.create(outboxItem());
    expect(await storeOrder(store, unsure.id, { type: 'cancel' }, start)).toEqual({
      type: 'cancelled',
      mayHaveBeenSent: false,
    });
    expect(await store.list()).toEqual({ items: [] });
  });

  it('is forgotten after 90 days', () => {
    const item = { ...unsure, state: { type: 'cancelled', since: start } } as const;
    const actionAfter = (days: number): string =>
      decideNext(item, { type: 'recovered' }, start + days * 86_400_000).action.type;
    expect(actionAfter(89)).toBe('rest');
    expect(actionAfter(91)).toBe('wait');
    expect(decideNext(item, { type: 'due' }, start).action.type).toBe('remove');
  });

  it('is taken for sent with the text it had then, so that what was changed since is not taken for published', async () => {
    const store = new MemoryOutboxStore();
    const { id, author, repository, work } = unsure;
    await store.create(unsure);
    await storeOrder(store, id, { type: 'cancel' }, start);
    const again = await storeNewItem(store, { id, author, repository, work: changed(work) }, start);
    if (again.type !== 'done') throw new Error(`Not stored: ${again.type}`);
    expect(again.item.work).toEqual(changed(work));
    const found = after(again.item, { type: 'looked', found: [comment] });
    expect(found.state.type).toBe('sent');
    expect(found.work).toEqual(work);
    // It is not lost either: a note's stays in its draft, a reply's follows as an edit.
    expect(found.changed).toEqual(changed(work));
  });

  it('is not looked for where it goes elsewhere', async () => {
    const store = new MemoryOutboxStore();
    await store.create({ ...unsure, state: { type: 'failed', reason: { type: 'locked' }, since: start } });
    const elsewhere = {
      ...changed(unsure.work),
      target: { type: 'pullRequest', number: 2 },
    } as typeof unsure.work;
    const result = await storeOrder(store, unsure.id, { type: 'edit', work: elsewhere }, start);
    expect(result).toMatchObject({ type: 'done', item: { work: elsewhere } });
    expect((await store.list()).items[0]?.attempted).toBeUndefined();
  });
});

describe('an item that failed after a write of unknown outcome', () => {
  const failed: OutboxItem = {
    ...unsure,
    state: { type: 'failed', reason: { type: 'notFound' }, since: start },
  };

  it.each<OutboxOrder>([
    { type: 'sendNow' },
    { type: 'postpone', notBefore: later },
    { type: 'edit', work: failed.work },
  ])('is looked for before it is written again, on $type', (order) => {
    const result = applyOrder(failed, order, start);
    if (result.type !== 'changed') throw new Error(`Not changed: ${result.type}`);
    expect(result.item.state.type).toBe('looking');
    expect(notBeforeOf(result.item)).toBe(order.type === 'postpone' ? later : undefined);
  });

  it('is known by what it changed where it is an edit, whatever an earlier attempt was to change', () => {
    const location = { id: '11', subject: { type: 'pullRequest', number: 1 } } as const;
    const work = { type: 'edit', location, base: 'one', body: 'two' } as const;
    const edited = applyOrder({ ...failed, work }, { type: 'edit', work: { ...work, body: 'three' } }, start);
    if (edited.type !== 'changed') throw new Error(`Not changed: ${edited.type}`);
    expect(edited.item.attempted).toBeUndefined();
    const found = after(edited.item, { type: 'looked', found: [comment] });
    expect(found).toMatchObject({ state: { type: 'sent' }, work: { body: 'three' } });
  });

  it('simply waits where no write got as far', () => {
    const result = applyOrder({ ...failed, mayHaveCopies: false }, { type: 'sendNow' }, start);
    expect(result).toMatchObject({ type: 'changed', item: { state: { type: 'waiting' } } });
  });
});
