import type { NoteId } from '../../core/note/note.ts';
import type { MergeSides } from '../../core/note/merge/undecidedConflicts.ts';
import type { StorageFailure } from './storageFailure.ts';

/** A published note while its author changes it. */
export interface NoteEdit {
  /** The text as the author has it: a draft's file. */
  readonly text: string;
  /** The comment's body from which it was made. */
  readonly base: string;
  /** What the text is a merge of, where it is one: until it is sent, the author's side stands nowhere else. */
  readonly merge?: MergeSides;
}

/** `absent`: no edit is begun. */
export type ReadNoteEdit =
  | { readonly type: 'found'; readonly edit: NoteEdit }
  | { readonly type: 'absent' }
  | { readonly type: 'failed'; readonly failure: StorageFailure };

/**
 * Keeps edits of published notes with what they stand on, through crashes. The text is the one that a `DraftStore`
 * keeps for the edit's identity. No operation rejects.
 */
export interface NoteEditStore {
  /** `file:` URL of the text. */
  location(note: NoteId): string;
  /** The note whose text that URL names; undefined where it names none that is begun. */
  noteAt(location: string): Promise<NoteId | undefined>;
  read(note: NoteId): Promise<ReadNoteEdit>;
  /** Undefined when both are stored. A crash between leaves the former text with the body that it stood on. */
  write(note: NoteId, edit: NoteEdit): Promise<StorageFailure | undefined>;
  remove(note: NoteId): Promise<void>;
}
