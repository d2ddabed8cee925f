import type { Instant } from '../instant.ts';
import { DAY, epochDayOf, MINUTE, weekdayOf } from './civilDate.ts';
import type { Interval } from './interval.ts';
import type {
  AvailabilityReason,
  AvailabilitySegment,
  AvailabilityState,
  Block,
  DatedOverride,
  Schedule,
} from './schedule.ts';
import { zoneTable, type ZoneTable } from './zoneTable.ts';

const CHUNK = 28 * DAY;
/** ECMAScript's widest time value. */
const LAST_INSTANT = 8.64e15;
const MOST_CHUNKS = 128;
/** A block starts at most this many days before the last instant that it covers, offsets included. */
const LONGEST_REACH_DAYS = 3;

const layers = ['known', 'hours', 'focus', 'away', 'busy', 'declared', 'calendarFocus'] as const;
type Layer = (typeof layers)[number];
type Spans = Record<Layer, Interval[]>;

const stateOf: Record<AvailabilityReason, AvailabilityState> = {
  'in-hours': 'working',
  'focus-block': 'focus',
  'calendar-focus': 'focus',
  'declared-busy': 'focus',
  'outside-hours': 'off',
  'calendar-busy': 'off',
  away: 'off',
  'hours-unknown': 'unknown',
  'zone-unknown': 'unknown',
};

/**
 * One schedule laid out on the time axis, in chunks of four weeks that are expanded when first looked at.
 * The segments of all chunks partition time.
 */
export class Timeline {
  private readonly schedule: Schedule;
  private readonly table: ZoneTable | null;
  private readonly overrides: ReadonlyMap<number, DatedOverride>;
  private readonly awayDays: readonly { readonly from: number; readonly to: number }[];
  private readonly chunks = new Map<number, readonly AvailabilitySegment[]>();

  constructor(schedule: Schedule) {
    this.schedule = schedule;
    this.table = schedule.zone === null ? null : zoneTable(schedule.zone);
    this.overrides = new Map(
      schedule.overrides.flatMap((each) => {
        const day = epochDayOf(each.date);
        return day === null ? [] : [[day, each] as const];
      }),
    );
    this.awayDays = schedule.away.flatMap((each) => {
      const from = epochDayOf(each.from);
      const to = epochDayOf(each.to);
      return from === null || to === null || to < from ? [] : [{ from, to }];
    });
  }

  /**
   * Adjoining segments from the one that holds `instant` on, without end; cut at chunk borders.
   * Throws RangeError for an instant that no date has.
   */
  *segmentsFrom(instant: Instant): Generator<AvailabilitySegment, never> {
    if (!(Math.abs(instant) <= LAST_INSTANT)) throw new RangeError(`not an instant: ${instant}`);
    let index = Math.floor(instant / CHUNK);
    const first = this.chunk(index);
    for (let i = indexAt(first, instant); i < first.length; i++) {
      const segment = first[i];
      if (segment !== undefined) yield segment;
    }
    for (;;) yield* this.chunk(++index);
  }

  private chunk(index: number): readonly AvailabilitySegment[] {
    const known = this.chunks.get(index);
    if (known !== undefined) return known;
    if (this.chunks.size >= MOST_CHUNKS) this.chunks.clear();
    const segments = this.expand(index * CHUNK, (index + 1) * CHUNK);
    this.chunks.set(index, segments);
    return segments;
  }

  private expand(from: Instant, to: Instant): AvailabilitySegment[] {
    if (this.table === null) return [segment(from, to, 'zone-unknown')];
    const spans: Spans = {
      known: [],
      hours: [],
      focus: [],
      away: [],
      busy: [],
      declared: [],
      calendarFocus: [],
    };
    if (this.schedule.hours !== null) spans.known.push({ start: from, end: to });
    const lastDay = Math.floor(to / DAY) + 1;
    for (let day = Math.floor(from / DAY) - LONGEST_REACH_DAYS; day <= lastDay; day++) {
      this.addDay(spans, this.table, day);
    }
    this.addFeeds(spans, from, to);
    return sweep(spans, from, to);
  }

  private addDay(spans: Spans, table: ZoneTable, day: number): void {
    const override = this.overrides.get(day);
    const weekday = weekdayOf(day);
    const hours = override?.hours ?? this.schedule.hours?.[weekday] ?? [];
    const focus =
      override?.focus ?? (override?.hours === undefined ? (this.schedule.focus[weekday] ?? []) : []);
    const away = this.awayDays.some(({ from, to }) => from <= day && day <= to);
    if (hours.length === 0 && focus.length === 0 && override === undefined && !away) return;
    const dates = table.dayIntervals(day);
    if (dates.length === 0) return;
    if (away) spans.away.push(...dates);
    if (override?.hours !== undefined) spans.known.push(...dates);
    for (const block of hours) {
      const span = spanOf(table, day, block);
      spans.hours.push(span);
      if (this.schedule.hours === null) spans.known.push(span);
    }
    for (const block of focus) spans.focus.push(spanOf(table, day, block));
  }

  private addFeeds(spans: Spans, from: Instant, to: Instant): void {
    for (const feed of this.schedule.feeds) {
      for (const interval of feed.intervals) {
        if (interval.end <= from || interval.start >= to) continue;
        if (interval.kind === 'away') spans.away.push(interval);
        else if (interval.kind === 'declared') spans.declared.push(interval);
        else if (interval.kind === 'focus' || feed.as === 'focus') spans.calendarFocus.push(interval);
        else spans.busy.push(interval);
      }
    }
  }
}

function spanOf(table: ZoneTable, day: number, { start, end }: Block): Interval {
  const endDay = end <= start ? day + 1 : day;
  return {
    start: table.instantOf(day * DAY + start * MINUTE),
    end: table.instantOf(endDay * DAY + end * MINUTE),
  };
}

/** Cuts `[from, to)` wherever a layer begins or ends; counting open spans unites those that overlap (P5). */
function sweep(spans: Spans, from: Instant, to: Instant): AvailabilitySegment[] {
  const edges = layers
    .flatMap((layer) =>
      spans[layer].flatMap(({ start, end }) => {
        if (end <= start || end <= from || start >= to) return [];
        return [
          { at: Math.max(start, from), layer, change: 1 },
          { at: Math.min(end, to), layer, change: -1 },
        ];
      }),
    )
    .sort((a, b) => a.at - b.at);
  const open: Record<Layer, number> = {
    known: 0,
    hours: 0,
    focus: 0,
    away: 0,
    busy: 0,
    declared: 0,
    calendarFocus: 0,
  };
  const segments: { start: Instant; end: Instant; state: AvailabilityState; reason: AvailabilityReason }[] =
    [];
  const close = (start: Instant, end: Instant): void => {
    if (end <= start) return;
    const reason = reasonOf(open);
    const last = segments.at(-1);
    if (last?.reason === reason) last.end = end;
    else segments.push(segment(start, end, reason));
  };
  let start = from;
  for (const { at, layer, change } of edges) {
    close(start, at);
    start = at;
    open[layer] += change;
  }
  close(start, to);
  return segments;
}

/**
 * P4: away > outside hours > focus > working; what a calendar takes out of the hours comes before focus. Of unknown
 * hours it is still known when the person is busy.
 */
function reasonOf(open: Record<Layer, number>): AvailabilityReason {
  if (open.away > 0) return 'away';
  if (open.hours > 0) {
    if (open.busy > 0) return 'calendar-busy';
    if (open.declared > 0) return 'declared-busy';
    if (open.focus > 0) return 'focus-block';
    return open.calendarFocus > 0 ? 'calendar-focus' : 'in-hours';
  }
  if (open.known > 0) return 'outside-hours';
  if (open.busy > 0) return 'calendar-busy';
  return open.declared > 0 ? 'declared-busy' : 'hours-unknown';
}

function segment(start: Instant, end: Instant, reason: AvailabilityReason) {
  return { start, end, state: stateOf[reason], reason };
}

function indexAt(segments: readonly AvailabilitySegment[], instant: Instant): number {
  let low = 0;
  let high = segments.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((segments[middle]?.end ?? Infinity) <= instant) low = middle + 1;
    else high = middle;
  }
  return low;
}

const timelines = new WeakMap<Schedule, Timeline>();

/** The timeline of a schedule, kept as long as the schedule object lives. */
export function timelineOf(schedule: Schedule): Timeline {
  const known = timelines.get(schedule);
  if (known !== undefined) return known;
  const timeline = new Timeline(schedule);
  timelines.set(schedule, timeline);
  return timeline;
}
