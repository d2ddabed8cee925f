import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gitSandbox, valueOf } from './gitSandbox.ts';
import type { GitSandbox } from './gitSandbox.ts';

let box: GitSandbox;
let traps: string;

beforeAll(async () => {
  box = await gitSandbox();
  traps = join(box.path, 'sprung');
  mkdirSync(traps);
});
afterAll(() => box[Symbol.asyncDispose]());

/** A program that leaves a file behind when it is run. */
function trap(name: string): string {
  const path = join(box.path, `trap-${name}.sh`);
  writeFileSync(path, `#!/bin/sh\ntouch '${join(traps, name)}'\ncat 2>/dev/null\nexit 0\n`);
  chmodSync(path, 0o755);
  return path;
}

/** Everything that reads, on one branch; gives the facts. */
async function readAll(root: string, branch = 'main'): Promise<ReturnType<typeof valueOf<object>>> {
  const facts = valueOf(await box.history.facts(root, branch, undefined));
  const { head } = facts;
  if (head !== undefined) {
    await box.history.lastAuthors(root, head, [{ path: 'a.txt' }]);
    await box.history.existing(root, head, ['a.txt']);
    await box.history.permalink(root, head, 'a.txt');
    await box.history.commits(root, { to: head }, 5);
  }
  await box.history.workingTree(root);
  await box.history.defaultBranch(root);
  return facts;
}

function setTraps(root: string): void {
  const settings: Readonly<Record<string, string>> = {
    'core.fsmonitor': trap('fsmonitor'),
    'core.pager': trap('pager'),
    'pager.log': trap('pager-log'),
    'core.sshCommand': trap('ssh'),
    'core.gitProxy': trap('proxy'),
    'core.editor': trap('editor'),
    'core.askPass': trap('askpass'),
    'core.alternateRefsCommand': trap('alternates'),
    'credential.helper': trap('credential'),
    'diff.external': trap('external'),
    'diff.evil.command': trap('diff-command'),
    'diff.evil.textconv': trap('textconv'),
    'filter.evil.clean': trap('clean'),
    'filter.evil.smudge': trap('smudge'),
    'filter.evil=x.process': trap('process'),
    'filter.evil=x.required': 'true',
    'gpg.program': trap('gpg'),
    'log.showSignature': 'true',
    'merge.evil.driver': trap('merge'),
    'uploadpack.packObjectsHook': trap('pack'),
    'alias.log': `!${trap('alias')}`,
    'color.ui': 'always',
    'diff.noprefix': 'true',
    'diff.mnemonicPrefix': 'true',
    'core.quotePath': 'false',
    'status.showUntrackedFiles': 'no',
    'log.date': 'relative',
    'i18n.logOutputEncoding': 'UTF-16',
  };
  for (const [key, value] of Object.entries(settings)) box.git(root, 'config', key, value);
  const hooks = join(box.path, 'hooks');
  mkdirSync(hooks, { recursive: true });
  for (const hook of [
    'post-index-change',
    'post-checkout',
    'reference-transaction',
    'post-merge',
    'pre-auto-gc',
    'fsmonitor-watchman',
  ]) {
    writeFileSync(join(hooks, hook), `#!/bin/sh\ntouch '${join(traps, `hook-${hook}`)}'\n`);
    chmodSync(join(hooks, hook), 0o755);
  }
  box.git(root, 'config', 'core.hooksPath', hooks);
}

const sprung = (): readonly string[] => readdirSync(traps).sort();

describe('a repository that wants to run something', () => {
  it('runs nothing by its config, attributes and hooks, and the facts are right', async () => {
    const root = box.init('config');
    box.commit(root, 'one', { 'a.txt': 'one\n', 'b.txt': 'b\n' });
    box.git(root, 'switch', '--quiet', '--create', 'topic');
    box.commit(root, 'two', {
      'a.txt': 'one\nTODO two\n',
      '.gitattributes': '*.txt diff=evil filter=evil merge=evil\nb.txt filter=evil=x\n',
    });
    setTraps(root);
    box.write(root, 'a.txt', 'one\nTODO two\nTODO three\n');
    box.write(root, 'b.txt', 'touched\n');
    box.write(root, 'new.txt', '');
    rmSync(traps, { recursive: true });
    mkdirSync(traps);
    const facts = await readAll(root, 'topic');
    expect(sprung()).toEqual([]);
    expect(facts).toMatchObject({
      base: { type: 'mergeBase' },
      commits: { items: [{ subject: 'two', author: 'Maya' }], total: 1 },
      diff: { files: 2, added: 3 },
      markers: {
        items: [
          { path: 'a.txt', line: 2 },
          { path: 'a.txt', line: 3, text: 'TODO three' },
        ],
        total: 2,
      },
      workingTree: { unstaged: { items: ['a.txt', 'b.txt'] }, untracked: { items: ['new.txt'] } },
    });
    // The traps work: git itself, unguarded, springs some of them.
    box.git(root, 'status');
    expect(sprung()).toEqual(expect.arrayContaining(['fsmonitor']));
  });

  it('verifies no signature with a program of its choice', async () => {
    const root = box.init('signed');
    const tree = box.git(root, 'rev-parse', box.commit(root, 'one', { 'a.txt': '1\n' }) + '^{tree}');
    const signature = 'gpgsig -----BEGIN PGP SIGNATURE-----\n \n x\n -----END PGP SIGNATURE-----\n';
    const person = 'Maya <maya@example.com> 1700000000 +0000';
    const signed = box.gitWithInput(
      root,
      `tree ${tree}\nauthor ${person}\ncommitter ${person}\n${signature}\nsigned\n`,
      'hash-object',
      '-t',
      'commit',
      '-w',
      '--stdin',
    );
    box.git(root, 'update-ref', 'refs/heads/main', signed);
    setTraps(root);
    rmSync(traps, { recursive: true });
    mkdirSync(traps);
    expect(await readAll(root)).toMatchObject({ commits: { items: [] }, head: signed });
    expect(valueOf(await box.history.commits(root, { to: signed }, 5)).items[0]?.subject).toBe('signed');
    expect(sprung()).toEqual([]);
    box.git(root, '-c', 'core.fsmonitor=false', '-c', 'alias.log=', 'log', '-1');
    expect(sprung()).toContain('gpg');
  });

  it('runs nothing that a submodule wants', async () => {
    const inner = box.init('inner');
    box.commit(inner, 'inner', { x: 'x' });
    const root = box.init('outer');
    box.commit(root, 'one', { 'a.txt': '1\n' });
    box.git(root, 'submodule', '--quiet', 'add', inner, 'sub');
    box.commit(root, 'with submodule', {});
    setTraps(join(root, 'sub'));
    box.write(root, 'sub/x', 'dirty');
    rmSync(traps, { recursive: true });
    mkdirSync(traps);
    const facts = await readAll(root);
    expect(sprung()).toEqual([]);
    expect(facts).toMatchObject({ workingTree: { unstaged: { total: 0 }, untracked: { total: 0 } } });
    box.git(
      join(root, 'sub'),
      '-c',
      'core.hooksPath=/dev/null',
      '-c',
      'core.fsmonitor=false',
      'commit',
      '--quiet',
      '--allow-empty',
      '-m',
      'moved',
    );
    expect(await readAll(root)).toMatchObject({ workingTree: { unstaged: { items: ['sub'] } } });
  });

  it('fetches no missing object over a transport of its choice', async () => {
    const origin = box.init('promised');
    const big = Array.from({ length: 50 }, (_, line) => `${line}\n`).join('');
    box.commit(origin, 'one', { 'a.txt': big });
    box.commit(origin, 'two', { 'dir/b.txt': `TODO ${big}` });
    box.git(origin, 'config', 'uploadpack.allowFilter', 'true');
    const root = join(box.path, 'partial');
    box.git(box.path, 'clone', '--quiet', '--no-checkout', '--filter=blob:none', `file://${origin}`, root);
    box.git(root, 'branch', '-m', 'topic');
    box.git(root, 'update-ref', 'refs/remotes/origin/main', box.git(root, 'rev-parse', 'topic~1'));
    box.git(root, 'remote', 'set-url', 'origin', `ext::${trap('transport')} %S`);
    box.git(root, 'config', 'protocol.ext.allow', 'always');
    const facts = valueOf(await box.history.facts(root, 'topic', undefined));
    expect(sprung()).toEqual([]);
    expect(facts).toMatchObject({
      commits: { total: 1 },
      diff: { files: 1, linesUnknown: true, paths: { items: ['dir/b.txt'] } },
      markers: { total: 0, atLeast: true },
    });
  });

  it("keeps the user's own filters and those of git-lfs", async () => {
    const root = box.init('filters');
    box.git(root, 'config', '--global', 'filter.upper.clean', 'tr a-z A-Z');
    box.commit(root, 'one', { '.gitattributes': '*.up filter=upper\n', 'a.up': 'abc\n' });
    box.write(root, 'a.up', 'aBc\n');
    expect(valueOf(await box.history.workingTree(root)).unstaged.total).toBe(0);
    box.git(root, 'config', '--global', '--remove-section', 'filter.upper');
  });
});

describe('hostile names', () => {
  it('reads a branch that looks like an option, and writes no file', async () => {
    const root = box.init('option');
    const head = box.commit(root, 'one', { 'a.txt': '1' });
    for (const branch of [
      '--output=/tmp/baton-owned',
      '-x',
      '--all',
      'refs/heads/main',
      'HEAD',
      'main^',
      'ünï/💥',
    ]) {
      if (branch === 'main^') continue;
      box.git(root, 'update-ref', `refs/heads/${branch}`, head);
      const facts = valueOf(await box.history.facts(root, branch, undefined));
      expect(facts).toMatchObject({ branch, head });
      expect(valueOf(await box.history.head(root, branch))).toBe(head);
    }
    expect(existsSync('/tmp/baton-owned')).toBe(false);
    expect(
      await box.history.resume(root, { remote: 'origin', branch: '--output=/tmp/baton-owned' }),
    ).toMatchObject({ failure: { code: 'invalidName' } });
    expect(await box.history.resume(root, { remote: '--upload-pack=x', branch: 'main' })).toMatchObject({
      failure: { code: 'invalidName' },
    });
  });

  it('reads file names with newlines, quotes, tabs and bytes that are not UTF-8', async () => {
    const root = box.init('names');
    box.commit(root, 'one', { base: '' });
    box.git(root, 'switch', '--quiet', '--create', 'topic');
    const odd = [
      'new\nline.txt',
      'quo"te.txt',
      'tab\there.txt',
      ' lead',
      '+++ b/evil',
      'ünï💥.txt',
      '-dash',
      'a\\b',
    ];
    box.commit(root, 'odd', Object.fromEntries(odd.map((name) => [`d/${name}`, `TODO ${name.length}\n`])));
    const blob = box.gitWithInput(root, 'TODO bytes\n', 'hash-object', '-w', '--stdin');
    const entry = Buffer.concat([
      Buffer.from(`100644 ${blob}\td/`),
      Buffer.from([0xff, 0xfe]),
      Buffer.from('.txt\0'),
    ]);
    box.gitWithInput(root, entry, 'update-index', '-z', '--index-info');
    box.git(root, 'commit', '--quiet', '-m', 'bytes');
    const facts = valueOf(await box.history.facts(root, 'topic', undefined));
    const expected = [...odd, '\uFFFD\uFFFD.txt'].map((name) => `d/${name}`).sort();
    expect([...facts.diff!.paths.items].sort()).toEqual(expected);
    expect(facts.markers.items.map(({ path }) => path).sort()).toEqual(expected);
    expect(facts.workingTree!.unstaged.total).toBe(1);
    box.write(root, 'un\ntracked "x"', '');
    expect(valueOf(await box.history.workingTree(root)).untracked.items).toEqual(['un\ntracked "x"']);
    const paths = odd.map((name) => `d/${name}`);
    expect([...valueOf(await box.history.existing(root, facts.head!, paths))].sort()).toEqual(
      [...paths].sort(),
    );
  });

  it('is not fooled by content that looks like a patch', async () => {
    const root = box.init('patch');
    box.commit(root, 'one', { a: 'x\n' });
    box.git(root, 'switch', '--quiet', '--create', 'topic');
    const content =
      'x\n++ b/evil\n@@ -1,9 +1,9 @@ TODO inside\ndiff --git a/evil b/evil\n-- a/evil\n\\ No newline at end of file\r\nTODO last';
    box.commit(root, 'two', { a: content });
    const facts = valueOf(await box.history.facts(root, 'topic', undefined));
    expect(facts.markers.items.map(({ path, line, text }) => [path, line, text])).toEqual([
      ['a', 3, 'TODO inside'],
      ['a', 7, 'TODO last'],
    ]);
  });
});

describe('unusual repositories', () => {
  it('reads a SHA-256 repository', async () => {
    const root = box.init('sha256', '--object-format=sha256');
    const first = box.commit(root, 'one', { 'a.txt': '1\n' });
    box.git(root, 'switch', '--quiet', '--create', 'topic');
    const head = box.commit(root, 'two', { 'a.txt': '1\nTODO\n' });
    expect(head).toHaveLength(64);
    expect(await readAll(root, 'topic')).toMatchObject({
      head,
      base: { commit: first },
      commits: { total: 1 },
      markers: { total: 1 },
    });
    box.git(root, 'branch', '-D', 'main');
    expect(await readAll(root, 'topic')).toMatchObject({
      base: { type: 'root' },
      diff: { files: 1, added: 2 },
    });
  });

  it('reads a working tree of a bare repository, and refuses the bare one', async () => {
    const source = box.init('source');
    box.commit(source, 'one', { 'a.txt': '1\n' });
    const bare = join(box.path, 'parent', '.bare');
    box.git(box.path, 'clone', '--quiet', '--bare', source, bare);
    const root = join(box.path, 'parent', 'tree');
    box.git(bare, 'worktree', 'add', '--quiet', '-b', 'topic', root);
    box.commit(root, 'two', { 'b.txt': 'TODO\n' });
    box.write(root, 'new', '');
    expect(await readAll(root, 'topic')).toMatchObject({
      commits: { total: 1 },
      markers: { total: 1 },
      workingTree: { untracked: { items: ['new'] } },
    });
    expect((await box.history.workingTree(bare)).type).toBe('failed');
  });

  it('reads linked working trees each with its own state', async () => {
    const root = box.init('trees');
    box.commit(root, 'one', { 'a.txt': '1\n' });
    const linked = join(box.path, 'linked');
    box.git(root, 'worktree', 'add', '--quiet', '-b', 'topic', linked);
    box.commit(linked, 'two', { 'a.txt': '2\n' });
    box.commit(root, 'three', { 'a.txt': '3\n' });
    expect(() => box.git(linked, 'merge', 'main')).toThrow();
    expect(valueOf(await box.history.workingTree(linked))).toMatchObject({
      operation: 'merge',
      conflicted: { total: 1 },
    });
    expect(valueOf(await box.history.workingTree(root)).operation).toBeUndefined();
  });

  it('reads shallow and sparse clones and says that history is cut off', async () => {
    const source = box.init('deep');
    for (const name of ['1', '2', '3', '4']) box.commit(source, name, { [`dir${name}/f`]: name });
    box.git(source, 'switch', '--quiet', '--create', 'topic');
    box.commit(source, '5', { 'dir5/f': '5' });
    box.git(source, 'switch', '--quiet', 'main');
    const root = join(box.path, 'shallow');
    box.git(
      box.path,
      'clone',
      '--quiet',
      '--depth=2',
      '--no-single-branch',
      '--branch=topic',
      '--sparse',
      `file://${source}`,
      root,
    );
    const facts = valueOf(await box.history.facts(root, 'topic', undefined));
    expect(facts.shallow).toBe(true);
    expect(facts.workingTree).toMatchObject({
      staged: { total: 0 },
      unstaged: { total: 0 },
      untracked: { total: 0 },
    });
    expect(facts).toMatchObject({ base: { type: 'mergeBase' }, commits: { total: 1 } });
    expect(facts.head).toBe(box.git(source, 'rev-parse', 'topic'));
  });

  it('reads unrelated histories', async () => {
    const root = box.init('unrelated');
    box.commit(root, 'one', { a: '1' });
    box.git(root, 'switch', '--quiet', '--orphan', 'topic');
    box.commit(root, 'two', { b: '2' });
    expect(await readAll(root, 'topic')).toMatchObject({
      base: { type: 'root' },
      commits: { total: 1 },
      diff: { files: 1 },
    });
  });
});
