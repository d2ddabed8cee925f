import type { HandoffListState } from '../handoffs/handoffList.ts';

/**
 * The commit at which the last note of a branch was published: from there the next one counts. Withdrawn notes do not
 * count. `repositoryId` is GitHub's.
 */
export function lastNotedHead(
  { waitingOnMe, snoozed, waitingOnOthers, doneLately }: HandoffListState,
  repositoryId: number,
  branch: string,
): string | undefined {
  return [...waitingOnMe, ...snoozed, ...waitingOnOthers, ...doneLately]
    .map(({ entry }) => entry.thread)
    .filter(({ state, note: { header } }) => {
      return state !== 'withdrawn' && header.repositoryId === repositoryId && header.branch === branch;
    })
    .toSorted((a, b) => b.note.header.publishedAt - a.note.header.publishedAt)[0]?.note.header.head;
}
