import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { availability } from '../../../../../src/core/availability/availability.ts';
import { HOUR } from '../../../../../src/core/availability/civilDate.ts';
import { declaredFeed } from '../../../../../src/core/availability/declaredBusy.ts';
import {
  deliveriesOf,
  deliveryChoices,
  noteDelivery,
  proposedReplyBy,
  type DeliveryMode,
} from '../../../../../src/core/availability/reviewers/deliveryChoices.ts';
import {
  rankReviewers,
  type RankedReviewer,
  type ReviewerCandidate,
} from '../../../../../src/core/availability/reviewers/rankReviewers.ts';
import { unknownSchedule } from '../../../../../src/core/availability/schedule.ts';
import { arbitraryInstant, arbitrarySchedule } from '../arbitrarySchedule.ts';
import { at, iso, scheduleOf, week } from '../scheduleOf.ts';

const now = at('2026-11-24T10:00Z');

const ranked = (
  people: readonly (Partial<ReviewerCandidate> & { readonly login: string })[],
  instant = now,
): readonly RankedReviewer[] =>
  rankReviewers(
    people.map((each) => ({
      schedule: scheduleOf('Europe/London'),
      responseTime: 2 * HOUR,
      ownedFiles: 0,
      authoredLines: 0,
      suggestedByGitHub: false,
      openReviews: 0,
      ...each,
    })),
    { now: instant, changedFiles: 1, changedLines: 1 },
  );

const times = (people: Parameters<typeof ranked>[0], mode: DeliveryMode): readonly unknown[] =>
  deliveriesOf(deliveryChoices(ranked(people), now), mode)
    .map(({ reviewer, at: instant }) => [reviewer.candidate.login, iso(instant)])
    .sort();

const here = { login: 'here' };
const inFocus = {
  login: 'in-focus',
  schedule: scheduleOf('Europe/London', { focus: week('09:00-12:00') }),
};
const tokyo = { login: 'tokyo', schedule: scheduleOf('Asia/Tokyo', { hours: week('09:00-19:00') }) };
const unknown = { login: 'unknown', schedule: unknownSchedule };
const neverFree = { login: 'never', schedule: scheduleOf('UTC', { hours: week('') }) };
const busy = {
  login: 'busy',
  schedule: scheduleOf('Europe/London', {
    feeds: [declaredFeed([{ start: now, end: at('2026-11-24T18:00Z') }])],
  }),
};

describe('when a review is asked for', () => {
  it('is at once from those who can be reached and from those of whom nothing is known, else in their window', () => {
    expect(times([here, inFocus, tokyo, unknown, neverFree, busy], 'nextWindow')).toEqual([
      ['busy', '2026-11-25T09:00Z'],
      ['here', null],
      ['in-focus', '2026-11-24T12:00Z'],
      ['never', null],
      ['tokyo', '2026-11-25T00:00Z'],
      ['unknown', null],
    ]);
  });

  it('is at once from everybody when that is wanted', () => {
    expect(times([here, inFocus, tokyo], 'now')).toEqual([
      ['here', null],
      ['in-focus', null],
      ['tokyo', null],
    ]);
  });

  it('is together when all can be reached, and keeps nobody of unknown hours waiting for a guess', () => {
    expect(times([here, tokyo, unknown], 'together')).toEqual([
      ['here', '2026-11-25T09:00Z'],
      ['tokyo', '2026-11-25T09:00Z'],
      ['unknown', null],
    ]);
    expect(times([here, tokyo], 'together')).toEqual([
      ['here', '2026-11-25T09:00Z'],
      ['tokyo', '2026-11-25T09:00Z'],
    ]);
    expect(deliveryChoices(ranked([here]), now).together).toBeNull();
    expect(deliveryChoices(ranked([here, neverFree]), now).together).toBeNull();
  });

  it('takes the note with the first request', () => {
    const deliveries = (people: Parameters<typeof ranked>[0]) =>
      deliveriesOf(deliveryChoices(ranked(people), now), 'nextWindow');
    expect(noteDelivery(deliveries([here, tokyo]))).toBeNull();
    expect(iso(noteDelivery(deliveries([inFocus, tokyo])))).toBe('2026-11-24T12:00Z');
    expect(noteDelivery([])).toBeNull();
  });

  it('proposes a reply-by in the working time of each, from their delivery on', () => {
    const proposed = (people: Parameters<typeof ranked>[0], mode: DeliveryMode): string | null =>
      iso(proposedReplyBy(deliveriesOf(deliveryChoices(ranked(people), now), mode), now));
    expect(proposed([here], 'now')).toBe('2026-11-24T12:00Z');
    // 11:00 in Tokyo is night in London: the end of the hour that they share.
    expect(proposed([here, tokyo], 'nextWindow')).toBe('2026-11-25T10:00Z');
    // Focus time is worked, so its hours count; the answer is due outside of it.
    expect(proposed([inFocus], 'now')).toBe('2026-11-24T13:00Z');
    expect(proposed([inFocus], 'nextWindow')).toBe('2026-11-24T14:00Z');
    expect(proposed([{ ...here, responseTime: null }], 'now')).toBe('2026-11-24T14:00Z');
    expect(proposed([unknown], 'now')).toBeNull();
  });

  it('crosses a change to summer time in working hours, not in clock hours', () => {
    // Berlin, Sunday shift of 00:00 to 06:00 on 2027-03-28: five hours long.
    const night = scheduleOf('Europe/Berlin', { hours: week('00:00-06:00', [6, 0]) });
    const from = at('2027-03-27T23:00Z');
    const [one] = ranked([{ login: 'night', schedule: night, responseTime: 5.5 * HOUR }], from);
    const deliveries = deliveriesOf(deliveryChoices([one!], from), 'now');
    expect(iso(proposedReplyBy(deliveries, from))).toBe('2027-03-28T22:30Z');
  });

  it('asks everybody exactly once, and in their own window never in focus, off or away', () => {
    const anyone = fc.record({
      login: fc.stringMatching(/^[a-z]{1,6}$/),
      schedule: arbitrarySchedule,
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(anyone, { selector: ({ login }) => login, maxLength: 4 }),
        arbitraryInstant,
        fc.constantFrom<DeliveryMode>('now', 'nextWindow', 'together'),
        (people, instant, mode) => {
          const chosen = ranked(people, instant);
          const choices = deliveryChoices(chosen, instant);
          const deliveries = deliveriesOf(choices, mode);
          expect(new Set(deliveries.map(({ reviewer }) => reviewer))).toEqual(new Set(chosen));
          expect(deliveries).toHaveLength(chosen.length);
          for (const { reviewer, at: time } of deliveries) {
            if (time === null) continue;
            expect(time).toBeGreaterThan(instant);
            if (choices.unknown.includes(reviewer)) continue;
            expect(availability(reviewer.candidate.schedule, time).state).toBe('working');
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});
