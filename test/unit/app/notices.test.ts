import { beforeEach, expect, it } from 'vitest';
import { Emitter } from '../../../src/app/emitter.ts';
import type { Handoff, HandoffListState } from '../../../src/app/handoffList.ts';
import { noticeKey, Notices, type ToldNotices } from '../../../src/app/notices.ts';
import type { InboxReason } from '../../../src/core/note/inbox.ts';
import { ManualClock, settled } from '../../support/manualClock.ts';
import { MemorySharedState } from '../../support/memorySharedState.ts';
import { at } from '../core/availability/scheduleOf.ts';

let clock: ManualClock;
let told: MemorySharedState<ToldNotices>;
let isHeld: boolean;
let waiting: Handoff[];
const hold = new Emitter<undefined>();
const changed = new Emitter<HandoffListState>();

beforeEach(() => {
  clock = new ManualClock(at('2026-11-24T09:30Z'));
  told = new MemorySharedState();
  isHeld = false;
  waiting = [];
});

/** A handoff of which only what notices look at is there. */
function handoff(
  id: string,
  reason: InboxReason['code'] = 'addressed',
  answers: readonly string[] = [],
): Handoff {
  const replies = answers.map((author) => ({ counts: true, reply: { author } }));
  const partial: unknown = {
    viewer: { login: 'ben', type: 'user' },
    entry: { reason: { code: reason }, thread: { note: { header: { id } }, replies } },
  };
  return partial as Handoff; // the rest of a handoff is not read by what is tested
}

let last: Notices;

function window(delay = 0): string[][] {
  const shown: string[][] = [];
  const state: Partial<HandoffListState> = {};
  Object.defineProperty(state, 'waitingOnMe', { get: () => waiting });
  const notices = new Notices({
    handoffs: { state: state as HandoffListState, onDidChange: changed.event },
    told,
    clock,
    areHeld: () => isHeld,
    onDidChangeHold: hold.event,
    delay: () => delay,
  });
  last = notices;
  notices.onDidFallDue((due) => shown.push(due.map(({ entry }) => entry.thread.note.header.id)));
  return shown;
}

async function wait(...handoffs: Handoff[]): Promise<void> {
  waiting = handoffs;
  changed.fire({} as HandoffListState); // listeners read the state themselves
  await settled();
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

it('reminds after a while, once over all windows', async () => {
  const shown = window();
  await wait(handoff('a'));
  await last.remindLater(handoff('a'), 3_600_000);
  const other = window(3_000);
  await clock.pass(3_599_000);
  expect(shown).toEqual([['a']]);
  await clock.pass(31_000);
  await clock.pass(31_000);
  await clock.pass(31_000);
  expect([shown, other]).toEqual([[['a'], ['a']], []]);
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
