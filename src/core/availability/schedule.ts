import type { Instant } from '../instant.ts';
import type { LocalDate } from './civilDate.ts';
import type { Interval } from './interval.ts';

/**
 * A span of wall time that belongs to the local date on which it starts.
 * `start` is minutes after midnight (0 to 1439); `end` is minutes after midnight (0 to 1440, 1440 being 24:00),
 * on the next date when it is at or before `start`.
 */
export interface Block {
  readonly start: number;
  readonly end: number;
}

/** Blocks by the weekday on which they start, Monday first. */
export type WeekBlocks = readonly [
  readonly Block[],
  readonly Block[],
  readonly Block[],
  readonly Block[],
  readonly Block[],
  readonly Block[],
  readonly Block[],
];

export const emptyWeek: WeekBlocks = [[], [], [], [], [], [], []];

/**
 * What replaces the blocks that start on one date (P7). `hours` given: they replace both hours and focus of that
 * date, `focus` being the focus blocks in them. `hours` left out: only the focus blocks are replaced.
 */
export interface DatedOverride {
  readonly date: LocalDate;
  readonly hours?: readonly Block[];
  readonly focus?: readonly Block[];
}

/** Local dates away, both ends included. */
export interface AwayRange {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/**
 * What a span of a feed says. `away` is Outlook's out-of-office, and counts as away in either feed. `declared` is what
 * the person says outside any calendar: a busy status on GitHub, or Baton's focus mode.
 */
export type FeedKind = 'busy' | 'focus' | 'away' | 'declared';

export interface FeedInterval extends Interval {
  readonly kind: FeedKind;
}

/** One calendar reduced to spans. `as` is the owner's choice of what its busy time means. */
export interface ReducedFeed {
  readonly as: 'off' | 'focus';
  readonly intervals: readonly FeedInterval[];
}

/**
 * A person's schedule. Treat as immutable: the engine caches what it derives by object identity.
 * `zone` is an IANA name, null when the person gave none. `hours` is null when unknown, which differs from a week
 * without any hours: unknown is never available.
 */
export interface Schedule {
  readonly zone: string | null;
  readonly hours: WeekBlocks | null;
  readonly focus: WeekBlocks;
  readonly overrides: readonly DatedOverride[];
  readonly away: readonly AwayRange[];
  readonly feeds: readonly ReducedFeed[];
}

/** The schedule of someone of whom nothing is known. */
export const unknownSchedule: Schedule = {
  zone: null,
  hours: null,
  focus: emptyWeek,
  overrides: [],
  away: [],
  feeds: [],
};

export type AvailabilityState = 'working' | 'focus' | 'off' | 'unknown';

/** Why a state holds. `away` is told apart from other time off here. */
export type AvailabilityReason =
  | 'in-hours'
  | 'focus-block'
  | 'calendar-focus'
  | 'declared-busy'
  | 'outside-hours'
  | 'calendar-busy'
  | 'away'
  | 'hours-unknown'
  | 'zone-unknown';

/** A maximal span of one state and one reason. */
export interface AvailabilitySegment extends Interval {
  readonly state: AvailabilityState;
  readonly reason: AvailabilityReason;
}

export interface Availability {
  readonly state: AvailabilityState;
  readonly reason: AvailabilityReason;
  /** When the state changes; null when it does not within the horizon of two years. */
  readonly until: Instant | null;
  /** When the state or its reason changes (away, then merely outside hours); null as for `until`. */
  readonly reasonUntil: Instant | null;
  /**
   * The first span of state `working` that ends after the instant asked about, starting there if it is working
   * then; null when there is none within the horizon. A span that outlasts the horizon ends at it.
   */
  readonly nextFree: Interval | null;
}
