import { issuePage } from '../../rest/shapes/issueShape.ts';
import type { PullRequest } from '../../state/gitHubState.ts';
import { found } from '../../state/gitHubState.ts';
import { nodeId } from '../../state/nodeId.ts';
import type { Repository, Review, ReviewComment, ReviewThread } from '../../state/stateData.ts';
import { connection } from '../connection.ts';
import { lazy, resourcePath } from '../graphqlContext.ts';
import type { GraphqlContext, View } from '../graphqlContext.ts';
import { userView } from './actorViews.ts';
import { commitView } from './gitViews.ts';
import { pullView } from './pullViews.ts';
import { repositoryView } from './repositoryViews.ts';
import { deletable, minimizable, textFields } from './textViews.ts';

/** `PullRequestReview`. */
export function reviewView(
  context: GraphqlContext,
  repository: Repository,
  pull: PullRequest,
  review: Review,
): View {
  const url = `${issuePage(context.urls, repository, pull)}#pullrequestreview-${String(review.id)}`;
  return {
    __typename: 'PullRequestReview',
    ...textFields(context, repository, review, nodeId('PullRequestReview', review.id)),
    ...deletable(context, repository, review),
    state: review.state,
    submittedAt: review.submittedAt,
    commit: lazy(() => commitView(context, repository, review.commitSha)),
    url,
    resourcePath: resourcePath(url),
    repository: lazy(() => repositoryView(context, repository)),
    pullRequest: lazy(() => pullView(context, repository, pull)),
    comments: connection(
      'PullRequestReviewCommentConnection',
      () => context.state.data.reviewComments.filter((comment) => comment.reviewId === review.id),
      (comment) => reviewCommentView(context, repository, pull, comment),
    ),
  };
}

/** `PullRequestReviewThread`. */
export function reviewThreadView(
  context: GraphqlContext,
  repository: Repository,
  pull: PullRequest,
  thread: ReviewThread,
): View {
  const { resolvedBy } = thread;
  const comments = (): readonly ReviewComment[] =>
    context.state.data.reviewComments.filter((comment) => comment.threadId === thread.id);
  return {
    __typename: 'PullRequestReviewThread',
    id: nodeId('PullRequestReviewThread', thread.id),
    path: thread.path,
    line: thread.line,
    originalLine: thread.line,
    startLine: null,
    originalStartLine: null,
    diffSide: thread.side,
    startDiffSide: null,
    subjectType: 'LINE',
    isResolved: resolvedBy !== null,
    isCollapsed: resolvedBy !== null,
    isOutdated: lazy(() => comments()[0]?.commitSha !== pull.pull.headSha),
    resolvedBy:
      resolvedBy === null ? null : lazy(() => userView(context, context.state.requireUser(resolvedBy))),
    viewerCanReply: true,
    viewerCanResolve: resolvedBy === null,
    viewerCanUnresolve: resolvedBy !== null,
    pullRequest: lazy(() => pullView(context, repository, pull)),
    repository: lazy(() => repositoryView(context, repository)),
    comments: connection('PullRequestReviewCommentConnection', comments, (comment) =>
      reviewCommentView(context, repository, pull, comment),
    ),
  };
}

/** `PullRequestReviewComment`. */
export function reviewCommentView(
  context: GraphqlContext,
  repository: Repository,
  pull: PullRequest,
  comment: ReviewComment,
): View {
  const thread = found(context.state.data.reviewThreads.find((one) => one.id === comment.threadId));
  const parent = context.state.data.reviewComments.find((one) => one.id === comment.inReplyToId);
  const url = `${issuePage(context.urls, repository, pull)}#discussion_r${String(comment.id)}`;
  return {
    __typename: 'PullRequestReviewComment',
    ...textFields(context, repository, comment, nodeId('PullRequestReviewComment', comment.id)),
    ...minimizable(context, repository, comment),
    fullDatabaseId: String(comment.id),
    path: thread.path,
    line: thread.line,
    originalLine: thread.line,
    startLine: null,
    originalStartLine: null,
    diffHunk: comment.diffHunk,
    outdated: comment.commitSha !== pull.pull.headSha,
    state: 'SUBMITTED',
    subjectType: 'LINE',
    draftedAt: comment.createdAt,
    commit: lazy(() => commitView(context, repository, pull.pull.headSha)),
    originalCommit: lazy(() => commitView(context, repository, comment.commitSha)),
    replyTo: parent === undefined ? null : lazy(() => reviewCommentView(context, repository, pull, parent)),
    url,
    resourcePath: resourcePath(url),
    repository: lazy(() => repositoryView(context, repository)),
    pullRequest: lazy(() => pullView(context, repository, pull)),
  };
}
