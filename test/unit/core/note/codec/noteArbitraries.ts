import fc from 'fast-check';
import {
  type BranchChoices,
  type Contingency,
  type Draft,
  type ForeignSection,
  type NextStep,
  type Note,
  type NoteContent,
  noteKinds,
  notePriorities,
  noteStatuses,
  type Question,
  sectionIds,
} from '../../../../../src/core/note/note.ts';
import type { ResumePoint } from '../../../../../src/core/note/resumePoint.ts';
import type { Reply, ReplyAction } from '../../../../../src/core/note/thread/reply.ts';

/** Fragments that have broken Markdown codecs: each could be taken for a part of the note's own structure. */
const hostileFragments = [
  '-->',
  '<!--',
  '--',
  '<!-- @evil -->',
  '<!-- baton:1 {"type":"note"} -->',
  '<!-- baton:why -->',
  '<!-- baton:text -->',
  '<!-- baton:other -->',
  '<!-- baton:closed -->',
  '<!-- baton:end -->',
  '<\u2060!--',
  '<\u2060\u2060!-- baton:why -->',
  '</ @evil>',
  '<![CDATA[ @evil ]]>',
  '\\<!--',
  '\\\\<!--',
  '<!-- \\baton:why -->',
  '</details><!-- baton:end -->',
  '</details>',
  '<details><summary>Evidence</summary>',
  '\r\n',
  '\r',
  '\n',
  '\n\n',
  '\t',
  '   ',
  '\u00a0',
  '\u2028',
  '\u0085',
  '\v',
  '\0',
  '\uFEFF',
  '# ',
  '## ',
  '### ',
  '#',
  '###',
  '### Why it matters',
  '### Next steps <!-- baton:nextSteps -->',
  '## Title',
  '# Draft',
  '## Questions',
  '### If … then …',
  '### Where to look',
  '#### Next step <!-- baton:nextStep -->',
  '```',
  '````',
  '~~~',
  '```js',
  '``` `',
  '    code',
  '`',
  '- ',
  '- [ ] ',
  '- [x] task',
  '* item',
  '1. one',
  '  - nested',
  '**If** ',
  '**then** ',
  '\\**then** ',
  'If it fails, then stop',
  ' — @ben',
  ' — @ben · due 2026-11-24',
  ' — due 2026-11-24',
  ' -- @acme/keys',
  '@everyone',
  '| a | b |\n|---|---|\n| 1 | 2 |',
  '<b>html</b>',
  '<pre>',
  '<div>',
  '<script>',
  '<?',
  '&lt;',
  'עברית',
  '\u202Eabc\u202C',
  '👩‍👩‍👧',
  'e\u0301',
  '\uD800',
  '\uDFFF',
  'plain words',
  '---',
  '===',
  '> quote',
  '\\',
  '$1',
  '%00',
  'to: x',
  '!!js/function',
  '{{x}}',
  '... ',
  ': ',
  '- - -',
  '__proto__',
];

export const hostileText: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.array(fc.constantFrom(...hostileFragments), { maxLength: 9 }).map((all) => all.join('')),
  },
  {
    weight: 3,
    arbitrary: fc.array(fc.constantFrom(...hostileFragments), { maxLength: 9 }).map((all) => all.join('\n')),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  { weight: 2, arbitrary: fc.constantFrom('', 'The cache is warm.', 'Done:\n\n- one\n- two') },
);

export const instant = fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2100, 0, 1) });
export const addressee = fc.constantFrom('ben', 'Maya-K', 'acme/keys', 'dependabot[bot]', 'x', 'mona_acme');
const noteId = fc.uuid();

const record = <T extends object>(entries: { [K in keyof T]: fc.Arbitrary<T[K]> }) =>
  fc.record<T>(entries, { noNullPrototype: true });

const optional = <T extends object>(
  record: { [K in keyof T]: fc.Arbitrary<T[K]> },
  required: readonly (keyof T)[],
) => fc.record(record, { requiredKeys: [...required], noNullPrototype: true });

const date = fc.constantFrom('2026-11-24', '1999-01-01', '2026-13-99', 'tomorrow', '2026-11-24 ');
const step = optional(
  { text: hostileText, done: fc.boolean(), owner: fc.oneof(addressee, hostileText), due: date },
  ['text', 'done'],
) as fc.Arbitrary<NextStep>;
const question = optional(
  { text: hostileText, answered: fc.boolean(), to: fc.oneof(addressee, hostileText) },
  ['text', 'answered'],
) as fc.Arbitrary<Question>;
const contingency: fc.Arbitrary<Contingency> = record({ condition: hostileText, action: hostileText });
const foreign = optional(
  {
    heading: hostileText,
    level: fc.integer({ min: 0, max: 7 }),
    markdown: hostileText,
    after: fc.constantFrom(...sectionIds),
  },
  ['heading', 'markdown'],
) as fc.Arbitrary<ForeignSection>;

export const content: fc.Arbitrary<NoteContent> = record({
  summary: hostileText,
  why: hostileText,
  whereItStands: hostileText,
  nextSteps: fc.array(step, { maxLength: 4 }),
  blockedBy: hostileText,
  questions: fc.array(question, { maxLength: 3 }),
  contingencies: fc.array(contingency, { maxLength: 3 }),
  references: hostileText,
  evidence: hostileText,
  foreign: fc.array(foreign, { maxLength: 3 }),
});

const header = {
  id: noteId,
  kind: fc.constantFrom(...noteKinds),
  to: fc.array(addressee, { maxLength: 3 }),
  status: fc.constantFrom(...noteStatuses),
  priority: fc.constantFrom(...notePriorities),
  priorityReason: hostileText,
  replyBy: instant,
  branch: fc.oneof(fc.constantFrom('main', 'feature/keys--rotate', '--output=/tmp/x', 'a@{b}'), hostileText),
  supersedes: noteId,
};
const headerKeys = ['id', 'kind', 'to', 'status', 'priority', 'branch'] as const;

const choices: fc.Arbitrary<BranchChoices> = optional(
  {
    evidence: fc.constantFrom('included' as const, 'leftOut' as const),
    dropped: fc.array(hostileText, { maxLength: 4 }),
    generated: fc.stringMatching(/^[a-p]{16}$/),
  },
  [],
);

export const draft: fc.Arbitrary<Draft> = optional(
  { header: optional(header, headerKeys), content, choices },
  ['header', 'content'],
);

const place = record({
  path: fc.oneof(fc.constantFrom('src/a.ts', 'naïve/日本.md', '../x', '/etc/passwd', 'C:\\\\x'), hostileText),
  line: fc.integer({ min: -1, max: 500 }),
});
const resume = optional(
  {
    files: fc.array(place, { maxLength: 4 }),
    breakpoints: fc.array(place, { maxLength: 3 }),
    active: fc.constantFrom('src/a.ts', '../x'),
  },
  ['files', 'breakpoints'],
) as fc.Arbitrary<ResumePoint>;

export const note: fc.Arbitrary<Note> = record({
  header: optional(
    {
      ...header,
      author: addressee,
      repositoryId: fc.nat(),
      subject: fc.oneof(
        record({ type: fc.constant('pullRequest' as const), number: fc.nat() }),
        record({ type: fc.constant('discussion' as const), number: fc.nat() }),
        record({ type: fc.constant('discussion' as const) }),
      ),
      head: fc.constantFrom('0123456789abcdef0123456789abcdef01234567', 'f'.repeat(64)),
      publishedAt: instant,
      resume,
      uncommitted: fc.nat(),
    },
    [...headerKeys, 'author', 'repositoryId', 'subject', 'head', 'publishedAt'],
  ),
  content,
});

const stepKey = fc.string({ unit: fc.constantFrom('a', 'f', 'k', 'p'), minLength: 16, maxLength: 16 });

const action: fc.Arbitrary<ReplyAction> = fc.oneof(
  record({
    type: fc.constant('accepted' as const),
    readBack: optional({ nextStep: hostileText, blocker: hostileText, doneBy: instant }, [
      'nextStep',
      'blocker',
    ]),
  }),
  optional(
    { type: fc.constant('asked' as const), question: hostileText, section: fc.constantFrom(...sectionIds) },
    ['type', 'question'],
  ) as fc.Arbitrary<ReplyAction & { type: 'asked' }>,
  record({ type: fc.constant('answered' as const), answer: hostileText }),
  record({ type: fc.constant('declined' as const), reason: hostileText }),
  record({
    type: fc.constant('passedOn' as const),
    to: fc.array(addressee, { maxLength: 2 }),
    reason: hostileText,
  }),
  record({
    type: fc.constant('ticked' as const),
    steps: fc.array(record({ key: stepKey, done: fc.boolean(), boxWas: fc.boolean(), text: hostileText }), {
      maxLength: 3,
    }),
  }),
  record({ type: fc.constant('done' as const), remark: hostileText }),
  record({ type: fc.constant('withdrawn' as const), reason: hostileText }),
);

export const reply: fc.Arbitrary<Reply> = record({
  id: noteId,
  note: noteId,
  author: addressee,
  repositoryId: fc.nat(),
  writtenAt: instant,
  action,
});
