import type { Instant } from '../instant.ts';
import { DAY, epochDayOf, HOUR, localDateOf, type LocalDate } from './civilDate.ts';
import type { Interval } from './interval.ts';
import { zoneTable, type ZoneTable } from './zoneTable.ts';

/** Something to write at an axis: the beginning of an hour of a date. */
export interface AxisMark {
  readonly at: Instant;
  readonly date: LocalDate;
  /** 0 to 24 on the clock of the axis. */
  readonly hour: number;
}

/** Whole local dates on the time axis: 23 or 25 hours long where the clocks change. */
export interface TimeAxis extends Interval {
  readonly zone: string;
  readonly marks: readonly AxisMark[];
}

const markEveryHours = 3;

/** The local date of `instant` in `zone`, with a mark every three hours. Null for an unknown zone. */
export function dayAxis(zone: string, instant: Instant): TimeAxis | null {
  const table = zoneTable(zone);
  if (table === null) return null;
  const day = table.epochDayAt(instant);
  const [start, end] = [startOf(table, day), startOf(table, day + 1)];
  const date = localDateOf(day);
  const marks: AxisMark[] = [];
  for (let hour = 0; hour <= 24; hour += markEveryHours) {
    const at = hour === 0 ? start : hour === 24 ? end : table.instantOf(day * DAY + hour * HOUR);
    if (at > (marks.at(-1)?.at ?? -Infinity)) marks.push({ at, date, hour });
  }
  return { zone, start, end, marks };
}

/**
 * The first of seven dates of `zone` that hold `instant`, counted in whole weeks from the date of `anchor`. Null for
 * an unknown zone.
 */
export function weekOf(zone: string, instant: Instant, anchor: Instant): LocalDate | null {
  const table = zoneTable(zone);
  if (table === null) return null;
  const origin = table.epochDayAt(anchor);
  return localDateOf(origin + 7 * Math.floor((table.epochDayAt(instant) - origin) / 7));
}

/** Seven local dates from `first` on, with a mark at the beginning of each. Null for an unknown zone or date. */
export function weekAxis(zone: string, first: LocalDate): TimeAxis | null {
  const table = zoneTable(zone);
  const day = epochDayOf(first);
  if (table === null || day === null) return null;
  const marks = [0, 1, 2, 3, 4, 5, 6].map((shift) => ({
    at: startOf(table, day + shift),
    date: localDateOf(day + shift),
    hour: 0,
  }));
  return { zone, start: startOf(table, day), end: startOf(table, day + 7), marks };
}

/** The first instant of a local date; of a date that the zone skipped, that of the next one. */
function startOf(table: ZoneTable, day: number): Instant {
  return table.dayIntervals(day)[0]?.start ?? table.instantOf(day * DAY);
}

/** Where an instant stands on an axis, 0 at its start and 1 at its end; outside of it, the nearer end. */
export function positionOn({ start, end }: Interval, instant: Instant): number {
  return Math.min(1, Math.max(0, (instant - start) / (end - start)));
}
