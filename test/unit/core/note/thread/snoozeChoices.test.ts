import { describe, expect, it } from 'vitest';
import { emptyWeek, type Schedule, unknownSchedule } from '../../../../../src/core/availability/schedule.ts';
import { parseSnoozeTime, snoozeChoices } from '../../../../../src/core/note/thread/snoozeChoices.ts';

const office = { start: 9 * 60 + 30, end: 17 * 60 };
const schedule: Schedule = {
  ...unknownSchedule,
  zone: 'Europe/Berlin',
  hours: [[office], [office], [office], [office], [office], [], []],
  focus: emptyWeek,
};
const at = (text: string): number => Date.parse(text);
const said = (now: string, known?: Schedule): readonly string[] =>
  snoozeChoices(at(now), 'Europe/Berlin', known).map(
    ({ code, until }) => `${code} ${new Date(until).toISOString().slice(0, 16)}`,
  );

describe('until when a note may be put aside', () => {
  it.each([
    [
      'in working hours: the window that lasts is not waited for',
      '2026-11-24T10:00Z',
      schedule,
      [
        'hour 2026-11-24T11:00',
        'tomorrow 2026-11-25T08:00',
        'nextWindow 2026-11-25T08:30',
        'nextWeek 2026-11-30T08:00',
      ],
    ],
    [
      'before working hours',
      '2026-11-24T05:00Z',
      schedule,
      [
        'hour 2026-11-24T06:00',
        'nextWindow 2026-11-24T08:30',
        'tomorrow 2026-11-25T08:00',
        'nextWeek 2026-11-30T08:00',
      ],
    ],
    [
      'with unknown hours',
      '2026-11-24T10:00Z',
      undefined,
      ['hour 2026-11-24T11:00', 'tomorrow 2026-11-25T08:00', 'nextWeek 2026-11-30T08:00'],
    ],
    [
      'on a Sunday tomorrow is Monday, once',
      '2026-11-29T10:00Z',
      undefined,
      ['hour 2026-11-29T11:00', 'tomorrow 2026-11-30T08:00'],
    ],
    [
      'on a Monday the next one is meant',
      '2026-11-30T10:00Z',
      undefined,
      ['hour 2026-11-30T11:00', 'tomorrow 2026-12-01T08:00', 'nextWeek 2026-12-07T08:00'],
    ],
    [
      'over the change to summer time',
      '2026-03-28T10:00Z',
      undefined,
      ['hour 2026-03-28T11:00', 'tomorrow 2026-03-29T07:00', 'nextWeek 2026-03-30T07:00'],
    ],
  ])('%s', (_name, now, known, expected) => {
    expect(said(now, known)).toEqual(expected);
  });

  it('offers an hour at least where the zone is unknown', () => {
    expect(snoozeChoices(0, 'Mars/Olympus', undefined)).toEqual([{ code: 'hour', until: 3_600_000 }]);
  });
});

describe('a typed time', () => {
  const now = at('2026-11-24T10:00Z');
  it.each([
    ['45 min', '2026-11-24T10:45'],
    ['30m', '2026-11-24T10:30'],
    ['2h', '2026-11-24T12:00'],
    ['3 d', '2026-11-27T10:00'],
    ['14:30', '2026-11-24T13:30'],
    ['9:00', '2026-11-25T08:00'],
    ['2026-12-01', '2026-12-01T08:00'],
    ['2026-12-01 14:30', '2026-12-01T13:30'],
    ['2026-12-01T14:30', '2026-12-01T13:30'],
    ['2026-11-24 10:59', undefined],
    ['2026-11-20', undefined],
    ['2026-02-30', undefined],
    ['0 min', undefined],
    ['24:00', undefined],
    ['tomorrow', undefined],
    ['', undefined],
    [' ', undefined],
    ['2026-12-0114:30', undefined],
  ])('%j is %s', (text, expected) => {
    const until = parseSnoozeTime(text, now, 'Europe/Berlin');
    expect(until === undefined ? undefined : new Date(until).toISOString().slice(0, 16)).toBe(expected);
  });
});
