import { describe, expect, it } from 'vitest';
import { applyToBody } from '../../../../../src/core/note/codec/applyToBody.ts';
import { formatDraft, mergeDraft, parseDraft } from '../../../../../src/core/note/codec/draftFile.ts';
import { formatNote } from '../../../../../src/core/note/codec/formatNote.ts';
import { mergeNote } from '../../../../../src/core/note/merge/mergeDraft.ts';
import type { Note, NoteContent } from '../../../../../src/core/note/note.ts';
import { parseComment } from '../../../../../src/core/note/codec/parseNote.ts';
import { fallback } from './draftLaws.ts';
import { noteBy } from '../thread/threadFixtures.ts';

const base = noteBy('maya', {
  priority: 'high',
  priorityReason: 'demo',
  replyBy: Date.UTC(2026, 10, 24, 17),
});
const note: Note = {
  ...base,
  content: {
    ...base.content,
    why: 'The auditor objects.',
    nextSteps: [
      { text: 'Add the key', done: false, owner: 'ben', due: '2026-11-26' },
      { text: 'Two lines\n- of text', done: true },
    ],
    questions: [{ text: 'Is 48 h enough?', answered: false, to: 'cat' }],
    contingencies: [{ condition: 'it fails', action: 'restore' }],
    evidence: '- abc1234 Rotate',
  },
};
const { body } = formatNote(note);
const read = (text: string): NoteContent => {
  const parsed = parseComment(text);
  if (parsed.type !== 'note') throw new Error(parsed.type);
  return parsed.note.content;
};

describe('the published body', () => {
  it('is readable on github.com', () => {
    expect(body.slice(body.indexOf('\n') + 1)).toBe(`## Rotate the keys

**Handoff** to @ben, @acme/keys · status **on track** · priority **high** (demo) · reply by **Tue 2026-11-24 17:00 UTC** · at aaaaaaaaaa

### Why it matters <!-- baton:why -->

The auditor objects.

### Next steps <!-- baton:nextSteps -->

- [ ] Add the key — @ben · due 2026-11-26
- [x] Two lines
  - of text

### Questions <!-- baton:questions -->

- [ ] Is 48 h enough? — @cat

### If … then … <!-- baton:contingencies -->

- **If** it fails
  **then** restore

<details><summary>Evidence</summary> <!-- baton:evidence -->

- abc1234 Rotate

</details><!-- baton:end -->`);
  });

  it('opens with a marker that mentions nobody', () => {
    expect(body.split('\n')[0]).toMatch(/^<!-- baton:1 \{"type":"note",[^@<>#]*\} -->$/);
  });
});

describe('edits made on github.com', () => {
  it.each<[name: string, edit: (text: string) => string, change: object]>([
    [
      'a ticked box',
      (text) => text.replace('- [ ] Add', '- [X] Add'),
      { nextSteps: [{ done: true, owner: 'ben' }, {}] },
    ],
    [
      'another owner',
      (text) => text.replace('@ben · due', '@eve · due'),
      { nextSteps: [{ owner: 'eve' }, {}] },
    ],
    [
      'an added step',
      (text) => text.replace('### Questions', '* New step\n\n### Questions'),
      { nextSteps: [{}, {}, { text: 'New step', done: false }] },
    ],
    ['changed words', (text) => text.replace('objects', 'insists'), { why: 'The auditor insists.' }],
    [
      'a translated heading',
      (text) => text.replace('Why it matters', 'Warum'),
      { why: 'The auditor objects.' },
    ],
    [
      'a heading without its anchor',
      (text) => text.replace(' <!-- baton:why -->', ''),
      { why: 'The auditor objects.' },
    ],
    [
      'an added section',
      (text) => `${text}\n\n### Risks\n\nMany.`,
      { foreign: [{ heading: 'Risks', markdown: 'Many.', after: 'evidence' }] },
    ],
    [
      'text below the title',
      (text) => text.replace('\n\n### Why', '\n\nHello.\n\n### Why'),
      { foreign: [{ heading: '', markdown: 'Hello.', after: 'summary' }] },
    ],
    [
      'an if-then row on one line',
      (text) => text.replace('it fails\n  **then** restore', 'it fails **then** restore'),
      { contingencies: [{ condition: 'it fails', action: 'restore' }] },
    ],
  ])('%s is understood', (_name, edit, change) => {
    expect(read(edit(body))).toMatchObject(change);
  });

  it('are kept line by line when Baton ticks another box', () => {
    const edited = body
      .replace('Why it matters', 'Warum')
      .replace('objects', 'insists')
      .replaceAll('\n', '\r\n')
      .concat('\r\n\r\nThanks!');
    const theirs: Note = { ...note, content: read(edited) };
    const [first, ...rest] = note.content.nextSteps;
    const ours: Note = {
      ...note,
      content: { ...note.content, nextSteps: [{ ...first!, done: true }, ...rest] },
    };
    const { note: merged, conflicts } = mergeNote(note, ours, theirs);
    expect(conflicts).toEqual([]);
    const expected = edited.replaceAll('\r\n', '\n').replace('- [ ] Add', '- [x] Add');
    expect(applyToBody(edited, merged)?.body).toBe(expected);
  });

  it('of the same words are a conflict that keeps both', () => {
    const change = (why: string): Note => ({ ...note, content: { ...note.content, why } });
    const { note: merged, conflicts } = mergeNote(
      note,
      change('The board objects.'),
      change('The bank objects.'),
    );
    expect(conflicts).toEqual(['why']);
    expect(merged.content.why).toBe('The board objects.\nThe bank objects.');
  });

  it('that break the marker leave a body to which nothing is applied', () => {
    expect(applyToBody(body.slice(3), note)).toBeUndefined();
  });

  it('keep the marker’s keys of a later version', () => {
    const later = body.replace('{"type"', '{"mood":"fine","type"');
    const ours: Note = { ...note, header: { ...note.header, status: 'blocked' } };
    const applied = applyToBody(later, ours)!.body;
    expect(applied.split('\n')[0]).toContain('"mood":"fine"');
    expect(applied).toContain('status **blocked**');
  });
});

describe('a draft that a person typed', () => {
  it.each<[yaml: string, header: object, codes: string[]]>([
    ['to: @ben, acme/keys\nstatus: at risk', { to: ['ben', 'acme/keys'], status: 'at_risk' }, []],
    ['to: [ben]\nreply-by: 2026-11-24T17:00+01:00', { to: ['ben'], replyBy: Date.UTC(2026, 10, 24, 16) }, []],
    ['reply-by: 2026-11-24 17:00 Europe/Berlin', { replyBy: Date.UTC(2026, 10, 24, 16) }, []],
    ['reply-by: 2026-03-29T02:30[Europe/Berlin]', { replyBy: Date.UTC(2026, 2, 29, 1, 30) }, []],
    ['reply-by: tomorrow', {}, ['invalidValue']],
    ['reply-by: 2026-11-24T17:00', {}, ['invalidValue']],
    ['reply-by: 2026-02-30T17:00Z', {}, ['invalidValue']],
    ['mood: fine\nkind: review', { kind: 'review' }, ['unknownKey']],
    ['kind: [\nstatus: blocked', { status: 'blocked' }, ['frontMatterSyntax']],
  ])('%j is read as far as it can be', (yaml, header, codes) => {
    const parsed = parseDraft(`---\n${yaml}\n---\n\n# T\n`, fallback);
    expect(parsed.problems.map(({ code }) => code)).toEqual(codes);
    expect(parsed.draft.header).toEqual({ ...fallback, ...header });
    if (codes.length > 0) expect(formatDraft(parsed.draft)).toContain('unread: ');
  });

  it('with far more YAML than a person writes keeps it unread, and what Baton wrote is read all the same', () => {
    const noise = `mood: ["${'{a: '.repeat(10_000)}`;
    const { draft, problems } = parseDraft(
      `---\nto: [ben, "acme/keys"]\n${noise}\nstatus: at_risk\n---\n\n# T\n`,
      fallback,
    );
    expect(draft.header).toEqual({ ...fallback, to: ['ben', 'acme/keys'], status: 'at_risk' });
    expect(problems.map(({ code }) => code)).toEqual(['frontMatterSyntax']);
    expect(draft.unread === noise.trimEnd()).toBe(true);
    expect(parseDraft(formatDraft(draft), fallback).draft.unread?.length).toBe(draft.unread?.length);
  });

  it.each(['"a" # b', '["a, b", c]', "'it''s'", '"\\x41"', '[a, [b]]', 'null', '"yes, no, z"'])(
    'reads the reason %s as YAML does',
    (value) => {
      const { draft } = parseDraft(`---\npriority-reason: ${value}\nkind: review # typed\n---\n`, fallback);
      const alone = parseDraft(`---\npriority-reason: ${value}\n---\n`, fallback);
      expect(alone.draft.header.priorityReason).toBe(draft.header.priorityReason);
    },
  );

  it('without front matter is all text', () => {
    const { draft, problems } = parseDraft('# T\n\n## Next steps\n1. Do — @ben\n', fallback);
    expect(problems.map(({ code }) => code)).toEqual(['frontMatterMissing']);
    expect(draft.content).toMatchObject({
      summary: 'T',
      nextSteps: [{ text: 'Do', done: false, owner: 'ben' }],
    });
  });

  it('merges a tick with a change of the words beside it', () => {
    const draft = { header: fallback, content: note.content };
    const [first, second] = note.content.nextSteps;
    const step = (change: object): typeof draft => ({
      ...draft,
      content: { ...note.content, nextSteps: [{ ...first!, ...change }, second!] },
    });
    const merged = mergeDraft(draft, step({ text: 'Add the second key' }), step({ done: true }));
    expect(merged.content.nextSteps[0]).toEqual({ ...first, text: 'Add the second key', done: true });
  });
});
