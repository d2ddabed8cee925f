import { sameLogin } from './addressee.ts';
import { withDropped } from './branchChoices.ts';
import type { Draft, NoteId } from './note.ts';
import type { Thread } from './thread.ts';
import { isOver } from './threadState.ts';
import { compareComments } from './verifyComments.ts';

/**
 * The note whose place a draft can take: the one that it names, or else the latest of its kind on its branch that is
 * not over and belongs to `viewer`, as author or as the one who accepted it (DESIGN.md, "Life of a note"). Whether it
 * does is the draft's author's choice: `supersedes`.
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

/** Whether the draft takes that note's place once it is published: yes, unless its author keeps both. */
export function supersedes({ choices }: Draft, note: NoteId): boolean {
  return choices?.dropped?.includes(keepKey(note)) !== true;
}

/** The draft that leaves that note as it is. */
export function keepingBoth(draft: Draft, note: NoteId): Draft {
  const { supersedes: named, ...header } = draft.header;
  const kept = named === undefined || named === note ? { ...draft, header } : draft;
  return withDropped(kept, keepKey(note), true);
}

/** The draft that takes that note's place. */
export function taking(draft: Draft, note: NoteId): Draft {
  return withDropped({ ...draft, header: { ...draft.header, supersedes: note } }, keepKey(note), false);
}

/** As drafts keep it among what their author left out. */
function keepKey(note: NoteId): string {
  return `supersedes ${note}`;
}
