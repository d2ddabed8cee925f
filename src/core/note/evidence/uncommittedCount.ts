import type { WorkingTreeFact } from './evidenceFacts.ts';

/** How many files are not in a commit as they stand; a file with changes of several kinds counts once where all are known. */
export function uncommittedCount({ staged, unstaged, untracked, conflicted }: WorkingTreeFact): number {
  const lists = [staged, unstaged, untracked, conflicted];
  return lists.every(({ items, total }) => items.length === total)
    ? new Set(lists.flatMap(({ items }) => items)).size
    : lists.reduce((sum, { total }) => sum + total, 0);
}
