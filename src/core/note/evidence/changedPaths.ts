import type { GitFacts } from './evidenceFacts.ts';

/** Files of the branch's commits and of the working tree, each once, as far as they are listed. */
export function changedPaths({ diff, workingTree }: GitFacts): readonly string[] {
  const tree =
    workingTree === undefined
      ? []
      : [workingTree.staged, workingTree.unstaged, workingTree.untracked, workingTree.conflicted];
  return [...new Set([...(diff?.paths.items ?? []), ...tree.flatMap(({ items }) => items)])];
}
