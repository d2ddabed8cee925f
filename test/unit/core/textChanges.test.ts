import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textChanges, type TextChange } from '../../../src/core/textChanges.ts';

const apply = (text: string, changes: readonly TextChange[]): string =>
  changes
    .toReversed()
    .reduce((result, { start, end, text: put }) => result.slice(0, start) + put + result.slice(end), text);

const line = fc.constantFrom('', 'a', 'ab', '## Next steps', '- [ ] x', '😀', '😁', 'a\r');
const lines = fc.array(line, { maxLength: 12 }).map((all) => all.join('\n'));

describe('the changes from one text to another', () => {
  it('give the other text, in order and apart from each other', () => {
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        const changes = textChanges(before, after);
        expect(apply(before, changes)).toBe(after);
        changes.forEach(({ start, end }, index) => {
          expect(start).toBeLessThanOrEqual(end);
          expect(start).toBeGreaterThanOrEqual(changes[index - 1]?.end ?? 0);
        });
      }),
      { numRuns: 2000 },
    );
  });

  it('touch only what differs', () => {
    const before = 'to: []\n---\n# T\n\nlong text\n\n- [ ] a\n';
    expect(textChanges(before, before.replace('[]', '[ben]').replace('[ ] a', '[x] a'))).toEqual([
      { start: 5, end: 5, text: 'ben' },
      { start: before.indexOf('[ ] a') + 1, end: before.indexOf('[ ] a') + 2, text: 'x' },
    ]);
  });

  it('never part a character', () => {
    expect(textChanges('a😀b', 'a😁b')).toEqual([{ start: 1, end: 3, text: '😁' }]);
  });
});
