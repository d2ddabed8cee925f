import type { Instant } from '../instant.ts';
import { DAY, epochDayOf, localDateOf, MINUTE, weekdayOf, type LocalDate } from './civilDate.ts';
import { zoneAbbreviation } from './zoneAbbreviation.ts';
import { zoneTable } from './zoneTable.ts';

/** A moment on one wall clock, in parts for a sentence: "Tue 24 Nov, 14:00 IST". */
export interface WallClock {
  readonly zone: string;
  readonly date: LocalDate;
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
  /** Monday is 0, Sunday is 6. */
  readonly weekday: number;
  readonly hour: number;
  readonly minute: number;
  /** Minutes east of UTC. */
  readonly offset: number;
  /** `IST`, or null where IANA has only a number; show the offset then. Not unique in the world. */
  readonly abbreviation: string | null;
}

/** The wall clock of a zone at an instant; null for an unknown zone. */
export function wallClockAt(instant: Instant, zone: string): WallClock | null {
  const table = zoneTable(zone);
  if (table === null) return null;
  const offset = table.offsetAt(instant);
  const wall = instant + offset;
  const epochDay = Math.floor(wall / DAY);
  const date = localDateOf(epochDay);
  const minutes = Math.floor((wall - epochDay * DAY) / MINUTE);
  const parts = new Date(epochDay * DAY);
  return {
    zone,
    date,
    year: parts.getUTCFullYear(),
    month: parts.getUTCMonth() + 1,
    day: parts.getUTCDate(),
    weekday: weekdayOf(epochDay),
    hour: Math.floor(minutes / 60),
    minute: minutes % 60,
    offset: offset / MINUTE,
    abbreviation: zoneAbbreviation(zone, offset / MINUTE),
  };
}

/** One instant on two clocks: "Tue 24 Nov, 14:00 IST · 09:30 yours". A clock is null when its zone is unknown. */
export interface BothZones {
  readonly instant: Instant;
  readonly theirs: WallClock | null;
  readonly mine: WallClock | null;
  /** My date minus theirs in days (-1, 0 or 1), to say "Wed 09:30 yours"; 0 when a clock is missing. */
  readonly dayShift: number;
  /** Both clocks show the same time, so that one of them is enough. */
  readonly sameTime: boolean;
}

/** The parts of an instant in my zone and theirs; a zone is null when it is not known. */
export function bothZones(instant: Instant, mine: string | null, theirs: string | null): BothZones {
  const here = mine === null ? null : wallClockAt(instant, mine);
  const there = theirs === null ? null : wallClockAt(instant, theirs);
  return {
    instant,
    mine: here,
    theirs: there,
    dayShift: here === null || there === null ? 0 : dayOf(here) - dayOf(there),
    sameTime: here !== null && here.offset === there?.offset,
  };
}

function dayOf({ date }: WallClock): number {
  return epochDayOf(date) ?? 0;
}
