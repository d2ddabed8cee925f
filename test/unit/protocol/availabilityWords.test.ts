import { describe, expect, it } from 'vitest';
import { availability } from '../../../src/core/availability/availability.ts';
import { emptyWeek, unknownSchedule, type Schedule } from '../../../src/core/availability/schedule.ts';
import { shownState } from '../../../src/core/availability/shownState.ts';
import { zoneTable } from '../../../src/core/availability/zoneTable.ts';
import { stateWords } from '../../../src/protocol/availabilityWords.ts';
import { timeWords } from '../../../src/protocol/timeWords.ts';

const t = (message: string, ...values: (string | number)[]): string =>
  message.replaceAll(/\{(\d)\}/g, (_all, index: string) => String(values[Number(index)]));
const words = timeWords({
  t,
  language: () => 'en',
  wallOf: (instant, zone) => zoneTable(zone)?.wallAt(instant) ?? instant,
});
const at = (text: string): number => Date.parse(text);

const day = [{ start: 9 * 60, end: 17 * 60 }];
const schedule: Schedule = {
  ...unknownSchedule,
  zone: 'Asia/Kolkata',
  hours: [day, day, day, day, day, [], []],
  focus: [[], [{ start: 9 * 60, end: 11 * 60 }], [], [], [], [], []],
  away: [{ from: '2026-11-26', to: '2026-11-26' }],
};

const told = (person: Schedule, instant: string, isViewer = false): string => {
  const now = at(instant);
  const found = availability(person, now);
  return stateWords(t, { ...found, state: shownState(found, isViewer) }, (end) =>
    words.bothTimes(end, person.zone, 'Europe/Berlin', now),
  );
};

describe('the words for a state', () => {
  it.each([
    ['the end of the work on both clocks', '2026-11-23T08:00Z', 'working until 17:00 (12:30 yours)'],
    [
      'when someone is free who begins in focus',
      '2026-11-23T15:00Z',
      'off until Tue 09:00 (04:30 yours), free Tue 11:00 (06:30 yours)',
    ],
    ['one time where focus ends free', '2026-11-24T04:00Z', 'in focus until 11:00 (06:30 yours)'],
    ['being away, until the work begins', '2026-11-26T08:00Z', 'away until Fri 09:00 (04:30 yours)'],
  ])('tell %s', (_name, instant, sentence) => {
    expect(told(schedule, instant)).toBe(sentence);
  });

  it('never take the unknown for available, and say where an entry has an error', () => {
    expect(told(unknownSchedule, '2026-11-23T08:00Z')).toBe('hours not known');
    expect(stateWords(t, { state: 'unknown', until: null, nextFree: null, broken: true }, String)).toBe(
      'hours cannot be read',
    );
  });

  it('have no end where none is in sight', () => {
    expect(told({ ...schedule, hours: emptyWeek, focus: emptyWeek }, '2026-11-23T08:00Z')).toMatch(/^off$/);
  });

  it('call the viewer’s own declared time focus, and that of others busy', () => {
    const declared: Schedule = {
      ...schedule,
      feeds: [
        {
          as: 'focus',
          intervals: [{ kind: 'declared', start: at('2026-11-23T08:00Z'), end: at('2026-11-23T09:00Z') }],
        },
      ],
    };
    expect(told(declared, '2026-11-23T08:10Z')).toBe('busy until 14:30 (10:00 yours)');
    expect(told(declared, '2026-11-23T08:10Z', true)).toBe('in focus until 14:30 (10:00 yours)');
  });
});

describe('a time near by', () => {
  const now = at('2026-11-23T12:00Z');
  it.each([
    ['alone on the same date', '2026-11-23T22:59Z', '23:59'],
    ['with the weekday on the six days after', '2026-11-29T20:00Z', 'Sun 21:00'],
    ['with the date from the same weekday on', '2026-11-30T07:00Z', 'Mon 30 Nov, 08:00'],
    ['with the date when it is past', '2026-11-22T07:00Z', 'Sun 22 Nov, 08:00'],
  ])('stands %s', (_name, instant, phrase) => {
    expect(words.nearTime(at(instant), 'Europe/Berlin', now)).toBe(phrase);
  });

  it('names the other clock’s day only where it differs', () => {
    const both = (instant: string): string =>
      words.bothTimes(at(instant), 'Asia/Tokyo', 'America/New_York', now);
    expect(both('2026-11-24T01:00Z')).toBe('Tue 10:00 (Mon 20:00 yours)');
    expect(both('2026-11-25T05:00Z')).toBe('Wed 14:00 (00:00 yours)');
  });

  it('leaves a text that is no date as it is', () => {
    expect(words.calendarDate('2026-11-24')).toBe('Tue 24 Nov');
    expect(words.calendarDate('2026-13-40')).toBe('2026-13-40');
  });
});
