import { describe, expect, it } from 'vitest';
import { intersect, totalLength, unite, type Interval } from '../../../../src/core/availability/interval.ts';

const spans = (...pairs: readonly (readonly [number, number])[]): readonly Interval[] =>
  pairs.map(([start, end]) => ({ start, end }));

describe('united intervals (P5)', () => {
  it.each<readonly [string, readonly Interval[], readonly Interval[]]>([
    ['none', [], []],
    ['touching ones become one', spans([1, 2], [2, 3]), spans([1, 3])],
    ['overlapping ones, in any order', spans([2, 5], [1, 3]), spans([1, 5])],
    ['one inside another', spans([1, 9], [2, 3], [8, 9]), spans([1, 9])],
    ['a gap stays', spans([1, 2], [3, 4]), spans([1, 2], [3, 4])],
    ['empty and reversed ones cover nothing (P1)', spans([2, 2], [5, 3]), []],
  ])('%s', (_, given, united) => {
    expect(unite(given)).toEqual(united);
  });
});

describe('what two lists have in common', () => {
  it.each<readonly [string, readonly Interval[], readonly Interval[], readonly Interval[]]>([
    ['nothing where they only touch (P1)', spans([1, 2]), spans([2, 3]), []],
    ['each piece', spans([1, 4], [6, 9]), spans([3, 7]), spans([3, 4], [6, 7])],
    ['the same', spans([1, 4]), spans([1, 4]), spans([1, 4])],
  ])('%s', (_, a, b, common) => {
    expect(intersect(a, b)).toEqual(common);
    expect(intersect(b, a)).toEqual(common);
  });

  it('has a length', () => {
    expect(totalLength(spans([1, 4], [6, 9]))).toBe(6);
  });
});
