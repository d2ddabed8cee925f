import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { benToken, mayaToken } from '../seed/seedTeam.ts';
import { nodeId } from '../state/nodeId.ts';
import { graphql } from '../testing/graphql.ts';
import { atlas, teamGitHub } from '../testing/teamGitHub.ts';
import type { TeamGitHub } from '../testing/teamGitHub.ts';

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

it('answers what Baton asks of a repository and its pull request', async () => {
  const { gitHub, maya, ben } = team;
  const { data: comment } = await maya.rest.issues.createComment({
    ...atlas,
    issue_number: 1,
    body: 'First',
  });
  await maya.rest.issues.updateComment({ ...atlas, comment_id: comment.id, body: 'Second' });
  await maya.rest.pulls.requestReviewers({
    ...atlas,
    pull_number: 1,
    reviewers: ['ben'],
    team_reviewers: ['platform'],
  });
  const inLine = { path: 'src/pay.ts', line: 1, side: 'RIGHT', body: 'Here' };
  await ben.rest.pulls.createReview({
    ...atlas,
    pull_number: 1,
    event: 'COMMENT',
    body: 'Seen',
    comments: [inLine],
  });
  const { data, errors } = await ask(`{
    rateLimit { remaining cost }
    viewer { login status { message } }
    organization(login: "acme") { team(slug: "platform") { members(first: 10) { nodes { login status { indicatesLimitedAvailability } } } } }
    repository(owner: "acme", name: "atlas") {
      id hasDiscussionsEnabled viewerPermission
      discussionCategories(first: 10) { nodes { id name emoji isAnswerable } }
      object(expression: "HEAD:.github/baton.yml") { ... on Blob { text byteSize } }
      issueOrPullRequest(number: 1) { __typename ... on PullRequest { title } }
      pullRequests(first: 5, headRefName: "retry-payments", states: [OPEN]) { totalCount nodes { number } }
      pullRequest(number: 1) {
        headRefOid isDraft additions changedFiles
        comments(first: 10) { pageInfo { hasNextPage endCursor } nodes {
          id body author { login } editor { login } lastEditedAt includesCreatedEdit isMinimized minimizedReason
          userContentEdits(first: 5) { totalCount nodes { editor { login } diff editedAt } } } }
        reviewThreads(first: 10) { nodes { id isResolved path line comments(first: 5) { nodes { body diffHunk author { login } } } } }
        reviewRequests(first: 10) { nodes { requestedReviewer { __typename ... on User { login } ... on Team { slug } } } }
        reviews(first: 5) { nodes { state body } }
        commits(last: 1) { nodes { commit { oid statusCheckRollup { state } } } }
        suggestedReviewers { isAuthor isCommenter reviewer { login } }
      }
    }
  }`);
  expect(errors).toEqual([]);
  expect(data).toMatchObject({
    viewer: { login: 'maya', status: null },
    organization: { team: { members: { nodes: [{ login: 'maya' }, { login: 'ben' }, { login: 'li' }] } } },
    repository: {
      object: { text: 'members: {}\n' },
      issueOrPullRequest: { __typename: 'PullRequest', title: 'Retry payments' },
      pullRequests: { totalCount: 1, nodes: [{ number: 1 }] },
      pullRequest: {
        isDraft: false,
        comments: {
          nodes: [
            {
              body: 'Second',
              editor: { login: 'maya' },
              userContentEdits: { totalCount: 2, nodes: [{ diff: 'Second' }, { diff: 'First' }] },
            },
          ],
        },
        reviewThreads: {
          nodes: [
            { isResolved: false, path: 'src/pay.ts', line: 1, comments: { nodes: [{ body: 'Here' }] } },
          ],
        },
        reviewRequests: { nodes: [{ requestedReviewer: { __typename: 'Team', slug: 'platform' } }] },
        commits: { nodes: [{ commit: { statusCheckRollup: null } }] },
      },
    },
  });
  expect(gitHub.violations).toEqual([]);
});

it('shares its state with REST: node ids, edits, hiding, reviewers, status', async () => {
  const { maya } = team;
  const { data: comment } = await maya.rest.issues.createComment({
    ...atlas,
    issue_number: 1,
    body: 'To be hidden',
  });
  const hidden = await ask(
    'mutation ($id: ID!) { minimizeComment(input: { subjectId: $id, classifier: OUTDATED }) { minimizedComment { isMinimized minimizedReason } } }',
    { id: comment.node_id },
  );
  expect(hidden.data).toEqual({
    minimizeComment: { minimizedComment: { isMinimized: true, minimizedReason: 'outdated' } },
  });
  const shown = await maya.request('GET /repos/{owner}/{repo}/issues/comments/{id}', {
    ...atlas,
    id: comment.id,
  });
  expect(shown.data).toMatchObject({ minimized: { reason: 'outdated' } });
  await ask('mutation ($id: ID!) { unminimizeComment(input: { subjectId: $id }) { clientMutationId } }', {
    id: comment.node_id,
  });
  await ask(
    'mutation ($id: ID!) { updateIssueComment(input: { id: $id, body: "By ben" }) { issueComment { body } } }',
    { id: comment.node_id },
    benToken,
  );
  const { data } = await ask(
    'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on IssueComment { body editor { login } isMinimized } } }',
    { ids: [comment.node_id] },
  );
  expect(data).toEqual({ nodes: [{ body: 'By ben', editor: { login: 'ben' }, isMinimized: false }] });
  const status = await ask(
    'mutation { changeUserStatus(input: { emoji: ":palm_tree:", message: "Away", limitedAvailability: true, expiresAt: "2999-01-01T00:00:00Z" }) { status { message indicatesLimitedAvailability expiresAt } } }',
    {},
    benToken,
  );
  expect(status.errors).toEqual([]);
  expect((await ask('{ user(login: "ben") { status { message } } }')).data).toEqual({
    user: { status: { message: 'Away' } },
  });
  expect(team.gitHub.violations).toEqual([]);
});

it('keeps discussions with categories, comments, answers and editors', async () => {
  const ids = await ask(
    '{ repository(owner: "acme", name: "atlas") { id discussionCategories(first: 9) { nodes { id name } } } }',
  );
  const { repository } = ids.data as {
    repository: { id: string; discussionCategories: { nodes: { id: string }[] } };
  }; // as just queried
  const input = {
    repositoryId: repository.id,
    categoryId: repository.discussionCategories.nodes[1]?.id,
    title: 'Which queue?',
    body: 'One or two',
  };
  const created = await ask(
    'mutation ($input: CreateDiscussionInput!) { createDiscussion(input: $input) { discussion { id number category { name } } } }',
    { input },
  );
  const { discussion } = (
    created.data as { createDiscussion: { discussion: { id: string; number: number } } }
  ).createDiscussion; // as just queried
  expect(discussion).toMatchObject({ number: 2, category: { name: 'General' } });
  const add =
    'mutation ($input: AddDiscussionCommentInput!) { addDiscussionComment(input: $input) { comment { id body replyTo { body } } } }';
  const first = await ask(add, { input: { discussionId: discussion.id, body: 'Two' } }, benToken);
  const firstId = (first.data as { addDiscussionComment: { comment: { id: string } } }).addDiscussionComment
    .comment.id; // as just queried
  const reply = await ask(add, { input: { discussionId: discussion.id, body: 'Why?', replyToId: firstId } });
  expect(reply.data).toMatchObject({ addDiscussionComment: { comment: { replyTo: { body: 'Two' } } } });
  await ask(
    'mutation ($id: ID!) { updateDiscussionComment(input: { commentId: $id, body: "Two queues" }) { comment { body } } }',
    { id: firstId },
    benToken,
  );
  await ask(
    'mutation ($id: ID!) { updateDiscussion(input: { discussionId: $id, title: "Queues" }) { discussion { title } } }',
    { id: discussion.id },
  );
  const read =
    await ask(`{ repository(owner: "acme", name: "atlas") { discussions(first: 5, orderBy: { field: UPDATED_AT, direction: DESC }) { nodes {
    title author { login } comments(last: 10) { totalCount nodes { body editor { login } isMinimized replies(first: 5) { nodes { body } } } } } } } }`);
  expect(read.data).toMatchObject({
    repository: {
      discussions: {
        nodes: [
          {
            title: 'Queues',
            author: { login: 'maya' },
            comments: {
              totalCount: 1,
              nodes: [
                { body: 'Two queues', editor: { login: 'ben' }, replies: { nodes: [{ body: 'Why?' }] } },
              ],
            },
          },
        ],
      },
    },
  });
  await ask(
    'mutation ($id: ID!) { deleteDiscussionComment(input: { id: $id }) { comment { id } } }',
    { id: firstId },
    benToken,
  );
  await ask('mutation ($id: ID!) { deleteDiscussion(input: { id: $id }) { clientMutationId } }', {
    id: discussion.id,
  });
  expect(team.gitHub.state.data.discussionComments).toEqual([]);
  expect(team.gitHub.violations).toEqual([]);
});

it('opens, drafts, resolves and asks for reviews by mutations', async () => {
  const repositoryId = nodeId('Repository', team.seed.repository.id);
  const user = nodeId('User', team.gitHub.state.requireUser('li').id);
  const pull = nodeId('PullRequest', team.seed.pull.pull!.id);
  const asked = await ask(
    'mutation ($input: RequestReviewsInput!) { requestReviews(input: $input) { pullRequest { reviewRequests(first: 5) { totalCount } } } }',
    { input: { pullRequestId: pull, userIds: [user], union: true } },
  );
  expect(asked.errors).toEqual([]);
  const thread = nodeId('PullRequestReviewThread', team.gitHub.state.data.reviewThreads[0]!.id);
  const resolved = await ask(
    'mutation ($id: ID!) { resolveReviewThread(input: { threadId: $id }) { thread { isResolved resolvedBy { login } } } }',
    { id: thread },
  );
  expect(resolved.data).toEqual({
    resolveReviewThread: { thread: { isResolved: true, resolvedBy: { login: 'maya' } } },
  });
  const draft = await ask(
    'mutation ($id: ID!) { convertPullRequestToDraft(input: { pullRequestId: $id }) { pullRequest { isDraft } } }',
    { id: pull },
  );
  expect(draft.data).toEqual({ convertPullRequestToDraft: { pullRequest: { isDraft: true } } });
  const input = { repositoryId, title: 'Again', headRefName: 'retry-payments', baseRefName: 'main' };
  const twice = await ask(
    'mutation ($input: CreatePullRequestInput!) { createPullRequest(input: $input) { pullRequest { number } } }',
    { input },
  );
  expect(twice.errors[0]).toMatchObject({
    type: 'UNPROCESSABLE',
    message: expect.stringContaining('already exists') as unknown,
  });
  expect(team.gitHub.violations).toEqual([]);
});
