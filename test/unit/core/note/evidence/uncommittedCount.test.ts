import { expect, it } from 'vitest';
import { uncommittedCount } from '../../../../../src/core/note/evidence/uncommittedCount.ts';

const list = (...items: string[]) => ({ items, total: items.length });
const none = list();

it('counts a file once that is staged and changed again', () => {
  const tree = {
    staged: list('a.ts', 'b.ts'),
    unstaged: list('a.ts'),
    untracked: list('n.md'),
    conflicted: none,
  };
  expect(uncommittedCount({ ...tree, stashes: none as never })).toBe(3);
});

it('counts by kind where not all names are known', () => {
  const tree = {
    staged: list('a.ts'),
    unstaged: { items: ['a.ts'], total: 900 },
    untracked: none,
    conflicted: none,
  };
  expect(uncommittedCount({ ...tree, stashes: none as never })).toBe(901);
});
