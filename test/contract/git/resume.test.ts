import { chmodSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { gitSandbox, valueOf } from './gitSandbox.ts';
import type { GitSandbox } from './gitSandbox.ts';

let box: GitSandbox;
beforeAll(async () => {
  box = await gitSandbox();
});
afterAll(() => box[Symbol.asyncDispose]());

describe('starting where somebody stopped', () => {
  let count = 0;
  let mine: string;
  let theirs: string;
  let remote: string;
  const request = { remote: 'origin', branch: 'feature/x' };

  beforeEach(() => {
    count += 1;
    remote = box.init(`remote${count}.git`, '--bare');
    theirs = box.init(`theirs${count}`);
    box.commit(theirs, 'one', { 'a.txt': '1\n' });
    box.git(theirs, 'remote', 'add', 'origin', remote);
    box.git(theirs, 'push', '--quiet', 'origin', 'main');
    mine = join(box.path, `mine${count}`);
    box.git(box.path, 'clone', '--quiet', remote, mine);
    box.git(theirs, 'switch', '--quiet', '--create', 'feature/x');
    box.commit(theirs, 'two', { 'b.txt': '2\n' });
    box.git(theirs, 'push', '--quiet', 'origin', 'feature/x');
  });
  const current = (): string => box.git(mine, 'branch', '--show-current');

  it('fetches a branch that is not here yet, and makes it with its upstream', async () => {
    const head = box.git(theirs, 'rev-parse', 'HEAD');
    expect(await box.history.resume(mine, request)).toEqual({
      type: 'switched',
      head,
      created: true,
      behind: 0,
      ahead: 0,
    });
    expect(current()).toBe('feature/x');
    expect(box.git(mine, 'rev-parse', '--abbrev-ref', '@{u}')).toBe('origin/feature/x');
    expect(valueOf(await box.history.facts(mine, 'feature/x', undefined)).unpushed.commits.total).toBe(0);
  });

  it('brings an older local branch forward, and leaves a diverged one as it is', async () => {
    await box.history.resume(mine, request);
    box.git(mine, 'switch', '--quiet', 'main');
    const head = box.commit(theirs, 'three', { 'c.txt': '3\n' });
    box.git(theirs, 'push', '--quiet', 'origin', 'feature/x');
    expect(await box.history.resume(mine, request)).toEqual({
      type: 'switched',
      head,
      created: false,
      behind: 0,
      ahead: 0,
    });
    const own = box.commit(mine, 'my own', { 'd.txt': '4\n' });
    box.commit(theirs, 'four', { 'e.txt': '5\n' });
    box.git(theirs, 'push', '--quiet', 'origin', 'feature/x');
    expect(await box.history.resume(mine, request)).toEqual({
      type: 'switched',
      head: own,
      created: false,
      behind: 1,
      ahead: 1,
    });
  });

  it('takes the head of a pull request whose branch is in a fork', async () => {
    const head = box.git(theirs, 'rev-parse', 'HEAD');
    box.git(theirs, 'push', '--quiet', 'origin', 'feature/x:refs/pull/7/head', ':feature/x');
    const fork = { remote: 'origin', branch: 'ben/feature/x', pullRequest: 7 };
    expect(await box.history.fetch(mine, fork)).toEqual({ type: 'ok', value: true });
    expect(await box.history.resume(mine, fork)).toMatchObject({ type: 'switched', head, created: true });
    expect(current()).toBe('ben/feature/x');
    expect(box.git(mine, 'for-each-ref', '--format=%(refname)', 'refs/remotes/origin', 'refs/baton')).toBe(
      ['refs/baton/pull/origin/7', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/main'].join('\n'),
    );
    const next = box.commit(theirs, 'more', { 'c.txt': '3\n' });
    box.git(theirs, 'push', '--quiet', 'origin', 'feature/x:refs/pull/7/head');
    expect(await box.history.resume(mine, fork)).toMatchObject({ type: 'switched', head: next });
    expect(await box.history.fetch(mine, { ...fork, pullRequest: 8 })).toEqual({ type: 'ok', value: false });
    expect(await box.history.resume(mine, { ...fork, pullRequest: 8 })).toEqual({ type: 'branchGone' });
  });

  it.each([
    [
      'changed',
      (root: string) => {
        box.write(root, 'a.txt', 'mine\n');
      },
    ],
    [
      'staged',
      (root: string) => {
        box.write(root, 'n.txt', 'mine\n');
        box.git(root, 'add', 'n.txt');
      },
    ],
  ])('touches nothing while work is %s and not committed', async (_name, work) => {
    work(mine);
    expect(await box.history.resume(mine, request)).toMatchObject({
      type: 'uncommittedWork',
      workingTree: {},
    });
    expect(current()).toBe('main');
    expect(box.git(mine, 'branch', '--list', '--all', '*feature/x')).toBe('');
  });

  it('touches nothing where an untracked or ignored file is in the way, and minds no other', async () => {
    box.write(mine, 'b.txt', 'precious\n');
    expect(await box.history.resume(mine, request)).toEqual({ type: 'untrackedInTheWay', paths: ['b.txt'] });
    box.write(mine, '.git/info/exclude', 'b.txt\n');
    expect((await box.history.resume(mine, request)).type).toBe('failed');
    expect(current()).toBe('main');
    expect(box.git(mine, 'hash-object', 'b.txt')).toBe(
      box.gitWithInput(mine, 'precious\n', 'hash-object', '--stdin'),
    );
    box.git(mine, 'clean', '-fdxq');
    box.write(mine, 'other.txt', 'mine\n');
    expect((await box.history.resume(mine, request)).type).toBe('switched');
  });

  it('takes the branch as it is here when the remote is not to be asked', async () => {
    const offline = { ...request, offline: true };
    expect(await box.history.resume(mine, offline)).toEqual({ type: 'branchGone' });
    const head = box.git(mine, 'rev-parse', 'HEAD');
    box.git(mine, 'branch', 'feature/x');
    expect(await box.history.resume(mine, offline)).toEqual({
      type: 'switched',
      head,
      created: false,
      behind: 0,
      ahead: 0,
    });
  });

  it('runs no hook of the repository', async () => {
    const sprung = join(box.path, `sprung${count}`);
    const spring = (root: string): void => {
      for (const hook of [
        'post-checkout',
        'post-merge',
        'reference-transaction',
        'post-index-change',
        'pre-auto-gc',
      ]) {
        box.write(root, `.git/hooks/${hook}`, `#!/bin/sh\necho ${hook} >> '${sprung}'\n`);
        chmodSync(join(root, '.git/hooks', hook), 0o755);
      }
    };
    spring(mine);
    expect((await box.history.resume(mine, request)).type).toBe('switched');
    box.commit(theirs, 'three', { 'c.txt': '3\n' });
    box.git(theirs, 'push', '--quiet', 'origin', 'feature/x');
    expect(await box.history.resume(mine, request)).toMatchObject({ type: 'switched', behind: 0 });
    expect(existsSync(sprung)).toBe(false);
    box.git(mine, 'switch', '--quiet', 'main');
    expect(existsSync(sprung)).toBe(true);
  });

  it('says what stands against it', async () => {
    expect(await box.history.resume(mine, { ...request, branch: 'no/such' })).toEqual({ type: 'branchGone' });
    expect(await box.history.resume(mine, { ...request, remote: 'nobody' })).toEqual({
      type: 'noSuchRemote',
    });
    box.git(mine, 'fetch', '--quiet');
    box.git(
      mine,
      'worktree',
      'add',
      '--quiet',
      join(box.path, `tree${count}`),
      'origin/feature/x',
      '-b',
      'feature/x',
    );
    expect(await box.history.resume(mine, request)).toEqual({
      type: 'checkedOutElsewhere',
      worktree: join(box.path, `tree${count}`),
    });
    box.git(mine, 'remote', 'set-url', 'origin', join(box.path, 'vanished.git'));
    expect(await box.history.resume(mine, request)).toMatchObject({
      type: 'fetchFailed',
      localBranch: true,
      failure: { code: 'failed' },
    });
    box.write(mine, '.git/MERGE_HEAD', `${box.git(mine, 'rev-parse', 'HEAD')}\n`);
    expect(await box.history.resume(mine, request)).toEqual({
      type: 'operationInProgress',
      operation: 'merge',
    });
    expect(await box.history.resume(box.path, request)).toMatchObject({
      type: 'failed',
      failure: { code: 'notARepository' },
    });
    expect(await box.history.resume(mine, request, { signal: AbortSignal.abort() })).toMatchObject({
      type: 'failed',
      failure: { code: 'cancelled' },
    });
  });
});
