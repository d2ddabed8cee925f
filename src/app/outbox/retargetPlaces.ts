import type { DiscussionCategory } from '../ports/gitHubDiscussions.ts';
import type { GitHub } from '../ports/gitHub.ts';
import { GitHubFailure } from '../ports/gitHubFailure.ts';
import type { PullRequest } from '../ports/gitHubPullRequests.ts';
import type { OutboxItem, PublishTarget } from './outboxItem.ts';

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
  const { target, draft } = work;
  const head =
    target.type === 'draftPullRequest'
      ? target.head
      : { owner: repository.owner, branch: draft.header.branch };
  const facts = await repositories.facts(repository);
  const open = (await pullRequests.ofBranch(repository, head)).filter(({ state }) => state === 'open');
  const categories = facts.hasDiscussions
    ? await discussions.categories(repository).catch(unlessOffered)
    : [];
  const mayOpen = open.length === 0 && head.branch !== facts.defaultBranch;
  return [
    ...open.map((pullRequest): RetargetPlace => {
      const { number } = pullRequest;
      return { type: 'pullRequest', pullRequest, target: { type: 'pullRequest', number } };
    }),
    ...(mayOpen
      ? [
          {
            type: 'draftPullRequest',
            target: { type: 'draftPullRequest', head, baseBranch: facts.defaultBranch },
          } as const,
        ]
      : []),
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

function unlessOffered(error: unknown): readonly DiscussionCategory[] {
  const reason = error instanceof GitHubFailure ? error.reason.type : undefined;
  if (reason === 'unsupported' || reason === 'forbidden' || reason === 'notFound') return [];
  throw error;
}
