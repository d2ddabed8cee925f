import { describe, expect, it } from 'vitest';

import {
  availability,
  availabilitySegments,
  overlapWithin,
} from '../../../../src/core/availability/availability.ts';
import type { Schedule } from '../../../../src/core/availability/schedule.ts';
import { dayAxis } from '../../../../src/core/availability/timeAxis.ts';
import { at, blocks, iso, scheduleOf, week } from './scheduleOf.ts';

const london = scheduleOf('Europe/London', {
  hours: week('09:00-12:00 13:00-17:00'),
  focus: week('08:00-10:00'),
});

const answer = (schedule: Schedule, instant: string): readonly unknown[] => {
  const { state, reason, until, nextFree } = availability(schedule, at(instant));
  return [state, reason, iso(until), iso(nextFree?.start ?? null), iso(nextFree?.end ?? null)];
};

describe('the state, until when, and the next free window', () => {
  it.each<readonly [string, readonly unknown[]]>([
    [
      '2026-11-23T08:30Z',
      ['off', 'outside-hours', '2026-11-23T09:00Z', '2026-11-23T10:00Z', '2026-11-23T12:00Z'],
    ],
    [
      '2026-11-23T09:00Z',
      ['focus', 'focus-block', '2026-11-23T10:00Z', '2026-11-23T10:00Z', '2026-11-23T12:00Z'],
    ],
    [
      '2026-11-23T10:30Z',
      ['working', 'in-hours', '2026-11-23T12:00Z', '2026-11-23T10:30Z', '2026-11-23T12:00Z'],
    ],
    [
      '2026-11-23T12:00Z',
      ['off', 'outside-hours', '2026-11-23T13:00Z', '2026-11-23T13:00Z', '2026-11-23T17:00Z'],
    ],
    [
      '2026-11-27T17:00Z',
      ['off', 'outside-hours', '2026-11-30T09:00Z', '2026-11-30T10:00Z', '2026-11-30T12:00Z'],
    ],
  ])('at %s', (instant, expected) => {
    expect(answer(london, instant)).toEqual(expected);
  });

  it('knows nothing without a zone, with an unknown zone, or without hours', () => {
    const unknown = ['unknown', 'zone-unknown', null, null, null];
    expect(answer({ ...london, zone: null }, '2026-11-23T10:30Z')).toEqual(unknown);
    expect(answer({ ...london, zone: 'Europe/Atlantis' }, '2026-11-23T10:30Z')).toEqual(unknown);
    expect(answer({ ...london, hours: null }, '2026-11-23T10:30Z')).toEqual([
      'unknown',
      'hours-unknown',
      null,
      null,
      null,
    ]);
  });

  it('is off for ever in a week without hours, which is known', () => {
    expect(answer({ ...london, hours: week('') }, '2026-11-23T10:30Z')).toEqual([
      'off',
      'outside-hours',
      null,
      null,
      null,
    ]);
  });

  it('tells away from other time off, and when the reason changes before the state does', () => {
    const away = { ...london, away: [{ from: '2026-11-23', to: '2026-11-24' }] };
    const answered = availability(away, at('2026-11-23T10:30Z'));
    expect(answered).toMatchObject({ state: 'off', reason: 'away' });
    expect(iso(answered.reasonUntil)).toBe('2026-11-25T00:00Z');
    expect(iso(answered.until)).toBe('2026-11-25T09:00Z');
  });

  it('cuts a night shift at midnight by an away date (P6) and keeps the part before', () => {
    const nights = scheduleOf('Europe/Paris', {
      hours: week('22:00-06:00'),
      away: [{ from: '2026-11-25', to: '2026-11-25' }],
    });
    const segments = availabilitySegments(nights, at('2026-11-24T20:00Z'), at('2026-11-26T06:00Z'));
    expect(segments.map((each) => [each.reason, iso(each.end)])).toEqual([
      ['outside-hours', '2026-11-24T21:00Z'],
      ['in-hours', '2026-11-24T23:00Z'],
      ['away', '2026-11-25T23:00Z'],
      ['in-hours', '2026-11-26T05:00Z'],
      ['outside-hours', '2026-11-26T06:00Z'],
    ]);
  });

  it('replaces only the blocks that start on the overridden date (P7)', () => {
    const nights = scheduleOf('Europe/Paris', {
      hours: week('22:00-06:00'),
      overrides: [{ date: '2026-11-25', hours: blocks('12:00-13:00') }],
    });
    const segments = availabilitySegments(nights, at('2026-11-24T20:00Z'), at('2026-11-26T06:00Z'));
    expect(
      segments.filter((each) => each.state === 'working').map((each) => [iso(each.start), iso(each.end)]),
    ).toEqual([
      ['2026-11-24T21:00Z', '2026-11-25T05:00Z'],
      ['2026-11-25T11:00Z', '2026-11-25T12:00Z'],
    ]);
  });

  it('lets a calendar take time out of the hours, and its focus give way to it', () => {
    const span = { start: at('2026-11-23T10:00Z'), end: at('2026-11-23T11:00Z') };
    const withFeed = (as: 'off' | 'focus', kind: 'busy' | 'focus' | 'away'): unknown =>
      availability({ ...london, feeds: [{ as, intervals: [{ ...span, kind }] }] }, at('2026-11-23T10:30Z'))
        .reason;
    expect(withFeed('off', 'busy')).toBe('calendar-busy');
    expect(withFeed('focus', 'busy')).toBe('calendar-focus');
    expect(withFeed('off', 'focus')).toBe('calendar-focus');
    expect(withFeed('focus', 'away')).toBe('away');
  });

  it('puts a calendar before what is declared, and what is declared before focus blocks', () => {
    const span = { start: at('2026-11-23T09:00Z'), end: at('2026-11-23T11:00Z') };
    const declared = { as: 'focus', intervals: [{ ...span, kind: 'declared' }] } as const;
    const meeting = { as: 'off', intervals: [{ ...span, kind: 'busy' }] } as const;
    const reasonWith = (feeds: Schedule['feeds']): string =>
      availability({ ...london, feeds }, at('2026-11-23T09:30Z')).reason;
    expect(reasonWith([declared, meeting])).toBe('calendar-busy');
    expect(reasonWith([declared])).toBe('declared-busy');
  });

  it('knows a date of its own hours, all of it and no other, where the week is unknown', () => {
    const dated: Schedule = {
      ...london,
      hours: null,
      overrides: [{ date: '2026-11-25', hours: blocks('22:00-02:00') }],
    };
    const segments = availabilitySegments(dated, at('2026-11-24T12:00Z'), at('2026-11-26T12:00Z'));
    expect(segments.map((each) => [each.reason, iso(each.end)])).toEqual([
      ['hours-unknown', '2026-11-25T00:00Z'],
      ['outside-hours', '2026-11-25T22:00Z'],
      ['in-hours', '2026-11-26T02:00Z'],
      ['hours-unknown', '2026-11-26T12:00Z'],
    ]);
  });

  it('finds a block that began two dates before, wherever the instant is laid out', () => {
    // West of UTC a shift of 23 hours that began on Monday evening still goes on when UTC has Wednesday.
    const long = scheduleOf('Etc/GMT+12', { hours: week('20:00-19:00', [0, 1, 2, 3, 4, 5, 6]) });
    for (let day = at('2026-11-01T00:00Z'); day < at('2027-01-01T00:00Z'); day += 24 * 3_600_000) {
      expect(availability({ ...long }, day).state).toBe('working');
    }
  });
});

describe('the overlap of two people on a local date', () => {
  it('is what both work and neither keeps for focus', () => {
    const kolkata = scheduleOf('Asia/Kolkata', { hours: week('10:00-18:00') });
    const date = dayAxis('Europe/London', at('2026-11-24T23:00Z'))!;
    const { windows, length } = overlapWithin(london, kolkata, date)!;
    expect(windows.map(({ start, end }) => [iso(start), iso(end)])).toEqual([
      ['2026-11-24T10:00Z', '2026-11-24T12:00Z'],
    ]);
    expect(length).toBe(2 * 3_600_000);
  });

  it('is not known where the hours of one are not, and none where they never meet', () => {
    const date = dayAxis('Europe/London', at('2026-11-24T12:00Z'))!;
    expect(overlapWithin(london, { ...london, zone: null }, date)).toBeNull();
    expect(overlapWithin({ ...london, hours: null }, london, date)).toBeNull();
    expect(overlapWithin(london, { ...london, hours: week('') }, date)).toEqual({ windows: [], length: 0 });
  });
});
