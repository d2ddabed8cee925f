import { HOUR } from '../../core/availability/civilDate.ts';
import { inHoursOfAll, proposeReplyBy } from '../../core/availability/deadline.ts';
import type { Schedule } from '../../core/availability/schedule.ts';
import { workingTimeBetween } from '../../core/availability/workingTime.ts';
import type { Instant } from '../../core/instant.ts';
import type { Addressee } from '../../core/note/note.ts';
import type { TeamRoster } from '../team/teamRoster.ts';

/** An instant that may be offered for reply-by, with what it is made of. */
export type ReplyByOffer =
  | { readonly type: 'workingHours'; readonly hours: number; readonly login: string; readonly at: Instant }
  | { readonly type: 'theirTime'; readonly login: string; readonly at: Instant }
  | { readonly type: 'myTime'; readonly at: Instant };

export interface ReplyByOffers {
  readonly choices: readonly ReplyByOffer[];
  /** Working time until reply-by, of the addressee who has least of it. */
  readonly distance?: { readonly login: string; readonly workingMinutes: number };
  /** The next window of the addressee who is back last, when somebody is not working at present. */
  readonly deliverAt?: { readonly login: string; readonly at: Instant };
}

type Roster = Pick<TeamRoster, 'availabilityOf' | 'memberOf'>;

const quarter = HOUR / 4;
const workingDay = 8 * HOUR;

interface Known {
  readonly login: string;
  readonly schedule: Schedule;
  /** Milliseconds; null where the person said none. */
  readonly responseTime: number | null;
}

/**
 * What can be offered for reply-by to these addressees: their usual response time and a working day in their working
 * time, and the end of their next window; a day from `now` when nobody's hours are known. Of several addressees the
 * slowest counts, so that each has the time, and the instant is in the hours of all. Whole quarters of an hour.
 */
export function replyByOffers(
  roster: Roster,
  to: readonly Addressee[],
  replyBy: Instant | undefined,
  now: Instant,
): ReplyByOffers {
  const people = knownOf(roster, to, now);
  const distance = replyBy === undefined ? undefined : leastTime(people, now, replyBy);
  const deliverAt = backLast(roster, people, now);
  return {
    choices: to.length === 0 ? [] : choicesFor(roster, people, now),
    ...(distance === undefined ? {} : { distance }),
    ...(deliverAt === undefined ? {} : { deliverAt }),
  };
}

/** Where nobody's hours are known: the same time on the next day, in whole quarters of an hour. */
function inADay(now: Instant): Instant {
  return Math.ceil(now / quarter) * quarter + 24 * HOUR;
}

/**
 * By when all of them have usually answered, in the hours of all; undefined where nobody's hours are known, since any
 * instant would be a guess.
 */
export function usualReplyBy(roster: Roster, to: readonly Addressee[], now: Instant): Instant | undefined {
  const people = knownOf(roster, to, now);
  const usual = slowest(people, now, ({ responseTime }) => responseTime);
  return usual === undefined ? undefined : inHoursOfAll(schedulesOf(people), usual.at);
}

/** For a fix that proposes one: the usual time of all, else a day from `now`, also where nobody is addressed yet. */
export function proposedReplyBy(roster: Roster, to: readonly Addressee[], now: Instant): Instant {
  return usualReplyBy(roster, to, now) ?? inADay(now);
}

function choicesFor(roster: Roster, people: readonly Known[], now: Instant): readonly ReplyByOffer[] {
  if (people.length === 0) return [{ type: 'myTime', at: inADay(now) }];
  const endOfWindow = latest(
    people.flatMap(({ login }): readonly ReplyByOffer[] => {
      const end = roster.availabilityOf(login, now)?.nextFree?.end;
      return end === undefined ? [] : [{ type: 'theirTime', login, at: end }];
    }),
  );
  const usual = slowest(people, now, ({ responseTime }) => responseTime);
  const offers = [usual, slowest(people, now, () => workingDay), endOfWindow];
  const schedules = schedulesOf(people);
  const seen = new Set<Instant>();
  return (
    offers
      .filter((offer) => offer !== undefined)
      .map((offer): ReplyByOffer => {
        const at = inHoursOfAll(schedules, offer.at);
        // Moved, it is not what one of them needs.
        return at === offer.at ? offer : { type: 'myTime', at };
      })
      // What comes before all of them have usually answered is a time to choose, not one to offer.
      .filter(({ at }) => at > now && at >= (usual?.at ?? now) && !seen.has(at) && seen.add(at))
      .sort((a, b) => a.at - b.at)
  );
}

/** What the one of them takes who takes longest. */
function slowest(
  people: readonly Known[],
  now: Instant,
  timeOf: (person: Known) => number | null,
): ReplyByOffer | undefined {
  const from = Math.ceil(now / quarter) * quarter;
  return latest(
    people.flatMap((person): readonly ReplyByOffer[] => {
      const proposed = proposeReplyBy(person.schedule, from, timeOf(person));
      if (proposed === null) return [];
      const { replyBy, responseTime } = proposed;
      return [{ type: 'workingHours', hours: responseTime / HOUR, login: person.login, at: replyBy }];
    }),
  );
}

function knownOf(roster: Roster, to: readonly Addressee[], now: Instant): readonly Known[] {
  return to.flatMap((login): readonly Known[] => {
    const member = roster.memberOf(login);
    const state = roster.availabilityOf(login, now)?.state;
    if (member === undefined || state === undefined || state === 'unknown') return [];
    const { schedule, responseTime } = member;
    return [{ login: member.login, schedule, responseTime }];
  });
}

function schedulesOf(people: readonly Known[]): readonly Schedule[] {
  return people.map(({ schedule }) => schedule);
}

function leastTime(people: readonly Known[], now: Instant, replyBy: Instant): ReplyByOffers['distance'] {
  if (replyBy <= now) return undefined;
  return people
    .flatMap(({ login, schedule }) => {
      const left = workingTimeBetween(schedule, now, replyBy);
      return left === null ? [] : [{ login, workingMinutes: Math.round(left / 60_000) }];
    })
    .toSorted((a, b) => a.workingMinutes - b.workingMinutes)[0];
}

function backLast(roster: Roster, people: readonly Known[], now: Instant): ReplyByOffers['deliverAt'] {
  return latest(
    people.flatMap(({ login }) => {
      const at = roster.availabilityOf(login, now)?.nextFree?.start;
      return at === undefined || at <= now ? [] : [{ login, at }];
    }),
  );
}

function latest<T extends { readonly at: Instant }>(items: readonly T[]): T | undefined {
  return items.toSorted((a, b) => b.at - a.at)[0];
}
