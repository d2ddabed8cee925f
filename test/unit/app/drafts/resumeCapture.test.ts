import { describe, expect, it } from 'vitest';
import { Emitter } from '../../../../src/app/emitter.ts';
import type { GitHistory } from '../../../../src/app/ports/gitHistory.ts';
import { ResumeCapture } from '../../../../src/app/drafts/resumeCapture.ts';
import type { ResumePoint } from '../../../../src/core/note/resumePoint.ts';
import { answering } from '../../../support/answering.ts';

const commit = 'a'.repeat(40);
const open: ResumePoint = {
  files: [
    { path: 'src/keys.ts', line: 40 },
    { path: 'notes/private.md', line: 1 },
  ],
  breakpoints: [
    { path: 'src/keys.ts', line: 44 },
    { path: 'scratch.ts', line: 2 },
  ],
  active: 'notes/private.md',
};

function capture(
  places: ResumePoint | undefined,
  committed: readonly string[] | undefined,
): { readonly resume: ResumeCapture; readonly moved: Emitter<undefined>; readonly asked: string[][] } {
  const moved = new Emitter<undefined>();
  const asked: string[][] = [];
  const choice = {
    included: true,
    choose: (included: boolean) => Promise.resolve(void (choice.included = included)),
  };
  const git = answering<GitHistory>('git', {
    existing: (_root, _commit, paths) => {
      asked.push([...paths]);
      return Promise.resolve(
        committed === undefined
          ? { type: 'failed', failure: { code: 'unknownRevision' } }
          : { type: 'ok', value: new Set(committed) },
      );
    },
  });
  const resume = new ResumeCapture({ places: { of: () => places, onDidChange: moved.event }, choice, git });
  return { resume, moved, asked };
}

it('tells how many files nobody else can have', async () => {
  const list = (...items: string[]) => ({ items, total: items.length });
  const tree = { staged: list(), unstaged: list('src/keys.ts'), untracked: list('n.md'), conflicted: list() };
  const resumeIn = (answer: Awaited<ReturnType<GitHistory['workingTree']>>) =>
    new ResumeCapture({
      places: { of: () => undefined, onDidChange: new Emitter<undefined>().event },
      choice: { included: false, choose: () => Promise.resolve() },
      git: answering<GitHistory>('git', { workingTree: () => Promise.resolve(answer) }),
    });
  const value = { ...tree, stashes: { items: [], total: 0 } };
  expect(await resumeIn({ type: 'ok', value }).uncommitted('/work/app')).toBe(2);
  const failed = { type: 'failed', failure: { code: 'failed', detail: '' } } as const;
  expect(await resumeIn(failed).uncommitted('/work/app')).toBeUndefined();
});

describe('where the author is', () => {
  it('is told of the files that the commit has, and of no other, not even by name', async () => {
    const { resume, asked } = capture(open, ['src/keys.ts']);
    const point = await resume.capture('/work/app', commit);
    expect(point).toEqual({
      files: [{ path: 'src/keys.ts', line: 40 }],
      breakpoints: [{ path: 'src/keys.ts', line: 44 }],
    });
    expect(asked).toEqual([['src/keys.ts', 'notes/private.md', 'scratch.ts']]);
  });

  it('is not told when nothing of it is in the commit, or the commit cannot be read', async () => {
    expect(await capture(open, []).resume.capture('/work/app', commit)).toBeUndefined();
    expect(await capture(open, undefined).resume.capture('/work/app', commit)).toBeUndefined();
    expect(await capture(undefined, []).resume.capture('/work/app', commit)).toBeUndefined();
  });

  it('is not even looked up when the author leaves it out, until they take it in again', async () => {
    const { resume, asked } = capture(open, ['src/keys.ts']);
    await resume.include(false);
    expect(resume.included).toBe(false);
    expect(await resume.capture('/work/app', commit)).toBeUndefined();
    expect(asked).toEqual([]);
    await resume.include(true);
    expect(await resume.capture('/work/app', commit)).toBeDefined();
  });

  it('says when it may have changed, and shows what is offered', async () => {
    const { resume, moved } = capture(open, []);
    let changes = 0;
    resume.onDidChange(() => (changes += 1));
    moved.fire(undefined);
    await resume.include(false);
    expect(changes).toBe(2);
    expect(resume.offered('/work/app')).toBe(open);
    resume.dispose();
    moved.fire(undefined);
    expect(changes).toBe(2);
  });
});
