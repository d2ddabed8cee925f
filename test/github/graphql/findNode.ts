import { ApiError } from '../apiError.ts';
import { visibleRepository } from '../state/access.ts';
import { isPullRequest } from '../state/gitHubState.ts';
import type { PullRequest } from '../state/gitHubState.ts';
import { parseNodeId } from '../state/nodeId.ts';
import type {
  Discussion,
  DiscussionComment,
  Issue,
  IssueComment,
  Organization,
  Repository,
  Review,
  ReviewComment,
  ReviewThread,
  Team,
  User,
} from '../state/stateData.ts';
import type { GraphqlContext } from './graphqlContext.ts';

/** A record by its node id, with the repository through which it is visible. */
export type FoundNode =
  | { readonly type: 'User'; readonly user: User }
  | { readonly type: 'Organization'; readonly organization: Organization }
  | { readonly type: 'Team'; readonly team: Team }
  | { readonly type: 'Repository'; readonly repository: Repository }
  | { readonly type: 'Issue'; readonly repository: Repository; readonly issue: Issue }
  | { readonly type: 'PullRequest'; readonly repository: Repository; readonly pull: PullRequest }
  | { readonly type: 'IssueComment'; readonly repository: Repository; readonly comment: IssueComment }
  | {
      readonly type: 'PullRequestReview';
      readonly repository: Repository;
      readonly pull: PullRequest;
      readonly review: Review;
    }
  | {
      readonly type: 'PullRequestReviewThread';
      readonly repository: Repository;
      readonly pull: PullRequest;
      readonly thread: ReviewThread;
    }
  | {
      readonly type: 'PullRequestReviewComment';
      readonly repository: Repository;
      readonly pull: PullRequest;
      readonly comment: ReviewComment;
    }
  | { readonly type: 'Discussion'; readonly repository: Repository; readonly discussion: Discussion }
  | {
      readonly type: 'DiscussionComment';
      readonly repository: Repository;
      readonly discussion: Discussion;
      readonly comment: DiscussionComment;
    };

const unresolved = (id: string): ApiError =>
  new ApiError(404, `Could not resolve to a node with the global id of '${id}'`, { type: 'NOT_FOUND' });

/** Finds a node; throws GitHub's NOT_FOUND where there is none or the viewer may not see it. */
export function findNode(context: GraphqlContext, id: string): FoundNode {
  const parsed = parseNodeId(id);
  const found = parsed === null ? null : lookUp(context, parsed.type, parsed.id);
  if (found === null) throw unresolved(id);
  try {
    if ('repository' in found) visibleRepository(context.state, context.viewer, found.repository);
  } catch (error) {
    throw error instanceof ApiError ? unresolved(id) : error;
  }
  return found;
}

/** Finds a node of one type; anything else is NOT_FOUND. */
export function findNodeOf<T extends FoundNode['type']>(
  context: GraphqlContext,
  type: T,
  id: unknown,
): Extract<FoundNode, { type: T }> {
  const found = findNode(context, String(id));
  if (found.type !== type) throw unresolved(String(id));
  return found as Extract<FoundNode, { type: T }>; // its type was just compared
}

function lookUp(context: GraphqlContext, type: string, id: number): FoundNode | null {
  const { data } = context.state;
  const byId = <T extends { readonly id: number }>(items: readonly T[]): T | undefined =>
    items.find((item) => item.id === id);
  const pullOf = (item: {
    readonly repositoryId: number;
    readonly number: number;
  }): { repository: Repository; pull: PullRequest } => {
    const repository = context.state.repositoryById(item.repositoryId);
    return { repository, pull: context.state.requirePull(repository, item.number) };
  };
  switch (type) {
    case 'User': {
      const user = byId(data.users);
      return user === undefined ? null : { type, user };
    }
    case 'Organization': {
      const organization = byId(data.organizations);
      return organization === undefined ? null : { type, organization };
    }
    case 'Team': {
      const team = byId(data.teams);
      return team === undefined ? null : { type, team };
    }
    case 'Repository': {
      const repository = byId(data.repositories);
      return repository === undefined ? null : { type, repository };
    }
    case 'Issue': {
      const issue = byId(data.issues);
      return issue === undefined
        ? null
        : { type, issue, repository: context.state.repositoryById(issue.repositoryId) };
    }
    case 'PullRequest': {
      const pull = data.issues.filter(isPullRequest).find((one) => one.pull.id === id);
      return pull === undefined
        ? null
        : { type, pull, repository: context.state.repositoryById(pull.repositoryId) };
    }
    case 'IssueComment': {
      const comment = byId(data.comments);
      return comment === undefined
        ? null
        : { type, comment, repository: context.state.repositoryById(comment.repositoryId) };
    }
    case 'PullRequestReview': {
      const review = byId(data.reviews);
      return review === undefined ? null : { type, review, ...pullOf(review) };
    }
    case 'PullRequestReviewThread': {
      const thread = byId(data.reviewThreads);
      return thread === undefined ? null : { type, thread, ...pullOf(thread) };
    }
    case 'PullRequestReviewComment': {
      const comment = byId(data.reviewComments);
      return comment === undefined ? null : { type, comment, ...pullOf(comment) };
    }
    case 'Discussion': {
      const discussion = byId(data.discussions);
      if (discussion === undefined) return null;
      return { type, discussion, repository: context.state.repositoryById(discussion.repositoryId) };
    }
    case 'DiscussionComment': {
      const comment = byId(data.discussionComments);
      if (comment === undefined) return null;
      const discussion = context.state.discussion(comment.discussionId);
      return { type, comment, discussion, repository: context.state.repositoryById(discussion.repositoryId) };
    }
    default:
      return null;
  }
}
