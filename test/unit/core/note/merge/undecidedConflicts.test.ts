import { expect, it } from 'vitest';
import { undecidedConflicts } from '../../../../../src/core/note/merge/undecidedConflicts.ts';

const text = (...lines: readonly string[]): string => lines.join('\n');
const sides = {
  base: text('title', '', 'locally', '', 'step', '', 'end'),
  mine: text('title', '', 'in eu-1', '', 'step', 'mine', '', 'end'),
  theirs: text('title', '', 'nowhere', '', 'step', 'theirs', '', 'the end'),
};

it.each<[string, readonly string[], number]>([
  ['untouched but for what did not conflict', ['title', '', 'locally', '', 'step', '', 'the end'], 2],
  ['one side in the first place', ['title', '', 'in eu-1', '', 'step', '', 'the end'], 1],
  ['words of its own', ['title', '', 'everywhere', '', 'step', 'both', '', 'the end'], 0],
  ['the place removed', ['title', '', 'step', 'mine', 'theirs', '', 'the end'], 0],
  ['my side whole', sides.mine.split('\n'), 0],
  ['their side whole', sides.theirs.split('\n'), 0],
])('counts the conflicts that nobody decided: %s', (_what, lines, count) => {
  expect(undecidedConflicts(sides, text(...lines))).toBe(count);
});

it('finds nothing to decide where both say the same', () => {
  expect(undecidedConflicts({ ...sides, theirs: sides.mine }, sides.base)).toBe(0);
});
