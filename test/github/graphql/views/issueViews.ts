import { fullName, isPullRequest } from '../../state/gitHubState.ts';
import { nodeId } from '../../state/nodeId.ts';
import { issuePage } from '../../rest/shapes/issueShape.ts';
import type { Issue, IssueComment, Repository } from '../../state/stateData.ts';
import { field, lazy, resourcePath } from '../graphqlContext.ts';
import type { GraphqlContext, View } from '../graphqlContext.ts';
import { connection, orderedBy, page, paging } from '../connection.ts';
import { userView } from './actorViews.ts';
import { pullView } from './pullViews.ts';
import { repositoryView } from './repositoryViews.ts';
import { deletable, minimizable, textFields } from './textViews.ts';

/** What issues and pull requests have in common. */
export function issueFields(
  context: GraphqlContext,
  repository: Repository,
  issue: Issue,
  node: string,
): Readonly<Record<string, unknown>> {
  const url = issuePage(context.urls, repository, issue);
  return {
    ...textFields(context, repository, issue, node),
    number: issue.number,
    title: issue.title,
    closed: issue.state === 'closed',
    closedAt: issue.closedAt,
    locked: issue.locked,
    activeLockReason: issue.lockReason?.toUpperCase().replace(/[ -]/gu, '_') ?? null,
    url,
    resourcePath: resourcePath(url),
    repository: lazy(() => repositoryView(context, repository)),
    assignees: connection(
      'UserConnection',
      () => issue.assignees,
      (login) => userView(context, context.state.requireUser(login)),
    ),
    comments: field([...paging, 'orderBy'], (args) => {
      const comments = orderedBy(context.state.commentsOf(issue), args['orderBy']);
      return page('IssueCommentConnection', comments, args, (comment) =>
        issueCommentView(context, repository, comment),
      );
    }),
  };
}

/** `Issue`; for a pull request, see `pullView`. */
export function issueView(context: GraphqlContext, repository: Repository, issue: Issue): View {
  return {
    __typename: 'Issue',
    ...issueFields(context, repository, issue, nodeId('Issue', issue.id)),
    ...deletable(context, repository, issue),
    state: issue.state.toUpperCase(),
    stateReason: issue.state === 'closed' ? 'COMPLETED' : null,
  };
}

/** `Issue` or `PullRequest`, whichever it is. */
export const issueOrPullView = (context: GraphqlContext, repository: Repository, issue: Issue): View =>
  isPullRequest(issue) ? pullView(context, repository, issue) : issueView(context, repository, issue);

/** `IssueComment`. */
export function issueCommentView(
  context: GraphqlContext,
  repository: Repository,
  comment: IssueComment,
): View {
  const issue = context.state.requireIssue(repository, comment.number);
  const url = `${issuePage(context.urls, repository, issue)}#issuecomment-${String(comment.id)}`;
  return {
    __typename: 'IssueComment',
    ...textFields(context, repository, comment, nodeId('IssueComment', comment.id)),
    ...minimizable(context, repository, comment),
    fullDatabaseId: String(comment.id),
    url,
    resourcePath: resourcePath(url),
    repository: lazy(() => repositoryView(context, repository)),
    issue: lazy(() => {
      // GitHub gives the issue behind a pull request here; the double keeps none
      if (isPullRequest(issue))
        throw new Error(`issue of a comment on pull request ${fullName(repository)}#${String(issue.number)}`);
      return issueView(context, repository, issue);
    }),
    pullRequest: lazy(() => (isPullRequest(issue) ? pullView(context, repository, issue) : null)),
  };
}
