import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gitSandbox, valueOf } from './gitSandbox.ts';
import type { GitSandbox } from './gitSandbox.ts';

let box: GitSandbox;
beforeAll(async () => {
  box = await gitSandbox();
});
afterAll(() => box[Symbol.asyncDispose]());

describe('a branch that was cut from another’s work', () => {
  let root: string;
  let keysHead: string;

  beforeAll(() => {
    const remote = box.init('remote.git', '--bare');
    root = box.init('work');
    box.commit(root, 'first', { 'README.md': 'x\n' });
    box.git(root, 'remote', 'add', 'origin', remote);
    box.git(root, 'push', '--quiet', 'origin', 'main');
    box.git(root, 'remote', 'set-head', 'origin', 'main');
    const cut = (name: string, file: string): string => {
      box.git(root, 'switch', '--quiet', '--no-track', '--create', name);
      const sha = box.commit(root, name, { [file]: '1\n' });
      box.git(root, 'push', '--quiet', '--set-upstream', 'origin', name);
      return sha;
    };
    cut('feat/store', 'store.ts');
    keysHead = cut('feat/keys', 'keys.ts');
    cut('fix/ci', 'ci.ts');
    box.commit(root, 'not pushed', { 'ci.ts': '2\n' });
    // From the same place, and therefore nobody's base.
    box.git(root, 'switch', '--quiet', 'feat/keys');
    cut('fix/other', 'other.ts');
    box.git(root, 'switch', '--quiet', 'main');
    cut('lone', 'lone.ts');
    box.git(root, 'branch', '--quiet', '--no-track', 'fresh', 'feat/keys');
  });

  it.each([
    ['fix/ci', ['feat/keys', 'feat/store']],
    ['feat/keys', ['feat/store']],
    ['feat/store', []],
    ['lone', []],
    ['main', []],
    // Nothing of its own: there is nothing to look at yet.
    ['fresh', ['feat/store']],
  ])('knows the branches below %s, the nearest first', async (branch, below) => {
    expect(valueOf(await box.history.stackedOn(root, branch))).toEqual(below);
  });

  it('has the commits that are not in the branch that it goes into', async () => {
    const facts = valueOf(await box.history.facts(root, 'fix/ci', undefined, { onto: 'feat/keys' }));
    expect(facts.base).toEqual({ type: 'mergeBase', commit: keysHead, ref: 'refs/remotes/origin/feat/keys' });
    expect(facts.commits.items.map(({ subject }) => subject)).toEqual(['not pushed', 'fix/ci']);
    expect(facts.diff?.paths.items).toEqual(['ci.ts']);
    const whole = valueOf(await box.history.facts(root, 'fix/ci', undefined));
    expect(whole.commits.total).toBe(4);
    for (const onto of ['never-fetched', '--all', 'a b', '*'])
      expect(valueOf(await box.history.facts(root, 'fix/ci', undefined, { onto })).base).toEqual(whole.base);
  });

  it('names no branch where git knows none of that name', async () => {
    expect(valueOf(await box.history.stackedOn(root, 'missing'))).toEqual([]);
    expect(await box.history.stackedOn(root, '--all')).toMatchObject({ type: 'ok', value: [] });
  });
});
