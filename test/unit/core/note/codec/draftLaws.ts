import fc from 'fast-check';
import { strict as assert } from 'node:assert';
import { applyToDraft } from '../../../../../src/core/note/draft/applyToDraft.ts';
import {
  canonicalDraft,
  formatDraft,
  mergeDraft,
  parseDraft,
} from '../../../../../src/core/note/codec/draftFile.ts';
import { sameValue } from '../../../../../src/core/note/sameValue.ts';
import type { Draft, NoteHeader } from '../../../../../src/core/note/note.ts';
import { law, type Law } from './law.ts';
import { draft, hostileText } from './noteArbitraries.ts';

export const fallback: NoteHeader = {
  id: 'fallback',
  kind: 'update',
  to: [],
  status: 'on_track',
  priority: 'normal',
  branch: 'main',
};

const same = (given: Draft, expected: Draft): void => {
  if (!sameValue(given, expected)) assert.deepEqual(given, expected);
};
const withUnread = fc
  .tuple(draft, fc.option(hostileText))
  .map(([given, unread]): Draft => (unread === null ? given : { ...given, unread }));
const canonical = withUnread.map(canonicalDraft);

export const draftLaws: readonly Law[] = [
  law(
    'a draft read from its own file is the same draft, without a problem',
    fc.property(withUnread, (given) => {
      const parsed = parseDraft(formatDraft(given), fallback);
      same(parsed.draft, canonicalDraft(given));
      assert.deepEqual(parsed.problems, []);
    }),
  ),
  law(
    'the normal form of a draft is a normal form',
    fc.property(canonical, (given) => {
      assert.deepEqual(canonicalDraft(given), given);
    }),
  ),
  law(
    'any file is read without an error, and writing what was read keeps it',
    fc.property(draft, hostileText, hostileText, fc.boolean(), (given, front, body, crlf) => {
      const [, yaml = '', markdown = ''] = formatDraft(given).split(/^---$/m);
      const text = `---\n${front}${yaml}${front}\n---\n${body}\n${markdown}\n${body}`;
      const { draft: read } = parseDraft(crlf ? text.replaceAll('\n', '\r\n') : text, fallback);
      same(parseDraft(formatDraft(read), fallback).draft, read);
    }),
  ),
  law(
    'every word of a file is in the draft that was read from it',
    fc.property(hostileText, (noise) => {
      const text = `${noise}\nword1\n${noise}\n## Next steps\nword2 ${noise}\n- [ ] word3\n${noise}\n# word4\n${noise}`;
      const kept = JSON.stringify(parseDraft(text, fallback).draft);
      for (const word of ['word1', 'word2', 'word3', 'word4']) assert.equal(kept.includes(word), true, word);
    }),
  ),
  law(
    'ranges point into the text that was read',
    fc.property(draft, fc.boolean(), (given, crlf) => {
      const text = formatDraft(given).replaceAll('\n', crlf ? '\r\n' : '\n');
      for (const { section, heading, text: range, items } of parseDraft(text, fallback).sections) {
        const line = text.slice(heading.start, heading.end);
        assert.match(line, section === 'summary' ? /^#/ : /^## /);
        assert.equal(/[\r\n]/.test(line.trim()), false);
        assert.equal(text[heading.start - 1], '\n');
        assert.equal(range.end <= text.length && range.start <= range.end, true);
        for (const item of items) assert.match(text.slice(item.start, item.end), /^- /);
      }
    }),
  ),
  law(
    'a draft written into any file is read from it again',
    fc.property(withUnread, hostileText, hostileText, fc.boolean(), (given, front, body, crlf) => {
      const typed = `---\nto: ben\n${front}\n---\n\n# Typed\n${body}\n## Why it matters\n${body}\n## Mine\n${body}`;
      const text = crlf ? typed.replaceAll('\n', '\r\n') : typed;
      same(parseDraft(applyToDraft(text, given, fallback), fallback).draft, canonicalDraft(given));
      const read = parseDraft(text, fallback).draft;
      assert.equal(applyToDraft(text, read, fallback), text);
      const ticked = {
        ...read,
        content: { ...read.content, summary: 'other', blockedBy: given.content.why },
      };
      same(parseDraft(applyToDraft(text, ticked, fallback), fallback).draft, canonicalDraft(ticked));
    }),
  ),
  law(
    'a side that changed nothing yields to the other',
    fc.property(canonical, canonical, (base, other) => {
      same(mergeDraft(base, other, base), other);
      same(mergeDraft(base, base, other), other);
      same(mergeDraft(base, other, other), other);
    }),
  ),
  law(
    'an addition of each side is in the merged draft',
    fc.property(
      canonical,
      fc.constantFrom('why', 'whereItStands', 'blockedBy', 'references'),
      (base, section) => {
        const add = (text: string): Draft => ({
          ...base,
          content: {
            ...base.content,
            [section]: `${base.content[section]}\n${text}`,
            nextSteps: [...base.content.nextSteps, { text, done: false }],
          },
        });
        for (const common of [base, undefined]) {
          const merged = mergeDraft(common, add('ours added'), add('theirs added'));
          for (const text of ['ours added', 'theirs added']) {
            assert.equal(merged.content[section].includes(text), true);
            assert.equal(
              merged.content.nextSteps.some((step) => step.text === text),
              true,
            );
          }
        }
      },
    ),
  ),
];
