import type { Instant } from '../../instant.ts';
import type { Steps } from '../../steps.ts';
import { DAY } from '../civilDate.ts';
import type { Interval } from '../interval.ts';
import type { FeedInterval } from '../schedule.ts';
import type { CalendarEvent, ExtraInstance } from './calendarEvent.ts';
import type { FeedZone, FeedZones } from './feedZone.ts';
import { isRecord, parseTime, type CalendarTime } from './jcal.ts';
import { ruleInstances, type RuleFault } from './ruleInstances.ts';

/** Longer events are taken as this long: no real one is, and a bound is needed to find those that began before. */
const LONGEST_EVENT = 400 * DAY;

export type EventFault = RuleFault | 'event-reversed';

export interface Expansion {
  readonly intervals: readonly FeedInterval[];
  readonly faults: readonly EventFault[];
  readonly cost: number;
}

/**
 * All instances of the events of one UID that touch `window`. `person` is the zone in which dates are.
 * Overriding events replace the instance that their RECURRENCE-ID names by instant (P8), and stand alone when there
 * is no such instance.
 */
export function* expandEvents(
  events: readonly CalendarEvent[],
  zones: FeedZones,
  window: Interval,
  budget: number,
): Steps<Expansion> {
  const newest = newestOf(events, zones);
  const masters = newest.filter(({ recurrenceId }) => recurrenceId === null);
  const overrides = newest.filter(({ recurrenceId }) => recurrenceId !== null);
  const replaced = new Set(overrides.map(({ recurrenceId }) => instantOf(recurrenceId, zones)));
  const intervals: FeedInterval[] = [];
  const faults: EventFault[] = [];
  let cost = 0;
  const add = (kind: FeedInterval['kind'], { start, end }: Interval): void => {
    if (end > window.start && start < window.end && end > start) intervals.push({ start, end, kind });
  };
  for (const event of masters) {
    if (event.kind === null) continue;
    const instances = yield* instancesOf(event, zones, window, budget - cost);
    cost += instances.cost;
    faults.push(...instances.faults);
    for (const span of instances.spans) if (!replaced.has(span.start)) add(event.kind, span);
  }
  for (const event of overrides) {
    const span = spanOf(event, zones);
    if (span === null) faults.push('event-reversed');
    else if (event.kind !== null) add(event.kind, span);
  }
  return { intervals, faults, cost };
}

/** Exports can hold several versions of one event: the highest SEQUENCE counts, of equals the last. */
function newestOf(events: readonly CalendarEvent[], zones: FeedZones): readonly CalendarEvent[] {
  const newest = new Map<Instant | null, CalendarEvent>();
  for (const event of events) {
    const key = instantOf(event.recurrenceId, zones);
    const known = newest.get(key);
    if (known === undefined || event.sequence >= known.sequence) newest.set(key, event);
  }
  return [...newest.values()];
}

interface Instances {
  readonly spans: readonly Interval[];
  readonly faults: readonly EventFault[];
  readonly cost: number;
}

function* instancesOf(
  event: CalendarEvent,
  zones: FeedZones,
  window: Interval,
  budget: number,
): Steps<Instances> {
  const first = spanOf(event, zones);
  if (first === null) return { spans: [], faults: ['event-reversed'], cost: 0 };
  if (event.rules.length === 0 && event.extra.length === 0) return { spans: [first], faults: [], cost: 0 };
  const zone = zones.of(event.start.zone);
  const length = Math.min(LONGEST_EVENT, first.end - first.start);
  const walls = new Set([event.start.wall]);
  const faults: EventFault[] = [];
  let cost = 0;
  const bounds = {
    from: zone.wallAt(window.start) - length - 2 * DAY,
    to: zone.wallAt(window.end) + 2 * DAY,
  };
  for (const rule of event.rules) {
    const until = untilOf(rule, event, zones);
    if (until !== null && until + length + 2 * DAY < window.start) continue;
    const instances = yield* ruleInstances(rule, event.start.wall, bounds, budget - cost);
    cost += instances.cost;
    if (instances.fault !== null) faults.push(instances.fault);
    for (const wall of instances.walls) if (until === null || zone.instantOf(wall) <= until) walls.add(wall);
  }
  const excluded = exclusion(event, zones);
  const spans: Interval[] = [];
  const add = (span: Interval | null): void => {
    if (span !== null && !excluded(span.start)) spans.push(span);
  };
  for (const wall of walls) add(spanFrom(wall, event, zones, first));
  for (const each of event.extra) add(extraSpan(each, event, zones, first));
  return { spans, faults, cost };
}

/** P9: an instance of a timed event keeps the exact duration; one of dates keeps the number of dates. */
function spanFrom(wall: number, event: CalendarEvent, zones: FeedZones, first: Interval): Interval | null {
  if (event.start.isDate)
    return spanOf({ ...event, start: { ...event.start, wall }, end: shiftedEnd(wall, event) }, zones);
  const start = zones.of(event.start.zone).instantOf(wall);
  return { start, end: start + (first.end - first.start) };
}

function shiftedEnd(wall: number, { start, end }: CalendarEvent): CalendarTime | null {
  return end === null ? null : { ...end, wall: end.wall + (wall - start.wall) };
}

function extraSpan(
  { start, end, duration }: ExtraInstance,
  event: CalendarEvent,
  zones: FeedZones,
  first: Interval,
): Interval | null {
  if (end === null && duration === null)
    return spanFrom(
      start.wall,
      { ...event, start: { ...start, isDate: event.start.isDate && start.isDate } },
      zones,
      first,
    );
  return spanOf({ start, end, duration }, zones);
}

/** The span of a single event or period; null when it ends before it starts. */
export function spanOf(
  { start, end, duration }: Pick<CalendarEvent, 'start' | 'end' | 'duration'>,
  zones: FeedZones,
): Interval | null {
  const zone = zones.of(start.zone);
  const from = zone.instantOf(start.wall);
  if (end !== null) {
    const to = zones.of(end.zone).instantOf(end.wall);
    // Some exports give an all-day event the same date as its end.
    if (start.isDate && to === from) return { start: from, end: zone.instantOf(start.wall + DAY) };
    return to < from ? null : { start: from, end: to };
  }
  if (duration === null) return { start: from, end: start.isDate ? zone.instantOf(start.wall + DAY) : from };
  const to = zone.instantOf(start.wall + duration.days * DAY) + duration.exact;
  return to < from ? null : { start: from, end: to };
}

/** EXDATE by instant; a bare date for a timed event takes out what starts on that date. */
function exclusion(event: CalendarEvent, zones: FeedZones): (start: Instant) => boolean {
  const zone = zones.of(event.start.zone);
  const instants = new Set<Instant>();
  const days = new Set<number>();
  for (const time of event.except) {
    if (time.isDate && !event.start.isDate) days.add(Math.floor(time.wall / DAY));
    else instants.add(instantOfTime(time, zones, zone));
  }
  if (event.except.length === 0) return () => false;
  return (start) => instants.has(start) || (days.size > 0 && days.has(Math.floor(zone.wallAt(start) / DAY)));
}

/** The last instant at which an instance may start; a bare date includes the whole of it. Null: without end. */
function untilOf(rule: unknown, event: CalendarEvent, zones: FeedZones): Instant | null {
  const text = isRecord(rule) ? rule['until'] : undefined;
  const until = parseTime(text, event.start.zone);
  if (until === null) return null;
  if (until.isDate) return zones.of(event.start.zone).instantOf(until.wall + DAY - 1000);
  const instant = instantOfTime(until, zones, zones.of(event.start.zone));
  if (!event.start.isDate) return instant;
  // Outlook ends a rule of dates at midnight UTC of the last one.
  return Math.max(instant, zones.of(null).instantOf(until.wall));
}

function instantOf(time: CalendarTime | null, zones: FeedZones): Instant | null {
  return time === null ? null : zones.of(time.zone).instantOf(time.wall);
}

function instantOfTime({ wall, zone, isDate }: CalendarTime, zones: FeedZones, floating: FeedZone): Instant {
  return zone === null && !isDate ? floating.instantOf(wall) : zones.of(zone).instantOf(wall);
}
