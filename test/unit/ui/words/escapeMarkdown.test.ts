import fc from 'fast-check';
import { marked } from 'marked';
import { describe, expect, it } from 'vitest';
import { escapeMarkdown } from '../../../../src/ui/words/escapeMarkdown.ts';

const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};
/** What a page of it shows; any element but the paragraph and its line ends stays in sight as its tag. */
const shown = (markdown: string): string =>
  marked
    .parse(markdown, { async: false, gfm: true })
    .replaceAll(/<\/?p>\n?|<br>/g, (tag) => (tag === '<br>' ? '\n' : ''))
    .replaceAll(/&(?:amp|lt|gt|quot|#39);/g, (entity) => entities[entity] ?? '');

const pieces = fc.constantFrom(
  ...['a', 'Rotate ', ' keys', '`', '*', '**', '_', '#', '# ', '- ', '1. ', '[x](y)', '<b>', '<!--', '&amp;'],
  ...[
    'https://a.test',
    'a@b.test',
    '\\',
    '|',
    '~~',
    '    ',
    '\n',
    '\r\n',
    '\n\n',
    '---',
    '=',
    '!',
    '$(x)',
    '😀',
  ],
);
const texts = fc.array(pieces, { maxLength: 12 }).map((all) => all.join(''));

describe('Markdown of a plain text', () => {
  it('shows the text, line by line, and nothing but the text', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const lines = text.split(/\r\n?|\n/).map((line) => line.trim());
        expect(shown(escapeMarkdown(text)).trim()).toBe(lines.filter((line) => line !== '').join('\n'));
      }),
      { numRuns: 1000 },
    );
  });

  it('leaves the spaces at which a line can end', () => {
    expect(escapeMarkdown('what is left')).toBe('what is left');
  });
});
