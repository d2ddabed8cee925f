import { ApiError, validationFailed } from '../apiError.ts';
import { demandConversation } from './access.ts';
import type { Viewer } from './access.ts';
import { authored, checkBody, demandEdit, editText } from './conversation.ts';
import type { GitHubState } from './gitHubState.ts';
import { notifyAbout } from './notifications.ts';
import type { Discussion, DiscussionComment, Repository } from './stateData.ts';

/** Opens a discussion; refuses where the repository has none or the category is not its own. */
export function createDiscussion(
  state: GitHubState,
  viewer: Viewer | null,
  repository: Repository,
  wish: { readonly categoryId: number; readonly title: string; readonly body: string },
): Discussion {
  demandConversation(state, viewer, repository, { locked: false });
  if (!repository.hasDiscussions) {
    throw new ApiError(422, 'Discussions are disabled for this repository', { type: 'UNPROCESSABLE' });
  }
  if (!repository.discussionCategories.some((category) => category.id === wish.categoryId)) {
    throw new ApiError(404, 'Could not resolve to a node with the global id of the category', {
      type: 'NOT_FOUND',
    });
  }
  if (wish.title.trim() === '')
    throw validationFailed('Discussion', 'title', 'missing_field', "Title can't be blank");
  checkBody('Discussion', wish.body);
  const discussion: Discussion = {
    ...authored(state, viewer.login, wish.body),
    repositoryId: repository.id,
    number: state.nextNumber(repository),
    title: wish.title,
    categoryId: wish.categoryId,
    locked: false,
    closed: false,
  };
  state.data.discussions.push(discussion);
  notifyAbout(state, repository, discussion, viewer.login, { body: wish.body });
  state.changed();
  return discussion;
}

/** Adds a comment, or an answer to a top-level comment: GitHub's threads are two levels deep. */
export function addDiscussionComment(
  state: GitHubState,
  viewer: Viewer | null,
  repository: Repository,
  discussion: Discussion,
  wish: { readonly body: string; readonly replyTo: DiscussionComment | null },
): DiscussionComment {
  demandConversation(state, viewer, repository, discussion);
  checkBody('DiscussionComment', wish.body);
  if (wish.replyTo !== null && wish.replyTo.replyToId !== null) {
    throw new ApiError(422, 'Parent comment is already in a thread, cannot reply to it', {
      type: 'UNPROCESSABLE',
    });
  }
  const comment: DiscussionComment = {
    ...authored(state, viewer.login, wish.body),
    discussionId: discussion.id,
    replyToId: wish.replyTo?.id ?? null,
    minimized: null,
  };
  state.data.discussionComments.push(comment);
  discussion.updatedAt = comment.createdAt;
  notifyAbout(state, repository, discussion, viewer.login, { body: wish.body });
  state.changed();
  return comment;
}

/** Changes title, body or category of a discussion. */
export function updateDiscussion(
  state: GitHubState,
  viewer: Viewer | null,
  repository: Repository,
  discussion: Discussion,
  change: { readonly title: string | null; readonly body: string | null; readonly categoryId: number | null },
): void {
  demandEdit(state, viewer, repository, discussion);
  if (change.body !== null) {
    checkBody('Discussion', change.body);
    editText(state, discussion, viewer.login, change.body);
  }
  if (change.title !== null) discussion.title = change.title;
  if (change.categoryId !== null) discussion.categoryId = change.categoryId;
  discussion.updatedAt = state.now();
  state.changed();
}

/** Edits a comment of a discussion. The discussion's own `updatedAt` stays. */
export function updateDiscussionComment(
  state: GitHubState,
  viewer: Viewer | null,
  repository: Repository,
  comment: DiscussionComment,
  body: string,
): void {
  demandEdit(state, viewer, repository, comment);
  checkBody('DiscussionComment', body);
  editText(state, comment, viewer.login, body);
  state.changed();
}

/** Deletes a comment of a discussion with the answers to it. */
export function deleteDiscussionComment(
  state: GitHubState,
  viewer: Viewer | null,
  repository: Repository,
  comment: DiscussionComment,
): void {
  demandEdit(state, viewer, repository, comment);
  removeWhere(state.data.discussionComments, (one) => one.id === comment.id || one.replyToId === comment.id);
  state.changed();
}

/** Deletes a discussion with its comments. */
export function deleteDiscussion(
  state: GitHubState,
  viewer: Viewer | null,
  repository: Repository,
  discussion: Discussion,
): void {
  demandEdit(state, viewer, repository, discussion);
  removeWhere(state.data.discussionComments, (one) => one.discussionId === discussion.id);
  removeWhere(state.data.discussions, (one) => one.id === discussion.id);
  state.changed();
}

function removeWhere<T>(items: T[], test: (item: T) => boolean): void {
  const kept = items.filter((item) => !test(item));
  items.splice(0, items.length, ...kept);
}
