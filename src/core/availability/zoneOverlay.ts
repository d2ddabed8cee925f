import type { Instant } from '../instant.ts';
import { HOUR } from './civilDate.ts';

/** Offset changes of one zone: from `at` on, local time is UTC plus `offset` milliseconds. */
export interface ZoneTransition {
  readonly at: Instant;
  readonly offset: number;
}

/**
 * A change of time-zone law that a host's IANA data may lack. The offset at `canary` tells old data from good:
 * only data that still gives `outdatedOffset` there is corrected, so that later releases are left alone.
 */
export interface ZoneCorrection {
  readonly zones: readonly string[];
  /** The IANA release that brought the change. */
  readonly release: string;
  readonly canary: Instant;
  readonly outdatedOffset: number;
  readonly currentOffset: number;
  /** The offset kept in `[from, until)`; after that the host's data holds. */
  readonly hold?: { readonly from: Instant; readonly until: Instant | null; readonly offset: number };
  /** The zone whose changes hold from `from` on. */
  readonly like?: { readonly zone: string; readonly from: Instant };
}

const utc = (iso: string): Instant => Date.parse(`${iso}Z`);

const permanent = (
  release: string,
  zones: readonly string[],
  from: string,
  offsetHours: number,
  outdatedHours: number,
): ZoneCorrection => ({
  zones,
  release,
  canary: utc('2026-12-15T12:00'),
  outdatedOffset: outdatedHours * HOUR,
  currentOffset: offsetHours * HOUR,
  hold: { from: utc(from), until: null, offset: offsetHours * HOUR },
});

/**
 * The changes of 2026, from the NEWS of the IANA time zone database, releases 2026b to 2026f.
 * Every name and link of each zone is listed, because hosts differ in which they resolve.
 */
export const zoneCorrections: readonly ZoneCorrection[] = [
  permanent('2026b', ['America/Vancouver', 'Canada/Pacific'], '2026-11-01T09:00', -7, -8),
  permanent(
    '2026c',
    ['America/Edmonton', 'America/Yellowknife', 'Canada/Mountain'],
    '2026-11-01T08:00',
    -6,
    -7,
  ),
  permanent('2026c', ['Africa/Casablanca', 'Africa/El_Aaiun'], '2026-09-20T01:00', 0, 1),
  permanent('2026e', ['America/Inuvik'], '2026-11-01T08:00', -6, -7),
  permanent(
    '2026e',
    ['America/Winnipeg', 'America/Rainy_River', 'Canada/Central'],
    '2026-11-01T07:00',
    -5,
    -6,
  ),
  {
    zones: ['America/Havana', 'Cuba'],
    release: '2026f',
    canary: utc('2026-12-15T12:00'),
    outdatedOffset: -5 * HOUR,
    currentOffset: -4 * HOUR,
    hold: { from: utc('2026-11-01T05:00'), until: utc('2027-11-07T05:00'), offset: -4 * HOUR },
  },
  {
    zones: ['Europe/Chisinau', 'Europe/Tiraspol'],
    release: '2026b',
    canary: utc('2026-03-29T00:30'),
    outdatedOffset: 3 * HOUR,
    currentOffset: 2 * HOUR,
    like: { zone: 'Europe/Bucharest', from: utc('2022-01-01T00:00') },
  },
];

/** What the host's own data says of one correction. */
export interface ZoneDataFinding {
  readonly zones: readonly string[];
  readonly release: string;
  readonly verdict: 'current' | 'corrected' | 'absent';
}

/**
 * Compares the host's IANA data with the known changes. `offsetAt` gives the host's own offset in milliseconds, or
 * null for a zone that it does not know. Old data is reported as `corrected`, since the zone tables correct it.
 */
export function checkZoneData(
  offsetAt: (zone: string, instant: Instant) => number | null,
): readonly ZoneDataFinding[] {
  return zoneCorrections.map(({ zones, release, canary, outdatedOffset }) => {
    const known = zones.filter((zone) => offsetAt(zone, canary) !== null);
    const outdated = known.filter((zone) => offsetAt(zone, canary) === outdatedOffset);
    if (outdated.length > 0) return { zones: outdated, release, verdict: 'corrected' };
    return known.length > 0
      ? { zones: known, release, verdict: 'current' }
      : { zones, release, verdict: 'absent' };
  });
}

/**
 * The correction that a zone needs, by name in any letter case; undefined where there is none, or where the host's data
 * has the change already: later releases are left alone.
 */
export function correctionFor(
  zone: string,
  hostOffsetAt: (zone: string, instant: Instant) => number | null,
): ZoneCorrection | undefined {
  const name = zone.toLowerCase();
  const known = zoneCorrections.find(({ zones }) => zones.some((each) => each.toLowerCase() === name));
  if (known === undefined) return undefined;
  return hostOffsetAt(zone, known.canary) === known.outdatedOffset ? known : undefined;
}

/**
 * UTC offset in milliseconds with the changes that the host's data may lack; `hostOffsetAt` gives the host's own, of a
 * zone that it knows. For who needs single instants only: `ZoneTable` gives the same from a whole table.
 */
export function correctedOffset(
  zone: string,
  instant: Instant,
  hostOffsetAt: (zone: string, instant: Instant) => number,
): number {
  const { hold, like } = correctionFor(zone, hostOffsetAt) ?? {};
  if (hold !== undefined && instant >= hold.from && instant < (hold.until ?? Infinity)) return hold.offset;
  return hostOffsetAt(like !== undefined && instant >= like.from ? like.zone : zone, instant);
}

/**
 * Transitions with a span of one offset put in. `transitions` is sorted and its first entry is the offset at the
 * beginning of the covered time.
 */
export function holdOffset(
  transitions: readonly ZoneTransition[],
  hold: NonNullable<ZoneCorrection['hold']>,
): ZoneTransition[] {
  const until = hold.until ?? Infinity;
  const first = transitions[0];
  if (first === undefined || until <= first.at) return [...transitions];
  const before = transitions.filter(({ at }) => at < hold.from);
  const inside = { at: Math.max(hold.from, first.at), offset: hold.offset };
  const after = transitions.filter(({ at }) => at >= until);
  const atUntil = transitions.findLast(({ at }) => at <= until);
  const resumed =
    atUntil !== undefined && until !== Infinity && after[0]?.at !== until
      ? [{ at: until, offset: atUntil.offset }]
      : [];
  return withoutRepeats(
    [...before, inside, ...resumed, ...after].filter(({ at }) => at >= first.at).sort((a, b) => a.at - b.at),
  );
}

/** Transitions without those that change nothing. */
export function withoutRepeats(transitions: readonly ZoneTransition[]): ZoneTransition[] {
  return transitions.filter((each, index) => index === 0 || each.offset !== transitions[index - 1]?.offset);
}
