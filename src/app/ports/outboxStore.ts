import type { OutboxItem } from '../outbox/outboxItem.ts';
import type { Event } from './event.ts';
import type { StorageFailure } from './storageFailure.ts';

/** What a store holds, oldest first (`createdAt`, then id). */
export interface OutboxListing {
  readonly items: readonly OutboxItem[];
  /** Why some or all could not be read: an item that is not listed then is not known to be gone. */
  readonly failure?: StorageFailure;
}

/** `held`: by another owner. */
export type OutboxClaim =
  | { readonly type: 'granted' }
  | { readonly type: 'held' }
  | { readonly type: 'failed'; readonly failure: StorageFailure };

/** `conflict`: somebody else wrote first (or the item is gone); nothing was written. */
export type OutboxStoreResult =
  | { readonly type: 'stored' }
  | { readonly type: 'conflict' }
  | { readonly type: 'failed'; readonly failure: StorageFailure };

/**
 * The durable outbox, shared by every window and process of this user on this machine. What was `stored` survives a
 * crash of the machine. No operation rejects.
 */
export interface OutboxStore {
  /** All items. Decode with `decodeOutboxItem`; leave alone what it refuses. */
  list(): Promise<OutboxListing>;
  /** Adds an item; `conflict` when one with its id exists. */
  create(item: OutboxItem): Promise<OutboxStoreResult>;
  /** Replaces the item of that id, only while the stored revision is `item.revision - 1`; atomic among processes. */
  replace(item: OutboxItem): Promise<OutboxStoreResult>;
  /** Removes the item, only while the stored revision is that one. */
  remove(id: string, revision: number): Promise<OutboxStoreResult>;
  /**
   * Claims the right to send for this owner, or prolongs it. It lapses after so many milliseconds, or at once when the
   * owner's process has died.
   */
  claim(owner: string, milliseconds: number): Promise<OutboxClaim>;
  release(owner: string): Promise<void>;
  /** Something was added, replaced or removed, here or in another process. May fire too often. */
  readonly onDidChange: Event<undefined>;
}
