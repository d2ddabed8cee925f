import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sensitiveWord } from '../../../../../src/core/advice/sensitiveMatter.ts';
import { emptyContent, type NoteContent } from '../../../../../src/core/note/note.ts';
import { writtenTexts } from '../../../../../src/core/note/draft/writtenTexts.ts';

const word = 'a vulnerability';
const contents: readonly (readonly [string, Partial<NoteContent>])[] = [
  ...(['summary', 'why', 'whereItStands', 'blockedBy', 'references'] as const).map(
    (section) => [section, { [section]: word }] as const,
  ),
  ['nextSteps', { nextSteps: [{ text: word, done: false }] }],
  ['questions', { questions: [{ text: word, answered: false }] }],
  ['condition', { contingencies: [{ condition: word, action: '' }] }],
  ['action', { contingencies: [{ condition: '', action: word }] }],
  ['own heading', { foreign: [{ after: 'why', heading: word, markdown: '' }] }],
  ['own text', { foreign: [{ after: 'why', heading: '', markdown: word }] }],
];

it.each(contents)('what is written in %s is one of the texts', (_place, content) => {
  expect(writtenTexts({ ...emptyContent, ...content })).toContain(word);
  expect(sensitiveWord({ ...emptyContent, ...content })).toBe('vulnerability');
});

it('leaves out the evidence, which nobody wrote', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), (evidence) => {
      expect(writtenTexts({ ...emptyContent, evidence }).join('')).toBe('');
    }),
    { numRuns: 100 },
  );
});
