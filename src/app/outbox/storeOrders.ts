import type { Instant } from '../../core/instant.ts';
import type { NewOutboxItem, OutboxResult } from '../outbox.ts';
import type { OutboxStore } from '../ports/outboxStore.ts';
import { applyOrder, type OutboxOrder } from './applyOrder.ts';
import type { OutboxItem } from './outboxItem.ts';

const orderAttempts = 5;

/** Stores a new item that waits, or that is looked for first where it may stand on GitHub already. */
export async function storeNewItem(
  store: OutboxStore,
  { notBefore, ...item }: NewOutboxItem,
  { createdAt, mayBeThere }: { readonly createdAt: Instant; readonly mayBeThere: boolean },
): Promise<OutboxResult> {
  const due = notBefore === undefined ? {} : { notBefore };
  const waiting: OutboxItem = {
    ...item,
    revision: 1,
    createdAt,
    attempts: 0,
    mayHaveCopies: mayBeThere,
    state: mayBeThere
      ? { type: 'looking', reason: { type: 'cancelled' }, looks: 0, since: createdAt, ...due }
      : { type: 'waiting', ...due },
  };
  const result = await store.create(waiting);
  if (result.type === 'stored') return { type: 'done', item: waiting };
  if (result.type === 'failed') return { type: 'storage', failure: result.failure };
  const there = (await store.list()).find(({ id }) => id === item.id);
  return { type: 'duplicate', item: there ?? waiting };
}

/** Carries out a user's order on the stored item, again when another window changed it meanwhile. */
export async function storeOrder(store: OutboxStore, id: string, order: OutboxOrder): Promise<OutboxResult> {
  for (let attempt = 0; attempt < orderAttempts; attempt += 1) {
    const item = (await store.list()).find((each) => each.id === id);
    if (item === undefined) return { type: 'absent' };
    const result = applyOrder(item, order);
    if (result.type === 'busy') return result;
    if (result.type === 'sent') return { type: 'absent' };
    const changed = result.type === 'changed' ? { ...result.item, revision: item.revision + 1 } : undefined;
    const stored =
      changed === undefined ? await store.remove(id, item.revision) : await store.replace(changed);
    if (stored.type === 'failed') return { type: 'storage', failure: stored.failure };
    if (stored.type === 'conflict') continue;
    if (result.type === 'cancelled') return result;
    return { type: 'done', item: changed ?? item };
  }
  return { type: 'busy' };
}
