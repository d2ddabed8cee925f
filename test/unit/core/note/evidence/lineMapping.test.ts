import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  mapLines,
  type ChangedStretch,
  type MappedLines,
} from '../../../../../src/core/note/evidence/lineMapping.ts';

const stretch = (oldStart: number, oldCount: number, newStart: number, newCount: number): ChangedStretch => ({
  oldStart,
  oldCount,
  newStart,
  newCount,
});

describe('following lines through changes', () => {
  it.each<[string, readonly ChangedStretch[], MappedLines]>([
    ['nothing changed', [], { type: 'same', first: 10, last: 12 }],
    ['three lines added above', [stretch(2, 0, 3, 3)], { type: 'moved', first: 13, last: 15 }],
    ['two lines removed above', [stretch(2, 2, 1, 0)], { type: 'moved', first: 8, last: 10 }],
    ['a line added right before', [stretch(9, 0, 10, 1)], { type: 'moved', first: 11, last: 13 }],
    ['a line added right behind', [stretch(12, 0, 13, 1)], { type: 'same', first: 10, last: 12 }],
    ['changed below', [stretch(13, 1, 13, 4)], { type: 'same', first: 10, last: 12 }],
    ['a line added within', [stretch(10, 0, 11, 1)], { type: 'changed', first: 10, last: 13 }],
    ['the first line changed', [stretch(10, 1, 10, 1)], { type: 'changed', first: 10, last: 12 }],
    ['the last two removed', [stretch(11, 2, 10, 0)], { type: 'changed', first: 10, last: 10 }],
    ['the first two removed', [stretch(10, 2, 9, 0)], { type: 'changed', first: 10, last: 10 }],
    ['all removed', [stretch(9, 5, 8, 0)], { type: 'gone', after: 8 }],
    ['all rewritten longer', [stretch(10, 3, 10, 5)], { type: 'changed', first: 10, last: 14 }],
    ['all removed, at the beginning', [stretch(1, 20, 0, 0)], { type: 'gone', after: 0 }],
  ])('%s', (_name, changes, expected) => {
    expect(mapLines(changes, 10, 12)).toEqual(expected);
  });

  it('finds every line again that an edit left alone, whatever the edit', () => {
    const kept = fc.record({ type: fc.constant('kept' as const), lines: fc.integer({ min: 1, max: 4 }) });
    const changed = fc
      .record({
        type: fc.constant('changed' as const),
        removed: fc.integer({ min: 0, max: 4 }),
        added: fc.integer({ min: 0, max: 4 }),
      })
      .filter(({ removed, added }) => removed + added > 0);
    const edit = fc.array(fc.tuple(kept, changed), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(edit, (parts) => {
        const changes: ChangedStretch[] = [];
        const pairs: (readonly [old: number, now: number])[] = [];
        let [old, now] = [0, 0];
        for (const [{ lines }, { removed, added }] of parts) {
          for (let line = 0; line < lines; line += 1) pairs.push([(old += 1), (now += 1)]);
          changes.push(stretch(removed === 0 ? old : old + 1, removed, added === 0 ? now : now + 1, added));
          old += removed;
          now += added;
        }
        for (const [from, to] of pairs)
          expect(mapLines(changes, from, from)).toEqual({
            type: from === to ? 'same' : 'moved',
            first: to,
            last: to,
          });
        const [first, last] = [pairs[0], pairs.at(-1)];
        const whole = mapLines(changes, first?.[0] ?? 1, last?.[0] ?? 1);
        expect(whole).toMatchObject({ first: first?.[1], last: last?.[1] });
      }),
    );
  });
});
