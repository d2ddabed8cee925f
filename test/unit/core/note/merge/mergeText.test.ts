import { describe, expect, it } from 'vitest';
import { mergeText } from '../../../../../src/core/note/merge/mergeText.ts';

describe('what two wrote at one place of a line', () => {
  it.each([
    ['Rotate', 'Rotate ONE', 'Rotate TWO', 'Rotate ONE TWO'],
    ['Rotate.', 'Rotate twice.', 'Rotate daily.', 'Rotate twice daily.'],
    ['Keys: a', 'Keys: x a', 'Keys: y a', 'Keys: x y a'],
    ['a\nRotate\nb', 'a\nRotate ON\nb', 'a\nRotate ONE\nb', 'a\nRotate ONE\nb'],
  ])('is kept once each: %j, %j, %j', (base, ours, theirs, value) => {
    expect(mergeText(base, ours, theirs)).toEqual({ value, conflict: true });
  });

  it('does not grow by whole lines while both go on typing', () => {
    let stored = 'Rotate the signing keys';
    for (const [one, two] of [
      ['O', 'T'],
      ['N', 'W'],
      ['E', 'O'],
    ])
      stored = mergeText(stored, `${stored} ${one}`, `${stored} ${two}`).value;
    expect(stored.match(/Rotate/g)).toHaveLength(1);
    for (const letter of ['O', 'N', 'E', 'T', 'W']) expect(stored).toContain(letter);
  });

  it.each([
    ['Rotate hourly', 'Rotate hourly, and log'],
    ['Rotate hourly, and log', 'Rotate hourly'],
  ])('keeps the longer where one holds the other: %j, %j', (ours, theirs) => {
    expect(mergeText('Rotate daily', ours, theirs)).toEqual({
      value: 'Rotate hourly, and log',
      conflict: true,
    });
  });

  it('keeps both lines where both changed the same words', () => {
    expect(mergeText('Rotate daily', 'Rotate hourly', 'Rotate weekly')).toEqual({
      value: 'Rotate hourly\nRotate weekly',
      conflict: true,
    });
  });
});
