import { sameLogin } from '../addressee.ts';
import type { Note, NoteId } from '../note.ts';
import { parseComment, type ParsedComment } from '../codec/parseNote.ts';
import type { Reply } from './reply.ts';
import type { SourceComment } from '../codec/sourceComment.ts';
import type { UnverifiedComment, UnverifiedReason } from './thread.ts';

export interface VerifiedNote {
  readonly note: Note;
  readonly comment: SourceComment;
}

export interface VerifiedReply {
  readonly reply: Reply;
  readonly comment: SourceComment;
}

/** Comments sorted out by what they may be taken for, each list in the order of `compareComments`. */
export interface VerifiedComments {
  readonly notes: readonly VerifiedNote[];
  readonly replies: readonly VerifiedReply[];
  readonly unverified: readonly UnverifiedComment[];
}

/**
 * DESIGN.md, Authenticity: a comment is a note or a reply only if its marker opens it, its author is the payload's
 * author, nobody else edited it, and repository, pull request or discussion and id match. Plain comments are left out.
 * A hidden note counts only once its author, or who accepted it, superseded it or its author withdrew it, since Baton
 * hides those itself.
 */
export function verifyComments(comments: readonly SourceComment[]): VerifiedComments {
  const notes = new Map<NoteId, VerifiedNote>();
  const replies: VerifiedReply[] = [];
  const unverified: UnverifiedComment[] = [];
  const reject = (comment: SourceComment, reason: UnverifiedReason): void => {
    unverified.push({ comment, reason });
  };
  const candidates: VerifiedReply[] = [];
  for (const comment of [...comments].sort(compareComments)) {
    const parsed = parseOnce(comment);
    if (parsed.type === 'plain') continue;
    if (parsed.type === 'unreadable') {
      reject(comment, parsed.reason);
      continue;
    }
    if (parsed.type === 'reply') {
      candidates.push({ reply: parsed.reply, comment });
      continue;
    }
    const { header } = parsed.note;
    const reason =
      doubt(comment, header) ?? (subjectDiffers(comment, parsed.note) ? 'subjectMismatch' : undefined);
    if (reason !== undefined) reject(comment, reason);
    else if (notes.has(header.id)) reject(comment, 'duplicateId');
    else notes.set(header.id, { note: parsed.note, comment });
  }
  const seen = new Set<string>();
  for (const candidate of candidates) {
    const { reply, comment } = candidate;
    const note = notes.get(reply.note);
    const reason =
      doubt(comment, reply) ??
      (comment.isMinimized ? 'minimized' : undefined) ??
      (note === undefined || !sameSubject(note.comment, comment) ? 'subjectMismatch' : undefined);
    if (reason !== undefined) reject(comment, reason);
    else if (seen.has(reply.id)) reject(comment, 'duplicateId');
    else {
      seen.add(reply.id);
      replies.push(candidate);
    }
  }
  const hidden = hiddenNotes(notes, replies);
  for (const { note, comment } of hidden) {
    notes.delete(note.header.id);
    reject(comment, 'minimized');
  }
  return {
    notes: [...notes.values()],
    replies,
    unverified: unverified.sort((a, b) => compareComments(a.comment, b.comment)),
  };
}

/** A comment never changes, and is asked about again whenever another one arrives. */
const parsedComments = new WeakMap<SourceComment, ParsedComment>();

function parseOnce(comment: SourceComment): ParsedComment {
  const known = parsedComments.get(comment);
  if (known !== undefined) return known;
  const parsed = parseComment(comment.body);
  parsedComments.set(comment, parsed);
  return parsed;
}

/** By time of writing; of the same time, by id. */
export function compareComments(a: SourceComment, b: SourceComment): number {
  return (
    a.createdAt - b.createdAt ||
    a.id.length - b.id.length ||
    compareText(a.id, b.id) ||
    compareText(a.subject.type, b.subject.type)
  );
}

function doubt(
  comment: SourceComment,
  claim: { readonly author: string; readonly repositoryId: number },
): UnverifiedReason | undefined {
  if (comment.author.isBot) return 'bot';
  if (!sameLogin(comment.author.login, claim.author)) return 'authorMismatch';
  const { editing } = comment;
  if (editing.type === 'unknown') return 'editorUnknown';
  if (editing.type === 'by' && !sameLogin(editing.login, claim.author)) return 'editedByOther';
  return comment.repositoryId === claim.repositoryId ? undefined : 'repositoryMismatch';
}

function subjectDiffers(comment: SourceComment, note: Note): boolean {
  const { subject } = note.header;
  if (subject.type !== comment.subject.type) return true;
  return subject.number !== undefined && subject.number !== comment.subject.number;
}

function sameSubject(a: SourceComment, b: SourceComment): boolean {
  return (
    a.repositoryId === b.repositoryId &&
    a.subject.type === b.subject.type &&
    a.subject.number === b.subject.number
  );
}

/** The minimised notes that no verified successor or withdrawal explains; newest first, so that chains are seen. */
function hiddenNotes(
  notes: ReadonlyMap<NoteId, VerifiedNote>,
  replies: readonly VerifiedReply[],
): readonly VerifiedNote[] {
  const hidden: VerifiedNote[] = [];
  const explained = new Set<NoteId>();
  const isBy = (login: string, id: NoteId): boolean => {
    const author = notes.get(id)?.note.header.author;
    return author !== undefined && sameLogin(login, author);
  };
  const accepted = new Set<string>();
  const acceptance = (login: string, id: NoteId): string => `${id} ${login.toLowerCase()}`;
  for (const { reply } of replies) {
    if (reply.action.type === 'accepted') accepted.add(acceptance(reply.author, reply.note));
    if (reply.action.type === 'withdrawn' && isBy(reply.author, reply.note)) explained.add(reply.note);
  }
  for (const verified of [...notes.values()].reverse()) {
    const { id, author, branch, supersedes } = verified.note.header;
    if (verified.comment.isMinimized && !explained.has(id)) hidden.push(verified);
    else if (supersedes !== undefined && notes.get(supersedes)?.note.header.branch === branch)
      if (isBy(author, supersedes) || accepted.has(acceptance(author, supersedes))) explained.add(supersedes);
  }
  return hidden;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
