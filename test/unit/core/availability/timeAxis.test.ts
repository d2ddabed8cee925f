import { describe, expect, it } from 'vitest';
import { dayAxis, positionOn, weekAxis, weekOf } from '../../../../src/core/availability/timeAxis.ts';
import { at, iso } from './scheduleOf.ts';

const HOUR = 3_600_000;

describe('a day on the time axis', () => {
  it.each([
    ['an ordinary one', 'Asia/Kolkata', '2026-11-23T12:00+05:30', '2026-11-22T18:30Z', 24],
    ['when clocks go forward', 'Europe/Berlin', '2026-03-29T12:00+02:00', '2026-03-28T23:00Z', 23],
    ['when clocks go back', 'America/New_York', '2026-11-01T12:00-05:00', '2026-11-01T04:00Z', 25],
    ['by half an hour', 'Australia/Lord_Howe', '2026-10-04T12:00+11:00', '2026-10-03T13:30Z', 23.5],
    ['without a midnight', 'Africa/Cairo', '2026-04-24T12:00+03:00', '2026-04-23T22:00Z', 23],
    ['before a skipped date', 'Pacific/Apia', '2011-12-29T12:00-10:00', '2011-12-29T10:00Z', 24],
  ])('%s', (_, zone, instant, start, hours) => {
    const axis = dayAxis(zone, at(instant))!;
    expect(iso(axis.start)).toBe(start);
    expect((axis.end - axis.start) / HOUR).toBe(hours);
    expect(axis.start).toBeLessThanOrEqual(at(instant));
    expect(axis.end).toBeGreaterThan(at(instant));
    const places = axis.marks.map((mark) => mark.at);
    expect(places).toEqual([...new Set(places)].sort((a, b) => a - b));
    expect(axis.marks.at(-1)).toMatchObject({ at: axis.end, hour: 24 });
  });

  it('marks hours where the clock shows them: 03:00 is two hours after midnight when one is skipped', () => {
    const axis = dayAxis('Europe/Berlin', at('2026-03-29T12:00+02:00'))!;
    expect(axis.marks.map(({ hour, at: place }) => [hour, (place - axis.start) / HOUR])).toEqual([
      [0, 0],
      [3, 2],
      [6, 5],
      [9, 8],
      [12, 11],
      [15, 14],
      [18, 17],
      [21, 20],
      [24, 23],
    ]);
  });

  it('there is none in a zone that nobody knows', () => {
    expect(dayAxis('Europe/Atlantis', 0)).toBeNull();
    expect(weekOf('Europe/Atlantis', 0, 0)).toBeNull();
    expect(weekAxis('Europe/Atlantis', '2026-11-23')).toBeNull();
    expect(weekAxis('UTC', '2026-02-30')).toBeNull();
  });
});

describe('a week on the time axis', () => {
  const anchor = at('2026-11-25T08:00Z');

  it.each([
    ['2026-11-25T23:59Z', '2026-11-25'],
    ['2026-12-01T23:59Z', '2026-11-25'],
    ['2026-12-02T00:00Z', '2026-12-02'],
    ['2026-11-24T23:59Z', '2026-11-18'],
  ])('that holds %s begins on %s, in whole weeks from the anchor', (instant, first) => {
    expect(weekOf('UTC', at(instant), anchor)).toBe(first);
  });

  it('is 169 hours long when clocks go back in it, and marks each date', () => {
    const axis = weekAxis('Europe/Berlin', '2026-10-22')!;
    expect((axis.end - axis.start) / HOUR).toBe(169);
    expect(axis.marks.map(({ date }) => date)).toEqual([
      '2026-10-22',
      '2026-10-23',
      '2026-10-24',
      '2026-10-25',
      '2026-10-26',
      '2026-10-27',
      '2026-10-28',
    ]);
  });
});

it('a place on an axis is between its ends', () => {
  const span = { start: 100, end: 200 };
  expect([50, 100, 150, 200, 300].map((instant) => positionOn(span, instant))).toEqual([0, 0, 0.5, 1, 1]);
});
