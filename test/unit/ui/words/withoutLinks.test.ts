import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutLinks } from '../../../../src/ui/words/withoutLinks.ts';

/** VS Code's own pattern (src/vs/base/common/linkedText.ts). */
const link = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)(?: (["'])(.+?)(\3))?\)/i;

describe('withoutLinks', () => {
  it('leaves a link that runs a command as text', () => {
    const summary = '[Fix the build](command:workbench.action.terminal.sendSequence?%7B%7D)';
    expect(link.test(summary)).toBe(true);
    expect(link.test(withoutLinks(summary))).toBe(false);
    expect(withoutLinks(summary).replaceAll('\u2060', '')).toBe(summary);
  });

  it('leaves no link in any text, on one line of at most 300 units', () => {
    const piece = fc.constantFrom(
      '[',
      ']',
      '(',
      ')',
      'a',
      ' ',
      '\n',
      'command:x',
      'https://e.org',
      '"',
      '😀',
    );
    const texts = fc.array(piece, { maxLength: 200 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(texts, (text) => {
        const shown = withoutLinks(text);
        expect(link.test(shown)).toBe(false);
        expect(shown).not.toContain('\n');
        expect(shown.length).toBeLessThanOrEqual(300);
      }),
    );
  });

  it('keeps other words as they are', () => {
    expect(withoutLinks('@ben: “Rotate [keys] (all)”.')).toBe('@ben: “Rotate [keys] (all)”.');
  });
});
