import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { availability } from '../../../../src/core/availability/availability.ts';
import { HOUR } from '../../../../src/core/availability/civilDate.ts';
import { proposeReplyBy, reminderTime } from '../../../../src/core/availability/deadline.ts';
import { workingTimeBetween } from '../../../../src/core/availability/workingTime.ts';
import { arbitraryInstant, arbitrarySchedule } from './arbitrarySchedule.ts';
import { at, iso, scheduleOf } from './scheduleOf.ts';

describe('a deadline', () => {
  const lisbon = scheduleOf('Europe/Lisbon');

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
