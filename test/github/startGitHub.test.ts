import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { startGitHub } from './startGitHub.ts';
import { mayaToken, seedTeam } from './seed/seedTeam.ts';
import { atlas, atlasRepository, call, client, git, teamGitHub } from './testing/teamGitHub.ts';

const control = async (
  url: string,
  key: string,
  action: string,
  input: object = {},
): Promise<{ status: number; body: unknown }> => {
  const headers = { 'x-control-key': key };
  const response = await fetch(`${url}/_control/${action}`, {
    method: 'POST',
    headers,
    body: JSON.stringify(input),
  });
  return { status: response.status, body: await response.json() };
};

it('keeps its state over a restart, ids and all', async () => {
  const root = mkdtempSync(join(tmpdir(), 'github-double-'));
  const stateFile = join(root, 'state.json');
  const seed = async (): Promise<Awaited<ReturnType<typeof seedTeam>>['data']> =>
    (await seedTeam({ gitDirectory: atlasRepository(root), branch: 'retry-payments' })).data;
  const first = await startGitHub({ seed, stateFile });
  const { data } = await client(first, mayaToken).rest.issues.createComment({
    ...atlas,
    issue_number: 1,
    body: 'Kept',
  });
  await first.close();
  const second = await startGitHub({ seed: () => Promise.reject(new Error('not seeded again')), stateFile });
  const read = await client(second, mayaToken).rest.issues.getComment({ ...atlas, comment_id: data.id });
  expect(read.data).toMatchObject({ body: 'Kept', node_id: data.node_id });
  await second.close();
  rmSync(root, { recursive: true });
});

it('lets another process act as the people on github.com, with the key only', async () => {
  await using team = await teamGitHub({ server: { controlKey: 'secret' } });
  const { gitHub, maya, ben } = team;
  const { url } = gitHub;
  const address = { owner: 'acme', name: 'atlas', number: 1 };
  expect((await control(url, 'guess', 'state')).status).toBe(403);
  expect((await control(url, 'secret', 'unknown')).status).toBe(404);
  expect(JSON.stringify((await control(url, 'secret', 'state')).body)).not.toContain(mayaToken);
  const { body } = await control(url, 'secret', 'add-comment', { ...address, as: 'ben', body: 'one\ntwo' });
  const { id } = body as { id: number }; // a comment of the state
  expect((await maya.rest.issues.getComment({ ...atlas, comment_id: id })).data.body).toBe('one\r\ntwo');
  await control(url, 'secret', 'edit-comment', { id, as: 'sofia', body: 'three' });
  expect(gitHub.state.data.comments[0]?.edits.at(-1)).toMatchObject({ editor: 'sofia', body: 'three' });
  await control(url, 'secret', 'add-fault', { match: { path: '/user$' }, fault: { kind: 'badGateway' } });
  await expect(ben.rest.users.getAuthenticated()).rejects.toMatchObject({ status: 502 });
  expect((await control(url, 'secret', 'add-fault', { fault: { kind: 'nonsense' } })).status).toBe(422);
  await control(url, 'secret', 'set-status', { as: 'li', message: 'Focus', limitedAvailability: true });
  expect(gitHub.state.requireUser('li').status).toMatchObject({
    message: 'Focus',
    limitedAvailability: true,
  });
  await control(url, 'secret', 'merge-pull', { ...address, as: 'ben' });
  const { data } = await maya.rest.pulls.get({ ...atlas, pull_number: 1 });
  expect(data).toMatchObject({ merged: true, state: 'closed', merged_by: { login: 'ben' }, commits: 2 });
  expect(git(team.seed.repository.gitDirectory, ['show', 'main:src/pay.ts'])).toContain('retry');
  expect(gitHub.violations).toEqual([]);
});

it('shows a pull request to a person, in which nothing of a comment can act', async () => {
  await using team = await teamGitHub();
  const { gitHub, maya } = team;
  const body = `<!-- baton:1 {} -->
## Where it stands
**done** [x](javascript:alert(1)) <b onclick=alert(1)>bold</b>

<details><summary>Evidence</summary>

<script>alert(1)</script>
<img src=x onerror=alert(1)>`;
  await maya.rest.issues.createComment({ ...atlas, issue_number: 1, body });
  const page = await fetch(`${gitHub.url}/acme/atlas/pull/1`);
  const html = await page.text();
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(html).toContain('<h2>Where it stands</h2>');
  expect(html).toContain('<strong>done</strong>');
  expect(html).toContain('<details><summary>Evidence</summary>');
  expect(html).not.toMatch(/<script|<img src=x|<b |javascript:|baton:1/u);
  expect((await fetch(`${gitHub.url}/acme/atlas/pull/9`)).status).toBe(404);
  expect(await (await fetch(`${gitHub.url}/acme/atlas/blob/main/README.md`)).text()).toContain('# Atlas');
});

it('runs as a program of its own', async () => {
  const root = mkdtempSync(join(tmpdir(), 'github-double-'));
  const node = resolve(import.meta.dirname, '../../node_modules/.bin/node');
  const bare = atlasRepository(root);
  const main = join(import.meta.dirname, 'main.ts');
  const args = [
    main,
    '--git',
    bare,
    '--branch',
    'retry-payments',
    '--state',
    join(root, 'state.json'),
    '--control-key',
    'secret',
  ];
  const program = spawn(node, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = (await once(program.stdout, 'data')) as [Buffer]; // it prints one line
  const where = JSON.parse(line.toString()) as { url: string; apiUrl: string }; // as main.ts prints it
  expect((await call(where, '/repos/acme/atlas/pulls/1', { token: mayaToken })).status).toBe(200);
  expect((await control(where.url, 'secret', 'violations')).body).toEqual([]);
  program.kill('SIGTERM');
  const [code] = (await once(program, 'exit')) as [number | null]; // Node's own event
  expect(code).toBe(0);
  rmSync(root, { recursive: true });
});
