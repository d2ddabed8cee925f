import { describe, expect, it } from 'vitest';
import { datedWords } from '../../../../../src/core/note/readiness/datedWords.ts';

/** A Tuesday, late in the evening. */
const wall = Date.UTC(2026, 10, 24, 23, 30);

describe('datedWords', () => {
  it.each([
    ['today', '2026-11-24'],
    ['Tonight', '2026-11-24'],
    ['later today', '2026-11-24'],
    ['Tomorrow', '2026-11-25'],
    ['yesterday', '2026-11-23'],
    ['in a day', '2026-11-25'],
    ['in one day', '2026-11-25'],
    ['in six days', '2026-11-30'],
    ['in 10 days', '2026-12-04'],
    ['3 days ago', '2026-11-21'],
    ['by Friday', 'by 2026-11-27'],
    ['On Monday', 'On 2026-11-30'],
    ['this Sunday', '2026-11-29'],
    ['coming wednesday', '2026-11-25'],
  ])('%s is %s', (words, dated) => {
    expect(datedWords(words, wall)).toBe(dated);
  });

  it.each([
    // It is one: this day or the one a week later?
    'by Tuesday',
    'next Friday',
    'last Friday',
    'since Friday',
    'next week',
    'in a few days',
    'in two hours',
    'EOD',
    'soon',
    'by someday',
    '',
    'constructor',
  ])('%s names no single day', (words) => {
    expect(datedWords(words, wall)).toBeUndefined();
  });
});
