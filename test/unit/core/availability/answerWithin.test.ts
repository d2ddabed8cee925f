import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectedAnswer, waitingEnd } from '../../../../src/core/availability/answerWithin.ts';
import { availability } from '../../../../src/core/availability/availability.ts';
import { unknownSchedule } from '../../../../src/core/availability/schedule.ts';
import { arbitraryInstant, arbitrarySchedule } from './arbitrarySchedule.ts';
import { at, iso, scheduleOf, week } from './scheduleOf.ts';

const HOUR = 3_600_000;
const london = scheduleOf('Europe/London', {
  hours: week('09:00-12:00 13:00-17:00'),
  focus: week('09:00-10:00'),
});

describe('when an answer can be expected', () => {
  it.each([
    [
      'at once, of somebody free of whom no response time is known',
      '2026-11-23T10:30Z',
      null,
      '2026-11-23T10:30Z',
    ],
    ['when their next free window begins', '2026-11-23T08:00Z', null, '2026-11-23T10:00Z'],
    ['after their response time in working time', '2026-11-23T10:30Z', 1, '2026-11-23T11:30Z'],
    ['at the end of the day, not the next morning', '2026-11-23T15:00Z', 2, '2026-11-23T17:00Z'],
    ['over the night', '2026-11-23T16:00Z', 3, '2026-11-24T11:00Z'],
    ['not in focus time, though it is worked', '2026-11-23T16:30Z', 1, '2026-11-24T10:00Z'],
    ['not before they are free', '2026-11-23T09:00Z', 0.5, '2026-11-23T10:00Z'],
  ])('%s', (_, from, hours, expected) => {
    const responseTime = hours === null ? null : hours * HOUR;
    expect(iso(expectedAnswer({ schedule: london, responseTime }, at(from)))).toBe(expected);
  });

  it('is never promised where hours are unknown or never come', () => {
    expect(
      expectedAnswer({ schedule: unknownSchedule, responseTime: HOUR }, at('2026-11-23T10:00Z')),
    ).toBeNull();
    const never = scheduleOf('UTC', { hours: week('') });
    expect(expectedAnswer({ schedule: never, responseTime: null }, at('2026-11-23T10:00Z'))).toBeNull();
  });

  it('is never before the question, nor in focus or off time', () => {
    fc.assert(
      fc.property(
        arbitrarySchedule,
        arbitraryInstant,
        fc.option(fc.integer({ min: 0, max: 40 * HOUR })),
        (schedule, from, responseTime) => {
          const expected = expectedAnswer({ schedule, responseTime }, from);
          if (expected === null) return;
          expect(expected).toBeGreaterThanOrEqual(from);
          const states = [availability(schedule, expected).state, availability(schedule, expected - 1).state];
          expect(states).toContain('working');
        },
      ),
    );
  });
});

describe('the end of the waiting time', () => {
  it('passes in the asker’s working time', () => {
    const { at: end, basis } = waitingEnd(london, at('2026-11-23T16:00Z'), 4 * HOUR);
    expect([iso(end), basis]).toEqual(['2026-11-24T12:00Z', 'working']);
  });

  it('passes by the clock where the asker’s hours are unknown', () => {
    const { at: end, basis } = waitingEnd(unknownSchedule, at('2026-11-23T16:00Z'), 4 * HOUR);
    expect([iso(end), basis]).toEqual(['2026-11-23T20:00Z', 'clock']);
  });
});
