import fc from 'fast-check';
import { formatDraft, parseDraft } from '../../src/core/note/codec/draftFile.ts';
import { formatNote } from '../../src/core/note/codec/formatNote.ts';
import { sortInbox } from '../../src/core/note/thread/inbox.ts';
import { emptyContent, type Note } from '../../src/core/note/note.ts';
import { parseComment } from '../../src/core/note/codec/parseNote.ts';
import { checkReadiness } from '../../src/core/note/readiness/checkReadiness.ts';
import { reduceThreads } from '../../src/core/note/thread/reduceThreads.ts';
import type { SourceComment } from '../../src/core/note/codec/sourceComment.ts';
import { codecLaws } from '../unit/core/note/codec/codecLaws.ts';
import { draftLaws } from '../unit/core/note/codec/draftLaws.ts';
import { editLaws } from '../unit/core/note/codec/editLaws.ts';
import { accepted, noteBy, noteComment, replyComment } from '../unit/core/note/thread/threadFixtures.ts';
import { type BenchRow, median } from './support/bench.ts';

export const name = 'Note codec';

const lawRuns = 10_000;
const rounds = 5;

/** What has broken parsers by taking quadratic time, each repeated to 64 KiB. */
const hostileUnits = [
  ...[
    '<!--',
    '\\',
    ' ',
    '- ',
    '#',
    '# \n',
    '```\n',
    '`',
    '~',
    '<!-- baton:why -->\n',
    '<!-- baton:other -->\n',
  ],
  ...[
    '### Why it matters <!-- baton:why -->\n',
    ' — @a',
    '</details><!-- baton:end -->\n',
    '<',
    '<\u2060\u2060',
  ],
  ...[
    '**then** ',
    '- If x, then y\n',
    '- [ ] x — @ben · due 2026-11-24\n',
    '\r\n',
    '  - ',
    '\ud800',
    '@a ',
    '<pre>\n',
  ],
  ...['\n## Questions\n- x\n', '\t', '[', '{a: ', '&a *a ', '2026-11-24T', '10:00', 'a/', 'A1 ', 'in one '],
];

export async function run(): Promise<readonly BenchRow[]> {
  await Promise.resolve();
  return [...inboxRows(), ...hostileRows(), ...keystrokeRows(), ...lawRows()];
}

function inboxRows(): readonly BenchRow[] {
  const comments = manyComments();
  const viewer = { login: 'ben', teams: ['acme/keys'] };
  const refresh = (given: readonly SourceComment[]): void => {
    const { threads } = reduceThreads(given);
    sortInbox(threads, viewer, 0);
    if (threads.length !== 10_000) throw new Error(`${threads.length} threads`);
  };
  // Parsed comments are remembered by identity: each round begins with comments never seen before.
  const fresh = (): readonly SourceComment[] => comments.map((comment) => ({ ...comment }));
  // Each round's comments may go before the next round's: nobody holds the same inbox five times.
  const times = repeat(refresh, fresh);
  const known = fresh();
  refresh(known);
  const again = repeat(refresh, () => known);
  const [body = ''] = comments.map((comment) => comment.body);
  return [
    {
      measure: '10,000 notes parsed, reduced and sorted',
      value: median(times),
      unit: 'ms',
      bar: 500,
      note: `median of ${rounds}, each with one reply in ten; ${body.length} units a note`,
    },
    { measure: 'the same comments reduced and sorted again', value: median(again), unit: 'ms' },
  ];
}

function hostileRows(): readonly BenchRow[] {
  const [marker = ''] = formatNote(richNote('marker')).body.split('\n');
  const slowest = (measured: (text: string) => unknown): { ms: number; unit: string } =>
    hostileUnits
      .map((unit) => {
        const text = unit.repeat(Math.ceil(65_536 / unit.length)).slice(0, 65_536);
        return { ms: Math.min(...repeat(() => measured(text))), unit };
      })
      .reduce((worst, each) => (each.ms > worst.ms ? each : worst));
  const row = (measure: string, { ms, unit }: { ms: number; unit: string }, bar?: number): BenchRow => ({
    measure,
    value: ms,
    unit: 'ms',
    ...(bar === undefined ? {} : { bar }),
    note: `the slowest of ${hostileUnits.length} texts: ${JSON.stringify(unit).replaceAll('`', 'ˋ').replaceAll('<', '‹')}`,
  });
  const { header } = richNote('draft');
  return [
    row(
      'a hostile comment of 64 KiB parsed',
      slowest((text) => parseComment(`${marker}\n## t\n\n${text}`)),
      50,
    ),
    row(
      'a hostile draft of 64 KiB parsed',
      slowest((text) => parseDraft(`---\nto: [ben]\n---\n${text}`, header)),
    ),
    row(
      'hostile front matter of 64 KiB parsed',
      slowest((text) => parseDraft(`---\n${text}\n---\n`, header)),
      50,
    ),
  ];
}

function keystrokeRows(): readonly BenchRow[] {
  const sentence = 'The verifier reads both keys and keeps the old one for a day (`src/keys/verify.ts:40`). ';
  const long = { ...richNote('long').content, whereItStands: `${sentence}\n\n`.repeat(640) };
  const draft = { header: richNote('long').header, content: long };
  const text = formatDraft(draft);
  return [
    {
      measure: 'a keystroke in a draft of 60,000 units: parsed and checked',
      value: median(repeat(() => checkReadiness(parseDraft(text, draft.header).draft))),
      unit: 'ms',
      note: `${text.length} units, median of ${rounds}`,
    },
    {
      measure: 'a draft of 60,000 units written',
      value: median(repeat(() => formatDraft(draft))),
      unit: 'ms',
    },
  ];
}

function lawRows(): readonly BenchRow[] {
  return [...codecLaws, ...draftLaws, ...editLaws].map((law) => {
    const details = fc.check(law.property, { numRuns: lawRuns });
    return {
      measure: `counterexamples: ${law.name}`,
      value: details.failed ? 1 : 0,
      unit: `in ${details.numRuns} runs`,
      bar: 0,
      note: details.failed ? `seed ${details.seed}, path ${details.counterexamplePath}` : '',
    };
  });
}

function manyComments(): readonly SourceComment[] {
  return Array.from({ length: 10_000 }, (_, index) => {
    const note = richNote(`note-${index}`);
    const reply = replyComment(20_000 + index, 'ben', accepted, {}, note.header.id);
    return index % 10 === 0 ? [noteComment(index, note), reply] : [noteComment(index, note)];
  }).flat();
}

function richNote(id: string): Note {
  return {
    ...noteBy('maya', { id, priority: 'high', priorityReason: 'demo', replyBy: Date.UTC(2026, 10, 24) }),
    content: {
      ...emptyContent,
      summary: 'Rotate the signing keys without a logout',
      why: 'Customers are logged out whenever we rotate a key. See #412.',
      whereItStands:
        '- Done: both keys are accepted\n- Tried: a shorter life\n- Found: the CDN caches the key',
      nextSteps: ['Add the key', 'Measure the rate', 'Write the rollback'].map((text) => ({
        text,
        done: false,
        owner: 'ben',
        due: '2026-11-26',
      })),
      blockedBy: 'Vault access: Dana can grant it.',
      questions: [{ text: 'Are 48 hours acceptable?', answered: false, to: 'ben' }],
      contingencies: [{ condition: 'the rate rises', action: 'put the old key back' }],
      references: '- `src/keys/verify.ts:40-88`\n- `docs/rotation.md`',
      evidence: Array.from({ length: 12 }, (_, line) => `- abc12${line} Rotate the key, part ${line}`).join(
        '\n',
      ),
    },
  };
}

function repeat(work: () => unknown): readonly number[];
function repeat<T>(work: (given: T) => unknown, given: () => T): readonly number[];
function repeat<T>(work: (given?: T) => unknown, given?: () => T): readonly number[] {
  return Array.from({ length: rounds }, () => {
    const input = given?.();
    return measure(() => work(input));
  });
}

/** Milliseconds that the work took. */
function measure(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}
