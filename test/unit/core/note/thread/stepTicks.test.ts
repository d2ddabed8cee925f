import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatReply } from '../../../../../src/core/note/codec/formatReply.ts';
import { formatNote } from '../../../../../src/core/note/codec/formatNote.ts';
import type { NextStep, Note } from '../../../../../src/core/note/note.ts';
import { parseComment } from '../../../../../src/core/note/codec/parseNote.ts';
import { reduceThreads } from '../../../../../src/core/note/thread/reduceThreads.ts';
import type { ReplyAction, StepTick } from '../../../../../src/core/note/thread/reply.ts';
import type { SourceComment } from '../../../../../src/core/note/codec/sourceComment.ts';
import { stepKeys, withTicks } from '../../../../../src/core/note/thread/stepTicks.ts';
import type { Thread } from '../../../../../src/core/note/thread/thread.ts';
import { content } from '../codec/noteArbitraries.ts';
import { accepted, done, noteBy, noteComment, passedOn, replyComment } from './threadFixtures.ts';

const port: NextStep = { text: 'Port the retry test', done: false };
const rotate: NextStep = { text: 'Rotate the keys', done: false, owner: 'cat' };
const remove: NextStep = { text: 'Remove the old key', done: true };

function noteWith(...nextSteps: readonly NextStep[]): Note {
  const note = noteBy('maya', { to: ['ben', 'acme/keys'] });
  return { ...note, content: { ...note.content, nextSteps } };
}
const note = noteWith(port, rotate, remove);

const tickOf = ({ text, done: boxWas }: NextStep, isDone: boolean): StepTick => {
  return { key: stepKeys([{ text, done: false }])[0] ?? '', done: isDone, boxWas, text };
};
const ticked = (...steps: readonly StepTick[]): ReplyAction => ({ type: 'ticked', steps });
const isAddressee = (login: string, addressee: string): boolean =>
  login === addressee || (addressee === 'acme/keys' && login === 'eve');

function reduce(of: Note, ...replies: readonly SourceComment[]): Thread {
  const { threads } = reduceThreads([noteComment(0, of), ...replies], isAddressee);
  expect(threads).toHaveLength(1);
  return threads[0]!;
}
const after = (...replies: readonly (readonly [string, ReplyAction])[]): Thread =>
  reduce(note, ...replies.map(([login, action], index) => replyComment(index + 1, login, action)));
const boxes = ({
  note: {
    content: { nextSteps },
  },
}: Thread): readonly boolean[] => nextSteps.map((step) => step.done);

const portDone = ticked(tickOf(port, true));
const portOpen = ticked(tickOf(port, false));
const removeOpen = ticked(tickOf(remove, false));

describe('ticking a step by a reply', () => {
  it.each<[string, (readonly [string, ReplyAction])[], boolean[], boolean[]]>([
    ['an addressee', [['ben', portDone]], [true, false, true], [true]],
    ['a member of an addressed team', [['eve', portDone]], [true, false, true], [true]],
    ['the author', [['maya', portDone]], [true, false, true], [true]],
    [
      'who accepted',
      [
        ['ben', accepted],
        ['ben', portDone],
      ],
      [true, false, true],
      [true, true],
    ],
    [
      'not another once it is accepted',
      [
        ['ben', accepted],
        ['eve', portDone],
      ],
      [false, false, true],
      [true, false],
    ],
    ['not a stranger', [['dan', portDone]], [false, false, true], [false]],
    [
      'not who passed it on',
      [
        ['ben', passedOn],
        ['ben', portDone],
      ],
      [false, false, true],
      [true, false],
    ],
    [
      'to whom it was passed on',
      [
        ['ben', passedOn],
        ['cat', portDone],
      ],
      [true, false, true],
      [true, true],
    ],
    ['the owner of that step', [['cat', ticked(tickOf(rotate, true))]], [false, true, true], [true]],
    ['not the owner of another step', [['cat', portDone]], [false, false, true], [false]],
    [
      'not an owner with a step of others in between',
      [['cat', ticked(tickOf(rotate, true), tickOf(port, true))]],
      [false, false, true],
      [false],
    ],
    ['nobody with an empty list', [['dan', ticked()]], [false, false, true], [false]],
    ['open again', [['ben', removeOpen]], [false, false, false], [true]],
    [
      'done and open again',
      [
        ['ben', portDone],
        ['ben', portOpen],
      ],
      [false, false, true],
      [true, true],
    ],
    [
      'the last of two counts',
      [
        ['eve', portOpen],
        ['ben', portDone],
      ],
      [true, false, true],
      [true, true],
    ],
    [
      'not after the end',
      [
        ['maya', done],
        ['maya', portDone],
      ],
      [false, false, true],
      [true, false],
    ],
    [
      'before the end, and it stays',
      [
        ['ben', accepted],
        ['ben', portDone],
        ['ben', done],
      ],
      [true, false, true],
      [true, true, true],
    ],
  ])('%s', (_name, replies, expected, counts) => {
    const thread = after(...replies);
    expect(boxes(thread)).toEqual(expected);
    expect(thread.replies.map((reply) => reply.counts)).toEqual(counts);
  });

  it('moves neither the state nor whose turn it is', () => {
    const { state, owner, waitingOn } = after(['ben', portDone]);
    expect({ state, owner, waitingOn }).toEqual({
      state: 'published',
      owner: 'maya',
      waitingOn: ['ben', 'acme/keys'],
    });
  });

  it('says who did it and when, as long as it holds', () => {
    const thread = after(['ben', accepted], ['ben', portDone]);
    expect(thread.ticked).toEqual([{ index: 0, by: 'ben', at: thread.replies[1]?.comment.createdAt }]);
  });

  it('leaves the comment as it is', () => {
    const thread = after(['ben', portDone]);
    const parsed = parseComment(thread.comment.body);
    expect(parsed.type === 'note' && parsed.note.content.nextSteps[0]?.done).toBe(false);
  });

  it.each<[string, Note, ReplyAction, boolean | undefined]>([
    ['is ticked in the text as well', noteWith({ ...port, done: true }), portDone, true],
    ['is moved', noteWith(remove, rotate, port), portDone, true],
    ['is given to somebody', noteWith({ ...port, owner: 'ben', due: '2026-12-01' }), portDone, true],
    ['is written with other spaces', noteWith({ ...port, text: 'Port  the\nretry test' }), portDone, true],
    ['says something else', noteWith({ ...port, text: 'Port both retry tests' }), portDone, false],
    ['is not there any more', noteWith(remove), portDone, undefined],
    [
      'was opened by a reply, and is cleared in the text',
      noteWith({ ...remove, done: false }),
      removeOpen,
      false,
    ],
    ['was opened by a reply, and stays ticked in the text', noteWith(remove), removeOpen, false],
  ])('a step that %s since', (_name, changed, action, expected) => {
    const thread = reduce(changed, replyComment(1, 'ben', action));
    const key = action.type === 'ticked' ? action.steps[0]?.key : undefined;
    const keys = stepKeys(changed.content.nextSteps);
    const index = key === undefined ? -1 : keys.indexOf(key);
    const found =
      index === -1 ? changed.content.nextSteps.findIndex(({ text }) => text.startsWith('Port')) : index;
    expect(thread.note.content.nextSteps[found]?.done).toBe(expected);
  });

  it('holds by the text once somebody ticked the box there after it was opened again', () => {
    // Open in the text, done by ben, open again by ben, then ticked on github.com.
    const replies = [replyComment(1, 'ben', portDone), replyComment(2, 'ben', portOpen)];
    expect(boxes(reduce(noteWith(port), ...replies))).toEqual([false]);
    const thread = reduce(noteWith({ ...port, done: true }), ...replies);
    expect(boxes(thread)).toEqual([true]);
    expect(thread.ticked).toEqual([]);
  });

  it('tells two steps of the same words apart', () => {
    const twice = noteWith(port, port);
    const [first, second] = stepKeys(twice.content.nextSteps);
    expect(first).not.toBe(second);
    const thread = reduce(
      twice,
      replyComment(1, 'ben', ticked({ ...tickOf(port, true), key: second ?? '' })),
    );
    expect(boxes(thread)).toEqual([false, true]);
  });

  it('counts one of a deleted comment no more', () => {
    expect(boxes(reduce(note, replyComment(2, 'ben', portOpen)))).toEqual([false, false, true]);
  });
});

/** Whoever may and may not tick, with each change of one step, and what moves the right to tick. */
const events: readonly (readonly [string, ReplyAction])[] = [
  ['ben', portDone],
  ['ben', portOpen],
  ['eve', portDone],
  ['eve', portOpen],
  ['dan', portDone],
  ['maya', portOpen],
  ['ben', accepted],
  ['ben', passedOn],
  ['maya', done],
];

/** Each event as the comment of each place, made once: reading them again costs nothing. */
const places = [1, 2, 3, 4].map((at) => events.map(([login, action]) => replyComment(at, login, action)));

describe('every order of up to four of these events', () => {
  it('shows what the last one who may said, in whatever order the comments are read', () => {
    const opening = noteComment(0, noteWith(port));
    const threadOf = (comments: readonly SourceComment[]): Thread | undefined =>
      reduceThreads([opening, ...comments], isAddressee).threads[0];
    const broken = new Set<string>();
    let visited = 0;
    const visit = (path: readonly SourceComment[]): void => {
      visited += 1;
      const thread = threadOf(path);
      const counting = thread?.replies.filter(({ counts }) => counts) ?? [];
      const last = counting.findLast(({ reply: { action } }) => action.type === 'ticked')?.reply;
      const said = last?.action.type === 'ticked' ? last.action.steps[0]?.done : undefined;
      const isDone = thread?.note.content.nextSteps[0]?.done;
      if (isDone !== (said ?? false)) broken.add('the step stands as was said last');
      if (counting.some(({ reply }) => reply.author === 'dan')) broken.add('a stranger ticks nothing');
      if (thread?.ticked[0]?.by !== last?.author) broken.add('it is known who said it');
      const reversed = threadOf(path.toReversed());
      if (reversed?.note.content.nextSteps[0]?.done !== isDone) broken.add('the order of reading is nothing');
      for (const comment of places[path.length] ?? []) visit([...path, comment]);
    };
    visit([]);
    expect([...broken]).toEqual([]);
    expect(visited).toBe(1 + 9 + 9 ** 2 + 9 ** 3 + 9 ** 4);
  });
});

describe('what a reply that ticks says on GitHub', () => {
  it('is a line for each step', () => {
    const { body } = formatReply({
      id: 'r1',
      note: 'n1',
      author: 'ben',
      repositoryId: 7,
      writtenAt: 0,
      action: ticked(tickOf(port, true), tickOf(remove, false)),
    });
    expect(body.split('\n').slice(1)).toEqual([
      '- **Step done**: Port the retry test',
      '- **Step open again**: Remove the old key',
    ]);
  });
});

describe('withTicks', () => {
  it('changes nothing but the boxes of its steps, and the second time nothing', () => {
    fc.assert(
      fc.property(content, fc.array(fc.tuple(fc.nat(3), fc.boolean()), { maxLength: 5 }), (any, picks) => {
        const of: Note = { ...note, content: any };
        const keys = stepKeys(any.nextSteps);
        const ticks = picks.flatMap(([at, isDone]): StepTick[] => {
          const step = any.nextSteps[at];
          return step === undefined
            ? []
            : [{ key: keys[at] ?? '', done: isDone, boxWas: step.done, text: '' }];
        });
        const changed = withTicks(of, ticks);
        const last = new Map(ticks.map(({ key, done: isDone }) => [key, isDone]));
        expect(changed).toEqual({
          ...of,
          content: {
            ...any,
            nextSteps: any.nextSteps.map((step, at) => ({
              ...step,
              done: last.get(keys[at] ?? '') ?? step.done,
            })),
          },
        });
      }),
      { numRuns: 300 },
    );
  });

  it('names steps alike after they went to GitHub and back', () => {
    fc.assert(
      fc.property(content, (any) => {
        const parsed = parseComment(formatNote({ ...note, content: any }).body);
        if (parsed.type !== 'note') return;
        const again = parseComment(formatNote(parsed.note).body);
        expect(again.type === 'note' && stepKeys(again.note.content.nextSteps)).toEqual(
          stepKeys(parsed.note.content.nextSteps),
        );
      }),
      { numRuns: 100 },
    );
  });
});
