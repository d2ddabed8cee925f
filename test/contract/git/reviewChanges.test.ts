import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gitSandbox, valueOf, type GitSandbox } from './gitSandbox.ts';

const base = { remote: 'origin', branch: 'main' };
const numbered = (from: number, to: number, changed: Readonly<Record<number, string>> = {}): string =>
  Array.from({ length: to - from + 1 }, (_, at) => changed[from + at] ?? `line ${from + at}`).join('\n') +
  '\n';

describe('what a review is about', () => {
  let sandbox: GitSandbox;
  let root: string;
  let mainCommit: string;
  let head: string;

  beforeAll(async () => {
    sandbox = await gitSandbox();
    root = sandbox.init('work');
    const as = (person: string): void => {
      sandbox.git(root, 'config', 'user.name', person);
      sandbox.git(root, 'config', 'user.email', `${person}@example.com`);
    };
    sandbox.commit(root, 'Begin', {
      'src/a.ts': numbered(1, 20),
      'src/old name.ts': numbered(1, 30),
      'src/gone.ts': numbered(1, 4),
      'docs/CODEOWNERS': '* @nobody\n',
      '.github/CODEOWNERS': 'src/ @maya\n',
    });
    as('li');
    mainCommit = sandbox.commit(root, 'Li changes lines', {
      'src/a.ts': numbered(1, 20, { 3: 'by li', 4: 'by li' }),
    });
    sandbox.git(root, 'update-ref', 'refs/remotes/origin/main', 'HEAD');
    sandbox.git(root, 'switch', '--quiet', '--create', 'feat/x');
    as('ben');
    sandbox.git(root, 'mv', 'src/old name.ts', 'src/new "name".ts');
    sandbox.git(root, 'rm', '--quiet', 'src/gone.ts');
    head = sandbox.commit(root, 'Ben changes', {
      'src/a.ts': numbered(1, 20, { 3: 'by ben', 4: 'by li', 10: 'by ben\nand one more' }),
      'src/new "name".ts': numbered(1, 30, { 30: '--- a/evil.ts' }),
      'src/fresh.ts': 'a\nb\n',
      // The branch's own CODEOWNERS does not count: GitHub goes by the base branch's.
      '.github/CODEOWNERS': '* @ben\n',
    });
    // The base branch went on meanwhile.
    sandbox.git(root, 'switch', '--quiet', 'main');
    sandbox.commit(root, 'More on main', { 'other.ts': 'x\n' });
    sandbox.git(root, 'update-ref', 'refs/remotes/origin/main', 'HEAD');
    sandbox.git(root, 'switch', '--quiet', 'feat/x');
  });
  afterAll(() => sandbox[Symbol.asyncDispose]());

  it('is the changed paths, both names of a renamed file, and the owners on the base branch', async () => {
    const changes = valueOf(await sandbox.history.reviewChanges(root, base, head));
    expect(changes.base).toBe(mainCommit);
    expect([...changes.paths].sort()).toEqual([
      '.github/CODEOWNERS',
      'src/a.ts',
      'src/fresh.ts',
      'src/gone.ts',
      'src/new "name".ts',
      'src/old name.ts',
    ]);
    expect(changes.codeowners).toBe('src/ @maya\n');
  });

  it('is the lines of the base that are changed, largest first, and no line of a new file', async () => {
    const { ranges } = valueOf(await sandbox.history.reviewChanges(root, base, head));
    expect(ranges.map(({ path, lines }) => [path, lines?.first, lines?.last])).toEqual([
      ['src/gone.ts', 1, 4],
      ['.github/CODEOWNERS', 1, 1],
      ['src/a.ts', 3, 3],
      ['src/a.ts', 10, 10],
      ['src/old name.ts', 30, 30],
    ]);
  });

  it('tells who last changed exactly these lines, with their last commit', async () => {
    const { base: from, ranges } = valueOf(await sandbox.history.reviewChanges(root, base, head));
    const authors = valueOf(await sandbox.history.lastAuthors(root, from, ranges));
    expect(authors.map(({ email, lines, commit }) => [email, lines, commit.length])).toEqual([
      ['maya@example.com', 7, 40],
      ['li@example.com', 1, 40],
    ]);
    expect(authors[1]?.commit).toBe(mainCommit);
  });

  it('keeps the answers of a file when one of its ranges is past the end', async () => {
    const authors = valueOf(
      await sandbox.history.lastAuthors(root, mainCommit, [
        { path: 'src/a.ts', lines: { first: 3, last: 4 } },
        { path: 'src/a.ts', lines: { first: 900, last: 901 } },
      ]),
    );
    expect(authors.map(({ email, lines }) => [email, lines])).toEqual([['li@example.com', 2]]);
  });

  it('goes by the default branch where the base was never fetched, and says when there is none', async () => {
    const unknown = { remote: 'origin', branch: 'release/9' };
    expect(valueOf(await sandbox.history.reviewChanges(root, unknown, head)).base).toBe(mainCommit);
    const alone = sandbox.init('alone', '--initial-branch=solo');
    const only = sandbox.commit(alone, 'Begin', { a: 'a\n' });
    expect(await sandbox.history.reviewChanges(alone, base, only)).toMatchObject({
      type: 'failed',
      failure: { code: 'unknownRevision' },
    });
  });

  it.each([
    [{ remote: '--upload-pack=touch x', branch: 'main' }],
    [{ remote: 'origin', branch: '../../etc' }],
  ])('refuses %j as names', async (hostile) => {
    expect(await sandbox.history.reviewChanges(root, hostile, head)).toMatchObject({
      failure: { code: 'invalidName' },
    });
  });

  it('ends when cancelled', async () => {
    const signal = AbortSignal.abort();
    expect(await sandbox.history.reviewChanges(root, base, head, { signal })).toMatchObject({
      failure: { code: 'cancelled' },
    });
  });
});
