import { ApiError } from '../../apiError.ts';
import {
  addComment,
  addReaction,
  deleteComment,
  removeReaction,
  setMinimized,
  updateComment,
} from '../../state/conversation.ts';
import { found } from '../../state/gitHubState.ts';
import type { MinimizeReason, ReactionContent } from '../../state/stateData.ts';
import { findNode, findNodeOf } from '../findNode.ts';
import type { FoundNode } from '../findNode.ts';
import { lazy } from '../graphqlContext.ts';
import type { GraphqlContext, View } from '../graphqlContext.ts';
import type { Mutations } from '../mutationRoot.ts';
import { actorView } from '../views/actorViews.ts';
import { issueCommentView } from '../views/issueViews.ts';
import { nodeView } from '../views/nodeView.ts';
import { reactionGroups, reactionNames, reactionView } from '../views/textViews.ts';

/** Comments on issues and pull requests, hiding, and reactions. */
export const commentMutations: Mutations = {
  addComment: (context, input) => {
    const subject = findNode(context, String(input['subjectId']));
    if (subject.type !== 'Issue' && subject.type !== 'PullRequest') {
      throw new ApiError(422, `${subject.type} cannot be commented on`);
    }
    const issue = subject.type === 'Issue' ? subject.issue : subject.pull;
    const { repository } = subject;
    const comment = addComment(context.state, context.viewer, repository, issue, String(input['body']));
    return {
      subject: lazy(() => nodeView(context, subject)),
      commentEdge: {
        __typename: 'IssueCommentEdge',
        cursor: Buffer.from(`cursor:v2:${String(comment.id)}`).toString('base64'),
        node: lazy(() => issueCommentView(context, repository, comment)),
      },
    };
  },
  updateIssueComment: (context, input) => {
    const { repository, comment } = findNodeOf(context, 'IssueComment', input['id']);
    updateComment(context.state, context.viewer, repository, comment, String(input['body']));
    return { issueComment: lazy(() => issueCommentView(context, repository, comment)) };
  },
  deleteIssueComment: (context, input) => {
    const { repository, comment } = findNodeOf(context, 'IssueComment', input['id']);
    deleteComment(context.state, context.viewer, repository, comment, String(input['id']));
    return {};
  },
  minimizeComment: (context, input) => {
    const node = minimize(context, input['subjectId'], String(input['classifier']) as MinimizeReason); // an enum of the schema
    return { minimizedComment: node };
  },
  unminimizeComment: (context, input) => ({
    unminimizedComment: minimize(context, input['subjectId'], null),
  }),
  addReaction: (context, input) => {
    const { node, content } = reactionOf(context, input['subjectId'], input['content']);
    const { reaction } = addReaction(
      context.state,
      context.viewer,
      node.repository,
      String(input['subjectId']),
      content,
    );
    return {
      reaction: lazy(() => reactionView(context, reaction)),
      reactionGroups: lazy(() => reactionGroups(context, String(input['subjectId']))),
      subject: lazy(() => nodeView(context, node)),
    };
  },
  removeReaction: (context, input) => {
    const { node, content } = reactionOf(context, input['subjectId'], input['content']);
    const reaction = context.state.data.reactions.find(
      (one) =>
        one.subject === input['subjectId'] && one.content === content && one.user === context.viewer.login,
    );
    removeReaction(context.state, context.viewer, node.repository, found(reaction));
    return {
      reaction: reaction === undefined ? null : lazy(() => reactionView(context, reaction)),
      reactionGroups: lazy(() => reactionGroups(context, String(input['subjectId']))),
      subject: lazy(() => nodeView(context, node)),
    };
  },
  lockLockable: (context, input) => setLocked(context, input['lockableId'], true),
  unlockLockable: (context, input) => setLocked(context, input['lockableId'], false),
};

function minimize(context: GraphqlContext, id: unknown, reason: MinimizeReason | null): View {
  const node = findNode(context, String(id));
  if (!('comment' in node)) throw new ApiError(422, `${node.type} cannot be minimized`);
  setMinimized(context.state, context.viewer, node.repository, node.comment, reason);
  return nodeView(context, node);
}

function reactionOf(
  context: GraphqlContext,
  id: unknown,
  name: unknown,
): {
  readonly node: Extract<FoundNode, { readonly repository: unknown }>;
  readonly content: ReactionContent;
} {
  const node = findNode(context, String(id));
  if (!('repository' in node) || node.type === 'Repository')
    throw new ApiError(422, `${node.type} takes no reactions`);
  const contents = Object.keys(reactionNames) as ReactionContent[]; // keys of a const object
  return { node, content: found(contents.find((content) => reactionNames[content] === name)) };
}

function setLocked(context: GraphqlContext, id: unknown, locked: boolean): Readonly<Record<string, unknown>> {
  const node = findNode(context, String(id));
  if (node.type !== 'Issue' && node.type !== 'PullRequest')
    throw new ApiError(422, `${node.type} cannot be locked`);
  const issue = node.type === 'Issue' ? node.issue : node.pull;
  issue.locked = locked;
  context.state.changed();
  const actor = lazy(() => actorView(context, context.viewer.login));
  return { [locked ? 'lockedRecord' : 'unlockedRecord']: lazy(() => nodeView(context, node)), actor };
}
