import { expect, it } from 'vitest';
import { nextClockTime } from '../../../../src/core/availability/nextClockTime.ts';
import { at, iso } from './scheduleOf.ts';

it.each([
  ['15:30', 'Asia/Kolkata', '2026-11-24T09:30Z', '2026-11-24T10:00Z'],
  ['15:00', 'Asia/Kolkata', '2026-11-24T09:30Z', '2026-11-25T09:30Z'],
  [' 9.05 ', 'UTC', '2026-11-24T09:00Z', '2026-11-24T09:05Z'],
  ['0h15', 'UTC', '2026-12-31T23:59Z', '2027-01-01T00:15Z'],
  // 02:30 does not exist on that date in Berlin: the offset before the gap (P2).
  ['02:30', 'Europe/Berlin', '2026-03-28T23:00Z', '2026-03-29T01:30Z'],
  ['24:00', 'UTC', '2026-11-24T09:00Z', null],
  ['930', 'UTC', '2026-11-24T09:00Z', null],
  ['15:30', 'Nowhere/Land', '2026-11-24T09:00Z', null],
])('reads %j in %s at %s as %s', (text, zone, now, expected) => {
  expect(iso(nextClockTime(text, zone, at(now)))).toBe(expected);
});
