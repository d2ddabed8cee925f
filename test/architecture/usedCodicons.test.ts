import { expect, it } from 'vitest';
import { iconCharacters } from '../../build/usedCodicons.ts';

it('finds the character of every icon of a stylesheet, in either case', () => {
  const css =
    ".icon-add::before {\n  content: '\\ea60';\n}\n.icon-x::before { content: '\\EBB5'; } .y { content: ''; }";
  expect(iconCharacters(css)).toBe('\uea60\uebb5');
});
