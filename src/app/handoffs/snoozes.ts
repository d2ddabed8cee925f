import type { Instant } from '../../core/instant.ts';
import type { NoteId } from '../../core/note/note.ts';
import { isSnoozed, type Snooze } from '../../core/note/thread/snooze.ts';
import type { Thread } from '../../core/note/thread/thread.ts';
import { Emitter } from '../emitter.ts';
import type { Disposable } from '../ports/event.ts';
import type { SnoozeStore } from '../ports/snoozeStore.ts';
import type { StorageFailure } from '../ports/storageFailure.ts';

/** The notes that were put aside on this machine. A note that changes comes back at once. */
export class Snoozes implements Disposable {
  readonly #store: SnoozeStore;
  readonly #changed = new Emitter<undefined>();
  readonly #subscription: Disposable;
  #byNote: ReadonlyMap<NoteId, Snooze> = new Map();

  readonly onDidChange = this.#changed.event;

  constructor(store: SnoozeStore) {
    this.#store = store;
    this.#subscription = store.onDidChange(() => void this.#load());
    void this.#load();
  }

  /** Until when the note is put aside; undefined when it is not. */
  snoozedUntil(thread: Thread, now: Instant): Instant | undefined {
    const snooze = this.#byNote.get(thread.note.header.id);
    return isSnoozed(snooze, thread, now) ? snooze.until : undefined;
  }

  /** When the next note comes back by itself; undefined when none will. */
  nextEnd(now: Instant): Instant | undefined {
    const ends = [...this.#byNote.values()].map(({ until }) => until).filter((until) => until > now);
    return ends.length === 0 ? undefined : Math.min(...ends);
  }

  /** Puts a note aside. Gives why that could not be kept; nothing changes then. */
  async snooze(thread: Thread, until: Instant): Promise<StorageFailure | undefined> {
    const note = thread.note.header.id;
    const snooze: Snooze = { note, until, changedAt: thread.changedAt };
    const failure = await this.#store.put(snooze);
    if (failure === undefined) this.#set(new Map([...this.#byNote, [note, snooze]]));
    return failure;
  }

  /** Brings a note back. Gives why that could not be kept; nothing changes then. */
  async wake(note: NoteId): Promise<StorageFailure | undefined> {
    const failure = await this.#store.remove(note);
    if (failure === undefined) this.#set(new Map([...this.#byNote].filter(([each]) => each !== note)));
    return failure;
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }

  async #load(): Promise<void> {
    const snoozes = await this.#store.list();
    this.#set(new Map(snoozes.map((snooze) => [snooze.note, snooze])));
  }

  #set(byNote: ReadonlyMap<NoteId, Snooze>): void {
    this.#byNote = byNote;
    this.#changed.fire(undefined);
  }
}
