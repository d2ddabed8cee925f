import { found } from '../../state/gitHubState.ts';
import {
  addComment,
  addReaction,
  deleteComment,
  removeReaction,
  updateComment,
} from '../../state/conversation.ts';
import { nodeId } from '../../state/nodeId.ts';
import type { Issue, IssueComment, ReactionContent, Repository } from '../../state/stateData.ts';
import { issueCommentShape, issueShape, reactionShape } from '../shapes/issueShape.ts';
import { integer, list, optionalText, repositoryOf, text } from '../restHandler.ts';
import type { RestContext, RestOperations } from '../restHandler.ts';

/** Issues and the comments of issues and pull requests, with their reactions. */
export const issueOperations: RestOperations = {
  'issues/list-for-repo': (context) => {
    const repository = repositoryOf(context);
    const state = text(context.query['state']);
    const sort = text(context.query['sort']);
    const wanted = context.state
      .issues(repository)
      .filter((issue) => (state === 'all' || issue.state === state) && people(context, issue));
    return list(
      ordered(
        since(wanted, context),
        sort === 'updated' ? 'updatedAt' : 'createdAt',
        text(context.query['direction']),
      ),
      (issue) => issueShape(context.state, context.urls, repository, issue),
    );
  },
  'issues/get': (context) => {
    const repository = repositoryOf(context);
    const issue = context.state.requireIssue(repository, integer(context.params['issue_number']));
    return { status: 200, body: issueShape(context.state, context.urls, repository, issue) };
  },
  'issues/list-comments-for-repo': (context) => {
    const repository = repositoryOf(context);
    const all = context.state.data.comments.filter((comment) => comment.repositoryId === repository.id);
    const sorted = optionalText(context.query['sort']) === 'updated' ? 'updatedAt' : 'createdAt';
    // without `sort` GitHub ignores `direction` and lists by ascending id
    const direction = context.request.query.has('sort')
      ? (optionalText(context.query['direction']) ?? 'desc')
      : 'asc';
    return list(ordered(since(all, context), sorted, direction), (comment) =>
      shape(context, repository, comment),
    );
  },
  'issues/list-comments': (context) => {
    const repository = repositoryOf(context);
    const issue = context.state.requireIssue(repository, integer(context.params['issue_number']));
    return list(since(context.state.commentsOf(issue), context), (comment) =>
      shape(context, repository, comment),
    );
  },
  'issues/create-comment': (context) => {
    const repository = repositoryOf(context);
    const issue = context.state.requireIssue(repository, integer(context.params['issue_number']));
    const comment = addComment(context.state, context.viewer, repository, issue, text(context.body['body']));
    const body = issueCommentShape(context.state, context.urls, repository, comment);
    return { status: 201, body, headers: { location: text(body['url']) } };
  },
  'issues/get-comment': (context) => {
    const repository = repositoryOf(context);
    return { status: 200, body: shape(context, repository, commentOf(context, repository)) };
  },
  'issues/update-comment': (context) => {
    const repository = repositoryOf(context);
    const comment = commentOf(context, repository);
    updateComment(context.state, context.viewer, repository, comment, text(context.body['body']));
    return { status: 200, body: shape(context, repository, comment) };
  },
  'issues/delete-comment': (context) => {
    const repository = repositoryOf(context);
    const comment = commentOf(context, repository);
    deleteComment(context.state, context.viewer, repository, comment, nodeId('IssueComment', comment.id));
    return { status: 204 };
  },
  'reactions/list-for-issue-comment': (context) => {
    const subject = nodeId('IssueComment', commentOf(context, repositoryOf(context)).id);
    const content = optionalText(context.query['content']);
    const all = context.state.data.reactions.filter(
      (reaction) => reaction.subject === subject && (content === undefined || reaction.content === content),
    );
    return list(all, (reaction) => reactionShape(context.state, context.urls, reaction));
  },
  'reactions/create-for-issue-comment': (context) => {
    const repository = repositoryOf(context);
    const subject = nodeId('IssueComment', commentOf(context, repository).id);
    const content = text(context.body['content']) as ReactionContent; // the description allows no other
    const { reaction, created } = addReaction(context.state, context.viewer, repository, subject, content);
    return { status: created ? 201 : 200, body: reactionShape(context.state, context.urls, reaction) };
  },
  'reactions/delete-for-issue-comment': (context) => {
    const repository = repositoryOf(context);
    const subject = nodeId('IssueComment', commentOf(context, repository).id);
    const id = integer(context.params['reaction_id']);
    const reaction = context.state.data.reactions.find((one) => one.id === id && one.subject === subject);
    removeReaction(context.state, context.viewer, repository, found(reaction));
    return { status: 204 };
  },
};

const commentOf = (context: RestContext, repository: Repository): IssueComment =>
  context.state.requireComment(repository, integer(context.params['comment_id']));

const shape = (context: RestContext, repository: Repository, comment: IssueComment): object =>
  issueCommentShape(context.state, context.urls, repository, comment);

function people(context: RestContext, issue: Issue): boolean {
  const creator = optionalText(context.query['creator']);
  const assignee = optionalText(context.query['assignee']);
  return (
    (creator === undefined || issue.author === creator) &&
    (assignee === undefined ||
      (assignee === 'none'
        ? issue.assignees.length === 0
        : assignee === '*' || issue.assignees.includes(assignee)))
  );
}

/** Items updated at or after `since`. */
export function since<T extends { readonly updatedAt: string }>(
  items: readonly T[],
  context: RestContext,
): readonly T[] {
  const instant = Date.parse(optionalText(context.query['since']) ?? '');
  return Number.isNaN(instant) ? items : items.filter((item) => Date.parse(item.updatedAt) >= instant);
}

/** Items by an instant, then by id, ascending unless `direction` is `desc`. */
export function ordered<
  T extends { readonly id: number; readonly createdAt: string; readonly updatedAt: string },
>(items: readonly T[], key: 'createdAt' | 'updatedAt', direction: string): readonly T[] {
  const sign = direction === 'desc' ? -1 : 1;
  return items.toSorted((one, other) => sign * (one[key].localeCompare(other[key]) || one.id - other.id));
}
