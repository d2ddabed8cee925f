import { isObjectType } from 'graphql';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { urlsOf } from '../http/urls.ts';
import { mayaToken } from '../seed/seedTeam.ts';
import { found } from '../state/gitHubState.ts';
import { nodeId } from '../state/nodeId.ts';
import { graphql } from '../testing/graphql.ts';
import { atlas, teamGitHub } from '../testing/teamGitHub.ts';
import type { TeamGitHub } from '../testing/teamGitHub.ts';
import { findNode } from './findNode.ts';
import { gitHubSchema } from './gitHubSchema.ts';
import { mutationRoot } from './mutationRoot.ts';
import { queryRoot } from './queryRoot.ts';
import { Field } from './graphqlContext.ts';
import type { GraphqlContext } from './graphqlContext.ts';
import { nodeView } from './views/nodeView.ts';

let team: TeamGitHub;
beforeAll(async () => {
  team = await teamGitHub();
});
afterAll(async () => {
  await team[Symbol.asyncDispose]();
});
afterEach(() => {
  team.gitHub.violations.length = 0;
});

const ask = (
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
  token = mayaToken,
): ReturnType<typeof graphql> => graphql(team.gitHub, token, query, variables);

it('refuses a field that GitHub does not have, and says so', async () => {
  const { errors, data } = await ask('{ viewer { login timeZone } }');
  expect(data).toBeUndefined();
  expect(errors[0]?.message).toContain('timeZone');
  expect(team.gitHub.violations).toMatchObject([{ kind: 'query' }]);
});

it('fails loudly for a field that GitHub has and the double has not, and for an argument it would ignore', async () => {
  expect((await ask('{ viewer { login isEmployee } }')).status).toBe(500);
  expect(
    (
      await ask(
        '{ repository(owner: "acme", name: "atlas") { pullRequests(first: 1, labels: ["x"]) { totalCount } } }',
      )
    ).status,
  ).toBe(500);
  expect(team.gitHub.violations.map((one) => one.details[0])).toEqual([
    'viewer.isEmployee: the double has no User.isEmployee',
    'repository.pullRequests: the double ignores labels of Repository.pullRequests',
  ]);
});

it.each([
  ['{ repository(owner: "acme", name: "nothing") { id } }', 'NOT_FOUND'],
  ['{ node(id: "IC_bm90aGluZw") { id } }', 'NOT_FOUND'],
  [
    '{ repository(owner: "acme", name: "atlas") { pullRequests { totalCount } } }',
    'MISSING_PAGINATION_BOUNDARIES',
  ],
  [
    '{ repository(owner: "acme", name: "atlas") { pullRequests(first: 101) { totalCount } } }',
    'EXCESSIVE_PAGINATION',
  ],
])('answers %s with the error %s under HTTP 200', async (query, type) => {
  const { status, errors } = await ask(query);
  expect(status).toBe(200);
  expect(errors).toMatchObject([{ type }]);
  expect(team.gitHub.violations).toEqual([]);
});

it('demands a token, and the scope that a mutation takes', async () => {
  expect((await ask('{ viewer { login } }', {}, 'unknown')).status).toBe(401);
  team.gitHub.state.data.tokens.push({ token: 'narrow', login: 'ben', scopes: ['repo'] });
  const refused = await ask(
    'mutation { changeUserStatus(input: { message: "x" }) { clientMutationId } }',
    {},
    'narrow',
  );
  expect(refused.errors).toMatchObject([{ type: 'INSUFFICIENT_SCOPES' }]);
});

it('has no field in any view that GitHub’s schema lacks, and no mutation either', async () => {
  const { ben } = team;
  await ben.rest.issues.createComment({ ...atlas, issue_number: 1, body: 'A comment' });
  const comments = [{ path: 'src/pay.ts', line: 1, side: 'RIGHT', body: 'Here' }];
  await ben.rest.pulls.createReview({ ...atlas, pull_number: 1, event: 'COMMENT', body: 'Seen', comments });
  const { state, rates, url } = team.gitHub;
  const viewer = found(state.token(mayaToken));
  const context: GraphqlContext = { state, urls: urlsOf(url), rates, viewer };
  const { data } = state;
  const nodes = [
    nodeId('User', data.users[0]!.id),
    nodeId('Organization', data.organizations[0]!.id),
    nodeId('Team', data.teams[0]!.id),
    nodeId('Repository', team.seed.repository.id),
    nodeId('PullRequest', team.seed.pull.pull!.id),
    nodeId('IssueComment', data.comments[0]!.id),
    nodeId('PullRequestReview', data.reviews[0]!.id),
    nodeId('PullRequestReviewThread', data.reviewThreads[0]!.id),
    nodeId('PullRequestReviewComment', data.reviewComments[0]!.id),
  ];
  const views = nodes.map((id) => nodeView(context, findNode(context, id)));
  const unknown = [...views, queryRoot(context), mutationRoot(context)].flatMap(
    ({ __typename, ...fields }) => {
      const type = gitHubSchema().getType(__typename);
      const known = isObjectType(type) ? type.getFields() : {};
      return Object.entries(fields).flatMap(([name, value]) => {
        const accepted = value instanceof Field ? value.accepts : [];
        const wrong = accepted.filter(
          (argument) => known[name]?.args.every((one) => one.name !== argument) !== false,
        );
        return [
          ...(name in known ? [] : [`${__typename}.${name}`]),
          ...wrong.map((argument) => `${__typename}.${name}(${argument})`),
        ];
      });
    },
  );
  expect(unknown).toEqual([]);
});
