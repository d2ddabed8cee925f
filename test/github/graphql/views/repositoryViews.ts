import { ApiError } from '../../apiError.ts';
import { branches } from '../../git/bareRepository.ts';
import { atLeast, permissionOf, viewerPermission } from '../../state/access.ts';
import { fullName } from '../../state/gitHubState.ts';
import { nodeId, parseNodeId } from '../../state/nodeId.ts';
import type { Repository } from '../../state/stateData.ts';
import { connection, orderedBy, page, paging } from '../connection.ts';
import { field, lazy, resourcePath } from '../graphqlContext.ts';
import type { GraphqlContext, View } from '../graphqlContext.ts';
import { actorView, userView } from './actorViews.ts';
import { categoryView, discussionView } from './discussionViews.ts';
import { objectView, refView } from './gitViews.ts';
import { issueOrPullView, issueView } from './issueViews.ts';
import { pullView } from './pullViews.ts';

const missing = (kind: string, number: unknown): ApiError =>
  new ApiError(404, `Could not resolve to ${kind} with the number of ${String(number)}.`, {
    type: 'NOT_FOUND',
  });

/** `Repository`, which the viewer is allowed to see. */
export function repositoryView(context: GraphqlContext, repository: Repository): View {
  const { state } = context;
  const url = context.urls.html(`/${fullName(repository)}`);
  const permission = viewerPermission(state, repository, context.viewer);
  const discussions = (): typeof state.data.discussions =>
    state.data.discussions.filter((discussion) => discussion.repositoryId === repository.id);
  return {
    __typename: 'Repository',
    id: nodeId('Repository', repository.id),
    databaseId: repository.id,
    name: repository.name,
    nameWithOwner: fullName(repository),
    owner: lazy(() => actorView(context, repository.owner)),
    description: repository.description,
    url,
    resourcePath: resourcePath(url),
    isPrivate: repository.private,
    visibility: repository.private ? 'PRIVATE' : 'PUBLIC',
    isArchived: repository.archived,
    archivedAt: repository.archived ? repository.updatedAt : null,
    isFork: repository.parentId !== undefined,
    isDisabled: false,
    isLocked: false,
    isInOrganization: state.organization(repository.owner) !== undefined,
    hasIssuesEnabled: repository.hasIssues,
    hasDiscussionsEnabled: repository.hasDiscussions,
    createdAt: repository.createdAt,
    updatedAt: repository.updatedAt,
    pushedAt: repository.pushedAt,
    viewerPermission: permission.toUpperCase(),
    viewerCanAdminister: atLeast(permission, 'admin'),
    defaultBranchRef: lazy(() => refView(context, repository, `refs/heads/${repository.defaultBranch}`)),
    ref: field(['qualifiedName'], ({ qualifiedName }) => refView(context, repository, String(qualifiedName))),
    refs: field([...paging, 'refPrefix'], async (args) => {
      const all = args['refPrefix'] === 'refs/heads/' ? await branches(repository.gitDirectory) : [];
      return page('RefConnection', all, args, (branch) =>
        refView(context, repository, `refs/heads/${branch.name}`),
      );
    }),
    object: field(['expression', 'oid'], ({ expression, oid }) =>
      objectView(context, repository, String(expression ?? oid)),
    ),
    assignableUsers: connection(
      'UserConnection',
      () => state.data.users.filter((user) => atLeast(permissionOf(state, repository, user.login), 'triage')),
      (user) => userView(context, user),
    ),
    mentionableUsers: connection(
      'UserConnection',
      () => state.data.users.filter((user) => permissionOf(state, repository, user.login) !== 'none'),
      (user) => userView(context, user),
    ),
    issue: field(['number'], ({ number }) => {
      const issue = state.issue(repository.id, Number(number));
      if (issue?.pull !== null) throw missing('an Issue', number);
      return issueView(context, repository, issue);
    }),
    issueOrPullRequest: field(['number'], ({ number }) => {
      const issue = state.issue(repository.id, Number(number));
      if (issue === undefined) throw missing('an issue or pull request', number);
      return issueOrPullView(context, repository, issue);
    }),
    pullRequest: field(['number'], ({ number }) => {
      const pull = state.pulls(repository).find((one) => one.number === number);
      if (pull === undefined) throw missing('a PullRequest', number);
      return pullView(context, repository, pull);
    }),
    pullRequests: field([...paging, 'states', 'headRefName', 'baseRefName', 'orderBy'], (args) => {
      const { states, headRefName, baseRefName } = args;
      const wanted = state.pulls(repository).filter((pull) => {
        const status = pull.pull.mergedAt !== null ? 'MERGED' : pull.state.toUpperCase();
        return (
          (!Array.isArray(states) || states.includes(status)) &&
          (typeof headRefName !== 'string' || pull.pull.headRef === headRefName) &&
          (typeof baseRefName !== 'string' || pull.pull.baseRef === baseRefName)
        );
      });
      return page('PullRequestConnection', orderedBy(wanted, args['orderBy']), args, (pull) =>
        pullView(context, repository, pull),
      );
    }),
    discussionCategories: connection(
      'DiscussionCategoryConnection',
      () => repository.discussionCategories,
      (category) => categoryView(context, repository, category),
    ),
    discussion: field(['number'], ({ number }) => {
      const discussion = discussions().find((one) => one.number === number);
      if (discussion === undefined) throw missing('a Discussion', number);
      return discussionView(context, repository, discussion);
    }),
    discussions: field([...paging, 'orderBy', 'categoryId'], (args) => {
      const category = typeof args['categoryId'] === 'string' ? parseNodeId(args['categoryId']) : null;
      const wanted = discussions().filter((one) => category === null || one.categoryId === category.id);
      // GitHub lists the most recently updated ones first
      const order = args['orderBy'] ?? { field: 'UPDATED_AT', direction: 'DESC' };
      return page('DiscussionConnection', orderedBy(wanted, order), args, (one) =>
        discussionView(context, repository, one),
      );
    }),
  };
}
