import type { ChannelRuleId, ChannelWarning } from '../../core/advice/channelChoice.ts';
import type { BranchHead, PublishTarget } from '../outbox/outboxItem.ts';
import type { DiscussionCategory } from '../ports/gitHubDiscussions.ts';
import type { GitHubFailureReason } from '../ports/gitHubFailure.ts';
import type { PullRequest } from '../ports/gitHubPullRequests.ts';
import { sameLogin } from '../../core/note/addressee.ts';
import type { RepositoryFacts } from '../ports/gitHubRepositories.ts';

/** A place to which the open draft can be published. `key` names it while the branch stays the same. */
export type Destination =
  | {
      readonly channel: 'prComment';
      readonly key: string;
      readonly facts: RepositoryFacts;
      readonly pullRequest: PullRequest;
    }
  | {
      readonly channel: 'discussionComment';
      readonly key: string;
      readonly facts: RepositoryFacts;
      readonly number: number;
    }
  | {
      readonly channel: 'newDiscussion';
      readonly key: string;
      readonly facts: RepositoryFacts;
      /** Absent until the user chose one for this repository. */
      readonly category?: DiscussionCategory;
    }
  | {
      readonly channel: 'draftPullRequest';
      readonly key: string;
      readonly facts: RepositoryFacts;
      readonly head: BranchHead;
      /** What the pull request goes into. */
      readonly baseBranch: string;
      /** Whether the branch is on the server; it must be pushed first otherwise. */
      readonly isPushed: boolean;
    };

/** Where the open draft can go, where it would go, and why. */
export interface DestinationChoice {
  /** The proposed one first. */
  readonly destinations: readonly Destination[];
  /** The user's choice, else the proposal; absent where nothing is possible. */
  readonly chosen?: Destination;
  readonly rule: ChannelRuleId;
  /** That the matter seems sensitive and who could read it there, with the word that suggests it. */
  readonly warning?: { readonly type: ChannelWarning; readonly word: string };
  /** Why Discussions are not among the destinations although the repository has them. */
  readonly withoutDiscussions?: GitHubFailureReason;
}

/** The destination as the outbox takes it; `undefined` where something must be chosen or done first. */
export function publishTargetOf(destination: Destination): PublishTarget | undefined {
  switch (destination.channel) {
    case 'prComment':
      return { type: 'pullRequest', number: destination.pullRequest.number };
    case 'discussionComment':
      return { type: 'discussion', number: destination.number };
    case 'newDiscussion': {
      const { category } = destination;
      return category === undefined
        ? undefined
        : { type: 'newDiscussion', categoryId: category.id, categoryName: category.name };
    }
    case 'draftPullRequest':
      return destination.isPushed
        ? {
            type: 'draftPullRequest',
            head: destination.head,
            baseBranch: destination.baseBranch,
          }
        : undefined;
  }
}

/** Whether a branch is the repository's own default branch, of which no pull request can be opened into it. */
export function isDefaultBranch(
  { repository, defaultBranch }: RepositoryFacts,
  { owner, branch }: BranchHead,
): boolean {
  return branch === defaultBranch && sameLogin(owner, repository.owner);
}
