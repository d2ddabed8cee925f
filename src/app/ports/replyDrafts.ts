import type { NoteId } from '../../core/note/note.ts';

/**
 * Keeps what somebody is writing in answer to a note, so that it outlives closed panels and reloaded windows. The value
 * is the reader's own: plain JSON, to be decoded by it again.
 */
export interface ReplyDrafts {
  get(note: NoteId): unknown;
  /** `undefined` when the reply was sent or given up. */
  set(note: NoteId, value: unknown): void;
}
