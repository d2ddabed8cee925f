import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { gitSandbox, valueOf } from './gitSandbox.ts';
import type { GitSandbox } from './gitSandbox.ts';

let box: GitSandbox;
beforeAll(async () => {
  box = await gitSandbox();
});
afterAll(() => box[Symbol.asyncDispose]());

const lines = (from: number, to: number): string =>
  Array.from({ length: to - from + 1 }, (_, index) => `line ${from + index}\n`).join('');

describe('what became of a file since a commit', () => {
  let count = 0;
  let root: string;
  let noted: string;

  beforeEach(() => {
    count += 1;
    root = box.init(`since${count}`);
    noted = box.commit(root, 'noted', { 'src/keys.ts': lines(1, 40), 'other.txt': 'x\n' });
  });
  const since = async (path: string): Promise<unknown> =>
    valueOf(await box.history.fileSince(root, noted, path));

  it('tells of an unchanged file', async () => {
    expect(await since('src/keys.ts')).toEqual({ type: 'present', path: 'src/keys.ts', changes: [] });
  });

  it('counts what was committed and what was not', async () => {
    box.commit(root, 'above', { 'src/keys.ts': `one\ntwo\n${lines(1, 40)}` });
    box.write(root, 'src/keys.ts', `one\ntwo\n${lines(1, 9)}${lines(12, 40)}`);
    expect(await since('src/keys.ts')).toEqual({
      type: 'present',
      path: 'src/keys.ts',
      changes: [
        { oldStart: 0, oldCount: 0, newStart: 1, newCount: 2 },
        { oldStart: 10, oldCount: 2, newStart: 11, newCount: 0 },
      ],
    });
  });

  it('takes no content for a change', async () => {
    box.commit(root, 'sly', { 'src/keys.ts': `@@ -1,9 +1,9 @@\n--- a\n+++ b\n${lines(1, 40)}` });
    expect(await since('src/keys.ts')).toMatchObject({
      changes: [{ oldStart: 0, oldCount: 0, newStart: 1, newCount: 3 }],
    });
  });

  it('follows a renamed file', async () => {
    box.git(root, 'mv', 'src/keys.ts', 'moved.ts');
    box.commit(root, 'rename', { 'moved.ts': `first\n${lines(1, 40)}` });
    expect(await since('src/keys.ts')).toEqual({
      type: 'present',
      path: 'moved.ts',
      changes: [{ oldStart: 0, oldCount: 0, newStart: 1, newCount: 1 }],
    });
  });

  it('says when the file is gone, never was there, or the commit is not known', async () => {
    box.git(root, 'rm', '--quiet', 'src/keys.ts');
    expect(await since('src/keys.ts')).toEqual({ type: 'gone' });
    expect(await since('src/never.ts')).toEqual({ type: 'notThere' });
    expect(await since('../outside')).toEqual({ type: 'notThere' });
    expect(valueOf(await box.history.fileSince(root, 'd'.repeat(40), 'other.txt'))).toEqual({
      type: 'commitUnknown',
    });
    expect(await box.history.fileSince(root, '--output=x', 'other.txt')).toMatchObject({ type: 'failed' });
  });

  it('lists the files between two commits', async () => {
    box.git(root, 'mv', 'src/keys.ts', 'moved.ts');
    const to = box.commit(root, 'all kinds', { 'added\nname.ts': '1\n', 'other.txt': 'y\n' });
    expect(valueOf(await box.history.fileChanges(root, noted, to))).toEqual({
      items: [
        { type: 'added', path: 'added\nname.ts' },
        { type: 'renamed', path: 'moved.ts', previousPath: 'src/keys.ts' },
        { type: 'modified', path: 'other.txt' },
      ],
      total: 3,
    });
    expect(valueOf(await box.history.fileChanges(root, noted, noted))).toEqual({ items: [], total: 0 });
    expect(await box.history.fileChanges(root, noted, 'e'.repeat(40))).toMatchObject({
      type: 'failed',
      failure: { code: 'unknownRevision' },
    });
  });
});

describe('putting work aside', () => {
  it('stashes tracked changes or named untracked files, and loses nothing', async () => {
    const root = box.init('stash');
    box.commit(root, 'one', { 'a.txt': '1\n' });
    box.write(root, 'a.txt', 'mine\n');
    box.write(root, 'new.txt', 'new\n');
    box.write(root, 'other.txt', 'stays\n');
    expect(await box.history.stash(root, 'Baton: “x” --weird')).toEqual({ type: 'ok', value: undefined });
    expect(box.git(root, 'status', '--porcelain')).toBe('?? new.txt\n?? other.txt');
    expect(await box.history.stash(root, 'untracked', ['new.txt'])).toMatchObject({ type: 'ok' });
    expect(box.git(root, 'status', '--porcelain')).toBe('?? other.txt');
    expect(box.git(root, 'stash', 'list', '--format=%gs')).toBe(
      'On main: untracked\nOn main: Baton: “x” --weird',
    );
    box.git(root, 'stash', 'pop');
    box.git(root, 'stash', 'pop');
    expect(box.git(root, 'status', '--porcelain')).toBe(' M a.txt\n?? new.txt\n?? other.txt');
  });
});
