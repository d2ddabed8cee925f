import { sameLogin } from '../../core/note/addressee.ts';
import { expectedAnswer } from '../../core/availability/answerWithin.ts';
import { availability, overlapWithin } from '../../core/availability/availability.ts';
import type { Interval } from '../../core/availability/interval.ts';
import { compareReach } from '../../core/availability/reachGroup.ts';
import type { Availability, Schedule } from '../../core/availability/schedule.ts';
import type { Instant } from '../../core/instant.ts';
import type { TeamPerson } from '../../protocol/teamState.ts';
import type { TeamViewOptions } from './teamStore.ts';

/** What is known of one person at the instant looked at. */
export interface PersonAt {
  readonly availability: Availability;
  /** When an answer to a question asked then can be expected; null when unknown or never. */
  readonly expected: Instant | null;
  /** An answer can be expected before the viewer's waiting time is over. */
  readonly isAble: boolean;
}

/** Asks the engine. `until`: the end of the viewer's waiting time. */
export function personAt(person: TeamPerson, instant: Instant, until: Instant): PersonAt {
  const expected = expectedAnswer(person, instant);
  return {
    availability: availability(person.schedule, instant),
    expected,
    isAble: expected !== null && expected <= until,
  };
}

/** The people of a team whose name, login or zone holds every word that was typed. */
export function matchingPeople(
  people: readonly TeamPerson[],
  { team, text }: Pick<TeamViewOptions, 'team' | 'text'>,
): readonly TeamPerson[] {
  const words = text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return people.filter((person) => {
    if (team !== '' && !person.teams.includes(team)) return false;
    const own = `@${person.login} ${person.name ?? ''} ${person.schedule.zone ?? ''}`.toLowerCase();
    return words.every((word) => own.includes(word));
  });
}

export interface SortFacts {
  readonly instant: Instant;
  /** The span and the schedule whose overlap counts. */
  readonly span: Interval;
  readonly mine: Schedule;
  /** BCP 47, for names. */
  readonly language: string;
}

/** A copy in the wished order. Equal ones stay as the file has them; unknown hours come last, never first. */
export function sortedPeople(
  people: readonly TeamPerson[],
  sort: TeamViewOptions['sort'],
  { instant, span, mine, language }: SortFacts,
): readonly TeamPerson[] {
  switch (sort) {
    case 'soonest': {
      const keyed = people.map((person) => ({ person, at: availability(person.schedule, instant) }));
      return keyed.toSorted((a, b) => compareReach(a.at, b.at)).map(({ person }) => person);
    }
    case 'name': {
      const { compare } = new Intl.Collator(language, { sensitivity: 'base', numeric: true });
      return people.toSorted((a, b) => compare(a.name ?? a.login, b.name ?? b.login));
    }
    case 'overlap': {
      const keyed = people.map((person) => ({
        person,
        overlap: overlapWithin(mine, person.schedule, span)?.length ?? -1,
      }));
      return keyed.toSorted((a, b) => b.overlap - a.overlap).map(({ person }) => person);
    }
  }
}

export interface TeamSummary {
  /** People other than the viewer. */
  readonly people: number;
  readonly able: number;
  readonly unknown: number;
  /** Who is free next of those who cannot answer in time. */
  readonly next: { readonly person: TeamPerson; readonly from: Instant } | null;
}

/** Counts who can answer in time, and finds who is free next of the others. */
export function summaryOf(
  people: readonly TeamPerson[],
  viewer: string | undefined,
  instant: Instant,
  until: Instant,
): TeamSummary {
  let [count, able, unknown] = [0, 0, 0];
  let next: TeamSummary['next'] = null;
  for (const person of people) {
    if (viewer !== undefined && sameLogin(person.login, viewer)) continue;
    count++;
    const at = personAt(person, instant, until);
    if (at.isAble) able++;
    else if (at.availability.state === 'unknown') unknown++;
    else if (at.availability.nextFree !== null) {
      const from = at.availability.nextFree.start;
      if (next === null || from < next.from) next = { person, from };
    }
  }
  return { people: count, able, unknown, next };
}
