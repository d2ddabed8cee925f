import { createHash } from 'node:crypto';
import { Emitter } from '../../src/app/emitter.ts';
import type {
  DiscardedDraft,
  DiscardResult,
  DraftChange,
  DraftEntry,
  DraftIdentity,
  DraftListing,
  DraftStore,
  DraftVersion,
  LoadResult,
  RestoreResult,
  SaveResult,
  StoredDraft,
} from '../../src/app/ports/draftStore.ts';
import type { StorageFailure } from '../../src/app/ports/storageFailure.ts';

interface Discarded extends DiscardedDraft {
  readonly draft: StoredDraft;
}

/** What several windows' memory stores share. */
export class DraftMemory {
  readonly drafts = new Map<string, StoredDraft>();
  readonly trash = new Map<string, Discarded>();
  readonly changed = new Emitter<{ readonly by: object; readonly change: DraftChange }>();
  /** Makes every operation that touches the storage fail. */
  failure: StorageFailure | undefined;
  #ticks = 0;

  tick(): number {
    this.#ticks += 1;
    return this.#ticks;
  }
}

const keyOf = ({ repository, branch, kind }: DraftIdentity): string =>
  JSON.stringify([repository, branch, kind]);

/** A draft store without a disk, that passes the same contract as the real one. */
export class MemoryDraftStore implements DraftStore {
  readonly #memory: DraftMemory;

  constructor(memory = new DraftMemory()) {
    this.#memory = memory;
  }

  readonly onDidChange: DraftStore['onDidChange'] = (listener) =>
    this.#memory.changed.event(({ by, change }) => {
      if (by !== this) listener(change);
    });

  location(identity: DraftIdentity): string {
    return `memory:${encodeURIComponent(keyOf(identity))}.md`;
  }

  load(identity: DraftIdentity): Promise<LoadResult> {
    return this.#answer((): LoadResult => {
      const draft = this.#memory.drafts.get(keyOf(identity));
      return draft === undefined ? { type: 'absent' } : { type: 'found', draft };
    });
  }

  save(identity: DraftIdentity, text: string, expected: DraftVersion | undefined): Promise<SaveResult> {
    return this.#answer((): SaveResult => {
      const current = this.#memory.drafts.get(keyOf(identity));
      const stored = text.toWellFormed();
      const version = createHash('sha256').update(stored).digest('hex');
      if (current?.version === version) return { type: 'saved', version };
      if (current?.version !== expected) return { type: 'conflict', current };
      this.#put({ identity, text: stored, version, modifiedAt: this.#memory.tick(), damaged: false });
      return { type: 'saved', version };
    });
  }

  list(): Promise<DraftListing<DraftEntry>> {
    return this.#listing(() =>
      [...this.#memory.drafts.values()]
        .sort((a, b) => b.modifiedAt - a.modifiedAt)
        .map(({ identity, modifiedAt }) => ({
          type: 'draft',
          identity,
          location: this.location(identity),
          modifiedAt,
        })),
    );
  }

  discard(identity: DraftIdentity): Promise<DiscardResult> {
    return this.#answer((): DiscardResult => {
      const draft = this.#memory.drafts.get(keyOf(identity));
      if (draft === undefined) return { type: 'absent' };
      const discardedAt = this.#memory.tick();
      const discarded = { receipt: `receipt-${discardedAt}`, identity, discardedAt };
      this.#memory.trash.set(discarded.receipt, { ...discarded, draft });
      this.#memory.drafts.delete(keyOf(identity));
      this.#memory.changed.fire({ by: this, change: { identity } });
      return { type: 'discarded', discarded };
    });
  }

  restore(receipt: string): Promise<RestoreResult> {
    return this.#answer((): RestoreResult => {
      const discarded = this.#memory.trash.get(receipt);
      if (discarded === undefined) return { type: 'absent' };
      const current = this.#memory.drafts.get(keyOf(discarded.identity));
      if (current !== undefined) return { type: 'occupied', current };
      this.#memory.trash.delete(receipt);
      this.#put(discarded.draft);
      return { type: 'restored', draft: discarded.draft };
    });
  }

  discarded(): Promise<DraftListing<DiscardedDraft>> {
    return this.#listing(() =>
      [...this.#memory.trash.values()]
        .sort((a, b) => b.discardedAt - a.discardedAt)
        .map(({ receipt, identity, discardedAt }) => ({ receipt, identity, discardedAt })),
    );
  }

  #listing<Entry>(all: () => readonly Entry[]): Promise<DraftListing<Entry>> {
    const { failure } = this.#memory;
    return Promise.resolve(failure === undefined ? { entries: all() } : { entries: [], failure });
  }

  #put(draft: StoredDraft): void {
    this.#memory.drafts.set(keyOf(draft.identity), draft);
    this.#memory.changed.fire({ by: this, change: { identity: draft.identity, version: draft.version } });
  }

  #answer<T>(work: () => T): Promise<T | { readonly type: 'failed'; readonly failure: StorageFailure }> {
    const { failure } = this.#memory;
    return Promise.resolve(failure === undefined ? work() : { type: 'failed', failure });
  }
}
