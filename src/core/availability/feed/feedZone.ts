import ICAL from 'ical.js';

import type { Instant } from '../../instant.ts';
import { zoneTable } from '../zoneTable.ts';
import { isRecord, propertiesOf, type JcalComponent } from './jcal.ts';
import { zoneOfWindowsName } from './windowsZones.ts';

/** Wall time and instants of one zone; see ZoneTable for what the numbers mean. */
export interface FeedZone {
  instantOf(wall: number): Instant;
  wallAt(instant: Instant): number;
}

export interface FeedZones {
  /** The zone of a TZID; null stands for dates and floating times. */
  of(tzid: string | null): FeedZone;
  /** TZIDs that neither IANA nor Windows nor the feed itself explains; they are read in the person's zone. */
  readonly unresolved: ReadonlySet<string>;
}

/**
 * Resolves the zones of one feed. A name that IANA or CLDR's Windows table knows comes before the feed's own
 * VTIMEZONE, which exports often shorten to the current year. `person` is where dates and floating times are (P8).
 */
export function feedZones(person: FeedZone, definitions: ReadonlyMap<string, FeedZone>): FeedZones {
  const unresolved = new Set<string>();
  const known = new Map<string, FeedZone>();
  const resolve = (tzid: string): FeedZone => {
    const zone = namedZone(tzid) ?? definitions.get(tzid);
    if (zone === undefined) unresolved.add(tzid);
    return zone ?? person;
  };
  return {
    unresolved,
    of: (tzid) => {
      if (tzid === null) return person;
      const zone = known.get(tzid) ?? resolve(tzid);
      known.set(tzid, zone);
      return zone;
    },
  };
}

/** `Europe/Berlin`, `W. Europe Standard Time`, or `/example.org/20240101_1/Europe/Berlin`. */
function namedZone(tzid: string): FeedZone | undefined {
  const windows = zoneOfWindowsName(tzid);
  const parts = tzid.split('/').filter((each) => each !== '');
  const names = [
    windows,
    tzid,
    ...(tzid.startsWith('/') ? [parts.slice(-3), parts.slice(-2)] : []).map((each) => each.join('/')),
  ];
  for (const name of names) {
    const table = name === null ? null : zoneTable(name);
    if (table !== null) return table;
  }
  return undefined;
}

/**
 * A zone by the rules of a VTIMEZONE; null when it cannot be read. Only yearly rules are taken: real ones are, and
 * the library would expand any other for years on end.
 */
export function definedZone(tzid: string, vtimezone: JcalComponent): FeedZone | null {
  if (!isSmall(vtimezone)) return null;
  try {
    // ICAL.Component takes jCal, which its types call `any[] | string`.
    const component = new ICAL.Component(jcalOf(vtimezone) as unknown[]);
    const zone = new ICAL.Timezone({ component, tzid });
    const instantOf = (wall: number): Instant => wall - zone.utcOffset(timeAt(wall)) * 1000;
    const wallAt = (instant: Instant): number => {
      const guess = instant + zone.utcOffset(timeAt(instant)) * 1000;
      return instant + zone.utcOffset(timeAt(guess)) * 1000;
    };
    instantOf(0);
    return { instantOf, wallAt };
  } catch {
    // Whatever is wrong with the definition, the zone stays unresolved.
    return null;
  }
}

const MOST_OBSERVANCES = 100;
const MOST_DATES = 500;

function isSmall({ components }: JcalComponent): boolean {
  if (components.length > MOST_OBSERVANCES) return false;
  return components.every((observance) => {
    const rules = propertiesOf(observance, 'rrule').flatMap(({ values }) => values);
    const dates = propertiesOf(observance, 'rdate').flatMap(({ values }) => values);
    const yearly = rules.every((rule) => isRecord(rule) && rule['freq'] === 'YEARLY');
    return yearly && rules.length <= 1 && dates.length <= MOST_DATES;
  });
}

function jcalOf({ name, properties, components }: JcalComponent): unknown {
  const values = properties.map((each) => [each.name, each.parameters, each.type, ...each.values]);
  return [name, values, components.map(jcalOf)];
}

function timeAt(wall: number): InstanceType<typeof ICAL.Time> {
  const date = new Date(wall);
  return ICAL.Time.fromData({
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    isDate: false,
  });
}
