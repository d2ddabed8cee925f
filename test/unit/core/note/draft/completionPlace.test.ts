import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completionPlace } from '../../../../../src/core/note/draft/completionPlace.ts';

describe('what can be completed before the cursor', () => {
  it.each([
    ['Ask @', 'person', '', 4],
    ['Ask @acme/ke', 'person', 'acme/ke', 4],
    ['(@ma', 'person', 'ma', 1],
    ['closes #', 'issue', '', 7],
    ['#19', 'issue', '19', 0],
    ['see `', 'path', '', 5],
    ['see `src/ro', 'path', 'src/ro', 5],
    ['see `docs/my file', 'path', 'docs/my file', 5],
    ['see src/ro', 'path', 'src/ro', 4],
    ['see src/rotate.ts:', 'lines', 'src/rotate.ts:', 4],
    ['see `src/rotate.ts:40-', 'lines', 'src/rotate.ts:40-', 5],
    ['see node_modules/@b', 'path', 'node_modules/@b', 4],
    ['see rotate.ts:4', 'lines', 'rotate.ts:4', 4],
  ])('%s', (line, type, text, start) => {
    expect(completionPlace(line, false)).toMatchObject({ type, text, start });
  });

  it.each(['', 'Done', 'ben@acme.org', 'x#1', 'and, ', 'Wait:', 'see `src/a.ts` ', '`@ma', '&#3', 'at 15:'])(
    'nothing in %j',
    (line) => {
      const place = completionPlace(line, false);
      if (line === '`@ma') expect(place).toMatchObject({ type: 'path' });
      else expect(place).toBeUndefined();
    },
  );

  it('takes any word for a path where places are listed', () => {
    expect(completionPlace('- rot', true)).toMatchObject({ type: 'path', text: 'rot', start: 2 });
    expect(completionPlace('- rot', false)).toBeUndefined();
    expect(completionPlace('', true)).toBeUndefined();
  });

  it('begins within the line and holds what stands there, whatever is written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), fc.boolean(), (line, isReferences) => {
        const place = completionPlace(line, isReferences);
        if (place === undefined) return;
        const sign = place.type === 'person' ? '@' : place.type === 'issue' ? '#' : '';
        expect(line.slice(place.start)).toBe(sign + place.text);
      }),
    );
  });

  it('takes no time for a long line', () => {
    const hostile = '@'.repeat(1_000_000) + '`'.repeat(9) + 'a/'.repeat(100_000);
    expect(() => completionPlace(hostile, true)).not.toThrow();
  });
});
