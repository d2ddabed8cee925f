import { emptyContent, type Draft, type NoteId, type NoteKind } from '../../core/note/note.ts';
import type { DraftIdentity } from '../ports/draftStore.ts';
import type { Identifiers } from '../ports/identifiers.ts';

/** What stands in a draft before anything is stored of it; the edit of a published note is that note. */
export function blankDraftOf({ kind, branch, edits }: DraftIdentity, identifiers: Identifiers): Draft {
  return freshDraft(edits ?? identifiers.next(), kind, branch);
}

/** A draft in which nothing is written yet. */
export function freshDraft(id: NoteId, kind: NoteKind, branch: string): Draft {
  return {
    header: {
      id,
      kind,
      to: [],
      status: 'on_track',
      priority: 'normal',
      branch,
    },
    content: emptyContent,
  };
}
