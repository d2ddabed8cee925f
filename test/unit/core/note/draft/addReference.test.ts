import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addReference,
  hasReference,
  permalinkUrl,
  referenceLabel,
  type WrittenReference,
} from '../../../../../src/core/note/draft/addReference.ts';
import { formatDraft, parseDraft } from '../../../../../src/core/note/codec/draftFile.ts';
import { emptyContent, type Draft } from '../../../../../src/core/note/note.ts';
import { noteTexts } from '../../../../../src/core/note/readiness/noteText.ts';
import { checkReferences, referencedPaths } from '../../../../../src/core/note/readiness/referenceRules.ts';
import { hostileText } from '../codec/noteArbitraries.ts';

const webUrl = 'https://github.com/acme/keys';
const commit = 'a'.repeat(40);
const place = { path: 'src/keys.ts', line: 10, endLine: 20 };
const header: Draft['header'] = {
  id: 'id',
  kind: 'handoff',
  to: [],
  status: 'on_track',
  priority: 'normal',
  branch: 'b',
};
const item = '- `src/keys.ts:10-20`';

const name = fc.oneof(
  fc.constantFrom('src', 'keys.ts', 'a b.ts', '[slug]', '(auth)', 'x`y.md', 'ä.ts', '#1.ts', '<!--.ts'),
  fc.string({ minLength: 1, maxLength: 8 }).map((text) => text.replace(/[/\s]/g, '-')),
);
const reference: fc.Arbitrary<WrittenReference> = fc
  .record({
    path: fc.array(name, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('/')),
    lines: fc.option(fc.tuple(fc.nat(500), fc.nat(50))),
    linked: fc.boolean(),
    snippet: fc.option(
      fc.record({ text: hostileText, language: fc.constantFrom('typescript', 'plaintext') }),
    ),
  })
  .map(({ path, lines, linked, snippet }) => {
    const at = { path, ...(lines === null ? {} : { line: lines[0] + 1, endLine: lines[0] + lines[1] + 1 }) };
    return {
      ...at,
      ...(linked ? { url: permalinkUrl(webUrl, commit, at) } : {}),
      ...(snippet === null ? {} : { snippet }),
    };
  });

describe('addReference', () => {
  it.each<[string, string, string]>([
    ['begins an empty section', '', item],
    ['takes white space for an empty section', ' \n', item],
    ['goes on with a list', '- `docs/rotation.md`', `- \`docs/rotation.md\`\n${item}`],
    ['goes on with the bullets of the list', '* one', '* one\n* `src/keys.ts:10-20`'],
    ['stands apart from prose', 'Begin at the top.', `Begin at the top.\n\n${item}`],
    ['keeps blank lines at the end', 'Top.\n\n\n', `Top.\n\n\n${item}`],
    ['closes a code block that is open', '```\nx', `\`\`\`\nx\n\`\`\`\n\n${item}`],
    ['is not taken for other lines', '- `src/keys.ts:10`', `- \`src/keys.ts:10\`\n${item}`],
    ['is not taken for a longer range', '- src/keys.ts:10-200', `- src/keys.ts:10-200\n${item}`],
    ['is not taken for another folder', '- lib/src/keys.ts:10-20', `- lib/src/keys.ts:10-20\n${item}`],
    ['is not taken for code', '```\nsrc/keys.ts:10-20\n```', `\`\`\`\nsrc/keys.ts:10-20\n\`\`\`\n\n${item}`],
  ])('%s', (_, section, expected) => {
    expect(addReference(section, place)).toBe(expected);
  });

  it.each([
    item,
    'See src/keys.ts:10-20.',
    'See (src/keys.ts:10-20), first',
    '- [`src/keys.ts:10-20`](https://example.com)\n- more',
    '- `other.ts` and src/keys.ts:10-20',
  ])('does not write again what stands in %j', (section) => {
    expect(addReference(section, place)).toBe(section);
  });

  it('links to the lines at a commit', () => {
    const url = permalinkUrl(webUrl, commit, place);
    expect(url).toBe(`${webUrl}/blob/${commit}/src/keys.ts#L10-L20`);
    expect(addReference('', { ...place, url })).toBe(`- [\`src/keys.ts:10-20\`](${url})`);
  });

  it.each<[WrittenReference, string]>([
    [{ path: 'docs/a b.md', line: 3 }, `docs/a%20b.md?plain=1#L3`],
    [{ path: 'app/(auth)/[id].ts' }, `app/%28auth%29/%5Bid%5D.ts`],
    [{ path: 'a.ts', line: 3, endLine: 3 }, `a.ts#L3`],
  ])('encodes %j', (at, end) => {
    expect(permalinkUrl(webUrl, commit, at)).toBe(`${webUrl}/blob/${commit}/${end}`);
  });

  it('quotes the lines within a fence that nothing in them closes', () => {
    const snippet = { text: 'a\r\n````\nb\n', language: 'typescriptreact' };
    expect(addReference('', { ...place, snippet })).toBe(
      `${item}\n\n\`\`\`\`\`tsx\na\n\`\`\`\`\nb\n\`\`\`\`\``,
    );
  });

  it('quotes the lines below a reference that stands there already', () => {
    const snippet = { text: 'x', language: 'go' };
    expect(addReference(`${item}, first\n- more`, { ...place, snippet })).toBe(
      `${item}, first\n\n\`\`\`go\nx\n\`\`\`\n- more`,
    );
  });

  it('is the same when it is done twice', () => {
    fc.assert(
      fc.property(hostileText, reference, (section, added) => {
        const once = addReference(section, added);
        expect(addReference(once, added)).toBe(once);
        expect(hasReference(once, added)).toBe(true);
      }),
    );
  });

  it('only adds: without what was put in, the section is what it was', () => {
    fc.assert(
      fc.property(
        hostileText.filter((text) => text.trim() !== ''),
        reference,
        (section, added) => {
          const next = addReference(section, added);
          let same = 0;
          while (same < section.length && section[same] === next[same]) same += 1;
          expect(next.endsWith(section.slice(same))).toBe(true);
        },
      ),
    );
  });

  it('survives the draft’s file', () => {
    fc.assert(
      fc.property(reference, (added) => {
        const references = addReference('', added);
        const draft: Draft = { header, content: { ...emptyContent, summary: 'x', references } };
        const read = parseDraft(formatDraft(draft), draft.header).draft.content.references;
        expect(hasReference(read, added)).toBe(true);
        expect(read).toBe(references.toWellFormed().replaceAll('\0', '\uFFFD'));
      }),
    );
  });

  it.each([
    { path: 'docs/my file.md', line: 3, endLine: 9 },
    { path: 'release notes.txt' },
    { path: 'app/(auth)/[id].ts', line: 1 },
    { path: 'docs/Übersicht.md' },
  ])('is read back by the rules with all its characters: $path', (at) => {
    const references = addReference('', { ...at, url: permalinkUrl(webUrl, commit, at) });
    const content = { ...emptyContent, references };
    expect(referencedPaths(content)).toContain(at.path);
    const files = new Map<string, number | null>(referencedPaths(content).map((path) => [path, null]));
    const texts = noteTexts(content);
    expect(checkReferences(texts, { files }).map(({ data }) => data['path'])).toEqual([at.path]);
    expect(checkReferences(texts, { files: new Map([...files, [at.path, 20]]) })).toEqual([]);
  });

  it('finds a path behind a word of a script without spaces', () => {
    const content = { ...emptyContent, why: '请看src/a.ts:3' };
    expect(
      checkReferences(noteTexts(content), {
        files: new Map([
          ['src/a.ts', 9],
          ['请看src/a.ts', null],
        ]),
      }),
    ).toEqual([]);
    expect(referencedPaths(content)).toEqual(['请看src/a.ts', 'src/a.ts']);
  });

  it('takes a path in a command for itself, whatever stands before it', () => {
    const content = { ...emptyContent, why: 'Run `npx vitest test/keys.ts` first.' };
    const files = new Map([
      ['test/keys.ts', 3],
      ['npx vitest test/keys.ts', null],
    ]);
    expect(checkReferences(noteTexts(content), { files })).toEqual([]);
    expect(
      checkReferences(noteTexts(content), { files: new Map([...files, ['test/keys.ts', null]]) })[0]?.data[
        'path'
      ],
    ).toBe('test/keys.ts');
  });

  it('quotes no blank lines, and any number of backticks', () => {
    const blank = { text: '\n  \n', language: 'go' };
    expect(addReference('', { ...place, snippet: blank })).toBe(addReference('', place));
    const ticks = { text: '`a'.repeat(200_000), language: 'go' };
    expect(addReference('', { ...place, snippet: ticks })).toContain('\n```go\n');
  });

  it('is read as a reference by the rules of readiness', () => {
    const references = addReference('', { ...place, url: permalinkUrl(webUrl, commit, place) });
    expect(referenceLabel(place)).toBe('src/keys.ts:10-20');
    expect(referencedPaths({ ...emptyContent, references })).toEqual(['src/keys.ts']);
  });
});
