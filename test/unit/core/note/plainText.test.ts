import { describe, expect, it } from 'vitest';
import { plainText } from '../../../../src/core/note/plainText.ts';

describe('plainText', () => {
  it.each([
    ['Dual-verify works in `verify()`.', 'Dual-verify works in verify().'],
    ['- done\n- [x] ticked\n  * inner', '• done\n• ticked\n• inner'],
    ['See [the run](https://ci.test/7).', 'See the run.'],
    ['## Found\nclock skew', 'Found\nclock skew'],
    ['a - b * c #198', 'a - b * c #198'],
    ['', ''],
  ])('%j reads %j', (markdown, text) => {
    expect(plainText(markdown)).toBe(text);
  });
});
