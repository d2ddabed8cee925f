import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { benToken, mayaToken } from '../seed/seedTeam.ts';
import { bodyLimit } from '../state/conversation.ts';
import { graphql } from '../testing/graphql.ts';
import { atlas, call, client, teamGitHub } from '../testing/teamGitHub.ts';
import type { TeamGitHub } from '../testing/teamGitHub.ts';

let now = new Date('2026-11-20T10:00:00Z');
let team: TeamGitHub;
beforeAll(async () => {
  team = await teamGitHub({ server: { clock: () => now } });
});
afterAll(async () => {
  await team[Symbol.asyncDispose]();
});
afterEach(() => {
  team.gitHub.violations.length = 0;
});

const later = (seconds: number): void => {
  now = new Date(now.getTime() + seconds * 1000);
};

it('refuses a request that breaks GitHub’s description, and records it', async () => {
  const { gitHub } = team;
  const path = '/repos/acme/atlas/issues/1/comments';
  const noBody = await call(gitHub, path, { method: 'POST', token: mayaToken, body: '{"text":"x"}' });
  expect(noBody.status).toBe(422);
  expect((await call(gitHub, path, { method: 'POST', token: mayaToken, body: '{' })).status).toBe(400);
  expect((await call(gitHub, '/repos/acme/atlas/pulls?state=opened', { token: mayaToken })).status).toBe(422);
  expect(
    (await call(gitHub, '/repos/acme/atlas/issues/comments?since=yesterday', { token: mayaToken })).status,
  ).toBe(422);
  expect(gitHub.violations.map((one) => one.kind)).toEqual(['request', 'request', 'request', 'request']);
  expect(gitHub.state.data.comments).toEqual([]);
});

it('ignores as GitHub does, but records, what the description does not name', async () => {
  const { gitHub, maya } = team;
  expect((await call(gitHub, '/repos/acme/atlas/pulls?branch=x', { token: mayaToken })).status).toBe(200);
  await maya.request('PATCH /repos/{owner}/{repo}/pulls/{n}', { ...atlas, n: 1, draft: false });
  expect(gitHub.violations.flatMap((one) => one.details)).toEqual([
    'query parameter branch is not documented for pulls/list',
    'draft is not a property that GitHub documents here',
  ]);
});

it('answers an unknown route with 501, and records it', async () => {
  expect((await call(team.gitHub, '/repos/acme/atlas/notes', { token: mayaToken })).status).toBe(501);
  expect((await call(team.gitHub, '/repos/acme/atlas', { token: mayaToken, method: 'PUT' })).status).toBe(
    501,
  );
  expect(team.gitHub.violations).toMatchObject([{ kind: 'unknown route' }, { kind: 'unknown route' }]);
});

it('catches itself answering what GitHub would not', async () => {
  const { gitHub } = team;
  const user = gitHub.state.requireUser('li');
  const { createdAt } = user;
  user.createdAt = 'long ago';
  const answer = await call(gitHub, '/users/li', { token: mayaToken });
  user.createdAt = createdAt;
  expect(answer.status).toBe(500);
  expect(await answer.json()).toMatchObject({
    details: expect.arrayContaining(['created_at must match format "date-time"']) as unknown,
  });
  expect(gitHub.violations).toMatchObject([{ kind: 'response', where: 'GET /users/li' }]);
});

it('answers 304 to what is unchanged, at no cost', async () => {
  const { gitHub, maya } = team;
  const path = '/repos/acme/atlas/issues/comments';
  const first = await call(gitHub, path, { token: benToken });
  const headers = { 'if-none-match': first.headers.get('etag') ?? '' };
  const again = await call(gitHub, path, { token: benToken, headers });
  expect(again.status).toBe(304);
  expect(await again.text()).toBe('');
  expect(again.headers.get('x-ratelimit-remaining')).toBe(first.headers.get('x-ratelimit-remaining'));
  await maya.rest.issues.createComment({ ...atlas, issue_number: 1, body: 'News' });
  const changed = await call(gitHub, path, { token: benToken, headers });
  expect(changed.status).toBe(200);
  expect(Number(changed.headers.get('x-ratelimit-remaining'))).toBe(
    Number(first.headers.get('x-ratelimit-remaining')) - 1,
  );
  expect(changed.headers.get('x-github-request-id')).toMatch(/.+/u);
  expect(changed.headers.get('date')).toBe(now.toUTCString());
});

it('lists a repository’s comments by `since`, ordered by change, page by page with links', async () => {
  const { gitHub, maya, ben } = team;
  const ids: number[] = [];
  for (let count = 0; count < 5; count++) {
    later(60);
    ids.push(
      (await maya.rest.issues.createComment({ ...atlas, issue_number: 1, body: `Note ${String(count)}` }))
        .data.id,
    );
  }
  const since = now.toISOString().replace('.000', '');
  expect((await ben.rest.issues.listCommentsForRepo({ ...atlas, since })).data.map((one) => one.id)).toEqual([
    ids[4],
  ]);
  later(60);
  await maya.rest.issues.updateComment({ ...atlas, comment_id: ids[0]!, body: 'Note 0, edited' });
  const changed = await ben.rest.issues.listCommentsForRepo({
    ...atlas,
    since,
    sort: 'updated',
    direction: 'desc',
  });
  expect(changed.data.map((one) => one.id)).toEqual([ids[0], ids[4]]);
  const page = await ben.rest.issues.listCommentsForRepo({ ...atlas, per_page: 2, page: 2 });
  expect(page.headers.link).toBe(
    [
      `<${gitHub.apiUrl}/repos/acme/atlas/issues/comments?per_page=2&page=1>; rel="prev"`,
      `<${gitHub.apiUrl}/repos/acme/atlas/issues/comments?per_page=2&page=3>; rel="next"`,
      `<${gitHub.apiUrl}/repos/acme/atlas/issues/comments?per_page=2&page=3>; rel="last"`,
      `<${gitHub.apiUrl}/repos/acme/atlas/issues/comments?per_page=2&page=1>; rel="first"`,
    ].join(', '),
  );
  const all = await ben.paginate(ben.rest.issues.listComments, { ...atlas, issue_number: 1, per_page: 2 });
  expect(all).toHaveLength(6);
  expect(gitHub.violations).toEqual([]);
});

it('takes a body of exactly the limit and refuses one more character', async () => {
  const { maya } = team;
  const body = '🙂'.repeat(bodyLimit);
  const { data } = await maya.rest.issues.createComment({ ...atlas, issue_number: 1, body });
  await expect(
    maya.rest.issues.createComment({ ...atlas, issue_number: 1, body: `${body}x` }),
  ).rejects.toMatchObject({ status: 422 });
  await expect(
    maya.rest.issues.createComment({ ...atlas, issue_number: 1, body: ' \n' }),
  ).rejects.toMatchObject({ status: 422 });
  await maya.rest.issues.deleteComment({ ...atlas, comment_id: data.id });
});

it('records who edited a comment', async () => {
  const { gitHub, maya, ben } = team;
  const { data } = await maya.rest.issues.createComment({ ...atlas, issue_number: 1, body: 'Mine' });
  await ben.rest.issues.updateComment({ ...atlas, comment_id: data.id, body: 'Ours' });
  const comment = gitHub.state.data.comments.find((one) => one.id === data.id);
  expect(comment?.author).toBe('maya');
  expect(comment?.edits.map((edit) => [edit.editor, edit.body])).toEqual([
    ['maya', 'Mine'],
    ['ben', 'Ours'],
  ]);
});

it('tells of notifications by conditional requests with the interval to keep', async () => {
  const { gitHub, maya } = team;
  await maya.rest.issues.createComment({ ...atlas, issue_number: 1, body: 'For `@li` and @ben' });
  expect(gitHub.state.data.notifications.map((one) => one.login)).toEqual(expect.arrayContaining(['ben']));
  expect(gitHub.state.data.notifications.filter((one) => one.login === 'li')).toEqual([]);
  const first = await call(gitHub, '/notifications', { token: benToken });
  expect(first.headers.get('x-poll-interval')).toBe('60');
  const headers = { 'if-modified-since': first.headers.get('last-modified') ?? '' };
  expect((await call(gitHub, '/notifications', { token: benToken, headers })).status).toBe(304);
});

it('demands a user agent, a known token, and the right to write', async () => {
  const { gitHub, nobody } = team;
  expect((await call(gitHub, '/user', { token: 'unknown' })).status).toBe(401);
  await expect(nobody.rest.users.getAuthenticated()).rejects.toMatchObject({ status: 401 });
  expect((await nobody.rest.repos.get(atlas)).data.permissions).toBeUndefined();
  gitHub.state.data.tokens.push({ token: 'tom', login: 'tomh', scopes: ['repo'] });
  const tom = client(gitHub, 'tom');
  await expect(tom.rest.pulls.update({ ...atlas, pull_number: 1, title: 'x' })).rejects.toMatchObject({
    status: 403,
  });
  expect((await call(gitHub, '/user', { token: mayaToken, headers: { 'user-agent': '' } })).status).toBe(403);
});

it('refuses writing to what is locked, archived or merged elsewhere', async () => {
  const { gitHub, maya } = team;
  const { repository, pull } = team.seed;
  gitHub.state.data.tokens.push({ token: 'tom-2', login: 'tomh', scopes: ['repo'] });
  pull.locked = true;
  const comment = { ...atlas, issue_number: 1, body: 'x' };
  await expect(client(gitHub, 'tom-2').rest.issues.createComment(comment)).rejects.toMatchObject({
    status: 403,
  });
  expect((await maya.rest.issues.createComment(comment)).status).toBe(201);
  pull.locked = false;
  repository.archived = true;
  await expect(maya.rest.issues.createComment(comment)).rejects.toMatchObject({ status: 403 });
  repository.archived = false;
  repository.formerNames.push('acme/old-atlas');
  expect((await maya.rest.repos.get({ owner: 'acme', repo: 'old-atlas' })).data.name).toBe('atlas');
});

it('hides a private repository from a person without a permission in it, whatever the token’s scopes', async () => {
  await using hidden = await teamGitHub({ private: true });
  const { gitHub, seed } = hidden;
  seed.repository.collaborators = seed.repository.collaborators.filter((person) => person.login !== 'ben');
  expect((await call(gitHub, '/repos/acme/atlas', { token: benToken })).status).toBe(404);
  expect((await call(gitHub, '/repos/acme/atlas/pulls/1', { token: benToken })).status).toBe(404);
  const comment = { token: benToken, method: 'POST', body: '{"body":"x"}' };
  expect((await call(gitHub, '/repos/acme/atlas/issues/1/comments', comment)).status).toBe(404);
  const asked = await graphql(gitHub, benToken, '{ repository(owner: "acme", name: "atlas") { id } }');
  expect(asked.errors).toMatchObject([{ type: 'NOT_FOUND' }]);
  const git = await fetch(`${gitHub.url}/acme/atlas.git/info/refs?service=git-upload-pack`, {
    headers: { authorization: `Basic ${Buffer.from(`ben:${benToken}`).toString('base64')}` },
  });
  expect(git.status).toBe(404);
  expect((await call(gitHub, '/repos/acme/atlas', { token: mayaToken })).status).toBe(200);
});

it('hides a private repository from a token that cannot see it', async () => {
  await using hidden = await teamGitHub({ private: true });
  const { gitHub, maya, nobody } = hidden;
  gitHub.state.data.tokens.push({ token: 'public-only', login: 'ben', scopes: ['public_repo'] });
  expect((await maya.rest.repos.get(atlas)).data.private).toBe(true);
  await expect(nobody.rest.repos.get(atlas)).rejects.toMatchObject({ status: 404 });
  await expect(
    client(gitHub, 'public-only').rest.issues.listComments({ ...atlas, issue_number: 1 }),
  ).rejects.toMatchObject({ status: 404 });
  expect(gitHub.violations).toEqual([]);
});
