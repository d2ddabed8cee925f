import { isDefaultBranch } from '../destinations/destination.ts';
import type { DiscussionCategory } from '../ports/gitHubDiscussions.ts';
import type { GitHub } from '../ports/gitHub.ts';
import { GitHubFailure } from '../ports/gitHubFailure.ts';
import type { PullRequest } from '../ports/gitHubPullRequests.ts';
import type { BranchHead, OutboxItem, OutboxWork, PublishTarget } from './outboxItem.ts';

/** A place to which a note that waits can be sent instead. */
export type RetargetPlace =
  | { readonly type: 'pullRequest'; readonly pullRequest: PullRequest; readonly target: PublishTarget }
  | { readonly type: 'newDiscussion'; readonly category: DiscussionCategory; readonly target: PublishTarget }
  | { readonly type: 'draftPullRequest'; readonly target: PublishTarget };

/**
 * The open pull requests of the note's branch, else a draft of it, and the categories for a new discussion, in the
 * item's repository. Without Discussions those are left out. Rejects with `GitHubFailure`.
 */
export async function retargetPlaces(
  { repositories, pullRequests, discussions }: GitHub,
  { repository, work }: OutboxItem,
): Promise<readonly RetargetPlace[]> {
  if (work.type !== 'note') return [];
  const head = await headOf(pullRequests, repository, work);
  const facts = await repositories.facts(repository);
  const found = head === undefined ? [] : await pullRequests.ofBranch(repository, head);
  const open = found.filter(({ state }) => state === 'open');
  const categories = facts.hasDiscussions
    ? await discussions.categories(repository).catch(unlessOffered)
    : [];
  return [
    ...open.map((pullRequest): RetargetPlace => {
      const { number } = pullRequest;
      return { type: 'pullRequest', pullRequest, target: { type: 'pullRequest', number } };
    }),
    ...(head === undefined || open.length > 0 || isDefaultBranch(facts, head)
      ? []
      : [
          {
            type: 'draftPullRequest',
            target: {
              type: 'draftPullRequest',
              head,
              baseBranch:
                work.target.type === 'draftPullRequest' ? work.target.baseBranch : facts.defaultBranch,
            },
          } as const,
        ]),
    ...categories.map((category): RetargetPlace => {
      const { id, name } = category;
      return {
        type: 'newDiscussion',
        category,
        target: { type: 'newDiscussion', categoryId: id, categoryName: name },
      };
    }),
  ];
}

/** The note's branch on the server, as it was known at queueing, else as the pull request says; undefined if unknown. */
async function headOf(
  pullRequests: GitHub['pullRequests'],
  repository: OutboxItem['repository'],
  { target, source }: Extract<OutboxWork, { readonly type: 'note' }>,
): Promise<BranchHead | undefined> {
  if (target.type === 'draftPullRequest') return target.head;
  if (source !== undefined || target.type !== 'pullRequest') return source;
  try {
    const { head } = await pullRequests.get(repository, target.number);
    return head.owner === undefined ? undefined : { owner: head.owner, branch: head.branch };
  } catch (error) {
    const reason = error instanceof GitHubFailure ? error.reason.type : undefined;
    if (reason === 'notFound' || reason === 'gone') return undefined;
    throw error;
  }
}

function unlessOffered(error: unknown): readonly DiscussionCategory[] {
  const reason = error instanceof GitHubFailure ? error.reason.type : undefined;
  if (reason === 'unsupported' || reason === 'forbidden' || reason === 'notFound') return [];
  throw error;
}
