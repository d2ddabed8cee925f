import type { Instant } from '../../core/instant.ts';
import type { NewOutboxItem, OutboxResult } from './outbox.ts';
import type { OutboxStore } from '../ports/outboxStore.ts';
import { applyOrder, lookingAgain, type OutboxOrder, withWork } from './applyOrder.ts';
import type { OutboxItem } from './outboxItem.ts';

const orderAttempts = 5;

/** Stores a new item: it waits, or is looked for first where it may stand on GitHub already. */
export async function storeNewItem(
  store: OutboxStore,
  { notBefore, mayStandThere = false, ...item }: NewOutboxItem,
  now: Instant,
): Promise<OutboxResult> {
  const due = notBefore === undefined ? {} : { notBefore };
  const waiting: OutboxItem = {
    ...item,
    revision: 1,
    createdAt: now,
    attempts: 0,
    mayHaveCopies: mayStandThere,
    state: mayStandThere ? lookingAgain(now, due) : { type: 'waiting', ...due },
  };
  for (let attempt = 0; attempt < orderAttempts; attempt += 1) {
    const created = await store.create(waiting);
    if (created.type === 'stored') return { type: 'done', item: waiting };
    if (created.type === 'failed') return { type: 'storage', failure: created.failure };
    const { items, failure } = await store.list();
    const there = items.find(({ id }) => id === item.id);
    if (there === undefined && failure !== undefined) return { type: 'storage', failure };
    if (there === undefined) continue;
    if (there.state.type !== 'cancelled') return { type: 'duplicate', item: there };
    const { id, author, repository, work } = item;
    const again: OutboxItem = {
      ...withWork({ ...there, id, author, repository }, work),
      revision: there.revision + 1,
      state: lookingAgain(now, due),
    };
    const replaced = await store.replace(again);
    if (replaced.type === 'stored') return { type: 'done', item: again };
    if (replaced.type === 'failed') return { type: 'storage', failure: replaced.failure };
  }
  return { type: 'busy' };
}

/** Carries out a user's order on the stored item, again when another window changed it meanwhile. */
export async function storeOrder(
  store: OutboxStore,
  id: string,
  order: OutboxOrder,
  now: Instant,
): Promise<OutboxResult> {
  for (let attempt = 0; attempt < orderAttempts; attempt += 1) {
    const { items, failure } = await store.list();
    const item = items.find((each) => each.id === id);
    if (item === undefined) return failure === undefined ? { type: 'absent' } : { type: 'storage', failure };
    const result = applyOrder(item, order, now);
    if (result.type === 'busy') return result;
    if (result.type === 'over') return { type: 'absent' };
    if (result.type === 'unchanged') return { type: 'done', item };
    const next = result.type === 'changed' ? result.item : result.kept;
    const changed = next === undefined ? undefined : { ...next, revision: item.revision + 1 };
    const stored =
      changed === undefined ? await store.remove(id, item.revision) : await store.replace(changed);
    if (stored.type === 'failed') return { type: 'storage', failure: stored.failure };
    if (stored.type === 'conflict') continue;
    if (result.type === 'cancelled') return { type: 'cancelled', mayHaveBeenSent: result.kept !== undefined };
    return { type: 'done', item: changed ?? item };
  }
  return { type: 'busy' };
}
