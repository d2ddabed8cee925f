import { canonicalChoices } from '../draft/branchChoices.ts';
import { changedValue } from './mergeContent.ts';
import type { BranchChoices } from '../note.ts';

/** Merges three ways: what either side dropped or put back counts; where both decided differently, ours does. */
export function mergeChoices(
  base: BranchChoices | undefined,
  ours: BranchChoices | undefined,
  theirs: BranchChoices | undefined,
): BranchChoices | undefined {
  const evidence = changedValue(base?.evidence, ours?.evidence, theirs?.evidence).value;
  const generated = changedValue(base?.generated, ours?.generated, theirs?.generated).value;
  const [before, mine, others] = [base, ours, theirs].map((each) => new Set(each?.dropped ?? []));
  const dropped = [...new Set([...(ours?.dropped ?? []), ...(theirs?.dropped ?? [])])].filter(
    (key) => before?.has(key) !== true || (mine?.has(key) === true && others?.has(key) === true),
  );
  return canonicalChoices({
    ...(evidence === undefined ? {} : { evidence }),
    ...(generated === undefined ? {} : { generated }),
    dropped,
  });
}
