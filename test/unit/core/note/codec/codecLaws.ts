import fc from 'fast-check';
import { marked } from 'marked';
import { strict as assert } from 'node:assert';
import { canonicalNote, formatNote, maxBodySize } from '../../../../../src/core/note/codec/formatNote.ts';
import { canonicalReply, formatReply } from '../../../../../src/core/note/codec/formatReply.ts';
import { parseComment } from '../../../../../src/core/note/codec/parseNote.ts';
import { law, type Law } from './law.ts';
import { hostileText, note, reply } from './noteArbitraries.ts';

const size = fc.oneof(
  { weight: 4, arbitrary: fc.nat({ max: 1000 }) },
  { weight: 1, arbitrary: fc.integer({ min: 50_000, max: 70_000 }) },
);

export const codecLaws: readonly Law[] = [
  law(
    'a note read from its own comment is the same note',
    fc.property(note, (given) => {
      const parsed = parseComment(formatNote(given).body);
      assert.deepEqual(parsed, { type: 'note', note: canonicalNote(given) });
    }),
  ),
  law(
    'the normal form is a normal form',
    fc.property(note, (given) => {
      const once = canonicalNote(given);
      assert.deepEqual(canonicalNote(once), once);
    }),
  ),
  law(
    'line endings that GitHub changes do not matter',
    fc.property(note, (given) => {
      const { body } = formatNote(given);
      assert.deepEqual(parseComment(body.replaceAll('\n', '\r\n')), parseComment(body));
    }),
  ),
  law(
    'no hidden text but the anchors: no comment of the author’s, no mention within a comment',
    fc.property(note, (given) => {
      const { body } = formatNote(given);
      for (const comment of hiddenComments(body)) {
        assert.match(comment, /^<!-- baton:(?:1 \{[^@<>]*\}|[A-Za-z]+) -->$/);
        assert.equal(comment.slice(4, -3).includes('--'), false);
      }
    }),
  ),
  law(
    'any text after any marker is read without an error, and writing what was read keeps it',
    fc.property(note, hostileText, hostileText, (given, before, after) => {
      const lines = formatNote(given).body.split('\n');
      const at = 1 + (before.length % lines.length);
      const edited = [...lines.slice(0, at), before, ...lines.slice(at), after].join('\n');
      const parsed = parseComment(edited);
      if (parsed.type !== 'note') {
        assert.equal(parsed.type, 'unreadable');
        return;
      }
      const again = formatNote(parsed.note);
      if (!again.evidenceShortened && !again.tooLong)
        assert.deepEqual(parseComment(again.body), { type: 'note', note: canonicalNote(parsed.note) });
    }),
  ),
  law(
    'a body keeps to the limits or says that it does not',
    fc.property(note, size, fc.constantFrom('x', 'é\n', '<!--', '👩‍👩‍👧 '), (given, size, unit) => {
      const evidence = unit.repeat(Math.ceil(size / unit.length));
      const formatted = formatNote({ ...given, content: { ...given.content, evidence } });
      assert.equal(
        formatted.tooLong,
        Math.max(formatted.body.length, Buffer.byteLength(formatted.body)) > maxBodySize,
      );
      assert.equal(formatted.tooLong, false);
      const parsed = parseComment(formatted.body);
      assert.equal(parsed.type, 'note');
      if (formatted.evidenceShortened)
        assert.deepEqual(
          { ...parsed.note.content, evidence: '', foreign: [] },
          { ...canonicalNote(given).content, evidence: '', foreign: [] },
        );
    }),
  ),
  law(
    'a reply read from its own comment is the same reply',
    fc.property(reply, (given) => {
      assert.deepEqual(parseComment(formatReply(given).body), {
        type: 'reply',
        reply: canonicalReply(given),
      });
    }),
  ),
  law(
    'a reply hides no text but its anchors, and no mention in one',
    fc.property(reply, (given) => {
      for (const comment of hiddenComments(formatReply(given).body))
        assert.match(comment, /^<!-- baton:(?:1 \{[^@<>]*\}|[A-Za-z]+) -->$/);
    }),
  ),
  law(
    'text that does not open with a marker is plain',
    fc.property(hostileText, (text) => {
      if (!text.startsWith('<!-- baton:')) assert.deepEqual(parseComment(text), { type: 'plain' });
      assert.doesNotThrow(() => parseComment(`<!-- baton:${text}`));
    }),
  ),
];

/** What a browser would hide as a comment in the rendered note. The renderer is not ours: it shares no mistake with the codec. */
function hiddenComments(body: string): readonly string[] {
  const html = marked.parse(body, { async: false, gfm: true });
  return [...html.matchAll(/<(?:!|\?|\/[^A-Za-z])(?:[\s\S]*?-->|[\s\S]*)/g)].map((match) => match[0]);
}
