import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { atlas, git, teamGitHub } from '../testing/teamGitHub.ts';
import type { TeamGitHub } from '../testing/teamGitHub.ts';

let team: TeamGitHub;
beforeAll(async () => {
  team = await teamGitHub();
});
afterAll(async () => {
  await team[Symbol.asyncDispose]();
});

it('answers every operation that it has in the shape of GitHub’s description', async () => {
  const { maya, ben, gitHub } = team;
  const pull_number = 1;
  const sha = (await maya.rest.pulls.get({ ...atlas, pull_number })).data.head.sha;
  expect((await maya.rest.users.getAuthenticated()).data.login).toBe('maya');
  expect((await maya.rest.users.getByUsername({ username: 'ben' })).data.name).toBe('Ben Carter');
  expect((await maya.rest.repos.get(atlas)).data.permissions?.push).toBe(true);
  expect((await maya.request('GET /repositories/{id}', { id: team.seed.repository.id })).status).toBe(200);
  expect((await maya.rest.repos.listForAuthenticatedUser()).data).toHaveLength(1);
  expect((await maya.rest.repos.listBranches(atlas)).data.map((branch) => branch.name)).toEqual([
    'main',
    'retry-payments',
  ]);
  expect((await maya.rest.repos.getBranch({ ...atlas, branch: 'retry-payments' })).data.commit.sha).toBe(sha);
  expect((await maya.rest.repos.listCollaborators(atlas)).data.map((one) => one.login)).toEqual([
    'sofia',
    'maya',
    'ben',
    'li',
    'tomh',
  ]);
  expect((await maya.rest.repos.checkCollaborator({ ...atlas, username: 'li' })).status).toBe(204);
  expect(
    (await maya.rest.repos.getCollaboratorPermissionLevel({ ...atlas, username: 'tomh' })).data.permission,
  ).toBe('read');
  expect((await maya.rest.issues.listAssignees(atlas)).data).toHaveLength(4);
  expect((await maya.rest.orgs.listMembers({ org: 'acme' })).data).toHaveLength(5);
  expect((await maya.rest.teams.list({ org: 'acme' })).data[0]?.slug).toBe('platform');
  expect((await maya.rest.teams.getByName({ org: 'acme', team_slug: 'platform' })).data.members_count).toBe(
    3,
  );
  expect((await maya.rest.teams.listMembersInOrg({ org: 'acme', team_slug: 'platform' })).data).toHaveLength(
    3,
  );
  expect((await maya.rest.pulls.list({ ...atlas, head: 'acme:retry-payments' })).data[0]?.number).toBe(1);
  expect((await maya.rest.pulls.list({ ...atlas, head: 'acme:other' })).data).toEqual([]);
  expect(
    (await maya.rest.pulls.requestReviewers({ ...atlas, pull_number, reviewers: ['ben', 'li'] })).data
      .requested_reviewers,
  ).toHaveLength(2);
  expect(
    (await maya.rest.pulls.requestReviewers({ ...atlas, pull_number, team_reviewers: ['platform'] })).data
      .requested_teams,
  ).toHaveLength(1);
  await maya.rest.pulls.removeRequestedReviewers({ ...atlas, pull_number, reviewers: ['li'] });
  expect(
    (await maya.rest.pulls.listRequestedReviewers({ ...atlas, pull_number })).data.users.map(
      (one) => one.login,
    ),
  ).toEqual(['ben']);
  const inLine = { path: 'src/pay.ts', line: 2, side: 'RIGHT', body: 'Why three?' };
  await ben.rest.pulls.createReview({
    ...atlas,
    pull_number,
    event: 'COMMENT',
    body: 'A question',
    comments: [inLine],
  });
  const [comment] = (await maya.rest.pulls.listReviewComments({ ...atlas, pull_number })).data;
  expect(comment?.diff_hunk).toContain('retry = 3');
  await maya.rest.pulls.createReplyForReviewComment({
    ...atlas,
    pull_number,
    comment_id: comment!.id,
    body: 'See the log',
  });
  await maya.rest.pulls.createReviewComment({
    ...atlas,
    pull_number,
    body: 'Measured',
    path: 'src/pay.ts',
    commit_id: sha,
    in_reply_to: comment!.id,
  });
  expect((await maya.rest.pulls.listReviews({ ...atlas, pull_number })).data[0]?.state).toBe('COMMENTED');
  expect((await maya.rest.pulls.listFiles({ ...atlas, pull_number })).data[0]).toMatchObject({
    filename: 'src/pay.ts',
    additions: 2,
  });
  expect(
    (await maya.rest.pulls.listCommits({ ...atlas, pull_number })).data.map((one) => one.author?.login),
  ).toEqual(['maya', 'ben']);
  expect((await maya.rest.pulls.update({ ...atlas, pull_number, title: 'Retry' })).data.title).toBe('Retry');
  expect(
    (await maya.rest.repos.listPullRequestsAssociatedWithCommit({ ...atlas, commit_sha: sha })).data,
  ).toHaveLength(1);
  expect(
    (await maya.rest.repos.listCommits({ ...atlas, sha: 'retry-payments', author: 'ben' })).data,
  ).toHaveLength(2);
  expect((await maya.rest.repos.getCommit({ ...atlas, ref: sha })).data.stats?.additions).toBe(1);
  const compared = (
    await maya.rest.repos.compareCommitsWithBasehead({ ...atlas, basehead: 'main...retry-payments' })
  ).data;
  expect(compared).toMatchObject({ status: 'ahead', ahead_by: 2, behind_by: 0 });
  const file = (await maya.rest.repos.getContent({ ...atlas, path: '.github/baton.yml' })).data;
  expect('content' in file ? Buffer.from(file.content, 'base64').toString() : '').toBe('members: {}\n');
  expect((await maya.rest.repos.getContent({ ...atlas, path: '' })).data).toHaveLength(2);
  expect((await maya.rest.checks.listForRef({ ...atlas, ref: sha })).data.total_count).toBe(0);
  expect((await maya.rest.repos.getCombinedStatusForRef({ ...atlas, ref: sha })).data.state).toBe('pending');
  const written = (await maya.rest.issues.createComment({ ...atlas, issue_number: 1, body: 'Hello @ben' }))
    .data;
  const comment_id = written.id;
  expect(
    (await ben.rest.reactions.createForIssueComment({ ...atlas, comment_id, content: 'eyes' })).status,
  ).toBe(201);
  expect(
    (await ben.rest.reactions.createForIssueComment({ ...atlas, comment_id, content: 'eyes' })).status,
  ).toBe(200);
  const [reaction] = (await maya.rest.reactions.listForIssueComment({ ...atlas, comment_id })).data;
  expect((await maya.rest.issues.getComment({ ...atlas, comment_id })).data.reactions?.eyes).toBe(1);
  await ben.rest.reactions.deleteForIssueComment({ ...atlas, comment_id, reaction_id: reaction!.id });
  expect((await maya.rest.issues.updateComment({ ...atlas, comment_id, body: 'Hello' })).data.body).toBe(
    'Hello',
  );
  expect((await maya.rest.issues.listComments({ ...atlas, issue_number: 1 })).data).toHaveLength(1);
  expect((await maya.rest.issues.listCommentsForRepo(atlas)).data).toHaveLength(1);
  expect((await maya.rest.issues.listForRepo(atlas)).data[0]?.pull_request?.url).toContain('/pulls/1');
  expect((await maya.rest.issues.get({ ...atlas, issue_number: 1 })).data.comments).toBe(1);
  expect(
    (await ben.rest.search.issuesAndPullRequests({ q: 'repo:acme/atlas is:pr is:open review-requested:@me' }))
      .data.total_count,
  ).toBe(0);
  expect(
    (await ben.rest.search.issuesAndPullRequests({ q: 'repo:acme/atlas is:pr involves:@me' })).data
      .total_count,
  ).toBe(0);
  const notes = await ben.rest.activity.listNotificationsForAuthenticatedUser();
  expect(notes.data[0]).toMatchObject({ reason: 'mention', unread: true, subject: { type: 'PullRequest' } });
  await ben.rest.activity.markThreadAsRead({ thread_id: Number(notes.data[0]?.id) });
  expect((await ben.rest.activity.listNotificationsForAuthenticatedUser()).data).toEqual([]);
  await maya.rest.issues.deleteComment({ ...atlas, comment_id });
  expect((await maya.rest.rateLimit.get()).data.resources.core.used).toBeGreaterThan(30);
  expect((await maya.rest.meta.get()).status).toBe(200);
  expect(gitHub.violations).toEqual([]);
});

it('opens a draft from another branch and refuses a second one', async () => {
  const { maya } = team;
  git(team.seed.repository.gitDirectory, ['branch', 'second', 'retry-payments']);
  const wish = { ...atlas, head: 'second', base: 'main', title: 'Second', draft: true };
  const { data } = await maya.rest.pulls.create(wish);
  expect(data).toMatchObject({ draft: true, number: 2, commits: 2, changed_files: 1 });
  await expect(maya.rest.pulls.create(wish)).rejects.toMatchObject({ status: 422 });
  await expect(maya.rest.pulls.create({ ...wish, head: 'nowhere' })).rejects.toMatchObject({ status: 422 });
  const closed = await maya.rest.pulls.update({ ...atlas, pull_number: 2, state: 'closed' });
  expect(closed.data.closed_at).not.toBeNull();
});

it('opens a pull request of a fork in its parent, which follows the fork’s branch', async () => {
  const { ben, maya, gitHub, seed } = team;
  const { repository } = seed;
  const gitDirectory = join(dirname(repository.gitDirectory), 'ben-atlas.git');
  git(dirname(gitDirectory), ['clone', '--quiet', '--bare', repository.gitDirectory, gitDirectory]);
  git(gitDirectory, ['branch', 'forked', 'retry-payments']);
  const fork = {
    ...repository,
    id: gitHub.state.newId(),
    owner: 'ben',
    gitDirectory,
    parentId: repository.id,
  };
  gitHub.state.data.repositories.push(fork);
  const { data: facts } = await ben.rest.repos.get({ owner: 'ben', repo: 'atlas' });
  expect(facts).toMatchObject({ fork: true, parent: { full_name: 'acme/atlas' } });
  const wish = { ...atlas, head: 'ben:forked', base: 'main', title: 'From the fork' };
  const { data } = await ben.rest.pulls.create(wish);
  expect(data.head).toMatchObject({ label: 'ben:forked', repo: { full_name: 'ben/atlas' } });
  await expect(ben.rest.pulls.create(wish)).rejects.toMatchObject({ status: 422 });
  await expect(maya.rest.pulls.create({ ...wish, head: 'li:forked' })).rejects.toMatchObject({ status: 422 });
  git(gitDirectory, ['branch', '--force', 'forked', 'retry-payments~1']);
  const listed = (await maya.rest.pulls.list({ ...atlas, head: 'ben:forked' })).data;
  expect(listed.map(({ number, head }) => [number, head.sha])).toEqual([
    [data.number, git(gitDirectory, ['rev-parse', 'forked']).trim()],
  ]);
  expect((await maya.rest.pulls.list({ ...atlas, head: 'acme:forked' })).data).toEqual([]);
  expect(gitHub.violations).toEqual([]);
});
