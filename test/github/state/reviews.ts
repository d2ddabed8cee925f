import { ApiError, validationFailed } from '../apiError.ts';
import { fileChanges } from '../git/history.ts';
import { demand, demandConversation } from './access.ts';
import type { Viewer } from './access.ts';
import { authored, checkBody, tooLong } from './conversation.ts';
import type { GitHubState, PullRequest } from './gitHubState.ts';
import { notifyAbout } from './notifications.ts';
import { diffBase } from './pullDiff.ts';
import type { Repository, Review, ReviewComment, ReviewThread } from './stateData.ts';

export interface NewReviewComment {
  readonly path: string;
  readonly line: number;
  readonly side: 'LEFT' | 'RIGHT';
  readonly body: string;
}

/** Submits a review with its line comments, each of which opens a thread. */
export async function addReview(
  state: GitHubState,
  viewer: Viewer | null,
  repository: Repository,
  pull: PullRequest,
  wish: {
    readonly state: Review['state'];
    readonly body: string;
    readonly comments: readonly NewReviewComment[];
  },
): Promise<Review> {
  demandConversation(state, viewer, repository, pull);
  if (wish.state === 'APPROVED' && viewer.login === pull.author) {
    throw new ApiError(422, 'Can not approve your own pull request');
  }
  if (wish.state !== 'APPROVED' && wish.body === '' && wish.comments.length === 0) {
    throw new ApiError(422, 'Body cannot be blank');
  }
  if (tooLong(wish.body)) checkBody('PullRequestReview', wish.body);
  const hunks = await Promise.all(wish.comments.map((comment) => hunkOf(repository, pull, comment)));
  const text = authored(state, viewer.login, wish.body);
  const review: Review = {
    ...text,
    repositoryId: repository.id,
    number: pull.number,
    state: wish.state,
    commitSha: pull.pull.headSha,
    submittedAt: text.createdAt,
  };
  state.data.reviews.push(review);
  wish.comments.forEach((comment, index) => {
    openThread(state, review, comment, hunks[index] ?? '');
  });
  pull.pull.requestedReviewers = pull.pull.requestedReviewers.filter((login) => login !== viewer.login);
  pull.updatedAt = text.createdAt;
  notifyAbout(state, repository, pull, viewer.login, { body: wish.body });
  state.changed();
  return review;
}

function openThread(state: GitHubState, review: Review, wish: NewReviewComment, diffHunk: string): void {
  checkBody('PullRequestReviewComment', wish.body);
  const thread: ReviewThread = {
    id: state.newId(),
    repositoryId: review.repositoryId,
    number: review.number,
    path: wish.path,
    line: wish.line,
    side: wish.side,
    resolvedBy: null,
  };
  state.data.reviewThreads.push(thread);
  state.data.reviewComments.push(newComment(state, review, thread, review.author, wish.body, diffHunk, null));
}

function newComment(
  state: GitHubState,
  review: Review,
  thread: ReviewThread,
  author: string,
  body: string,
  diffHunk: string,
  inReplyToId: number | null,
): ReviewComment {
  return {
    ...authored(state, author, body),
    repositoryId: review.repositoryId,
    number: review.number,
    reviewId: review.id,
    threadId: thread.id,
    inReplyToId,
    commitSha: review.commitSha,
    diffHunk,
    minimized: null,
  };
}

/** Answers in the thread of an existing line comment. */
export function replyToReviewComment(
  state: GitHubState,
  viewer: Viewer | null,
  repository: Repository,
  pull: PullRequest,
  parent: ReviewComment,
  body: string,
): ReviewComment {
  demandConversation(state, viewer, repository, pull);
  checkBody('PullRequestReviewComment', body);
  const thread = state.data.reviewThreads.find((one) => one.id === parent.threadId);
  const review = state.data.reviews.find((one) => one.id === parent.reviewId);
  if (thread === undefined || review === undefined)
    throw new ApiError(404, 'Not Found', { type: 'NOT_FOUND' });
  const comment = newComment(
    state,
    review,
    thread,
    viewer.login,
    body,
    parent.diffHunk,
    parent.inReplyToId ?? parent.id,
  );
  state.data.reviewComments.push(comment);
  pull.updatedAt = comment.createdAt;
  notifyAbout(state, repository, pull, viewer.login, { body });
  state.changed();
  return comment;
}

/** Marks a thread as resolved, or as open again. */
export function setResolved(
  state: GitHubState,
  viewer: Viewer | null,
  repository: Repository,
  thread: ReviewThread,
  resolved: boolean,
): void {
  demand(state, viewer, repository, 'write');
  thread.resolvedBy = resolved ? viewer.login : null;
  state.changed();
}

/** The hunk that holds the line; 422 where the line is not part of the diff. */
async function hunkOf(repository: Repository, pull: PullRequest, wish: NewReviewComment): Promise<string> {
  const changes = await fileChanges(
    repository.gitDirectory,
    await diffBase(repository, pull),
    pull.pull.headSha,
  );
  const change = changes.find((one) => one.path === wish.path);
  if (change === undefined) {
    throw validationFailed('PullRequestReviewComment', 'pull_request_review_thread.path', 'invalid');
  }
  for (const hunk of (change.patch ?? '').split(/^(?=@@ )/mu)) {
    const range = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/u.exec(hunk);
    const [start, count] = wish.side === 'LEFT' ? [range?.[1], range?.[2]] : [range?.[3], range?.[4]];
    const first = Number(start);
    if (range !== null && wish.line >= first && wish.line < first + Number(count ?? '1'))
      return hunk.trimEnd();
  }
  throw validationFailed(
    'PullRequestReviewComment',
    'pull_request_review_thread.line',
    'custom',
    'pull_request_review_thread.line must be part of the diff',
  );
}
