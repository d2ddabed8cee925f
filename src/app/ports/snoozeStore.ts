import type { NoteId } from '../../core/note/note.ts';
import type { Snooze } from '../../core/note/thread/snooze.ts';
import type { Event } from './event.ts';
import type { StorageFailure } from './storageFailure.ts';

/** Which notes were put aside on this machine, shared by its windows. What cannot be read is absent; no method rejects. */
export interface SnoozeStore {
  list(): Promise<readonly Snooze[]>;
  /** Replaces the note's earlier one; gives why it could not be kept. */
  put(snooze: Snooze): Promise<StorageFailure | undefined>;
  remove(note: NoteId): Promise<StorageFailure | undefined>;
  /** Another window may have changed something. */
  readonly onDidChange: Event<undefined>;
}
