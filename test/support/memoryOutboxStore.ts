import { Emitter } from '../../src/app/emitter.ts';
import type { OutboxItem } from '../../src/app/outbox/outboxItem.ts';
import type {
  OutboxClaim,
  OutboxListing,
  OutboxStore,
  OutboxStoreResult,
} from '../../src/app/ports/outboxStore.ts';
import type { StorageFailure } from '../../src/app/ports/storageFailure.ts';

/** What several windows' memory stores share. */
export class OutboxMemory {
  readonly items = new Map<string, OutboxItem>();
  readonly changed = new Emitter<undefined>();
  claim: { readonly owner: string; readonly until: number } | undefined;
  /** Makes every write fail. */
  failure: StorageFailure | undefined;
  /** Makes every reading fail. */
  unreadable: StorageFailure | undefined;
  readonly monotonic: () => number;

  /** `monotonic`: milliseconds of the clock by which claims lapse. */
  constructor(monotonic: () => number = () => performance.now()) {
    this.monotonic = monotonic;
  }
}

/** An outbox without a disk, that passes the same contract as the real one. */
export class MemoryOutboxStore implements OutboxStore {
  readonly #memory: OutboxMemory;

  constructor(memory = new OutboxMemory()) {
    this.#memory = memory;
  }

  readonly onDidChange: OutboxStore['onDidChange'] = (listener) => this.#memory.changed.event(listener);

  list(): Promise<OutboxListing> {
    const { unreadable } = this.#memory;
    if (unreadable !== undefined) return Promise.resolve({ items: [], failure: unreadable });
    const items = [...this.#memory.items.values()];
    items.sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
    return Promise.resolve({ items });
  }

  create(item: OutboxItem): Promise<OutboxStoreResult> {
    return this.#write(!this.#memory.items.has(item.id), () => this.#memory.items.set(item.id, item));
  }

  replace(item: OutboxItem): Promise<OutboxStoreResult> {
    const stored = this.#memory.items.get(item.id);
    return this.#write(stored?.revision === item.revision - 1, () => this.#memory.items.set(item.id, item));
  }

  remove(id: string, revision: number): Promise<OutboxStoreResult> {
    const stored = this.#memory.items.get(id);
    return this.#write(stored?.revision === revision, () => this.#memory.items.delete(id));
  }

  claim(owner: string, milliseconds: number): Promise<OutboxClaim> {
    const { claim, failure } = this.#memory;
    if (failure !== undefined) return Promise.resolve({ type: 'failed', failure });
    const now = this.#memory.monotonic();
    if (claim !== undefined && claim.owner !== owner && now < claim.until)
      return Promise.resolve({ type: 'held' });
    this.#memory.claim = { owner, until: now + milliseconds };
    return Promise.resolve({ type: 'granted' });
  }

  release(owner: string): Promise<void> {
    if (this.#memory.claim?.owner === owner) this.#memory.claim = undefined;
    return Promise.resolve();
  }

  #write(isCurrent: boolean, write: () => void): Promise<OutboxStoreResult> {
    const { failure } = this.#memory;
    if (failure !== undefined) return Promise.resolve({ type: 'failed', failure });
    if (!isCurrent) return Promise.resolve({ type: 'conflict' });
    write();
    this.#memory.changed.fire(undefined);
    return Promise.resolve({ type: 'stored' });
  }
}
