import { utimesSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GitStage } from '../../../src/app/ports/gitHistory.ts';
import { gitSandbox, valueOf } from './gitSandbox.ts';
import type { GitSandbox } from './gitSandbox.ts';

let box: GitSandbox;
beforeAll(async () => {
  box = await gitSandbox();
});
afterAll(() => box[Symbol.asyncDispose]());

const ballast = Array.from({ length: 30 }, (_, line) => `line ${line}\n`).join('');

describe('facts of a branch', () => {
  let root: string;
  let first: string;
  let commits: readonly string[];

  beforeAll(() => {
    const remote = box.init('remote.git', '--bare');
    root = box.init('work');
    first = box.commit(root, 'first', {
      'README.md': 'TODO not ours\n',
      'src/old.ts': `${ballast}// TODO moved, not added\n`,
    });
    box.git(root, 'remote', 'add', 'origin', remote);
    box.git(root, 'push', '--quiet', 'origin', 'main');
    box.git(root, 'remote', 'set-head', 'origin', 'main');
    box.git(root, 'switch', '--quiet', '--create', 'feature/keys');
    box.git(root, 'mv', 'src/old.ts', 'src/new.ts');
    commits = [
      box.commit(root, 'rotate', {
        'src/keys.ts': 'a\n// TODO(ben): expire\nb\n// FIXME: leaks 💥\n',
        'top.txt': 'x\n',
      }),
      box.commit(root, 'docs | "quoted" <b>', {
        'docs/a b.md': 'TODO: write\nTODOS no\nmyTODO no\n',
        'docs/c.md': '1\n2\n',
      }),
    ];
    box.git(root, 'push', '--quiet', '--set-upstream', 'origin', 'feature/keys');
    commits = [
      ...commits,
      box.commit(root, 'not pushed', {
        'src/keys.ts': 'a\n// TODO(ben): expire\nb\n// FIXME: leaks 💥\nc\n',
      }),
    ];
  });

  it('tells commits, changes, markers and what is not pushed', async () => {
    const stages: GitStage[] = [];
    const facts = valueOf(
      await box.history.facts(root, 'feature/keys', undefined, {
        onProgress: ({ stage }) => stages.push(stage),
      }),
    );
    expect(facts.branch).toBe('feature/keys');
    expect(facts.head).toBe(commits[2]);
    expect(facts.base).toEqual({ type: 'mergeBase', commit: first, ref: 'refs/remotes/origin/main' });
    expect(facts.commits.total).toBe(3);
    expect(facts.commits.items.map(({ sha, subject, author }) => [sha, subject, author])).toEqual([
      [commits[2], 'not pushed', 'Maya'],
      [commits[1], 'docs | "quoted" <b>', 'Maya'],
      [commits[0], 'rotate', 'Maya'],
    ]);
    expect(facts.commits.items[0]!.committedAt % 60_000).toBe(20_000);
    expect(facts.diff).toMatchObject({ from: first, to: commits[2], files: 5, added: 11, removed: 0 });
    expect(facts.diff!.areas.items).toEqual([
      { folder: 'docs', files: 2, added: 5, removed: 0 },
      { folder: 'src', files: 2, added: 5, removed: 0 },
      { folder: '', files: 1, added: 1, removed: 0 },
    ]);
    expect(facts.diff!.paths.items).toContain('docs/a b.md');
    expect(facts.markers.items).toEqual([
      { marker: 'TODO', path: 'docs/a b.md', line: 1, text: 'TODO: write', commit: commits[2] },
      { marker: 'TODO', path: 'src/keys.ts', line: 2, text: 'TODO(ben): expire', commit: commits[2] },
      { marker: 'FIXME', path: 'src/keys.ts', line: 4, text: 'FIXME: leaks 💥', commit: commits[2] },
    ]);
    expect(facts.unpushed.upstream).toBe('refs/remotes/origin/feature/keys');
    expect(facts.unpushed.commits.items.map(({ sha }) => sha)).toEqual([commits[2]]);
    expect(facts.shallow).toBe(false);
    expect(facts.workingTree).toEqual({
      staged: { items: [], total: 0 },
      unstaged: { items: [], total: 0 },
      untracked: { items: [], total: 0 },
      conflicted: { items: [], total: 0 },
      stashes: { items: [], total: 0 },
    });
    expect([...stages].sort()).toEqual(['base', 'changes', 'commits', 'markers', 'unpushed', 'workingTree']);
  });

  it('counts from the noted commit, and from the merge base when that commit is gone', async () => {
    const noted = valueOf(await box.history.facts(root, 'feature/keys', commits[0]));
    expect(noted.base).toEqual({ type: 'noted', commit: commits[0] });
    expect(noted.commits.total).toBe(2);
    expect(noted.diff!.paths.items).toEqual(['docs/a b.md', 'docs/c.md', 'src/keys.ts']);
    const again = valueOf(await box.history.facts(root, 'feature/keys', commits[2]));
    expect(again.commits.total).toBe(0);
    expect(again.unpushed.commits.items.map(({ sha }) => sha)).toEqual([commits[2]]);
    const gone = '1'.repeat(40);
    for (const wrong of [gone, 'HEAD', '--output=/tmp/x', '']) {
      const facts = valueOf(await box.history.facts(root, 'feature/keys', wrong));
      expect(facts.base).toEqual({ type: 'notedGone', noted: wrong, commit: first });
      expect(facts.commits.total).toBe(3);
    }
  });

  it("leaves out the default branch's commits that were merged in since the note", async () => {
    box.git(root, 'branch', '--quiet', 'merging', commits[1]!);
    box.git(root, 'switch', '--quiet', 'main');
    box.commit(root, 'theirs 1', { 'other/a': '1' });
    const theirs = box.commit(root, 'theirs 2', { 'other/b': '1' });
    box.git(root, 'push', '--quiet', 'origin', 'main');
    box.git(root, 'switch', '--quiet', 'merging');
    box.git(root, 'merge', '--quiet', '--no-edit', 'main');
    const mine = box.commit(root, 'mine', { 'src/m': '1' });
    const facts = valueOf(await box.history.facts(root, 'merging', commits[1]));
    expect(facts.commits.items.map(({ subject }) => subject)).toEqual([
      'mine',
      "Merge branch 'main' into merging",
    ]);
    expect(facts.head).toBe(mine);
    expect(valueOf(await box.history.base(root, 'merging', undefined))).toMatchObject({
      type: 'mergeBase',
      commit: theirs,
    });
    box.git(root, 'switch', '--quiet', 'feature/keys');
  });

  it('tells what is not committed: staged, changed, new, stashed, and markers in it', async () => {
    box.write(root, 'top.txt', 'stash me\n');
    box.git(root, 'stash', 'push', '--quiet', '-m', 'half an idea');
    box.write(root, 'top.txt', 'x\nTODO unstaged\n');
    box.write(root, 'staged.txt', 'FIXME staged\n');
    box.git(root, 'add', 'staged.txt');
    box.write(root, 'new dir/a', '');
    box.write(root, 'new dir/b', '');
    const facts = valueOf(await box.history.facts(root, 'feature/keys', undefined));
    const tree = facts.workingTree!;
    expect(tree.staged.items).toEqual(['staged.txt']);
    expect(tree.unstaged.items).toEqual(['top.txt']);
    expect(tree.untracked.items).toEqual(['new dir/']);
    expect(tree.stashes.items).toEqual([
      { sha: box.git(root, 'rev-parse', 'stash'), subject: 'On feature/keys: half an idea' },
    ]);
    expect(facts.markers.items.slice(3)).toEqual([
      { marker: 'FIXME', path: 'staged.txt', line: 1, text: 'FIXME staged' },
      { marker: 'TODO', path: 'top.txt', line: 2, text: 'TODO unstaged' },
    ]);
    const other = valueOf(await box.history.facts(root, 'main', undefined));
    expect(other.workingTree).toBeUndefined();
    box.git(root, 'reset', '--quiet', '--hard');
    box.git(root, 'clean', '-fdq');
    box.git(root, 'stash', 'drop', '--quiet');
  });

  it.each([
    ['merge', ['merge', 'conflicting']],
    ['rebase', ['rebase', 'conflicting']],
    ['cherryPick', ['cherry-pick', 'conflicting']],
    ['revert', ['revert', '--no-edit', 'HEAD~1']],
  ] as const)(
    'names a %s in progress and its conflicts, on the branch that it happens to',
    async (operation, command) => {
      const place = box.init(`operation-${operation}`);
      box.commit(place, 'one', { 'a.txt': '1\n' });
      box.git(place, 'branch', 'conflicting');
      box.commit(place, 'two', { 'a.txt': '2\n' });
      box.commit(place, 'three', { 'a.txt': '3\n' });
      box.git(place, 'switch', '--quiet', 'conflicting');
      box.commit(place, 'other', { 'a.txt': 'x\n' });
      box.git(place, 'switch', '--quiet', 'main');
      expect(() => box.git(place, ...command)).toThrow();
      const facts = valueOf(await box.history.facts(place, 'main', undefined));
      expect(facts.workingTree).toMatchObject({ operation, conflicted: { items: ['a.txt'], total: 1 } });
    },
  );

  it('names a bisection', async () => {
    const place = box.init('operation-bisect');
    for (const name of ['a', 'b', 'c']) box.commit(place, name, { [name]: name });
    box.git(place, 'bisect', 'start', 'HEAD', 'HEAD~2');
    expect(valueOf(await box.history.workingTree(place)).operation).toBe('bisect');
  });

  it('answers for a branch without commits, and for one that does not exist', async () => {
    const place = box.init('unborn');
    box.write(place, 'a', 'TODO');
    expect(valueOf(await box.history.head(place, 'main'))).toBeUndefined();
    const facts = valueOf(await box.history.facts(place, 'main', undefined));
    expect(facts).toMatchObject({
      base: { type: 'root' },
      commits: { total: 0 },
      workingTree: { untracked: { items: ['a'] } },
    });
    expect(facts.head).toBeUndefined();
    expect(valueOf(await box.history.facts(place, 'nowhere', undefined)).workingTree).toBeUndefined();
  });

  it('reads what was committed, not a file that only looks as it did then', async () => {
    const place = box.init('touched');
    box.git(place, 'config', 'core.trustctime', 'false');
    box.commit(place, 'start', {});
    box.git(place, 'switch', '--quiet', '--create', 'topic');
    const then = new Date('2024-05-01T12:00:00Z');
    const writeThen = (content: string): void => {
      box.write(place, 'a.txt', content);
      utimesSync(join(place, 'a.txt'), then, then);
    };
    writeThen('TODO one\n');
    box.git(place, 'add', '--all');
    box.git(place, 'commit', '--quiet', '-m', 'one');
    writeThen('1\n2\n3\n4\n\n');
    const facts = valueOf(await box.history.facts(place, 'topic', undefined));
    expect(facts.workingTree!.unstaged.total).toBe(0);
    expect(facts.diff).toMatchObject({ files: 1, added: 1 });
    expect(facts.markers.items.map(({ text }) => text)).toEqual(['TODO one']);
  });

  it('compares a small history without a remote with nothing', async () => {
    const place = box.init('alone');
    box.commit(place, 'one', { 'a/b.txt': 'TODO all mine\n' });
    const facts = valueOf(await box.history.facts(place, 'main', undefined));
    expect(facts.base.type).toBe('mergeBase');
    box.git(place, 'branch', '-m', 'topic');
    const rootFacts = valueOf(await box.history.facts(place, 'topic', undefined));
    expect(rootFacts).toMatchObject({
      base: { type: 'root' },
      diff: { files: 1, added: 1 },
      markers: { total: 1 },
    });
  });

  it('tells which paths exist at a commit', async () => {
    const paths = [
      'src/new.ts',
      'src',
      'src/',
      'SRC',
      'src/old.ts',
      '../x',
      '/etc/passwd',
      '',
      '.',
      '--help',
      '*',
      'docs/a b.md',
      'a\0b',
    ];
    expect([...valueOf(await box.history.existing(root, commits[2]!, paths))].sort()).toEqual([
      'docs/a b.md',
      'src',
      'src/',
      'src/new.ts',
    ]);
    const many = Array.from({ length: 450 }, (_, index) => `no/${index}`);
    expect([...valueOf(await box.history.existing(root, first, [...many, 'README.md']))]).toEqual([
      'README.md',
    ]);
    expect(await box.history.existing(root, 'HEAD', ['x'])).toMatchObject({
      failure: { code: 'unknownRevision' },
    });
    expect(await box.history.existing(root, '2'.repeat(40), [])).toMatchObject({
      failure: { code: 'unknownRevision' },
    });
  });

  it('gives what a permalink is made of, without the password in the remote', async () => {
    const remote = box.git(root, 'remote', 'get-url', 'origin');
    expect(valueOf(await box.history.permalink(root, commits[1]!, 'docs/c.md'))).toEqual({
      remoteUrl: remote,
      commit: commits[1],
      path: 'docs/c.md',
      pushed: true,
      existsAtCommit: true,
    });
    expect(valueOf(await box.history.permalink(root, commits[2]!, 'no'))).toMatchObject({
      pushed: false,
      existsAtCommit: false,
    });
    box.git(root, 'remote', 'set-url', 'origin', 'https://maya:hunter2@github.com/acme/keys.git');
    const parts = valueOf(await box.history.permalink(root, first, 'README.md'));
    expect(parts.remoteUrl).toBe('https://github.com/acme/keys.git');
    box.git(root, 'remote', 'set-url', 'origin', remote);
  });

  it('names who changed lines last', async () => {
    const place = box.init('blame');
    box.commit(place, 'one', { 'a.txt': '1\n2\n3\n4\n' });
    box.git(place, 'config', 'user.name', 'Ben');
    box.git(place, 'config', 'user.email', 'ben@example.com');
    const head = box.commit(place, 'two', { 'a.txt': '1\nB\n3\nB\nB\n' });
    const all = valueOf(
      await box.history.lastAuthors(place, head, [{ path: 'a.txt' }, { path: 'gone.txt' }]),
    );
    expect(all.map(({ email, lines }) => [email, lines])).toEqual([
      ['ben@example.com', 3],
      ['maya@example.com', 2],
    ]);
    const some = await box.history.lastAuthors(place, head, [
      { path: 'a.txt', lines: { first: 1, last: 1 } },
    ]);
    expect(valueOf(some).map(({ name, lines }) => [name, lines])).toEqual([['Maya', 1]]);
    expect(
      valueOf(
        await box.history.lastAuthors(place, head, [{ path: 'a.txt', lines: { first: 90, last: 99 } }]),
      ),
    ).toEqual([]);
  });

  it('gives commits of a range, bounded', async () => {
    const range = { from: first, to: commits[2]! };
    expect(valueOf(await box.history.commits(root, range, 2))).toMatchObject({
      items: [{ sha: commits[2] }, {}],
      total: 3,
    });
    expect(await box.history.commits(root, { to: '3'.repeat(40) }, 2)).toMatchObject({
      failure: { code: 'unknownRevision' },
    });
  });

  it('says why there is no answer', async () => {
    const failure = (code: string): unknown => ({
      type: 'failed',
      failure: expect.objectContaining({ code }) as unknown,
    });
    expect(await box.history.facts(box.path, 'main', undefined)).toEqual(failure('notARepository'));
    expect(await box.history.facts(join(box.path, 'missing'), 'main', undefined)).toEqual(
      failure('notARepository'),
    );
    for (const name of ['', 'a..b', 'a b', 'x^{tree}', 'a\nb', '-\0', '@{u}', 'a.lock', '/a', 'a//b'])
      expect(await box.history.facts(root, name, undefined)).toEqual(failure('invalidName'));
    const broken = box.init('broken');
    box.git(broken, 'config', 'core.repositoryFormatVersion', '99');
    expect(await box.history.workingTree(broken)).toEqual(failure('refused'));
    const { SimpleGitHistory } = await import('../../../src/adapters/git/simpleGitHistory.ts');
    const absent = new SimpleGitHistory({
      path: join(box.path, 'no git here'),
      environment: box.environment,
    });
    expect(await absent.workingTree(root)).toEqual(failure('gitMissing'));
  });

  it('stops when it is cancelled, before and during', async () => {
    expect(await box.history.facts(root, 'main', undefined, { signal: AbortSignal.abort() })).toMatchObject({
      failure: { code: 'cancelled' },
    });
    const controller = new AbortController();
    const running = box.history.facts(root, 'feature/keys', undefined, {
      signal: controller.signal,
      onProgress: () => {
        controller.abort();
      },
    });
    expect(await running).toMatchObject({ failure: { code: 'cancelled' } });
  });
});

describe('lines of files at a commit', () => {
  it('counts text, knows folders and other files, and says what is not there', async () => {
    const root = box.init('lines');
    const commit = box.commit(root, 'files', {
      'src/keys.ts': 'a\nb\nc',
      'src/deep/rotate.ts': '1\n2\n',
      'src/other/rotate.ts': '1\n',
      'a b\u2028ü.md': 'x\n',
      'empty.txt': '',
      'image.png': '\0\0\n\n',
      '-n': 'x\n',
    });
    box.write(root, 'later.ts', 'not committed\n');
    const paths = ['src/keys.ts', 'src', 'src/', 'rotate.ts', 'src/rotate.ts', 'a b\u2028ü.md', 'empty.txt'];
    const more = ['image.png', '-n', 'later.ts', '../lines', '*.md', ':(top)src', ''];
    const lines = valueOf(await box.history.lineCounts(root, commit, [...paths, ...more]));
    expect(Object.fromEntries(lines)).toEqual({
      'src/keys.ts': 3,
      src: 0,
      'src/': 0,
      'rotate.ts': 2,
      'src/rotate.ts': null,
      'a b\u2028ü.md': 1,
      'empty.txt': 0,
      'image.png': 0,
      '-n': 1,
      'later.ts': null,
      '../lines': null,
      '*.md': null,
      ':(top)src': null,
      '': null,
    });
  });

  it('says that a commit is not there', async () => {
    const root = box.init('lines-none');
    box.commit(root, 'one', { a: '1' });
    const result = await box.history.lineCounts(root, 'f'.repeat(40), ['a']);
    expect(result).toMatchObject({ type: 'failed', failure: { code: 'unknownRevision' } });
  });
});
