import type { Instant } from '../../core/instant.ts';
import type { OutboxItem, OutboxWork, PendingItem, SentComment } from './outboxItem.ts';
import type { Disposable, Event } from '../ports/event.ts';
import type { StorageFailure } from '../ports/storageFailure.ts';

/**
 * Result of an order to the outbox. `busy`: the item is being sent or looked up at this moment, try again in a moment.
 * `mayHaveBeenSent`: it was cancelled after a write whose outcome is unknown. `held`: GitHub named a limit, and nothing
 * is sent before it has passed. `absent`: it was sent or taken out.
 */
export type OutboxResult =
  | { readonly type: 'done'; readonly item: OutboxItem }
  | { readonly type: 'cancelled'; readonly mayHaveBeenSent: boolean }
  | { readonly type: 'busy' }
  | { readonly type: 'held'; readonly until: Instant }
  | { readonly type: 'absent' }
  /** An item of that id waits already. */
  | { readonly type: 'duplicate'; readonly item: OutboxItem }
  | { readonly type: 'storage'; readonly failure: StorageFailure };

export type NewOutboxItem = Pick<OutboxItem, 'id' | 'author' | 'repository' | 'work'> & {
  readonly notBefore?: Instant;
  /** It may stand on GitHub already: it is looked for before it is written. */
  readonly mayStandThere?: boolean;
};

/** Everything that waits to be written to GitHub, for all windows. No method throws or rejects. */
export interface Outbox extends Disposable {
  /** Oldest first. */
  readonly items: readonly PendingItem[];
  /** Ids of what stands on GitHub, while what follows is still being done: it is no longer among `items`. */
  readonly settling: ReadonlySet<string>;
  /** Why what waits cannot be read or kept at present. Nothing is sent then, and nothing is lost. */
  readonly problem: StorageFailure | undefined;
  /** Resolves when `items` are those of the store, which a window that has just started has not read yet. */
  ready(): Promise<void>;
  /** `items`, `settling` or `problem` changed. */
  readonly onDidChange: Event<readonly PendingItem[]>;
  /** Fires once in every window that is open; `OutboxPorts.afterSent` (in `outboxRunner.ts`) is the place for what must not be missed. */
  readonly onDidSend: Event<{ readonly item: OutboxItem; readonly comment: SentComment }>;
  add(item: NewOutboxItem): Promise<OutboxResult>;
  /** Replaces what is to be written; a failed item waits again after it. */
  edit(id: string, work: OutboxWork): Promise<OutboxResult>;
  /** Ends waiting, a pause or a failure; not a pause for which GitHub asked. */
  sendNow(id: string): Promise<OutboxResult>;
  postpone(id: string, notBefore: Instant): Promise<OutboxResult>;
  cancel(id: string): Promise<OutboxResult>;
}
