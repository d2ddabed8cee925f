import { sameLogin } from '../addressee.ts';
import { withDropped, withoutDropped } from '../draft/branchChoices.ts';
import type { Draft, NoteId } from '../note.ts';
import type { Thread } from './thread.ts';
import { isOver } from './threadState.ts';
import { compareComments } from './verifyComments.ts';

/**
 * The note whose place a draft can take: the one that it names, or else the latest of its kind on its branch that is
 * not over and belongs to `viewer`, as author or as the one who accepted it (DESIGN.md, "Life of a note").
 */
export function predecessorOf(
  { header }: Draft,
  threads: readonly Thread[],
  viewer: string,
): Thread | undefined {
  const candidates = threads.filter(
    ({ note, state, owner }) =>
      note.header.branch === header.branch &&
      note.header.kind === header.kind &&
      note.header.id !== header.id &&
      !isOver(state) &&
      (sameLogin(note.header.author, viewer) || sameLogin(owner, viewer)),
  );
  return (
    candidates.find(({ note }) => note.header.id === header.supersedes) ??
    candidates.toSorted((a, b) => compareComments(a.comment, b.comment)).at(-1)
  );
}

/** What counts of a note when another one may take its place. */
export interface Predecessor {
  readonly id: NoteId;
  /** Logins and teams who have not answered it, as `Thread.waitingOn`. */
  readonly waitingOn: readonly string[];
}

/** Those who are waited for and would not be any more, were the draft to take that note's place. */
export function leftOut({ header }: Draft, { waitingOn }: Predecessor, viewer: string): readonly string[] {
  return waitingOn.filter((each) => [viewer, ...header.to].every((known) => !sameLogin(known, each)));
}

/**
 * Whether the draft takes that note's place once it is published. Where its author did not choose, a handoff does,
 * since one person at a time holds the work, and another kind where it asks all those again who have not answered: who
 * asks a second person for a review does not take the first request back.
 */
export function supersedes(draft: Draft, predecessor: Predecessor, viewer: string): boolean {
  const { header, choices } = draft;
  if (choices?.dropped?.includes(keepKey(predecessor.id)) === true) return false;
  if (header.supersedes === predecessor.id || header.kind === 'handoff') return true;
  return leftOut(draft, predecessor, viewer).length === 0;
}

/** The draft that leaves that note as it is. */
export function keepingBoth(draft: Draft, note: NoteId): Draft {
  const { supersedes: named, ...header } = draft.header;
  const kept = named === undefined || named === note ? { ...draft, header } : draft;
  return withDropped(kept, keepKey(note));
}

/** The draft that takes that note's place. */
export function taking(draft: Draft, note: NoteId): Draft {
  return withoutDropped({ ...draft, header: { ...draft.header, supersedes: note } }, keepKey(note));
}

/** As drafts keep it among what their author left out. */
function keepKey(note: NoteId): string {
  return `supersedes ${note}`;
}
