import { describe, expect, it } from 'vitest';
import { changedValue } from '../../../../../src/core/note/merge/mergeContent.ts';
import { mergeDraft, mergeNote } from '../../../../../src/core/note/merge/mergeDraft.ts';
import { noteBy } from '../thread/threadFixtures.ts';
import { mergeList } from '../../../../../src/core/note/merge/mergeList.ts';
import { emptyContent, type Draft, type NextStep, type Note } from '../../../../../src/core/note/note.ts';

const merged = (base: string, ours: string, theirs: string): string => {
  const { value, conflict } = mergeList(base.split(''), ours.split(''), theirs.split(''), {
    key: (letter) => letter,
    merge: (from, ours, theirs) => changedValue(from, ours, theirs),
  });
  return `${value.join('')}${conflict ? '!' : ''}`;
};

describe('a list that both changed', () => {
  it.each([
    ['AB', 'ABX', 'ABY', 'ABXY'],
    ['AB', 'B', 'AB', 'B'],
    ['A', 'AB', 'X', 'XB'],
    ['A', 'X', 'BAC', 'BXC'],
    ['AB', 'ACBD', 'XY', 'XCYD'],
    ['ABC', 'ABX', 'YBC', 'YBX'],
    ['ABC', 'BA', 'ACYB', 'BAY!'],
    ['ABCD', 'ACXDB', 'CAB', 'CAXB!'],
    ['ABCD', 'DCAB', 'CY', 'CY!'],
    ['AB', 'X', 'Y', 'XY!'],
  ])('keeps what both kept and what either added, without what one removed: %s, %s, %s', (...lists) => {
    const [base, ours, theirs, result] = lists;
    expect(merged(base, ours, theirs)).toBe(result);
  });
});

describe('a step that both changed', () => {
  const note = noteBy('maya');
  const step = { text: 'Rotate', done: false };
  const withStep = (change: Partial<NextStep>): Note => ({
    ...note,
    content: { ...note.content, nextSteps: [{ ...step, ...change }] },
  });

  it('has what each changed of it, and is a conflict where both changed the same', () => {
    const base = withStep({});
    const apart = mergeNote(base, withStep({ done: true }), withStep({ owner: 'ben' }));
    expect(apart).toEqual({ note: withStep({ done: true, owner: 'ben' }), conflicts: [] });
    const same = mergeNote(base, withStep({ owner: 'cat' }), withStep({ owner: 'ben' }));
    expect(same).toEqual({ note: withStep({ owner: 'cat' }), conflicts: ['nextSteps'] });
  });
});

describe('the addressees that both changed', () => {
  const to = (...logins: readonly string[]): Draft => ({
    header: { id: 'n', kind: 'handoff', to: logins, status: 'on_track', priority: 'normal', branch: 'b' },
    content: emptyContent,
  });

  it('are all whom neither removed', () => {
    const both = mergeDraft(to('ben', 'cat', 'fay'), to('cat', 'fay', 'dan'), to('ben', 'fay', 'eve'));
    expect(both.header.to).toEqual(['fay', 'dan', 'eve']);
  });
});
