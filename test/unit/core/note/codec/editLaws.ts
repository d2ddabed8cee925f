import fc from 'fast-check';
import { strict as assert } from 'node:assert';
import { applyToBody } from '../../../../../src/core/note/codec/applyToBody.ts';
import { canonicalNote, formatNote } from '../../../../../src/core/note/codec/formatNote.ts';
import { mergeNote } from '../../../../../src/core/note/merge/mergeDraft.ts';
import type { Note } from '../../../../../src/core/note/note.ts';
import { parseComment } from '../../../../../src/core/note/codec/parseNote.ts';
import { law, type Law } from './law.ts';
import { hostileText, note } from './noteArbitraries.ts';

const read = (body: string): Note => {
  const parsed = parseComment(body);
  assert.equal(parsed.type, 'note');
  return parsed.note;
};
const withContent = (given: Note, change: Partial<Note['content']>): Note => ({
  ...given,
  content: { ...given.content, ...change },
});
const small = note.map((given) => canonicalNote(withContent(given, { evidence: '' })));

/** What people do to a note on github.com; each leaves words of its own, or changes none. */
const edits: readonly ((body: string) => string)[] = [
  (body) => body.replaceAll('- [ ]', '- [x]'),
  (body) => `${body}\n\n### Risques\n\nforeign words`,
  (body) => `${body}\n\nforeign words`,
  (body) => body.replace(/^### Why it matters /m, '### Pourquoi '),
  (body) => body.replace(/\n\n### /, '\n\nforeign words\n\n### '),
  (body) => {
    const [first = '', ...sections] = body.split(/(?=^### )/m);
    return [first, ...sections.reverse()].map((part) => part.trimEnd()).join('\n\n');
  },
  (body) => body.replaceAll('\n', '\r\n'),
  (body) => body.replace(/\n/, '\nforeign words\n'),
];

export const editLaws: readonly Law[] = [
  law(
    'a note applied to a body that somebody edited is read back, and the words of the other stay',
    fc.property(small, fc.constantFrom(...edits), hostileText, (given, edit, why) => {
      const edited = edit(formatNote(given).body);
      const theirs = read(edited);
      const ours = canonicalNote(withContent(given, { why }));
      const { note: merged } = mergeNote(given, ours, theirs);
      const applied = applyToBody(edited, merged);
      assert.ok(applied);
      assert.deepEqual(read(applied.body), canonicalNote(merged));
      if (edited.includes('foreign words')) assert.equal(applied.body.includes('foreign words'), true);
    }),
  ),
  law(
    'a body to which nothing changed stays as it is',
    fc.property(note, fc.constantFrom(...edits), (given, edit) => {
      const edited = edit(formatNote(given).body);
      assert.equal(applyToBody(edited, read(edited))?.body, edited.replaceAll('\r\n', '\n'));
    }),
  ),
];
