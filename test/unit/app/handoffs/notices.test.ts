import { beforeEach, describe, expect, it } from 'vitest';
import { Emitter } from '../../../../src/app/emitter.ts';
import type { Handoff, HandoffListState } from '../../../../src/app/handoffs/handoffList.ts';
import { noticeKey, Notices, type ToldNotices } from '../../../../src/app/handoffs/notices.ts';
import type { Schedule } from '../../../../src/core/availability/schedule.ts';
import type { InboxReason } from '../../../../src/core/note/thread/inbox.ts';
import { ManualClock, settled } from '../../../support/manualClock.ts';
import { MemorySharedState } from '../../../support/memorySharedState.ts';
import { silentLog } from '../../../support/silentLog.ts';
import { at, scheduleOf } from '../../core/availability/scheduleOf.ts';

let clock: ManualClock;
let told: MemorySharedState<ToldNotices>;
let isHeld: boolean;
let inFront: string | undefined;
let waiting: Handoff[];
let snoozed: Handoff[];
let asked: Handoff[];
let reminds: boolean;
let schedules: Map<string, Schedule>;
const hold = new Emitter<undefined>();
const changed = new Emitter<HandoffListState>();

beforeEach(() => {
  clock = new ManualClock(at('2026-11-24T09:30Z'));
  told = new MemorySharedState();
  isHeld = false;
  inFront = undefined;
  [waiting, snoozed, asked] = [[], [], []];
  reminds = true;
  schedules = new Map();
});

/** A handoff of which only what notices look at is there. */
function handoff(
  id: string,
  reason: InboxReason['code'] = 'addressed',
  answers: readonly string[] = [],
  {
    replyBy,
    author = 'li',
    who = ['maya'],
    isAnswered = false,
  }: { replyBy?: number; author?: string; who?: readonly string[]; isAnswered?: boolean } = {},
): Handoff {
  const replies = answers.map((author) => ({ counts: true, reply: { author } }));
  const partial: unknown = {
    viewer: { login: 'ben', type: 'user' },
    entry: {
      reason: { code: reason, who, ...(isAnswered ? { isAnswered } : {}) },
      thread: { note: { header: { id, author } }, replies },
      replyBy,
    },
  };
  return partial as Handoff; // the rest of a handoff is not read by what is tested
}

function window(delay = 0): string[][] {
  const shown: string[][] = [];
  const state: Partial<HandoffListState> = {};
  Object.defineProperty(state, 'waitingOnMe', { get: () => waiting });
  Object.defineProperty(state, 'snoozed', { get: () => snoozed });
  Object.defineProperty(state, 'waitingOnOthers', { get: () => asked });
  const notices = new Notices({
    handoffs: { state: state as HandoffListState, onDidChange: changed.event },
    told,
    scheduleOf: (login) => schedules.get(login),
    remindsOfDeadlines: () => reminds,
    clock,
    log: silentLog,
    noteInFront: () => inFront,
    areHeld: () => isHeld,
    onDidChangeHold: hold.event,
    delay: () => delay,
  });
  const names = (handoffs: readonly Handoff[], prefix = ''): string[] =>
    handoffs.map(({ entry }) => `${prefix}${entry.thread.note.header.id}`);
  notices.onDidFallDue(({ news, due, late }) =>
    shown.push([...names(news), ...names(due, 'due '), ...names(late, 'late ')]),
  );
  return shown;
}

async function wait(...handoffs: Handoff[]): Promise<void> {
  waiting = handoffs;
  changed.fire({} as HandoffListState); // listeners read the state themselves
  await settled();
}

async function sent(...handoffs: Handoff[]): Promise<void> {
  asked = handoffs;
  await wait();
}

it('tells of each handoff once, over windows and reloads', async () => {
  const [first, second] = [window(), window(3_000)];
  await wait(handoff('a'));
  await clock.pass(30_000);
  await wait(handoff('a'), handoff('b'));
  await clock.pass(30_000);
  expect([first, second]).toEqual([[['a'], ['b']], []]);
  const reloaded = window();
  await settled();
  expect(reloaded).toEqual([]);
});

it('does not tell of the note that is in front, nor later', async () => {
  inFront = 'a';
  const shown = window();
  await wait(handoff('a'), handoff('b'));
  inFront = undefined;
  await clock.pass(60_000);
  expect(shown).toEqual([['b']]);
});

it('leaves it to another window when the first one is closed', async () => {
  const other = window(3_000);
  await wait(handoff('a'));
  expect(other).toEqual([]);
  await clock.pass(3_000);
  expect(other).toEqual([['a']]);
});

it('holds them, and tells all of them together afterwards', async () => {
  isHeld = true;
  const shown = window();
  await wait(handoff('a'));
  await wait(handoff('a'), handoff('b'));
  await clock.pass(60_000);
  expect(shown).toEqual([]);
  isHeld = false;
  hold.fire(undefined);
  await settled();
  expect(shown).toEqual([['a', 'b']]);
});

it('tells when the hold ends by time alone', async () => {
  isHeld = true;
  const shown = window();
  await wait(handoff('a'));
  isHeld = false;
  await clock.pass(30_000);
  expect(shown).toEqual([['a']]);
});

it('is silent about what was answered during the hold, and about what one accepted oneself', async () => {
  isHeld = true;
  const shown = window();
  await wait(handoff('a'));
  await wait(handoff('b', 'accepted'));
  isHeld = false;
  hold.fire(undefined);
  await settled();
  expect(shown).toEqual([]);
});

it('tells again of what was snoozed, once over all windows, when it comes back', async () => {
  const shown = window();
  await wait(handoff('a'));
  expect(shown).toEqual([['a']]);
  snoozed = [handoff('a')];
  await wait();
  const other = window(3_000);
  await clock.pass(30_000);
  snoozed = [];
  await wait(handoff('a'));
  await clock.pass(31_000);
  expect([shown, other]).toEqual([[['a'], ['a']], []]);
});

it('goes on after a look that failed', async () => {
  const shown = window();
  const read = told.read.bind(told);
  told.read = () => Promise.reject(new Error('disk'));
  await wait(handoff('a'));
  told.read = read;
  await clock.pass(60_000);
  expect(shown).toEqual([['a']]);
});

describe('deadlines', () => {
  const replyBy = at('2026-11-24T15:00Z');

  it('reminds the asked once for each note and deadline, over windows and restarts', async () => {
    const shown = window();
    await wait(handoff('a', 'addressed', [], { replyBy }));
    for (let count = 0; count < 9; count += 1) await clock.pass(30 * 60_000);
    expect(shown).toEqual([['a'], ['due a']]);
    const restarted = window();
    await clock.pass(60_000);
    expect(restarted).toEqual([]);
    await wait(handoff('a', 'addressed', [], { replyBy: at('2026-11-24T15:30Z') }));
    await clock.pass(30 * 60_000);
    expect([...shown, ...restarted]).toEqual([['a'], ['due a'], ['due a']]);
  });

  it('reminds by the working time that is left, not by the hours on the clock', async () => {
    clock = new ManualClock(at('2026-11-24T16:10Z'));
    schedules.set('ben', scheduleOf('UTC'));
    const shown = window();
    const monday = { replyBy: at('2026-11-25T09:05Z') };
    await wait(
      handoff('a', 'addressed', [], monday),
      handoff('b', 'addressed', [], { replyBy: at('2026-11-25T10:00Z') }),
    );
    expect(shown).toEqual([['a', 'b']]);
    expect(await told.read()).toHaveProperty(`due a ${monday.replyBy}`);
    await clock.pass(20 * 60_000);
    expect(shown).toEqual([['a', 'b']]);
  });

  it('waits for the end of focus time and off hours', async () => {
    isHeld = true;
    const shown = window();
    await wait(handoff('a', 'addressed', [], { replyBy }));
    await clock.pass(6 * 3_600_000);
    expect(shown).toEqual([]);
    isHeld = false;
    hold.fire(undefined);
    await settled();
    expect(shown).toEqual([['a']]);
  });

  it('does not remind of what waits on the viewer for another reason, or where that is switched off', async () => {
    const shown = window();
    reminds = false;
    await wait(handoff('a', 'addressed', [], { replyBy }), handoff('b', 'accepted', [], { replyBy }));
    await clock.pass(6 * 3_600_000);
    reminds = true;
    await wait(handoff('b', 'accepted', [], { replyBy }), handoff('c', 'answersIn', [], { replyBy }));
    await clock.pass(60_000);
    expect(shown).toEqual([['a'], ['c']]);
  });

  it('tells the asker that nobody has answered in time, once', async () => {
    const shown = window();
    await sent(
      handoff('mine', 'waitingFor', [], { replyBy, author: 'ben' }),
      handoff('answered', 'waitingFor', ['maya'], { replyBy, author: 'ben', isAnswered: true }),
    );
    expect(shown).toEqual([]);
    for (let count = 0; count < 12; count += 1) await clock.pass(30 * 60_000);
    const restarted = window();
    await clock.pass(60_000);
    expect([shown, restarted]).toEqual([[['late mine']], []]);
  });

  it('waits for somebody who is back within a day, and not for somebody who is away for longer', async () => {
    schedules.set('maya', scheduleOf('Asia/Kolkata'));
    schedules.set('noor', scheduleOf('Asia/Kolkata', { away: [{ from: '2026-11-20', to: '2026-12-10' }] }));
    clock = new ManualClock(replyBy + 60_000);
    const shown = window();
    await sent(
      handoff('night', 'waitingFor', [], { replyBy, author: 'ben', who: ['maya'] }),
      handoff('vacation', 'waitingFor', [], { replyBy, author: 'ben', who: ['noor'] }),
      handoff('others', 'waitingFor', [], { replyBy, author: 'li', who: ['maya'] }),
    );
    expect(shown).toEqual([['late vacation']]);
    await clock.pass(13 * 3_600_000);
    expect(shown).toEqual([['late vacation'], ['late night']]);
  });
});

it('tells again when somebody else’s answer brings a note back', () => {
  const keys = [
    handoff('a', 'asked', ['maya']),
    handoff('a', 'asked', ['maya', 'ben', 'maya']),
    handoff('a', 'answersIn', ['maya', 'ben', 'maya']),
  ].map(noticeKey);
  expect(new Set(keys).size).toBe(3);
  expect(noticeKey(handoff('a', 'asked', ['maya', 'ben']))).toBe(keys[0]);
});
