import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  availability,
  availabilitySegments,
  freeWindows,
  HORIZON,
  overlapWithin,
  sharedWindows,
} from '../../../../src/core/availability/availability.ts';
import { DAY, HOUR } from '../../../../src/core/availability/civilDate.ts';
import { dayAxis } from '../../../../src/core/availability/timeAxis.ts';
import { afterWorkingTime, workingTimeBetween } from '../../../../src/core/availability/workingTime.ts';
import { arbitraryInstant, arbitrarySchedule } from './arbitrarySchedule.ts';
import { at, scheduleOf, week } from './scheduleOf.ts';

const length = fc.integer({ min: 1, max: 60 * DAY });

describe('laws of the engine', () => {
  it('segments partition any span of time, neighbours differing', () => {
    fc.assert(
      fc.property(arbitrarySchedule, arbitraryInstant, length, (schedule, from, span) => {
        const segments = availabilitySegments(schedule, from, from + span);
        expect(segments[0]?.start).toBe(from);
        expect(segments.at(-1)?.end).toBe(from + span);
        segments.forEach((each, index) => {
          expect(each.end).toBeGreaterThan(each.start);
          const next = segments[index + 1];
          if (next !== undefined) {
            expect(next.start).toBe(each.end);
            expect(next.reason).not.toBe(each.reason);
          }
        });
      }),
    );
  });

  it('an answer agrees with the segments: same state until the change, and another after it', () => {
    fc.assert(
      fc.property(arbitrarySchedule, arbitraryInstant, (schedule, instant) => {
        const { state, until, reasonUntil, nextFree } = availability(schedule, instant);
        const end = until ?? instant + HORIZON;
        const states = new Set(availabilitySegments(schedule, instant, end).map((each) => each.state));
        expect(states).toEqual(new Set([state]));
        if (until !== null) {
          expect(until).toBeGreaterThan(instant);
          expect(availability(schedule, until).state).not.toBe(state);
          expect(reasonUntil).not.toBeNull();
          expect(reasonUntil).toBeLessThanOrEqual(until);
        }
        const [first] = freeWindows(schedule, instant, instant + HORIZON);
        expect(nextFree).toEqual(first ?? null);
      }),
    );
  });

  it('the next change and the next window never move backwards as time passes', () => {
    fc.assert(
      fc.property(
        arbitrarySchedule,
        arbitraryInstant,
        fc.integer({ min: 0, max: 5 * DAY }),
        (schedule, instant, later) => {
          const before = availability(schedule, instant);
          const after = availability(schedule, instant + later);
          if (before.until !== null && after.until !== null)
            expect(after.until).toBeGreaterThanOrEqual(before.until);
          if (before.until !== null && instant + later < before.until) expect(after.until).toBe(before.until);
          if (before.nextFree !== null && after.nextFree !== null) {
            expect(after.nextFree.start).toBeGreaterThanOrEqual(before.nextFree.start);
          }
        },
      ),
    );
  });

  it('answers do not depend on what was asked before', () => {
    fc.assert(
      fc.property(
        arbitrarySchedule,
        fc.array(arbitraryInstant, { minLength: 1, maxLength: 5 }),
        (schedule, instants) => {
          const kept = instants.map((instant) => availability(schedule, instant));
          const fresh = instants.map((instant) => availability({ ...schedule }, instant));
          expect(kept).toEqual(fresh);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('overlap is symmetric, within both, and of a person with himself his own free time', () => {
    fc.assert(
      fc.property(arbitrarySchedule, arbitrarySchedule, arbitraryInstant, (a, b, from) => {
        const to = from + 3 * DAY;
        const shared = sharedWindows([a, b], from, to);
        expect(shared).toEqual(sharedWindows([b, a], from, to));
        expect(sharedWindows([a, a], from, to)).toEqual(freeWindows(a, from, to));
        for (const { start, end } of shared) {
          expect(availability(a, start).state).toBe('working');
          expect(availability(b, end - 1).state).toBe('working');
        }
        const date = dayAxis('Asia/Tokyo', from)!;
        expect(overlapWithin(a, b, date)).toEqual(overlapWithin(b, a, date));
      }),
    );
  });

  it('working time adds up, and passes when it should', () => {
    fc.assert(
      fc.property(arbitrarySchedule, arbitraryInstant, length, length, (schedule, from, first, second) => {
        const sum = workingTimeBetween(schedule, from, from + first + second);
        const parts = [
          workingTimeBetween(schedule, from, from + first),
          workingTimeBetween(schedule, from + first, from + first + second),
        ];
        expect(sum).toBe(parts.includes(null) ? null : parts[0]! + parts[1]!);
        if (sum === null || sum === 0) return;
        const passed = afterWorkingTime(schedule, from, sum);
        expect(passed).toBeLessThanOrEqual(from + first + second);
        expect(workingTimeBetween(schedule, from, passed!)).toBe(sum);
        expect(workingTimeBetween(schedule, from, passed! - 1)).toBe(sum - 1);
      }),
    );
  });

  it('never calls anyone working of whom hours or zone are unknown, but on dates that say so', () => {
    fc.assert(
      fc.property(arbitrarySchedule, arbitraryInstant, (schedule, instant) => {
        expect(availability({ ...schedule, zone: null }, instant).state).toBe('unknown');
        const state = availability({ ...schedule, hours: null, overrides: [] }, instant).state;
        expect(['unknown', 'off']).toContain(state);
      }),
    );
  });
});

describe('working time', () => {
  const berlin = scheduleOf('Europe/Berlin', {
    hours: week('09:00-12:00 13:00-17:00'),
    focus: week('09:00-10:00'),
  });

  it.each([
    ['within a block', '2026-11-23T09:00+01:00', '2026-11-23T10:30+01:00', 1.5],
    ['over lunch', '2026-11-23T11:00+01:00', '2026-11-23T14:00+01:00', 2],
    ['over a weekend', '2026-11-27T16:00+01:00', '2026-11-30T10:00+01:00', 2],
    ['backwards', '2026-11-23T10:30+01:00', '2026-11-23T09:00+01:00', -1.5],
    ['none at night', '2026-11-23T18:00+01:00', '2026-11-24T08:00+01:00', 0],
  ])('%s', (_, from, to, hours) => {
    expect(workingTimeBetween(berlin, at(from), at(to))).toBe(hours * HOUR);
  });

  it('counts the hour that a change of clocks takes or gives', () => {
    const always = scheduleOf('Europe/Berlin', { hours: week('00:00-24:00', [0, 1, 2, 3, 4, 5, 6]) });
    const day = (date: string, next: string): unknown => workingTimeBetween(always, at(date), at(next));
    expect(day('2026-03-29T00:00+01:00', '2026-03-30T00:00+02:00')).toBe(23 * HOUR);
    expect(day('2026-10-25T00:00+02:00', '2026-10-26T00:00+01:00')).toBe(25 * HOUR);
  });

  it('finds the instant: four working hours from Friday 15:00 are Monday 12:00', () => {
    expect(afterWorkingTime(berlin, at('2026-11-27T15:00+01:00'), 5 * HOUR)).toBe(
      at('2026-11-30T12:00+01:00'),
    );
    expect(afterWorkingTime(berlin, at('2026-11-27T15:00+01:00'), 0)).toBe(at('2026-11-27T15:00+01:00'));
  });

  it('finds none where the hours are unknown or never come', () => {
    expect(afterWorkingTime({ ...berlin, hours: null }, at('2026-11-27T15:00Z'), HOUR)).toBeNull();
    expect(afterWorkingTime({ ...berlin, hours: week('') }, at('2026-11-27T15:00Z'), HOUR)).toBeNull();
    expect(
      workingTimeBetween({ ...berlin, hours: null }, at('2026-11-27T15:00Z'), at('2026-11-28T15:00Z')),
    ).toBeNull();
  });
});

describe('an instant that no date has', () => {
  it.each([NaN, Infinity, 9e15])('%d is refused', (instant) => {
    expect(() => availability(scheduleOf('UTC'), instant)).toThrow(RangeError);
  });
});
