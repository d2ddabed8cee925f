import { HOUR } from '../core/availability/civilDate.ts';
import { DEFAULT_RESPONSE_TIME } from '../core/availability/deadline.ts';
import type { Schedule } from '../core/availability/schedule.ts';
import { afterWorkingTime, workingTimeBetween } from '../core/availability/workingTime.ts';
import type { Instant } from '../core/instant.ts';
import type { Addressee } from '../core/note/note.ts';
import type { TeamRoster } from './teamRoster.ts';

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
  readonly responseTime: number;
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
    return [{ login: member.login, schedule, responseTime: responseTime ?? DEFAULT_RESPONSE_TIME }];
  });
  const distance = replyBy === undefined ? undefined : leastTime(people, now, replyBy);
  const deliverAt = backLast(roster, people, now);
  return {
    choices: to.length === 0 ? [] : choicesFor(roster, people, now),
    ...(distance === undefined ? {} : { distance }),
    ...(deliverAt === undefined ? {} : { deliverAt }),
  };
}

function choicesFor(roster: Roster, people: readonly Known[], now: Instant): readonly ReplyByOffer[] {
  const from = Math.ceil(now / quarter) * quarter;
  if (people.length === 0) return [{ type: 'myTime', at: from + 24 * HOUR }];
  const slowest = (time: (person: Known) => number): ReplyByOffer | undefined =>
    latest(
      people.flatMap((person): readonly ReplyByOffer[] => {
        const at = afterWorkingTime(person.schedule, from, time(person));
        const hours = time(person) / HOUR;
        return at === null ? [] : [{ type: 'workingHours', hours, login: person.login, at }];
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
