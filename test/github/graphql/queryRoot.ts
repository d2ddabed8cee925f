import { ApiError } from '../apiError.ts';
import { visibleRepository } from '../state/access.ts';
import { searchIssues } from '../state/searchIssues.ts';
import { page, paging } from './connection.ts';
import { findNode } from './findNode.ts';
import { field, lazy } from './graphqlContext.ts';
import type { GraphqlContext, View } from './graphqlContext.ts';
import { organizationView, userView } from './views/actorViews.ts';
import { issueOrPullView } from './views/issueViews.ts';
import { nodeView } from './views/nodeView.ts';
import { repositoryView } from './views/repositoryViews.ts';

const unresolved = (what: string): ApiError =>
  new ApiError(404, `Could not resolve to ${what}.`, { type: 'NOT_FOUND' });

/** What can be asked of the schema's `Query`. */
export function queryRoot(context: GraphqlContext): View {
  const { state, viewer } = context;
  return {
    __typename: 'Query',
    viewer: lazy(() => userView(context, state.requireUser(viewer.login))),
    user: field(['login'], ({ login }) => {
      const user = state.user(String(login));
      if (user === undefined) throw unresolved(`a User with the login of '${String(login)}'`);
      return userView(context, user);
    }),
    organization: field(['login'], ({ login }) => {
      const organization = state.organization(String(login));
      if (organization === undefined)
        throw unresolved(`an Organization with the login of '${String(login)}'`);
      return organizationView(context, organization);
    }),
    repository: field(['owner', 'name', 'followRenames'], (args) => {
      const { owner, name, followRenames } = args;
      const [wantedOwner, wantedName] = [String(owner), String(name)];
      const renamed = followRenames === false ? undefined : state.renamedRepository(wantedOwner, wantedName);
      try {
        const repository = visibleRepository(
          state,
          viewer,
          state.repository(wantedOwner, wantedName) ?? renamed,
        );
        return repositoryView(context, repository);
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        throw unresolved(`a Repository with the name '${wantedOwner}/${wantedName}'`);
      }
    }),
    node: field(['id'], ({ id }) => nodeView(context, findNode(context, String(id)))),
    // an id that leads nowhere is an error of its own place; the others are still answered
    nodes: field(['ids'], ({ ids }) =>
      (Array.isArray(ids) ? ids : []).map((id: unknown) => {
        try {
          return nodeView(context, findNode(context, String(id)));
        } catch (error) {
          if (error instanceof ApiError) return Promise.reject(error);
          throw error;
        }
      }),
    ),
    search: field([...paging, 'query', 'type'], (args) => {
      if (args['type'] !== 'ISSUE') throw new ApiError(501, 'The GitHub double searches issues only');
      const found = searchIssues(state, viewer, String(args['query']));
      const result = page('SearchResultItemConnection', found, args, ({ issue, repository }) =>
        issueOrPullView(context, repository, issue),
      );
      return { ...result, issueCount: found.length };
    }),
    rateLimit: field(['dryRun'], () => {
      const status = context.rates.status(viewer.token, 'graphql');
      return {
        __typename: 'RateLimit',
        cost: 1,
        nodeCount: 0,
        limit: status.limit,
        remaining: status.remaining,
        used: status.used,
        resetAt: new Date(status.reset * 1000).toISOString().replace('.000Z', 'Z'),
      };
    }),
  };
}
