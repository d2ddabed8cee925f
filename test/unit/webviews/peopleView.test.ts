import { describe, expect, it } from 'vitest';
import { unknownSchedule } from '../../../src/core/availability/schedule.ts';
import { matchingPeople, personAt, sortedPeople, summaryOf } from '../../../src/webviews/team/peopleView.ts';
import { overlapWithin } from '../../../src/core/availability/availability.ts';
import { manyPeople, now, people } from '../../webview/support/teamStates.ts';

const HOUR = 3_600_000;
const ben = people.find(({ login }) => login === 'ben')!.schedule;
const span = { start: Date.parse('2026-11-23T00:00Z'), end: Date.parse('2026-11-24T00:00Z') };
const facts = { instant: now, span, mine: ben, language: 'en' };
const logins = (list: readonly { readonly login: string }[]): readonly string[] =>
  list.map(({ login }) => login);

describe('the people shown', () => {
  it.each([
    ['', '', ['maya', 'ben', 'li', 'sofia', 'noor', 'tomh', 'slip']],
    ['release', '', ['ben', 'li']],
    ['', 'asia/', ['maya', 'noor']],
    ['', '@li', ['li']],
    ['', 'sofía SOFIA', ['sofia']],
    ['backend', '@li', []],
  ])('in team %j with the words %j', (team, text, expected) => {
    expect(logins(matchingPeople(people, { team, text }))).toEqual(expected);
  });

  it.each([
    ['soonest' as const, ['ben', 'sofia', 'li', 'maya', 'noor', 'tomh', 'slip']],
    ['name' as const, ['ben', 'li', 'maya', 'noor', 'slip', 'sofia', 'tomh']],
    ['overlap' as const, ['ben', 'sofia', 'maya', 'li', 'noor', 'tomh', 'slip']],
  ])('are sorted by %s', (sort, expected) => {
    expect(logins(sortedPeople(people, sort, facts))).toEqual(expected);
  });

  it.each(['soonest', 'overlap'] as const)('whose hours are unknown come last, by %s', (sort) => {
    const sorted = sortedPeople(manyPeople(200), sort, facts).map(({ schedule }) => schedule.zone === null);
    expect(sorted).toEqual(sorted.toSorted((a, b) => Number(a) - Number(b)));
  });
});

describe('who can answer in time', () => {
  it('is counted without the viewer, and who is free next is named', () => {
    const summary = summaryOf(people, 'Ben', now, now + 18 * HOUR);
    expect(summary).toMatchObject({ people: 6, able: 3, unknown: 2, next: { person: { login: 'noor' } } });
  });

  it('is never somebody of whom nothing is known, however long one waits', () => {
    for (const person of manyPeople(200)) {
      const at = personAt(person, now, now + 700 * 24 * HOUR);
      if (at.availability.state === 'unknown') expect(at).toMatchObject({ expected: null, isAble: false });
    }
  });
});

it('the time in common is unknown where the hours of one are', () => {
  expect(overlapWithin(ben, unknownSchedule, span)).toBeNull();
  expect(overlapWithin(ben, people[0]!.schedule, span)?.length).toBe(2 * HOUR);
});
