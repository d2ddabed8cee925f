import { describe, expect, it } from 'vitest';
import { selectedLines } from '../../../src/ui/selectedLines.ts';

describe('selectedLines', () => {
  it.each([
    ['a cursor', 4, 4, 7, 5, 5],
    ['a cursor at a line’s start', 4, 4, 0, 5, 5],
    ['words of a line', 4, 4, 20, 5, 5],
    ['words of two lines', 4, 5, 3, 5, 6],
    ['two whole lines', 4, 6, 0, 5, 6],
    ['one whole line', 4, 5, 0, 5, 5],
  ])('%s', (_, startLine, endLine, character, first, last) => {
    const range = { start: { line: startLine }, end: { line: endLine, character } };
    expect(selectedLines(range)).toEqual({ first, last });
  });
});
