import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { availability } from '../../../../src/core/availability/availability.ts';
import { bothZones, wallClockAt, type WallClock } from '../../../../src/core/availability/bothZones.ts';
import { HOUR } from '../../../../src/core/availability/civilDate.ts';
import { deadlineOf, proposeReplyBy, reminderTime } from '../../../../src/core/availability/deadline.ts';
import { workingTimeBetween } from '../../../../src/core/availability/workingTime.ts';
import { arbitraryInstant, arbitrarySchedule } from './arbitrarySchedule.ts';
import { at, iso, scheduleOf, week } from './scheduleOf.ts';

const say = (clock: WallClock | null): string => {
  if (clock === null) return '?';
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'][clock.weekday] ?? '';
  return `${day} ${clock.date} ${two(clock.hour)}:${two(clock.minute)} ${clock.abbreviation ?? clock.offset}`;
};

describe('a moment on two clocks', () => {
  it.each([
    [
      '2026-11-24T08:30Z',
      'Asia/Kolkata',
      'Europe/Lisbon',
      'Tue 2026-11-24 14:00 IST',
      'Tue 2026-11-24 08:30 WET',
      0,
    ],
    [
      '2026-11-24T20:00Z',
      'Asia/Tokyo',
      'America/Sao_Paulo',
      'Wed 2026-11-25 05:00 JST',
      'Tue 2026-11-24 17:00 -180',
      -1,
    ],
    [
      '2026-01-01T10:30Z',
      'Pacific/Niue',
      'Pacific/Kiritimati',
      'Wed 2025-12-31 23:30 -660',
      'Fri 2026-01-02 00:30 840',
      2,
    ],
    [
      '2028-02-29T23:30Z',
      'Europe/London',
      'Europe/Berlin',
      'Tue 2028-02-29 23:30 GMT',
      'Wed 2028-03-01 00:30 CET',
      1,
    ],
    [
      '2026-12-15T20:00Z',
      'America/Vancouver',
      'UTC',
      'Tue 2026-12-15 13:00 MST',
      'Tue 2026-12-15 20:00 UTC',
      0,
    ],
  ])('%s for %s and %s', (instant, theirs, mine, there, here, dayShift) => {
    const both = bothZones(at(instant), mine, theirs);
    expect([say(both.theirs), say(both.mine), both.dayShift, both.sameTime]).toEqual([
      there,
      here,
      dayShift,
      false,
    ]);
  });

  it('knows when one clock is enough, and when one is missing', () => {
    const summer = at('2026-07-01T12:00Z');
    expect(bothZones(summer, 'Europe/Paris', 'Europe/Berlin').sameTime).toBe(true);
    expect(bothZones(summer, 'Europe/Paris', null)).toMatchObject({
      theirs: null,
      dayShift: 0,
      sameTime: false,
    });
    expect(wallClockAt(summer, 'Nowhere/Land')).toBeNull();
  });
});

describe('a deadline', () => {
  const lisbon = scheduleOf('Europe/Lisbon');
  const kolkata = scheduleOf('Asia/Kolkata', { hours: week('10:00-18:00') });

  it('shows both clocks and the working time left to the asked person', () => {
    const deadline = deadlineOf(at('2026-11-24T08:30Z'), at('2026-11-23T11:00Z'), lisbon, kolkata);
    expect(say(deadline.when.theirs)).toBe('Tue 2026-11-24 14:00 IST');
    expect(deadline).toMatchObject({ workingTimeLeft: 5.5 * HOUR, passed: false, outsideHours: false });
  });

  it('is passed at its own instant, and counts back from there', () => {
    const due = at('2026-11-24T08:30Z');
    expect(deadlineOf(due, due, lisbon, kolkata)).toMatchObject({ workingTimeLeft: 0, passed: true });
    expect(deadlineOf(due, due + HOUR, lisbon, kolkata)).toMatchObject({
      workingTimeLeft: -HOUR,
      passed: true,
    });
  });

  it('says when it falls outside their hours, and nothing when their hours are unknown', () => {
    const night = at('2026-11-24T20:00Z');
    expect(deadlineOf(night, night - HOUR, lisbon, kolkata).outsideHours).toBe(true);
    expect(deadlineOf(night, night - HOUR, lisbon, { ...kolkata, hours: null })).toMatchObject({
      outsideHours: false,
      workingTimeLeft: null,
    });
  });

  it('is proposed from the usual response time, in working time over the weekend', () => {
    const friday = at('2026-11-27T16:00Z');
    const proposed = proposeReplyBy(lisbon, friday, 3 * HOUR);
    expect([iso(proposed!.replyBy), proposed!.basis]).toEqual(['2026-11-30T11:00Z', 'usual']);
    expect(proposeReplyBy(lisbon, friday, null)).toMatchObject({ basis: 'default', responseTime: 4 * HOUR });
    expect(proposeReplyBy({ ...lisbon, hours: null }, friday, HOUR)).toBeNull();
  });

  it('grants exactly the response time, and reminders wait for a free window', () => {
    fc.assert(
      fc.property(
        arbitrarySchedule,
        arbitraryInstant,
        fc.integer({ min: 1, max: 40 * HOUR }),
        (schedule, now, time) => {
          const proposed = proposeReplyBy(schedule, now, time);
          if (proposed !== null) expect(workingTimeBetween(schedule, now, proposed.replyBy)).toBe(time);
          const reminder = reminderTime(schedule, now);
          expect(reminder).toBeGreaterThanOrEqual(now);
          if (reminder > now) expect(availability(schedule, reminder).state).toBe('working');
        },
      ),
    );
  });
});
