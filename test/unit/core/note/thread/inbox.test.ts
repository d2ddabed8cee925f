import { describe, expect, it } from 'vitest';
import { sortInbox } from '../../../../../src/core/note/thread/inbox.ts';
import type { Note } from '../../../../../src/core/note/note.ts';
import { proposeReadBack } from '../../../../../src/core/note/thread/proposeReadBack.ts';
import { reduceThreads } from '../../../../../src/core/note/thread/reduceThreads.ts';
import type { ReplyAction } from '../../../../../src/core/note/thread/reply.ts';
import type { Thread } from '../../../../../src/core/note/thread/thread.ts';
import {
  accepted,
  answered,
  asked,
  declined,
  done,
  noon,
  noteBy,
  noteComment,
  passedOn,
  replyComment,
} from './threadFixtures.ts';

const hour = 3_600_000;
const threadOf = (change: Partial<Note['header']>, ...replies: [string, ReplyAction][]): Thread => {
  const note = noteBy('maya', change);
  return reduceThreads([
    noteComment(0, note),
    ...replies.map(([login, action], index) => replyComment(index + 1, login, action, {}, note.header.id)),
  ]).threads[0]!;
};
const of = (login: string, teams: readonly string[] = []) => ({ login, teams });
const idsOf = (entries: readonly { thread: Thread }[]): string[] =>
  entries.map(({ thread }) => thread.note.header.id);

describe('whose turn it is, and why', () => {
  it.each<[viewer: ReturnType<typeof of>, thread: Thread, list: string, reason: object]>([
    [of('ben'), threadOf({}), 'waitingOnMe', { code: 'addressed' }],
    [of('BEN'), threadOf({}), 'waitingOnMe', { code: 'addressed' }],
    [of('eve', ['acme/keys']), threadOf({}), 'waitingOnMe', { code: 'addressedTeam', team: 'acme/keys' }],
    [of('maya'), threadOf({}), 'waitingOnOthers', { code: 'waitingFor', who: ['ben', 'acme/keys'] }],
    [of('dan'), threadOf({}), 'waitingOnOthers', { code: 'waitingFor', who: ['ben', 'acme/keys'] }],
    [
      of('maya', ['acme/keys']),
      threadOf({ to: ['acme/keys'] }),
      'waitingOnOthers',
      { code: 'waitingFor', who: ['acme/keys'] },
    ],
    [of('cat'), threadOf({}, ['ben', passedOn]), 'waitingOnMe', { code: 'passedOnToMe', by: 'ben' }],
    [of('ben'), threadOf({}, ['ben', accepted]), 'waitingOnMe', { code: 'accepted' }],
    [of('maya'), threadOf({}, ['ben', accepted]), 'waitingOnOthers', { code: 'acceptedBy', who: 'ben' }],
    [of('maya'), threadOf({}, ['ben', asked]), 'waitingOnMe', { code: 'asked', by: 'ben' }],
    [
      of('maya'),
      threadOf({ kind: 'review', to: ['ben'] }, ['ben', answered]),
      'waitingOnMe',
      { code: 'answersIn' },
    ],
    [
      of('maya'),
      threadOf({ to: ['ben'] }, ['ben', declined]),
      'waitingOnMe',
      { code: 'declined', by: 'ben' },
    ],
    [
      of('maya'),
      threadOf({ to: ['ben'] }, ['ben', answered]),
      'waitingOnOthers',
      { code: 'waitingFor', who: ['ben'], isAnswered: true },
    ],
    [of('ben'), threadOf({ to: ['ben'] }, ['ben', answered]), 'waitingOnMe', { code: 'addressed' }],
    [
      of('maya'),
      threadOf({ to: ['ben'] }, ['ben', asked], ['ben', answered], ['maya', answered]),
      'waitingOnOthers',
      { code: 'waitingFor', who: ['ben'], isAnswered: true },
    ],
    [of('ben'), threadOf({ to: [] }), 'waitingOnOthers', { code: 'nobody' }],
    [of('ben'), threadOf({ to: [], kind: 'update' }), 'waitingOnOthers', { code: 'forInformation' }],
    [of('maya'), threadOf({ to: [], kind: 'update' }), 'waitingOnOthers', { code: 'forInformation' }],
    [of('ben'), threadOf({}, ['maya', done]), 'doneLately', { code: 'done' }],
  ])('%o', (viewer, thread, list, reason) => {
    const sorted = sortInbox([thread], viewer, noon + hour);
    expect({ ...sorted, [list]: [] }).toEqual({ waitingOnMe: [], waitingOnOthers: [], doneLately: [] });
    expect(sorted[list as keyof typeof sorted][0]?.reason).toEqual(reason);
  });

  it('drops from Done lately what was done long ago', () => {
    const thread = threadOf({}, ['maya', done]);
    expect(sortInbox([thread], of('ben'), noon + 15 * 24 * hour).doneLately).toEqual([]);
  });
});

describe('the order', () => {
  it('is overdue, reply-by, priority, age', () => {
    const threads = [
      threadOf({ id: 'urgent-no-date', priority: 'urgent' }),
      threadOf({ id: 'low-no-date', priority: 'low' }),
      threadOf({ id: 'tomorrow', replyBy: noon + 24 * hour }),
      threadOf({ id: 'in-an-hour-low', replyBy: noon + 2 * hour, priority: 'low' }),
      threadOf({ id: 'in-an-hour-high', replyBy: noon + 2 * hour, priority: 'high' }),
      threadOf({ id: 'overdue', replyBy: noon, priority: 'low' }),
      threadOf({ id: 'more-overdue', replyBy: noon - hour, priority: 'low' }),
    ];
    const expected = [
      'more-overdue',
      'overdue',
      'in-an-hour-high',
      'in-an-hour-low',
      'tomorrow',
      'urgent-no-date',
      'low-no-date',
    ];
    for (const given of [threads, [...threads].reverse()]) {
      expect(idsOf(sortInbox(given, of('ben'), noon + hour).waitingOnMe)).toEqual(expected);
    }
  });

  it('says how long is left, in working time where the hours are known', () => {
    const threads = [threadOf({ replyBy: noon + 24 * hour })];
    const [entry] = sortInbox(threads, of('ben'), noon, () => 8 * hour).waitingOnMe;
    expect(entry).toMatchObject({ overdue: false, timeLeft: 24 * hour, workingTimeLeft: 8 * hour });
    const [unknown] = sortInbox(threads, of('ben'), noon, () => null).waitingOnMe;
    expect(unknown).not.toHaveProperty('workingTimeLeft');
    expect(entry).not.toHaveProperty('workingTimeOf');
  });

  it('says it of a note that waits on somebody else in their working time', () => {
    const hoursOf = (login: string): number | null => ({ ben: 3 * hour, maya: 0 })[login] ?? null;
    const sent = (to: readonly string[]) =>
      sortInbox([threadOf({ to, replyBy: noon + 24 * hour })], of('maya'), noon, hoursOf).waitingOnOthers[0];
    expect(sent(['ben'])).toMatchObject({
      timeLeft: 24 * hour,
      workingTimeLeft: 3 * hour,
      workingTimeOf: 'ben',
    });
    // Whose it would be is not known of several, of a team and of somebody without hours.
    for (const to of [['ben', 'cat'], ['acme/keys'], ['cat']]) {
      expect(sent(to)).toMatchObject({ timeLeft: 24 * hour });
      expect(sent(to)).not.toHaveProperty('workingTimeLeft');
    }
  });
});

describe('a time set for somebody else', () => {
  const hoursOf = (login: string): number | null => ({ ben: 3 * hour, maya: 0, cat: hour })[login] ?? null;
  const listed = (viewer: string, to: readonly string[], ...replies: [string, ReplyAction][]) => {
    const sorted = sortInbox(
      [threadOf({ to, replyBy: noon + 24 * hour }, ...replies)],
      of(viewer),
      noon,
      hoursOf,
    );
    return [...sorted.waitingOnMe, ...sorted.waitingOnOthers][0];
  };

  it.each(['maya', 'ben', 'dan'])(
    'is not counted for its author who is asked back, as %s sees it',
    (viewer) => {
      const entry = listed(viewer, ['ben'], ['ben', asked]);
      expect(entry).toMatchObject({ replyBy: noon + 24 * hour, isOthersTime: true });
      expect(entry).not.toHaveProperty('workingTimeLeft');
    },
  );

  it('is counted for the one of those asked who has not reacted', () => {
    const entry = listed('dan', ['ben', 'cat'], ['ben', asked]);
    expect(entry).toMatchObject({ workingTimeLeft: hour, workingTimeOf: 'cat' });
    expect(entry).not.toHaveProperty('isOthersTime');
  });

  it('counts for an author who is addressed, and for who accepted', () => {
    expect(listed('maya', ['maya'])).toMatchObject({ workingTimeLeft: 0 });
    expect(listed('ben', ['ben'], ['ben', accepted])).toMatchObject({ workingTimeLeft: 3 * hour });
  });
});

describe('the proposed read-back', () => {
  const step = (text: string, rest = {}) => ({ text, done: false, ...rest });
  it.each([
    ['my own step', [step('a'), step('b', { owner: 'Ben' })], 'b'],
    ['a step that nobody owns', [step('a', { owner: 'cat' }), step('b')], 'b'],
    ['the first that is open', [step('a', { done: true }), step('b', { owner: 'cat' })], 'b'],
    [
      'its words without the addresses of links',
      [step('Repair [`canary`](https://ci.example/runs/7) in `keys[0](x)`')],
      'Repair `canary` in `keys[0](x)`',
    ],
    ['nothing', [], ''],
  ])('takes %s', (_name, nextSteps, expected) => {
    const note = noteBy('maya', { replyBy: noon });
    const given = { ...note, content: { ...note.content, nextSteps, blockedBy: 'The vault' } };
    expect(proposeReadBack(given, 'ben')).toEqual({ nextStep: expected, blocker: 'The vault', doneBy: noon });
  });

  it('prefers the step’s own date', () => {
    const note = noteBy('maya', { replyBy: noon });
    const given = { ...note, content: { ...note.content, nextSteps: [step('a', { due: '2026-11-30' })] } };
    expect(proposeReadBack(given, 'ben', (date) => Date.parse(`${date}T17:00Z`)).doneBy).toBe(
      Date.UTC(2026, 10, 30, 17),
    );
  });
});
