import {
  addDiscussionComment,
  createDiscussion,
  deleteDiscussion,
  deleteDiscussionComment,
  updateDiscussion,
  updateDiscussionComment,
} from '../../state/discussions.ts';
import { parseNodeId } from '../../state/nodeId.ts';
import { findNodeOf } from '../findNode.ts';
import { lazy } from '../graphqlContext.ts';
import type { Mutations } from '../mutationRoot.ts';
import { discussionCommentView, discussionView } from '../views/discussionViews.ts';

const optional = (value: unknown): string | null => (typeof value === 'string' ? value : null);
const categoryOf = (value: unknown): number | null =>
  typeof value === 'string' ? (parseNodeId(value)?.id ?? 0) : null;

/** Discussions and their comments. */
export const discussionMutations: Mutations = {
  createDiscussion: (context, input) => {
    const { repository } = findNodeOf(context, 'Repository', input['repositoryId']);
    const discussion = createDiscussion(context.state, context.viewer, repository, {
      categoryId: categoryOf(input['categoryId']) ?? 0,
      title: String(input['title']),
      body: String(input['body']),
    });
    return { discussion: lazy(() => discussionView(context, repository, discussion)) };
  },
  updateDiscussion: (context, input) => {
    const { repository, discussion } = findNodeOf(context, 'Discussion', input['discussionId']);
    updateDiscussion(context.state, context.viewer, repository, discussion, {
      title: optional(input['title']),
      body: optional(input['body']),
      categoryId: categoryOf(input['categoryId']),
    });
    return { discussion: lazy(() => discussionView(context, repository, discussion)) };
  },
  deleteDiscussion: (context, input) => {
    const { repository, discussion } = findNodeOf(context, 'Discussion', input['id']);
    const view = discussionView(context, repository, discussion);
    deleteDiscussion(context.state, context.viewer, repository, discussion);
    return { discussion: view };
  },
  addDiscussionComment: (context, input) => {
    const { repository, discussion } = findNodeOf(context, 'Discussion', input['discussionId']);
    const parent = input['replyToId'];
    const replyTo =
      typeof parent === 'string' ? findNodeOf(context, 'DiscussionComment', parent).comment : null;
    const wish = { body: String(input['body']), replyTo };
    const comment = addDiscussionComment(context.state, context.viewer, repository, discussion, wish);
    return { comment: lazy(() => discussionCommentView(context, repository, discussion, comment)) };
  },
  updateDiscussionComment: (context, input) => {
    const { repository, discussion, comment } = findNodeOf(context, 'DiscussionComment', input['commentId']);
    updateDiscussionComment(context.state, context.viewer, repository, comment, String(input['body']));
    return { comment: lazy(() => discussionCommentView(context, repository, discussion, comment)) };
  },
  deleteDiscussionComment: (context, input) => {
    const { repository, discussion, comment } = findNodeOf(context, 'DiscussionComment', input['id']);
    const view = discussionCommentView(context, repository, discussion, comment);
    deleteDiscussionComment(context.state, context.viewer, repository, comment);
    return { comment: view };
  },
};
