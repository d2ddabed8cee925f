import type { Instant } from '../../instant.ts';
import type { NoteSubject } from '../note.ts';

/** Who edited a comment after it was written. `unknown`: it was edited and the server does not say by whom. */
export type Editing =
  { readonly type: 'none' } | { readonly type: 'by'; readonly login: string } | { readonly type: 'unknown' };

/** A comment as the server gave it: hostile text with the facts that decide whether it is a note. */
export interface SourceComment {
  /** The server's id: unique within its subject type, stable over edits. */
  readonly id: string;
  readonly url: string;
  readonly author: { readonly login: string; readonly isBot: boolean };
  readonly editing: Editing;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  readonly isMinimized: boolean;
  readonly repositoryId: number;
  readonly subject: Required<NoteSubject>;
  readonly body: string;
}
