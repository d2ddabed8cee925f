import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  alternativesTo,
  rankReviewers,
  type ReviewerCandidate,
} from '../../../../../src/core/availability/reviewers/rankReviewers.ts';
import { compareReach, reachGroupOf } from '../../../../../src/core/availability/reachGroup.ts';
import { availability } from '../../../../../src/core/availability/availability.ts';
import { HOUR } from '../../../../../src/core/availability/civilDate.ts';
import { declaredFeed } from '../../../../../src/core/availability/declaredBusy.ts';
import { unknownSchedule, type ReducedFeed } from '../../../../../src/core/availability/schedule.ts';
import { arbitraryInstant, arbitrarySchedule } from '../arbitrarySchedule.ts';
import { at, iso, scheduleOf, week } from '../scheduleOf.ts';

const now = at('2026-11-24T10:00Z');
const scope = { now, changedFiles: 4, changedLines: 100 };
const working = scheduleOf('Europe/London');

const candidate = (login: string, parts: Partial<ReviewerCandidate> = {}): ReviewerCandidate => ({
  login,
  schedule: working,
  responseTime: 2 * HOUR,
  ownedFiles: 0,
  authoredLines: 0,
  suggestedByGitHub: false,
  openReviews: 0,
  ...parts,
});

const busyUntil = (end: number): ReducedFeed => declaredFeed([{ start: now - HOUR, end }]);

const team = [
  candidate('owner-off', { ownedFiles: 4, schedule: scheduleOf('Asia/Tokyo') }),
  candidate('owner-here', { ownedFiles: 4 }),
  candidate('owner-loaded', { ownedFiles: 4, openReviews: 12 }),
  candidate('owner-busy', { ownedFiles: 4, schedule: { ...working, feeds: [busyUntil(now + HOUR)] } }),
  candidate('owner-unknown', { ownedFiles: 4, schedule: unknownSchedule }),
  candidate('owner-broken', { ownedFiles: 4, schedule: unknownSchedule, broken: true }),
  candidate('owner-unknown-busy', {
    ownedFiles: 4,
    schedule: { ...unknownSchedule, zone: 'UTC', feeds: [busyUntil(now + HOUR)] },
  }),
  candidate('owner-away', {
    ownedFiles: 4,
    schedule: { ...working, away: [{ from: '2026-11-20', to: '2026-12-20' }] },
  }),
  candidate('owner-in-focus', { ownedFiles: 4, schedule: { ...working, focus: week('09:00-12:00') } }),
  candidate('author-here', { authoredLines: 60, suggestedByGitHub: true }),
  candidate('roster-here'),
  candidate('load-unknown', { ownedFiles: 4, openReviews: null }),
];

describe('the ranking', () => {
  it('stands as it was agreed', () => {
    const rows = rankReviewers(team, scope).map(({ candidate, score, expectedAnswer, warning, reasons }) => [
      candidate.login,
      Number(score.toFixed(3)),
      iso(expectedAnswer),
      warning,
      reasons.map(({ code }) => code).join(' '),
    ]);
    expect(rows).toEqual([
      ['owner-here', 0.508, '2026-11-24T12:00Z', null, 'owns-files open-reviews'],
      ['owner-busy', 0.489, '2026-11-24T13:00Z', 'busy', 'owns-files open-reviews'],
      ['owner-in-focus', 0.471, '2026-11-24T14:00Z', 'in-focus', 'owns-files open-reviews'],
      ['author-here', 0.378, '2026-11-24T12:00Z', null, 'wrote-lines suggested open-reviews'],
      ['owner-off', 0.33, '2026-11-25T02:00Z', 'off', 'owns-files open-reviews'],
      ['load-unknown', 0.127, '2026-11-24T12:00Z', null, 'owns-files open-reviews-unknown'],
      ['owner-loaded', 0.127, '2026-11-24T12:00Z', null, 'owns-files open-reviews'],
      ['roster-here', 0.092, '2026-11-24T12:00Z', null, 'roster-only open-reviews'],
      ['owner-away', 0.028, '2026-12-21T11:00Z', 'away', 'owns-files open-reviews'],
      ['owner-broken', 0.011, null, 'hours-unreadable', 'owns-files open-reviews'],
      ['owner-unknown', 0.011, null, 'hours-unknown', 'owns-files open-reviews'],
      ['owner-unknown-busy', 0.011, null, 'busy', 'owns-files open-reviews'],
    ]);
  });

  it('offers others who are free', () => {
    const ranked = rankReviewers(team, scope);
    expect(alternativesTo('OWNER-here', ranked, 2).map(({ candidate }) => candidate.login)).toEqual([
      'author-here',
      'load-unknown',
    ]);
  });

  const anyCandidate: fc.Arbitrary<ReviewerCandidate> = fc.record({
    login: fc.stringMatching(/^[a-z]{1,6}$/),
    schedule: arbitrarySchedule,
    responseTime: fc.option(fc.integer({ min: 0, max: 40 * HOUR })),
    ownedFiles: fc.nat(6),
    authoredLines: fc.nat(120),
    suggestedByGitHub: fc.boolean(),
    openReviews: fc.option(fc.nat(20)),
    broken: fc.boolean(),
  });

  it('hides nobody, whatever is missing, and does not depend on the order of the candidates', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(anyCandidate, { selector: ({ login }) => login }),
        arbitraryInstant,
        (all, now) => {
          const ranked = rankReviewers(all, { ...scope, now });
          expect(new Set(ranked.map(({ candidate }) => candidate))).toEqual(new Set(all));
          expect(ranked.length).toBe(all.length);
          const again = rankReviewers([...all].reverse(), { ...scope, now });
          expect(again.map(({ candidate }) => candidate.login)).toEqual(
            ranked.map(({ candidate }) => candidate.login),
          );
          for (const { factors, score } of ranked) {
            for (const factor of Object.values(factors)) expect(factor > 0 && factor <= 1).toBe(true);
            expect(score).toBeGreaterThan(0);
          }
        },
      ),
      { numRuns: 50 },
    );
  });

  it('never ranks missing data as available: taking data away never raises anyone', () => {
    const without: readonly ((each: ReviewerCandidate) => ReviewerCandidate)[] = [
      (each) => ({ ...each, schedule: unknownSchedule }),
      (each) => ({ ...each, schedule: { ...each.schedule, zone: null } }),
      (each) => ({ ...each, schedule: { ...each.schedule, hours: null, overrides: [] } }),
      (each) => ({ ...each, openReviews: null }),
      (each) => ({ ...each, ownedFiles: 0 }),
      (each) => ({ ...each, authoredLines: 0 }),
      (each) => ({ ...each, suggestedByGitHub: false }),
    ];
    fc.assert(
      fc.property(
        anyCandidate,
        fc.array(anyCandidate, { maxLength: 4 }),
        fc.constantFrom(...without),
        (one, others, remove) => {
          const scoreOf = (each: ReviewerCandidate): number =>
            rankReviewers([each, ...others], scope).find(({ candidate }) => candidate === each)?.score ?? NaN;
          expect(scoreOf(remove(one))).toBeLessThanOrEqual(scoreOf(one));
        },
      ),
    );
  });

  it('never calls someone of unknown hours free', () => {
    fc.assert(
      fc.property(anyCandidate, (one) => {
        const [ranked] = rankReviewers([{ ...one, schedule: { ...one.schedule, zone: null } }], scope);
        const warning = one.broken === true ? 'hours-unreadable' : 'hours-unknown';
        expect(ranked).toMatchObject({ warning, expectedAnswer: null });
        expect(alternativesTo('', [ranked!])).toEqual([]);
      }),
    );
  });
});

describe('the groups of the team view', () => {
  it.each([
    ['now', working],
    ['laterToday', { ...working, focus: week('09:00-12:00') }],
    ['laterToday', scheduleOf('America/New_York')],
    ['later', scheduleOf('Asia/Tokyo')],
    ['later', { ...working, hours: week('') }],
    ['unknown', unknownSchedule],
  ])('%s', (group, schedule) => {
    expect(reachGroupOf(availability(schedule, now), now, 'Europe/London')).toBe(group);
  });

  it("goes by the viewer's date", () => {
    const tokyo = availability(scheduleOf('Asia/Tokyo'), now);
    expect(reachGroupOf(tokyo, now, 'America/New_York')).toBe('laterToday');
    expect(reachGroupOf(tokyo, now, null)).toBe('laterToday');
  });

  it('sorts by soonest reachable', () => {
    const all = [
      unknownSchedule,
      { ...working, hours: week('') },
      scheduleOf('Asia/Tokyo'),
      scheduleOf('America/New_York'),
      working,
    ];
    const answers = all.map((each) => availability(each, now));
    expect([...answers].sort(compareReach)).toEqual([...answers].reverse());
  });
});
