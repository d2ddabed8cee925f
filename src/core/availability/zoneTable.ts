import type { Instant } from '../instant.ts';
import { DAY, HOUR } from './civilDate.ts';
import { hostOffsetAt, hostTransitions, isKnownZone } from './hostZoneData.ts';
import type { Interval } from './interval.ts';
import { correctionFor, holdOffset, withoutRepeats, type ZoneTransition } from './zoneOverlay.ts';

const YEAR = 366 * DAY;
/** No zone is further from UTC than this (+14 and -12 today; Manila and Alaska reached 16 hours before 1900). */
const WIDEST_OFFSET = 16 * HOUR;

/**
 * Rules are read between these instants, 1970 and 2100; outside, the nearest offset holds. It keeps a hostile date
 * (the year 9999 in a feed) from costing thousands of look-ups.
 */
const FIRST_RULES = 0;
const LAST_RULES = Date.UTC(2100, 0, 1);

/**
 * The offsets of one zone, with known errors of the host's data corrected. It reads the host's data once for each
 * span of years asked about, because looking up one offset there costs about as much as a whole schedule query here.
 */
export class ZoneTable {
  readonly zone: string;
  private from = Infinity;
  private to = -Infinity;
  private starts: readonly Instant[] = [];
  private offsets: readonly number[] = [];

  constructor(zone: string) {
    this.zone = zone;
  }

  /** UTC offset in milliseconds. */
  offsetAt(instant: Instant): number {
    this.cover(instant, instant);
    return this.offsets[this.indexAt(instant)] ?? 0;
  }

  /** Wall time at an instant, as milliseconds that would be its epoch milliseconds if it were UTC. */
  wallAt(instant: Instant): number {
    return instant + this.offsetAt(instant);
  }

  /**
   * The instant of a wall time (given as if it were UTC). P2: an ambiguous time is its first occurrence, a
   * nonexistent one takes the offset before the gap (RFC 5545 section 3.3.5, Temporal's "compatible").
   */
  instantOf(wall: number): Instant {
    this.cover(wall - WIDEST_OFFSET, wall + WIDEST_OFFSET);
    let index = this.indexAt(wall - WIDEST_OFFSET);
    for (;;) {
      const instant = wall - (this.offsets[index] ?? 0);
      const next = this.starts[index + 1];
      if (next === undefined || instant < next) return instant;
      const offsetAfter = this.offsets[index + 1] ?? 0;
      if (wall - offsetAfter < next) return instant;
      index++;
    }
  }

  /** The instants whose local date is `epochDay`, sorted; none for a date that the zone skipped (P3). */
  dayIntervals(epochDay: number): Interval[] {
    const midnight = epochDay * DAY;
    this.cover(midnight - WIDEST_OFFSET, midnight + DAY + WIDEST_OFFSET);
    const pieces: { start: Instant; end: Instant }[] = [];
    for (let index = this.indexAt(midnight - WIDEST_OFFSET); index < this.starts.length; index++) {
      const offset = this.offsets[index] ?? 0;
      const start = Math.max(this.starts[index] ?? 0, midnight - offset);
      const end = Math.min(this.starts[index + 1] ?? Infinity, midnight + DAY - offset);
      const last = pieces.at(-1);
      if (start < end && last?.end === start) last.end = end;
      else if (start < end) pieces.push({ start, end });
      if ((this.starts[index + 1] ?? Infinity) >= midnight + DAY + WIDEST_OFFSET) break;
    }
    return pieces;
  }

  /** The local date at an instant, in days from 1970-01-01. */
  epochDayAt(instant: Instant): number {
    return Math.floor(this.wallAt(instant) / DAY);
  }

  /** The offset at `from` and every change of offset in `(from, to)`. */
  transitionsIn(from: Instant, to: Instant): ZoneTransition[] {
    this.cover(from, to);
    const inside = this.starts
      .map((at, index) => ({ at, offset: this.offsets[index] ?? 0 }))
      .filter(({ at }) => at > from && at < to);
    return [{ at: from, offset: this.offsetAt(from) }, ...inside];
  }

  private cover(earliest: Instant, latest: Instant): void {
    const from = Math.max(earliest, FIRST_RULES);
    const to = Math.min(latest, LAST_RULES);
    if (from >= this.from && to <= this.to) return;
    this.from = Math.max(FIRST_RULES, Math.min(this.from, from - YEAR));
    this.to = Math.min(LAST_RULES, Math.max(this.to, to + 3 * YEAR));
    const transitions = correctedTransitions(this.zone, this.from, this.to);
    this.starts = transitions.map(({ at }) => at);
    this.offsets = transitions.map(({ offset }) => offset);
  }

  private indexAt(instant: Instant): number {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.starts[middle] ?? 0) <= instant) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

function correctedTransitions(zone: string, from: Instant, to: Instant): readonly ZoneTransition[] {
  const transitions = hostTransitions(zone, from, to);
  const { hold, like } = correctionFor(zone, hostOffsetAt) ?? {};
  if (hold !== undefined) return holdOffset(transitions, hold);
  if (like === undefined) return transitions;
  return withoutRepeats([
    ...transitions.filter(({ at }) => at < like.from),
    ...hostTransitions(like.zone, Math.max(like.from, from), to),
  ]);
}

const tables = new Map<string, ZoneTable>();

/** The shared table of a zone, or null when the host does not know the name. */
export function zoneTable(zone: string): ZoneTable | null {
  const known = tables.get(zone);
  if (known !== undefined) return known;
  if (!isKnownZone(zone)) return null;
  const table = new ZoneTable(zone);
  tables.set(zone, table);
  return table;
}
