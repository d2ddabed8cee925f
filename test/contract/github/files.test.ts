import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GitHub } from '../../../src/app/ports/gitHub.ts';
import { reasonOf } from './reasonOf.ts';
import { startDouble, startEmulate, type TestServer } from './servers.ts';

const servers: readonly (readonly [string, () => Promise<TestServer>])[] = [
  ['the double', startDouble],
  ['emulate', startEmulate],
];
const path = 'docs/hours.yml';

describe.each(servers)('files against %s', (_name, start) => {
  let server: TestServer;
  let maya: GitHub;

  beforeAll(async () => {
    server = await start();
    maya = server.as('maya');
  });
  afterAll(() => server[Symbol.asyncDispose]());

  it('makes a branch and writes a file on it, which leaves the default branch alone', async () => {
    const { files, history } = maya;
    const { reference } = server;
    const head = await history.branchHead(reference, 'main');
    expect(head).toMatch(/^[0-9a-f]{40}$/);
    expect(await history.branchHead(reference, 'baton/none')).toBeUndefined();
    await files.createBranch(reference, 'baton/hours', head ?? '');
    expect(await history.branchHead(reference, 'baton/hours')).toBe(head);
    const change = { path, branch: 'baton/hours', text: 'Zürich: 09:00–17:00\n', message: 'Say when' };
    await files.write(reference, change);
    const written = await files.read(reference, path, 'baton/hours');
    expect(written?.text).toBe(change.text);
    expect(await files.read(reference, path, 'main')).toBeUndefined();

    await files.write(reference, { ...change, text: 'off\n', replaces: written?.blob ?? '' });
    expect((await files.read(reference, path, 'baton/hours'))?.text).toBe('off\n');
  });

  it('refuses to replace what somebody else has changed', async () => {
    const { files } = maya;
    const change = { path: 'docs/a.md', branch: 'main', text: 'one\n', message: 'One' };
    await files.write(server.reference, change);
    const first = await files.read(server.reference, 'docs/a.md', 'main');
    await files.write(server.reference, { ...change, text: 'two\n', replaces: first?.blob ?? '' });
    const late = files.write(server.reference, { ...change, text: 'three\n', replaces: first?.blob ?? '' });
    expect((await reasonOf(late)).type).toBe('invalid');
    expect((await files.read(server.reference, 'docs/a.md', 'main'))?.text).toBe('two\n');
  });

  it('says that a file is absent, of a repository that nobody sees too', async () => {
    const { files } = maya;
    const absent = { type: 'absent' };
    expect(await files.readUnlessUnchanged(server.reference, 'none.yml', undefined)).toEqual(absent);
    const other = { ...server.reference, name: '.github' };
    expect(await files.readUnlessUnchanged(other, path, undefined)).toEqual(absent);
  });

  it('tells how one commit stands to another, commits newest first and paths with them', async () => {
    const { files, history } = maya;
    const { reference } = server;
    const headOf = async (branch: string): Promise<string> =>
      (await history.branchHead(reference, branch)) ?? '';
    const before = await headOf('main');
    await files.createBranch(reference, 'compared', before);
    const change = { branch: 'compared', text: 'one\n', message: 'Name the keys\n\nAll of them.' };
    await files.write(reference, { ...change, path: 'docs/keys.md' });
    const first = await headOf('compared');
    await files.write(reference, { ...change, path: 'docs/nonce.md', message: 'Rotate the nonce' });
    const second = await headOf('compared');

    const ahead = await history.compare(reference, before, second);
    expect(ahead).toMatchObject({ status: 'ahead', total: 2, paths: ['docs/keys.md', 'docs/nonce.md'] });
    expect(ahead.commits.map(({ sha, subject }) => [sha, subject])).toEqual([
      [second, 'Rotate the nonce'],
      [first, 'Name the keys'],
    ]);
    expect(ahead.commits[0]?.committedAt).toBeGreaterThan(0);
    expect(URL.canParse(ahead.url)).toBe(true);

    expect(await history.compare(reference, second, first)).toMatchObject({ status: 'behind', commits: [] });
    expect(await history.compare(reference, first, first)).toMatchObject({ status: 'identical', total: 0 });
    await files.write(reference, { ...change, branch: 'main', path: 'docs/main.md' });
    const diverged = await history.compare(reference, second, await headOf('main'));
    expect(diverged).toMatchObject({ status: 'diverged', total: 1, paths: ['docs/main.md'] });
    const unknown = history.compare(reference, '0'.repeat(40), second);
    expect((await reasonOf(unknown)).type).toBe('notFound');
  });

  it('does nothing that GitHub would not understand', () => {
    expect(server.violations()).toEqual([]);
  });
});

it('asks conditionally for a file that it has read', async () => {
  await using server = await startDouble();
  const { files } = server.as('maya');
  const path = '.github/baton.yml';
  const first = await files.readUnlessUnchanged(server.reference, path, undefined);
  expect(first).toMatchObject({ type: 'changed', text: 'members: {}\n' });
  const etag = first.type === 'changed' ? first.etag : undefined;
  const used = server.team.gitHub.requests.length;
  expect(await files.readUnlessUnchanged(server.reference, path, etag)).toEqual({ type: 'unchanged' });
  expect(server.team.gitHub.requests.slice(used).map(({ status }) => status)).toEqual([304]);
});
