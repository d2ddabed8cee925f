import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { takeAssignment } from '../../../../../src/core/note/draft/takeAssignment.ts';

const all = { who: true, due: true };

describe('what a row says of whom and when', () => {
  it.each([
    ['Rotate the keys @maya 2026-12-02', { text: 'Rotate the keys', who: 'maya', due: '2026-12-02' }],
    ['Rotate the keys — @maya · due 2026-12-02', { text: 'Rotate the keys', who: 'maya', due: '2026-12-02' }],
    [
      'Rotate the keys by 2026-12-02, @acme/keys',
      { text: 'Rotate the keys', who: 'acme/keys', due: '2026-12-02' },
    ],
    ['Rotate the keys @maya.', { text: 'Rotate the keys', who: 'maya' }],
    ['Rotate the keys (@maya)', { text: 'Rotate the keys', who: 'maya' }],
    ['Rotate `a b` 2026-12-02 ', { text: 'Rotate `a b`', due: '2026-12-02' }],
    ['@maya: rotate the keys', { text: 'rotate the keys', who: 'maya' }],
    ['@maya Rotate the keys 2026-12-02', { text: 'Rotate the keys', who: 'maya', due: '2026-12-02' }],
    ['@maya 2026-12-02 rotate the keys', { text: 'rotate the keys', who: 'maya', due: '2026-12-02' }],
    ['2026-12-02: rotate the keys', { text: 'rotate the keys', due: '2026-12-02' }],
  ])('is taken out of %j', (typed, taken) => {
    expect(takeAssignment(typed, all)).toEqual(taken);
  });

  it.each([
    'Ask @maya',
    'Pair with @maya',
    'Decide it: @maya and @li',
    'Wake @maya @li',
    '@maya is out until Monday',
    '@maya @li decide',
    '@maya',
    '2026-12-02',
    'Keep what is from before 2026-12-02',
    'Wait until 2026-12-02',
    'Rotate on 2026-02-30',
    'Rotate 2026-02-30',
    'Run `git log @maya',
    'Run `git log @maya`',
    'Write to me@maya',
    'Write @-nobody',
    'by 2026-12-02',
    '',
    '   ',
  ])('stays in %j, where it belongs to the sentence', (typed) => {
    expect(takeAssignment(typed, all)).toBeUndefined();
  });

  it('is taken only where the row has none', () => {
    const typed = 'Rotate @maya 2026-12-02';
    expect(takeAssignment(typed, { who: false, due: true })).toEqual({
      text: 'Rotate @maya',
      due: '2026-12-02',
    });
    expect(takeAssignment(typed, { who: true, due: false })).toBeUndefined();
    expect(takeAssignment(typed, { who: false, due: false })).toBeUndefined();
  });

  it('leaves every other word of any text', () => {
    const word = fc.constantFrom(
      '@maya',
      '@li',
      '2026-12-02',
      'by',
      'Ask',
      'rotate',
      '—',
      '`',
      'a:',
      '`x`',
      '',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 8 }), (words) => {
        const typed = words.join(' ');
        const taken = takeAssignment(typed, all);
        const letters = (text: string): string => text.replace(/[\s,;:·—–-]|\b(?:by|due)\b/g, '');
        const said = [taken?.who === undefined ? '' : `@${taken.who}`, taken?.due ?? ''].map(letters);
        const rest = [letters(taken?.text ?? typed), ...said].join('');
        expect(rest.split('').toSorted()).toEqual(letters(typed).split('').toSorted());
        expect(taken?.text).not.toBe('');
      }),
    );
  });

  it('takes time linear in the text', () => {
    const begun = performance.now();
    for (const part of [' ', '- ', '@a ', '`', '2026-12-02 ']) takeAssignment(part.repeat(60_000), all);
    expect(performance.now() - begun).toBeLessThan(500);
  });
});
