import { availability } from '../../availability/availability.ts';
import { DAY, epochDayOf, HOUR, MINUTE, weekdayOf } from '../../availability/civilDate.ts';
import type { Schedule } from '../../availability/schedule.ts';
import { type ZoneTable, zoneTable } from '../../availability/zoneTable.ts';
import type { Instant } from '../../instant.ts';

export interface SnoozeChoice {
  readonly code: 'hour' | 'nextWindow' | 'tomorrow' | 'nextWeek';
  readonly until: Instant;
}

/** The hour at which a day begins for somebody whose hours are unknown. */
const morning = 9 * HOUR;

/**
 * Until when a note may be put aside at `now`, soonest first and without repeats: an hour, the reader's next window
 * (where the schedule is known), and nine in the morning of tomorrow and of the next Monday in the reader's zone.
 */
export function snoozeChoices(
  now: Instant,
  zone: string,
  schedule: Schedule | undefined,
): readonly SnoozeChoice[] {
  const table = zoneTable(zone);
  const nextWindow = schedule === undefined ? undefined : nextWindowAfter(schedule, now);
  const choices: readonly SnoozeChoice[] = [
    { code: 'hour', until: now + HOUR },
    ...(nextWindow === undefined ? [] : [{ code: 'nextWindow', until: nextWindow } as const]),
    ...(table === null ? [] : morningsAfter(table, now)),
  ];
  return choices
    .filter(({ until }, index) => choices.findIndex((each) => each.until === until) === index)
    .toSorted((a, b) => a.until - b.until);
}

/** The start of the first free window that begins after `now`: the one that lasts is no time to wait for. */
function nextWindowAfter(schedule: Schedule, now: Instant): Instant | undefined {
  const { nextFree } = availability(schedule, now);
  if (nextFree === null || nextFree.start > now) return nextFree?.start;
  return availability(schedule, nextFree.end).nextFree?.start;
}

function morningsAfter(table: ZoneTable, now: Instant): readonly SnoozeChoice[] {
  const today = table.epochDayAt(now);
  const daysToMonday = 7 - weekdayOf(today);
  return [
    { code: 'tomorrow', until: table.instantOf((today + 1) * DAY + morning) },
    { code: 'nextWeek', until: table.instantOf((today + daysToMonday) * DAY + morning) },
  ];
}

const typedTime =
  /^(?:(?<amount>\d{1,4})\s*(?<unit>m|min|h|d)|(?:(?<date>\d{4}-\d{2}-\d{2})(?:[T ]|$))?(?:(?<hour>[01]?\d|2[0-3]):(?<minute>[0-5]\d))?)$/i;

/**
 * Reads a time as people type it: `45 min`, `2h`, `3d`, `14:30` (the next time the clock shows it), `2026-12-01` (at
 * nine) or `2026-12-01 14:30`, in the zone. Undefined for anything else and for what is not after `now`.
 */
export function parseSnoozeTime(text: string, now: Instant, zone: string): Instant | undefined {
  const table = zoneTable(zone);
  const trimmed = text.trim();
  const groups = trimmed === '' ? undefined : typedTime.exec(trimmed)?.groups;
  if (table === null || groups === undefined) return undefined;
  const { amount, unit, date, hour, minute } = groups;
  if (amount !== undefined) {
    const length = { m: MINUTE, min: MINUTE, h: HOUR, d: DAY }[unit?.toLowerCase() ?? ''] ?? 0;
    const passed = Number(amount) * length;
    return passed === 0 ? undefined : now + passed;
  }
  const ofDay = hour === undefined ? morning : Number(hour) * HOUR + Number(minute) * MINUTE;
  if (date !== undefined) {
    const day = epochDayOf(date);
    const until = day === null ? undefined : table.instantOf(day * DAY + ofDay);
    return until === undefined || until <= now ? undefined : until;
  }
  const today = table.epochDayAt(now);
  const untilToday = table.instantOf(today * DAY + ofDay);
  return untilToday > now ? untilToday : table.instantOf((today + 1) * DAY + ofDay);
}
