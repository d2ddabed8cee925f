import { found, fullName } from '../../state/gitHubState.ts';
import { nodeId } from '../../state/nodeId.ts';
import type { Discussion, DiscussionCategory, DiscussionComment, Repository } from '../../state/stateData.ts';
import { connection } from '../connection.ts';
import { lazy, resourcePath } from '../graphqlContext.ts';
import type { GraphqlContext, View } from '../graphqlContext.ts';
import { repositoryView } from './repositoryViews.ts';
import { deletable, minimizable, textFields } from './textViews.ts';

const pageOf = (context: GraphqlContext, repository: Repository, discussion: Discussion): string =>
  context.urls.html(`/${fullName(repository)}/discussions/${String(discussion.number)}`);

/** `DiscussionCategory`. */
export const categoryView = (
  context: GraphqlContext,
  repository: Repository,
  category: DiscussionCategory,
): View => ({
  __typename: 'DiscussionCategory',
  id: nodeId('DiscussionCategory', category.id),
  name: category.name,
  slug: category.slug,
  emoji: category.emoji,
  description: category.description,
  isAnswerable: category.isAnswerable,
  createdAt: repository.createdAt,
  updatedAt: repository.createdAt,
  repository: lazy(() => repositoryView(context, repository)),
});

/** `Discussion`. */
export function discussionView(
  context: GraphqlContext,
  repository: Repository,
  discussion: Discussion,
): View {
  const url = pageOf(context, repository, discussion);
  const category = found(repository.discussionCategories.find((one) => one.id === discussion.categoryId));
  return {
    __typename: 'Discussion',
    ...textFields(context, repository, discussion, nodeId('Discussion', discussion.id)),
    ...deletable(context, repository, discussion),
    number: discussion.number,
    title: discussion.title,
    category: lazy(() => categoryView(context, repository, category)),
    closed: discussion.closed,
    closedAt: null,
    locked: discussion.locked,
    activeLockReason: null,
    isAnswered: category.isAnswerable ? false : null,
    answer: null,
    answerChosenAt: null,
    stateReason: null,
    upvoteCount: 1,
    viewerCanUpvote: true,
    viewerHasUpvoted: discussion.author === context.viewer.login,
    url,
    resourcePath: resourcePath(url),
    repository: lazy(() => repositoryView(context, repository)),
    comments: connection(
      'DiscussionCommentConnection',
      () =>
        context.state.data.discussionComments.filter(
          (comment) => comment.discussionId === discussion.id && comment.replyToId === null,
        ),
      (comment) => discussionCommentView(context, repository, discussion, comment),
    ),
  };
}

/** `DiscussionComment`. */
export function discussionCommentView(
  context: GraphqlContext,
  repository: Repository,
  discussion: Discussion,
  comment: DiscussionComment,
): View {
  const url = `${pageOf(context, repository, discussion)}#discussioncomment-${String(comment.id)}`;
  const { discussionComments } = context.state.data;
  const parent = discussionComments.find((one) => one.id === comment.replyToId);
  return {
    __typename: 'DiscussionComment',
    ...textFields(context, repository, comment, nodeId('DiscussionComment', comment.id)),
    ...minimizable(context, repository, comment),
    url,
    resourcePath: resourcePath(url),
    deletedAt: null,
    isAnswer: false,
    upvoteCount: 1,
    viewerCanUpvote: true,
    viewerHasUpvoted: comment.author === context.viewer.login,
    viewerCanMarkAsAnswer: false,
    viewerCanUnmarkAsAnswer: false,
    discussion: lazy(() => discussionView(context, repository, discussion)),
    replyTo:
      parent === undefined
        ? null
        : lazy(() => discussionCommentView(context, repository, discussion, parent)),
    replies: connection(
      'DiscussionCommentConnection',
      () => discussionComments.filter((one) => one.replyToId === comment.id),
      (reply) => discussionCommentView(context, repository, discussion, reply),
    ),
  };
}
