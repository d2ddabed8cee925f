import { describe, expect, it } from 'vitest';
import { rowTitle } from '../../../../src/core/note/rowTitle.ts';

describe('rowTitle', () => {
  it.each([
    ['Raise the allowance', 'Raise the allowance'],
    [
      'Repair the failing check [`canary eu-2`](https://github.com/acme/keys/runs/17)',
      'Repair the failing check canary eu-2',
    ],
    ['Read [a](x) and [b](y)', 'Read a and b'],
    ['Set `keys[0](x)` right', 'Set keys0 right'],
    ['First line\nsecond line', 'First line'],
    ['', ''],
    ['x'.repeat(80), 'x'.repeat(80)],
    ['x'.repeat(81), `${'x'.repeat(79)}…`],
    [`${'x'.repeat(78)}😀y`, `${'x'.repeat(78)}…`],
  ])('%j is named %j', (markdown, title) => {
    expect(rowTitle(markdown)).toBe(title);
  });
});
