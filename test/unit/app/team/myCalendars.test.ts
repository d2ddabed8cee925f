import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { CalendarReader } from '../../../../src/adapters/calendar/calendarReader.ts';
import { Emitter } from '../../../../src/app/emitter.ts';
import { MyCalendars } from '../../../../src/app/team/myCalendars.ts';
import type { CalendarEntry, CalendarList } from '../../../../src/app/ports/calendarList.ts';
import type { CalendarAnswer, CalendarLocation } from '../../../../src/app/ports/calendarSource.ts';
import { availability } from '../../../../src/core/availability/availability.ts';
import { parseTeamFile } from '../../../../src/core/availability/teamFile/parseTeamFile.ts';
import { ManualClock, settled } from '../../../support/manualClock.ts';
import { silentLog } from '../../../support/silentLog.ts';
import { at } from '../../core/availability/scheduleOf.ts';

const now = at('2026-11-24T12:00Z');
const eventAt = (start: string, end: string): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'BEGIN:VEVENT',
    'UID:1',
    'SUMMARY:Salary talk',
    `DTSTART:${start}`,
    `DTEND:${end}`,
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ].join('\r\n');

class MemoryList implements CalendarList {
  entries: readonly CalendarEntry[] = [];
  readonly changed = new Emitter<undefined>();
  readonly onDidChange = this.changed.event;
  isLocked = false;
  read(): Promise<readonly CalendarEntry[] | undefined> {
    // What was stored is decoded: its keys come in the order of the decoder.
    const decoded = this.entries.map(({ id, label, as, location }) => ({ id, label, as, location }));
    return Promise.resolve(this.isLocked ? undefined : decoded);
  }
  write(entries: readonly CalendarEntry[]): Promise<void> {
    this.entries = entries;
    // As VS Code tells of a secret that was stored: soon afterwards, in this window too.
    setTimeout(() => {
      this.changed.fire(undefined);
    }, 1);
    return Promise.resolve();
  }
}

/** Counts what is read, and does not answer for a calendar called `stuck`. */
class CountingReader extends CalendarReader {
  readonly asked: string[] = [];
  override async read(location: CalendarLocation, signal?: AbortSignal): Promise<CalendarAnswer> {
    const address = location.kind === 'file' ? location.path : location.url;
    this.asked.push(address.slice(address.lastIndexOf('/') + 1));
    if (address.endsWith('stuck.ics')) await new Promise(() => undefined);
    return super.read(location, signal);
  }
}

let folder: string;
let source: CountingReader;
let file: string;
let calendars: MyCalendars;
let clock: ManualClock;
let list: MemoryList;

const { file: team } = parseTeamFile(
  'members:\n  ben: { zone: UTC, hours: { mon-fri: 09:00-17:00 } }\n  li: { zone: UTC }\n',
);
const member = (login: string) => {
  const found = team.members.get(login);
  if (found === undefined) throw new Error(login);
  return found;
};
const stateOf = (instant: number) => {
  const { schedule } = member('ben');
  return availability({ ...schedule, feeds: calendars.feedsOf(member('ben')) }, instant);
};

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'baton-calendars-'));
  file = join(folder, 'work.ics');
  await writeFile(file, eventAt('20261124T120000Z', '20261124T130000Z'));
  clock = new ManualClock(now);
  list = new MemoryList();
  let count = 0;
  source = new CountingReader(join(folder, 'copies'), () => clock.now());
  calendars = new MyCalendars({
    list,
    source,
    clock,
    log: silentLog,
    identifiers: { next: () => String((count += 1)) },
    viewer: () => 'Ben',
    interval: () => 60_000,
  });
});
afterEach(async () => {
  calendars.dispose();
  await rm(folder, { recursive: true, force: true });
});

it('counts busy time as off or as focus, for the viewer alone', async () => {
  const state = await calendars.add({ label: 'Work', as: 'off', location: { kind: 'file', path: file } });
  expect(state).toMatchObject({ failure: null, events: 1, asOf: now, isRefreshing: false });
  expect(stateOf(now)).toMatchObject({ state: 'off', reason: 'calendar-busy' });
  expect(calendars.feedsOf(member('li'))).toEqual([]);
  await calendars.change('1', { as: 'focus' });
  expect(stateOf(now)).toMatchObject({ state: 'focus', reason: 'calendar-focus' });
  expect(list.entries[0]?.as).toBe('focus');
});

it('keeps nothing of what an event says', async () => {
  await calendars.add({ label: 'Work', as: 'off', location: { kind: 'file', path: file } });
  expect(JSON.stringify([calendars.states, calendars.feedsOf(member('ben'))])).not.toContain('Salary');
});

it('reads the file again when its time has come, in use only', async () => {
  await calendars.add({ label: 'Work', as: 'off', location: { kind: 'file', path: file } });
  await writeFile(file, eventAt('20261124T150000Z', '20261124T160000Z'));
  await clock.pass(60_000);
  expect(stateOf(now).state).toBe('off');
  calendars.setActive(true);
  await expect.poll(() => stateOf(now).state).toBe('working');
  expect(stateOf(at('2026-11-24T15:30Z')).state).toBe('off');
});

it('says why a calendar cannot be read, and keeps it', async () => {
  await writeFile(file, '<!doctype html><title>Sign in</title>');
  const state = await calendars.add({ label: 'Work', as: 'off', location: { kind: 'file', path: file } });
  expect(state?.failure).toEqual({ code: 'not-a-calendar', looksLikeHtml: true });
  expect(calendars.states).toHaveLength(1);
  expect(stateOf(now).state).toBe('working');
});

it('forgets a removed calendar, which can be added again', async () => {
  await calendars.add({ label: 'Work', as: 'off', location: { kind: 'file', path: file } });
  const removed = await calendars.remove('1');
  expect(stateOf(now).state).toBe('working');
  expect(list.entries).toEqual([]);
  if (removed !== undefined) await calendars.add(removed);
  expect(stateOf(now).state).toBe('off');
});

it('follows what another window adds', async () => {
  calendars.setActive(true);
  await settled();
  list.entries = [{ id: 'x', label: 'Work', as: 'off', location: { kind: 'file', path: file } }];
  list.changed.fire(undefined);
  await expect.poll(() => stateOf(now).state).toBe('off');
});

it('reads a calendar that is added once, and the others not at all', async () => {
  calendars.setActive(true);
  await settled();
  await calendars.add({ label: 'Work', as: 'off', location: { kind: 'file', path: file } });
  const home = join(folder, 'home.ics');
  await writeFile(home, eventAt('20261124T090000Z', '20261124T100000Z'));
  await calendars.add({ label: 'Home', as: 'off', location: { kind: 'file', path: home } });
  await calendars.change('1', { label: 'Office' });
  await calendars.remove('2');
  await new Promise((resolve) => setTimeout(resolve, 20));
  await settled();
  expect(source.asked).toEqual(['work.ics', 'home.ics']);
});

it('waits for no calendar that does not answer before it reads the others', async () => {
  list.entries = ['stuck.ics', 'work.ics'].map((name) => ({
    id: name,
    label: name,
    as: 'off',
    location: { kind: 'file', path: join(folder, name) },
  }));
  void calendars.refresh();
  await expect.poll(() => stateOf(now).state).toBe('off');
  expect(calendars.states.map(({ isRefreshing }) => isRefreshing)).toEqual([true, false]);
});

it('writes nothing over a list that cannot be read, and goes by what it knows', async () => {
  await calendars.add({ label: 'Work', as: 'off', location: { kind: 'file', path: file } });
  const { entries } = list;
  list.isLocked = true;
  expect(await calendars.add({ label: 'Home', as: 'off', location: { kind: 'file', path: file } })).toBe(
    undefined,
  );
  await calendars.change('1', { as: 'focus' });
  expect(await calendars.remove('1')).toBe(undefined);
  await calendars.refresh();
  expect(list.entries).toBe(entries);
  expect(stateOf(now).state).toBe('off');
});

it('loses no change of the list when two are made at once', async () => {
  const location = { kind: 'file', path: file } as const;
  await Promise.all(['a', 'b', 'c'].map((label) => calendars.add({ label, as: 'off', location })));
  expect(list.entries.map(({ label }) => label)).toEqual(['a', 'b', 'c']);
  const [first, second] = list.entries;
  await Promise.all([calendars.change(first?.id ?? '', { label: 'A' }), calendars.remove(second?.id ?? '')]);
  expect(list.entries.map(({ label }) => label)).toEqual(['A', 'c']);
});

it('stops reading when it is cancelled, says so, and keeps what it knew', async () => {
  await calendars.add({ label: 'Work', as: 'off', location: { kind: 'file', path: file } });
  const before = stateOf(now + 60_000);
  await writeFile(file, eventAt('20261124T150000Z', '20261124T160000Z'));
  await calendars.refresh(AbortSignal.abort());
  expect(calendars.states[0]?.failure).toEqual({ code: 'cancelled' });
  expect(stateOf(now + 60_000)).toEqual(before);
  await calendars.refresh();
  expect(calendars.states[0]?.failure).toBeNull();
  expect(stateOf(now + 60_000)).not.toEqual(before);
});
