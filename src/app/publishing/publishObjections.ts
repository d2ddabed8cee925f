import type { Draft } from '../../core/note/note.ts';
import { checkReadiness } from '../../core/note/readiness/checkReadiness.ts';
import { problemKey, type Problem } from '../../core/note/readiness/problem.ts';
import type { DraftFacts } from '../drafts/draftFacts.ts';

/** What speaks against publishing a draft as it is. The author is asked once, and may publish all the same. */
export interface PublishObjections {
  /** Readiness errors that the author was not shown yet. */
  readonly errors: readonly Problem[];
  /** The text could not be searched for secrets. */
  readonly unsearched: boolean;
}

/** The author's consent where the text could not be searched for secrets, beside the keys of accepted problems. */
export const unsearchedKey = 'unsearched';

/**
 * What the finished facts have against the draft, beyond what was agreed to: `problemKey`s, and `unsearchedKey`.
 * Undefined for nothing. `isEdit`: it is the edit of a published note.
 */
export async function publishObjections(
  facts: Pick<DraftFacts, 'settled'>,
  draft: Draft,
  agreed: ReadonlySet<string>,
  isEdit = false,
): Promise<PublishObjections | undefined> {
  const settled = await facts.settled(draft, isEdit);
  const errors = checkReadiness(draft, settled.facts).filter(
    (problem) => problem.severity === 'error' && !agreed.has(problemKey(problem)),
  );
  const unsearched = !settled.isSearched && !agreed.has(unsearchedKey);
  return errors.length === 0 && !unsearched ? undefined : { errors, unsearched };
}

/** What the author agrees to who publishes in spite of these objections. */
export function agreedKeys({ errors, unsearched }: PublishObjections): readonly string[] {
  return [...errors.map(problemKey), ...(unsearched ? [unsearchedKey] : [])];
}
