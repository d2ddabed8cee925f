import { Emitter } from '../../src/app/emitter.ts';
import type { SnoozeStore } from '../../src/app/ports/snoozeStore.ts';
import type { StorageFailure } from '../../src/app/ports/storageFailure.ts';
import type { Snooze } from '../../src/core/note/thread/snooze.ts';

/** Snoozed notes without a disk, that pass the same contract as the real store. */
export class MemorySnoozeStore implements SnoozeStore {
  readonly #snoozes = new Map<string, Snooze>();
  readonly #changed = new Emitter<undefined>();
  readonly onDidChange = this.#changed.event;
  /** What the next writes answer. */
  failure: StorageFailure | undefined;

  list(): Promise<readonly Snooze[]> {
    return Promise.resolve([...this.#snoozes.values()]);
  }

  put(snooze: Snooze): Promise<StorageFailure | undefined> {
    if (this.failure === undefined) this.#snoozes.set(snooze.note, snooze);
    return Promise.resolve(this.failure);
  }

  remove(note: string): Promise<StorageFailure | undefined> {
    if (this.failure === undefined) this.#snoozes.delete(note);
    return Promise.resolve(this.failure);
  }
}
