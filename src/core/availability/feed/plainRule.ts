import { DAY, weekdayOf } from '../civilDate.ts';

interface Bounds {
  readonly from: number;
  readonly to: number;
}

const plainParts: ReadonlySet<string> = new Set(['freq', 'interval', 'count', 'until', 'byday', 'wkst']);
const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;

/**
 * The instances within wall times, both included, of a rule that is just "every n days" or "every n weeks on these
 * days": nearly all rules of real calendars, and those with the most instances. Null for every other rule. `rule` is
 * jCal's value of an RRULE; `start` and the instances are wall times as if they were UTC.
 */
export function plainRuleInstances(
  rule: Readonly<Record<string, unknown>>,
  start: number,
  bounds: Bounds,
): readonly number[] | null {
  if (!Object.keys(rule).every((part) => plainParts.has(part))) return null;
  const { freq, interval = 1, count = Infinity } = rule;
  if (!isPositive(interval) || !(count === Infinity || isPositive(count))) return null;
  if (freq === 'DAILY' && !('byday' in rule)) return everyDay(start, interval * DAY, count, bounds);
  if (freq !== 'WEEKLY') return null;
  const first = weekdayOf(Math.floor(start / DAY));
  // ical.js turns the first day of the week into a number, Sunday being 1.
  const { byday = weekdays[first], wkst = 2 } = rule;
  const days = (Array.isArray(byday) ? byday : [byday]).map((day) =>
    weekdays.findIndex((each) => each === day),
  );
  // What a start outside its own rule means is left to the library.
  if (!days.includes(first) || days.includes(-1) || typeof wkst !== 'number') return null;
  const inWeek = (day: number): number => (day + 9 - wkst) % 7;
  const offsets = [...new Set(days.map(inWeek))].sort((a, b) => a - b);
  const week = start - inWeek(first) * DAY;
  return everyWeek({ start, week, step: 7 * interval * DAY, offsets, count }, bounds);
}

function isPositive(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value > 0 && value <= 100_000;
}

function everyDay(start: number, step: number, count: number, { from, to }: Bounds): readonly number[] {
  const walls: number[] = [];
  for (let index = Math.max(0, Math.ceil((from - start) / step)); index < count; index++) {
    const wall = start + index * step;
    if (wall > to) break;
    walls.push(wall);
  }
  return walls;
}

interface Weekly {
  readonly start: number;
  /** The time of day of the start on the first day of its week. */
  readonly week: number;
  readonly step: number;
  /** Days after the first of the week, sorted. */
  readonly offsets: readonly number[];
  readonly count: number;
}

function everyWeek({ start, week, step, offsets, count }: Weekly, { from, to }: Bounds): readonly number[] {
  const walls: number[] = [];
  const beforeStart = offsets.filter((offset) => week + offset * DAY < start).length;
  for (let index = Math.max(0, Math.floor((from - week) / step)); week + index * step <= to; index++) {
    for (const [place, offset] of offsets.entries()) {
      const wall = week + index * step + offset * DAY;
      const nth = index * offsets.length + place - beforeStart;
      if (nth >= count) return walls;
      if (nth >= 0 && wall >= from && wall <= to) walls.push(wall);
    }
  }
  return walls;
}
