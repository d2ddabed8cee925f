import { DAY } from '../core/availability/civilDate.ts';
import { formatWall } from '../core/formatWall.ts';
import type { Instant } from '../core/instant.ts';
import type { Translate } from './noteWords.ts';

/** Where the words come from: they differ between the host and its views, and what they say does not. */
export interface TimeWordsSource {
  readonly t: Translate;
  /** BCP 47. */
  readonly language: () => string;
  /** The wall time of a zone at an instant, as the milliseconds at which a clock in UTC shows it. */
  readonly wallOf: (instant: Instant, zone: string) => number;
}

const time = { hour: '2-digit', minute: '2-digit' } as const;
const date = { weekday: 'short', day: 'numeric', month: 'short' } as const;

const dayOf = (wall: number): number => Math.floor(wall / DAY);

export interface TimeWords {
  /** `09:30`. */
  readonly timeOfDay: (instant: Instant, zone: string) => string;
  /** `Tue`. */
  readonly weekdayOf: (instant: Instant, zone: string) => string;
  /** `Tue 24 Nov`. */
  readonly shortDate: (instant: Instant, zone: string) => string;
  /** `Tue 24 Nov, 14:00`. */
  readonly dateAndTime: (instant: Instant, zone: string) => string;
  /** A person's clock: `21:10 Mon`. */
  readonly clockOf: (now: Instant, zone: string) => string;
  /** As briefly as it is clear: `14:00` today, `Tue 09:30` on the six days that follow, else with the date. */
  readonly nearTime: (instant: Instant, zone: string, now: Instant) => string;
  /**
   * `Tue 09:30 (05:00 yours)`, `Tue 10:00 (Mon 20:00 yours)`; one time where both clocks agree or the person's zone is
   * not known.
   */
  readonly bothTimes: (instant: Instant, theirs: string | null, mine: string, now: Instant) => string;
  /** A calendar date, `2026-11-24`, as `Tue 24 Nov`; the text itself when it is no date. */
  readonly calendarDate: (text: string) => string;
}

/** Times as people read them, in one way on every surface. */
export function timeWords({ t, language, wallOf }: TimeWordsSource): TimeWords {
  const format = (wall: number, options: Intl.DateTimeFormatOptions): string =>
    formatWall(wall, language(), options);
  const near = (wall: number, today: number, isDayNamed = false): string => {
    const days = dayOf(wall) - dayOf(today);
    if (days === 0 && !isDayNamed) return format(wall, time);
    return format(wall, days >= 0 && days < 7 ? { weekday: 'short', ...time } : { ...date, ...time });
  };
  return {
    timeOfDay: (instant, zone) => format(wallOf(instant, zone), time),
    weekdayOf: (instant, zone) => format(wallOf(instant, zone), { weekday: 'short' }),
    shortDate: (instant, zone) => format(wallOf(instant, zone), date),
    dateAndTime: (instant, zone) => format(wallOf(instant, zone), { ...date, ...time }),
    clockOf: (now, zone) => {
      const wall = wallOf(now, zone);
      return `${format(wall, time)} ${format(wall, { weekday: 'short' })}`;
    },
    nearTime: (instant, zone, now) => near(wallOf(instant, zone), wallOf(now, zone)),
    bothTimes: (instant, theirs, mine, now) => {
      const zone = theirs ?? mine;
      const [there, here] = [wallOf(instant, zone), wallOf(instant, mine)];
      const phrase = near(there, wallOf(now, zone));
      if (there === here) return phrase;
      const yours = dayOf(there) === dayOf(here) ? format(here, time) : near(here, wallOf(now, mine), true);
      return t('{0} ({1} yours)', phrase, yours);
    },
    calendarDate: (text) => {
      const wall = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T12:00:00Z`) : Number.NaN;
      return Number.isNaN(wall) ? text : format(wall, date);
    },
  };
}
