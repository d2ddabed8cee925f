import type { Instant } from '../../instant.ts';
import type { Note } from '../note.ts';
import type { Reply } from './reply.ts';
import type { SourceComment } from '../codec/sourceComment.ts';

/** Why a comment that opens with a marker is not taken for a note or a reply. */
export type UnverifiedReason =
  | 'authorMismatch'
  | 'bot'
  | 'editedByOther'
  /** It was edited, and the server does not say by whom. */
  | 'editorUnknown'
  | 'repositoryMismatch'
  | 'subjectMismatch'
  | 'duplicateId'
  | 'unreadableMarker'
  | 'unknownVersion'
  | 'minimized';

export type NoteState =
  'published' | 'asked' | 'accepted' | 'declined' | 'passedOn' | 'done' | 'superseded' | 'withdrawn';

/** A reply with the comment that carries it. */
export interface ThreadReply {
  readonly reply: Reply;
  readonly comment: SourceComment;
  /** False when the reply is genuine and changes nothing: not an addressee, too late, or overtaken. */
  readonly counts: boolean;
}

/** Who said in a reply how a step stands, which holds at present. */
export interface TickedStep {
  /** Index of the step. */
  readonly index: number;
  readonly by: string;
  readonly at: Instant;
}

/** A note with all that happened to it, computed from the comments alone. */
export interface Thread {
  /** With its steps as they stand by the text and by the replies that tick them; `comment` holds the text itself. */
  readonly note: Note;
  readonly comment: SourceComment;
  readonly state: NoteState;
  /** Whose work it is: the author until an addressee accepts. */
  readonly owner: string;
  /** Logins and teams from whom something is expected, the author among them after a question. */
  readonly waitingOn: readonly string[];
  readonly changedAt: Instant;
  readonly replies: readonly ThreadReply[];
  /** Steps that stand as a reply says. */
  readonly ticked: readonly TickedStep[];
}

/** A comment that pretends to be a note or a reply, or that a reader should see as plain text. */
export interface UnverifiedComment {
  readonly comment: SourceComment;
  readonly reason: UnverifiedReason;
}
