import { HOUR } from '../../core/availability/civilDate.ts';
import { proposeReplyBy } from '../../core/availability/deadline.ts';
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
 * slowest counts, so that each has the time. Whole quarters of an hour.
 */
export function replyByOffers(
  roster: Roster,
  to: readonly Addressee[],
  replyBy: Instant | undefined,
  now: Instant,
): ReplyByOffers {
  const people = to.flatMap((login): readonly Known[] => {
    const member = roster.memberOf(login);
    const state = roster.availabilityOf(login, now)?.state;
    if (member === undefined || state === undefined || state === 'unknown') return [];
    const { schedule, responseTime } = member;
    return [{ login: member.login, schedule, responseTime: responseTime ?? null }];
  });
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

/** The first of the offers, for a fix that proposes one; also where nobody is addressed yet. */
export function proposedReplyBy(roster: Roster, to: readonly Addressee[], now: Instant): Instant {
  return replyByOffers(roster, to, undefined, now).choices[0]?.at ?? inADay(now);
}

function choicesFor(roster: Roster, people: readonly Known[], now: Instant): readonly ReplyByOffer[] {
  const from = Math.ceil(now / quarter) * quarter;
  if (people.length === 0) return [{ type: 'myTime', at: inADay(now) }];
  const slowest = (time: (person: Known) => number | null): ReplyByOffer | undefined =>
    latest(
      people.flatMap(({ schedule, login, ...person }): readonly ReplyByOffer[] => {
        const proposed = proposeReplyBy(schedule, from, time({ schedule, login, ...person }));
        if (proposed === null) return [];
        const { replyBy, responseTime } = proposed;
        return [{ type: 'workingHours', hours: responseTime / HOUR, login, at: replyBy }];
      }),
    );
  const endOfWindow = latest(
    people.flatMap(({ login }): readonly ReplyByOffer[] => {
      const end = roster.availabilityOf(login, now)?.nextFree?.end;
      return end === undefined ? [] : [{ type: 'theirTime', login, at: end }];
    }),
  );
  const offers = [slowest(({ responseTime }) => responseTime), slowest(() => workingDay), endOfWindow];
  const seen = new Set<Instant>();
  return offers
    .filter((offer) => offer !== undefined)
    .filter(({ at }) => at > now && !seen.has(at) && seen.add(at))
    .sort((a, b) => a.at - b.at);
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
