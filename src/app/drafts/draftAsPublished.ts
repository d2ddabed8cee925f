import type { Instant } from '../../core/instant.ts';
import { formatNote } from '../../core/note/codec/formatNote.ts';
import type { Draft } from '../../core/note/note.ts';
import { withoutBlankRows } from '../../core/note/draft/withoutBlankRows.ts';
import type { BranchTarget } from '../repository/branchTarget.ts';

/** A draft's text as a person would see it on GitHub. */
export interface DraftAsPublished {
  /** Without the marker's line. */
  readonly markdown: string;
  /** UTF-16 units of the whole comment, the marker among them. */
  readonly units: number;
  readonly evidenceShortened: boolean;
}

/** The draft as its comment would read if it were published at the commit `head`. */
export function draftAsPublished(
  draft: Draft,
  head: string | undefined,
  target: BranchTarget,
  now: Instant,
): DraftAsPublished {
  const found = target.type === 'found' ? target : undefined;
  const { body, units, evidenceShortened } = formatNote({
    header: {
      ...draft.header,
      author: found?.viewer.login ?? 'you',
      repositoryId: found?.facts.repository.id ?? 0,
      subject: { type: 'pullRequest', number: found?.pullRequest?.number ?? 0 },
      head: head ?? '0'.repeat(40),
      publishedAt: now,
    },
    content: withoutBlankRows(draft.content),
  });
  return { markdown: body.slice(body.indexOf('\n') + 1), units, evidenceShortened };
}
