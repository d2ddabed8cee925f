import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { availability, sharedWindows } from '../../../../src/core/availability/availability.ts';
import { DAY, HOUR } from '../../../../src/core/availability/civilDate.ts';
import { inHoursOfAll, proposeReplyBy, reminderTime } from '../../../../src/core/availability/deadline.ts';
import { workingTimeBetween } from '../../../../src/core/availability/workingTime.ts';
import { unknownSchedule } from '../../../../src/core/availability/schedule.ts';
import { arbitraryInstant, arbitrarySchedule } from './arbitrarySchedule.ts';
import { at, iso, scheduleOf, week } from './scheduleOf.ts';

describe('a deadline', () => {
  const lisbon = scheduleOf('Europe/Lisbon');

  it('is proposed from the usual response time, in working time over the weekend', () => {
    const friday = at('2026-11-27T16:00Z');
    const proposed = proposeReplyBy(lisbon, friday, 3 * HOUR);
    expect([iso(proposed!.replyBy), proposed!.basis]).toEqual(['2026-11-30T11:00Z', 'usual']);
    expect(proposeReplyBy(lisbon, friday, null)).toMatchObject({ basis: 'default', responseTime: 4 * HOUR });
    expect(proposeReplyBy({ ...lisbon, hours: null }, friday, HOUR)).toBeNull();
  });

  it('lies in the hours of all: where it is, or an hour into the next window that they share', () => {
    const tokyo = scheduleOf('Asia/Tokyo', { hours: week('09:00-19:00') });
    // Lisbon 09:00 to 10:00 is Tokyo 18:00 to 19:00.
    const all = (instant: string): string | null => iso(inHoursOfAll([lisbon, tokyo], at(instant)));
    expect(all('2026-11-24T09:30Z')).toBe('2026-11-24T09:30Z');
    expect(all('2026-11-24T10:00Z')).toBe('2026-11-24T10:00Z');
    expect(all('2026-11-24T09:00Z')).toBe('2026-11-24T10:00Z');
    expect(all('2026-11-24T15:00Z')).toBe('2026-11-25T10:00Z');
    const late = scheduleOf('UTC', { hours: week('20:00-20:30') });
    expect(iso(inHoursOfAll([late], at('2026-11-24T15:00Z')))).toBe('2026-11-24T20:30Z');
    // They never meet: it stays, and the form says for whom it is outside their hours.
    expect(iso(inHoursOfAll([lisbon, late], at('2026-11-24T15:00Z')))).toBe('2026-11-24T15:00Z');
    expect(iso(inHoursOfAll([], at('2026-11-24T15:00Z')))).toBe('2026-11-24T15:00Z');
  });

  it('is never earlier than asked, and in a free moment of each where they share one', () => {
    fc.assert(
      fc.property(
        fc.array(arbitrarySchedule, { minLength: 1, maxLength: 3 }),
        arbitraryInstant,
        (people, earliest) => {
          const deadline = inHoursOfAll(people, earliest);
          expect(deadline).toBeGreaterThanOrEqual(earliest);
          const isShared = sharedWindows(people, earliest - 1, earliest + 13 * DAY).length > 0;
          if (!isShared) return;
          for (const each of people) expect(availability(each, deadline - 1).state).toBe('working');
        },
      ),
    );
  });

  it('lets a reminder of several wait until all of them can be reached', () => {
    const tokyo = scheduleOf('Asia/Tokyo', { hours: week('09:00-19:00') });
    const late = scheduleOf('UTC', { hours: week('20:00-20:30') });
    const reminder = (people: Parameters<typeof reminderTime>[0]): string | null =>
      iso(reminderTime(people, at('2026-11-24T15:00Z')));
    expect(reminder([lisbon])).toBe('2026-11-24T15:00Z');
    // Tokyo begins at midnight in Lisbon: they meet at Lisbon's 09:00.
    expect(reminder([lisbon, tokyo])).toBe('2026-11-25T09:00Z');
    expect(reminder([lisbon, unknownSchedule])).toBe('2026-11-24T15:00Z');
    expect(reminder([unknownSchedule])).toBe('2026-11-24T15:00Z');
    // They never meet: when the last of them is back.
    expect(reminder([lisbon, late])).toBe('2026-11-24T20:00Z');
    expect(reminder([])).toBe('2026-11-24T15:00Z');
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
          const reminder = reminderTime([schedule], now);
          expect(reminder).toBeGreaterThanOrEqual(now);
          if (reminder > now) expect(availability(schedule, reminder).state).toBe('working');
        },
      ),
    );
  });
});
