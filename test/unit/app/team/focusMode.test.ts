import { beforeEach, expect, it } from 'vitest';
import { FocusMode, type FocusModePorts, type FocusRecord } from '../../../../src/app/team/focusMode.ts';
import type { SharedFocus } from '../../../../src/app/team/focusSharing.ts';
import { availability } from '../../../../src/core/availability/availability.ts';
import { unknownSchedule, type Schedule } from '../../../../src/core/availability/schedule.ts';
import type { TeamMember } from '../../../../src/core/availability/teamFile/teamFile.ts';
import { ManualClock, settled } from '../../../support/manualClock.ts';
import { silentLog } from '../../../support/silentLog.ts';
import { MemorySharedState } from '../../../support/memorySharedState.ts';
import { at, scheduleOf, week } from '../../core/availability/scheduleOf.ts';

const now = at('2026-11-24T09:30Z');
const minutes = 60_000;
const range = { start: { offset: 0, line: 0, character: 0 }, end: { offset: 0, line: 0, character: 0 } };
const ben: TeamMember = {
  login: 'ben',
  name: null,
  schedule: scheduleOf('UTC', { focus: week('10:00-11:00') }),
  responseTime: null,
  range,
  broken: false,
  hasErrors: false,
};
const reference = {
  host: 'h',
  owner: 'o',
  name: 'n',
  webUrl: 'https://h',
  apiUrl: 'https://h',
  graphqlUrl: 'h',
};

let clock: ManualClock;
let state: MemorySharedState<FocusRecord>;
let follows: boolean;
let shown: string[];

beforeEach(() => {
  clock = new ManualClock(now);
  state = new MemorySharedState();
  follows = false;
  shown = [];
});

function window(ports: Partial<FocusModePorts> = {}): FocusMode {
  let count = 0;
  const name = Math.random();
  return new FocusMode({
    state,
    clock,
    log: silentLog,
    identifiers: { next: () => `${name} ${(count += 1)}` },
    viewer: () => 'Ben',
    schedule: () => ben.schedule,
    followsBlocks: () => follows,
    share: () => Promise.resolve(undefined),
    unshare: () => {
      shown.push('unshared');
      return Promise.resolve();
    },
    ...ports,
  });
}

const stateAt = (focus: FocusMode, instant: number) => {
  const schedule: Schedule = { ...ben.schedule, feeds: focus.feedsOf(ben) };
  return availability(schedule, instant);
};

it('puts the user into focus until the chosen time, in every window and after a reload', async () => {
  const [first, second] = [window(), window()];
  await settled();
  const until = now + 25 * minutes;
  expect(await first.start(until)).toMatchObject({ type: 'started', session: { until, by: 'user' } });
  await settled();
  expect(second.session?.until).toBe(until);
  expect(stateAt(second, now)).toMatchObject({ state: 'focus', reason: 'declared-busy', until });
  expect(second.feedsOf({ ...ben, login: 'maya', schedule: unknownSchedule })).toEqual([]);
  const reloaded = window();
  await settled();
  expect(reloaded.session?.until).toBe(until);
});

it('ends by the clock, also when the machine slept past the end', async () => {
  const focus = window();
  await settled();
  await focus.start(now + 25 * minutes);
  let told = 0;
  focus.onDidChange(() => (told += 1));
  await clock.pass(24 * minutes);
  expect(focus.session).toBeDefined();
  await clock.pass(8 * 60 * minutes);
  expect(focus.session).toBeUndefined();
  expect(told).toBe(1);
  expect(await state.read()).toEqual({});
});

it('can be given another end, and ended', async () => {
  const focus = window();
  await settled();
  await focus.start(now + 25 * minutes);
  await clock.pass(5 * minutes);
  await focus.start(now + 50 * minutes);
  expect(focus.session).toMatchObject({ start: now, until: now + 50 * minutes });
  await focus.end();
  expect(focus.session).toBeUndefined();
});

it('begins with a focus block if that is switched on, once over all windows, and not again after it was ended', async () => {
  follows = true;
  const windows = [window(), window(), window()];
  await settled();
  expect(windows[0]?.session).toBeUndefined();
  for (let count = 0; count < 91; count += 1) await clock.pass(20_000);
  const until = at('2026-11-24T11:00Z');
  const ids = new Set(windows.map(({ session }) => session?.id));
  expect(ids.size).toBe(1);
  expect(windows[0]?.session).toMatchObject({ by: 'block', until });
  await windows[1]?.end();
  for (let count = 0; count < 10; count += 1) await clock.pass(20_000);
  expect(windows.map(({ session }) => session)).toEqual([undefined, undefined, undefined]);
});

it('takes the status on GitHub back in one window only', async () => {
  const shared: SharedFocus = { reference, set: { emoji: '', message: 'm', busy: true, until: now } };
  const share = () => Promise.resolve({ type: 'shared', focus: shared } as const);
  const windows = [window({ share }), window({ share })];
  await settled();
  const started = await windows[0]?.start(now + 25 * minutes);
  expect(started).toMatchObject({ type: 'started', session: { shared } });
  await clock.pass(26 * minutes);
  await settled();
  expect(shown).toEqual(['unshared']);
});

it('says why it is not shown on GitHub, and begins all the same', async () => {
  const reason = { type: 'forbidden', scopes: ['user'] } as const;
  const focus = window({ share: () => Promise.resolve({ type: 'failed', reason }) });
  await settled();
  expect(await focus.start(now + minutes)).toMatchObject({ type: 'started', notShared: reason });
  expect(focus.session).toBeDefined();
});

/** GitHub's status of one person, changed by whichever window asks, with a pause in which others go on. */
function gitHubStatus(initial: string): {
  readonly ports: Pick<FocusModePorts, 'share' | 'unshare'>;
  message: string;
  changes: number;
} {
  const status = {
    message: initial,
    changes: 0,
    ports: {
      share: async () => {
        await settled();
        const previous = { emoji: '', message: status.message, busy: false, until: null };
        status.message = 'Focus';
        status.changes += 1;
        const set = { emoji: '', message: 'Focus', busy: true, until: null };
        return { type: 'shared', focus: { reference, set, previous } } as const;
      },
      unshare: async ({ previous }: SharedFocus) => {
        await settled();
        status.message = previous?.message ?? '';
        status.changes += 1;
      },
    },
  };
  return status;
}

it('puts back the status that stood before, however many windows saw the block begin', async () => {
  follows = true;
  const status = gitHubStatus('On a train');
  const windows = [window(status.ports), window(status.ports), window(status.ports)];
  for (let count = 0; count < 95; count += 1) await clock.pass(20_000);
  expect(status).toMatchObject({ message: 'Focus', changes: 1 });
  await windows[2]?.end();
  await settled();
  expect(status).toMatchObject({ message: 'On a train', changes: 2 });
});

it('puts back the status that stood before, also when the end was changed in another window', async () => {
  const status = gitHubStatus('On a train');
  const [first, second] = [window(status.ports), window(status.ports)];
  await settled();
  await first.start(now + 25 * minutes);
  await settled();
  await second.start(now + 50 * minutes);
  expect(status.message).toBe('Focus');
  await clock.pass(51 * minutes);
  for (let count = 0; count < 5; count += 1) await settled();
  expect(status.message).toBe('On a train');
});

it('takes back what it showed when it was ended while GitHub was being asked', async () => {
  const status = gitHubStatus('On a train');
  const [first, second] = [window(status.ports), window(status.ports)];
  await settled();
  const starting = first.start(now + 25 * minutes);
  await Promise.resolve();
  await second.end();
  await starting;
  expect(first.session).toBeUndefined();
  expect(status.message).toBe('On a train');
});

it('says when the end could not be stored, and goes on', async () => {
  const focus = window();
  await settled();
  await focus.start(now + 25 * minutes);
  state.update = () => Promise.resolve({ type: 'failed', failure: { code: 'noSpace' } });
  expect(await focus.end()).toEqual({ code: 'noSpace' });
  expect(focus.session).toBeDefined();
});

it('still ends by the clock after a look that failed', async () => {
  const focus = window();
  await settled();
  await focus.start(now + 25 * minutes);
  const read = state.read.bind(state);
  state.read = () => Promise.reject(new Error('disk'));
  await clock.pass(21_000);
  state.read = read;
  for (let count = 0; count < 26; count += 1) await clock.pass(minutes);
  expect(await state.read()).toEqual({});
});
