import ICAL from 'ical.js';

import type { Steps } from '../../steps.ts';
import { unite, type Interval } from '../interval.ts';
import type { FeedInterval, FeedKind } from '../schedule.ts';
import { zoneTable } from '../zoneTable.ts';
import { calendarEventOf, extraOf, type CalendarEvent } from './calendarEvent.ts';
import { expandEvents, spanOf, type EventFault } from './expandEvents.ts';
import { feedBlocks } from './feedBlocks.ts';
import { definedZone, feedZones, type FeedZone, type FeedZones } from './feedZone.ts';
import { componentOf, parameterOf, propertiesOf, type JcalComponent } from './jcal.ts';
import { RULE_BUDGET } from './ruleInstances.ts';

/** In UTF-16 units. */
export const FEED_LIMIT = 20 * 1024 * 1024;
export const EVENT_LIMIT = 50_000;

export type FeedFailure =
  | { readonly code: 'feed-too-large'; readonly size: number; readonly limit: number }
  | { readonly code: 'too-many-events'; readonly limit: number }
  /** HTML most often: a sign-in page, or the calendar's address instead of its iCalendar address. */
  | { readonly code: 'not-a-calendar'; readonly looksLikeHtml: boolean }
  | { readonly code: 'person-zone-unknown' };

/** Something in a feed that was left out or read in part; the rest counts. Never holds what an event says. */
export type FeedProblem =
  | { readonly code: EventFault | 'event-unreadable'; readonly count: number }
  | { readonly code: 'feed-truncated' }
  | { readonly code: 'zone-unresolved'; readonly tzid: string };

export type FeedReduction =
  | {
      readonly ok: true;
      /** Sorted; those of a kind are disjoint. */
      readonly intervals: readonly FeedInterval[];
      readonly events: number;
      readonly problems: readonly FeedProblem[];
    }
  | { readonly ok: false; readonly failure: FeedFailure };

/**
 * Reduces an iCalendar text (RFC 5545) to who-is-busy-when within `window`, the person being in `zone`. Titles,
 * places and people are neither read nor kept. Never throws on what a feed holds. A step is an event read or
 * expanded, or a month of a rule.
 */
export function* reduceFeed(text: string, zone: string, window: Interval): Steps<FeedReduction> {
  if (text.length > FEED_LIMIT) {
    return failed({ code: 'feed-too-large', size: text.length, limit: FEED_LIMIT });
  }
  const person = zoneTable(zone);
  if (person === null) return failed({ code: 'person-zone-unknown' });
  if (!/^\uFEFF?\s*BEGIN:VCALENDAR/i.test(text)) {
    return failed({ code: 'not-a-calendar', looksLikeHtml: /^\uFEFF?\s*</.test(text) });
  }
  const contents = yield* contentsOf(text);
  if (contents === null) return failed({ code: 'too-many-events', limit: EVENT_LIMIT });
  const { events, unreadable, others } = contents;
  const zones = feedZones(person, definitionsOf(others));
  const counts = new Map<EventFault | 'event-unreadable', number>();
  const count = (code: EventFault | 'event-unreadable', by = 1): void => {
    if (by > 0) counts.set(code, (counts.get(code) ?? 0) + by);
  };
  count('event-unreadable', unreadable);
  const united = new UnitedByKind(window);
  united.add(freeBusyOf(others, zones, window));
  let budget = RULE_BUDGET;
  for (const group of groupByUid(events)) {
    const expansion = yield* expandEvents(group, zones, window, budget);
    budget -= expansion.cost;
    united.add(expansion.intervals);
    for (const fault of expansion.faults) count(fault);
    yield;
  }
  const problems: FeedProblem[] = [...counts].map(([code, count]) => ({ code, count }));
  if (!/^END:VCALENDAR\s*$/im.test(text.slice(-64))) problems.push({ code: 'feed-truncated' });
  for (const tzid of zones.unresolved) problems.push({ code: 'zone-unresolved', tzid });
  return { ok: true, intervals: united.all(), events: events.length, problems };
}

function failed(failure: FeedFailure): FeedReduction {
  return { ok: false, failure };
}

interface FeedContents {
  readonly events: readonly CalendarEvent[];
  /** Events and other components that could not be read. */
  readonly unreadable: number;
  /** Zones and free-busy lists. */
  readonly others: readonly JcalComponent[];
}

/** Null when there are too many events. */
function* contentsOf(text: string): Steps<FeedContents | null> {
  const events: CalendarEvent[] = [];
  const others: JcalComponent[] = [];
  let [seen, unreadable] = [0, 0];
  for (const block of feedBlocks(text)) {
    const component = block.text === null ? null : parsed(block.text);
    const event =
      component === null || block.name !== 'vevent' ? null : calendarEventOf(component, events.length);
    if (block.name === 'vevent' && ++seen > EVENT_LIMIT) return null;
    if (event !== null) events.push(event);
    else if (component !== null && block.name !== 'vevent') others.push(component);
    else unreadable++;
    yield;
  }
  return { events, unreadable, others };
}

function parsed(text: string): JcalComponent | null {
  try {
    return componentOf(ICAL.parse(text));
  } catch {
    // ical.js throws on the first line that it does not understand.
    return null;
  }
}

function definitionsOf(components: readonly JcalComponent[]): ReadonlyMap<string, FeedZone> {
  return new Map(
    components
      .filter(({ name }) => name === 'vtimezone')
      .flatMap((component) => {
        const tzid = propertiesOf(component, 'tzid')[0]?.values[0];
        const zone = typeof tzid === 'string' ? definedZone(tzid, component) : null;
        return typeof tzid === 'string' && zone !== null ? [[tzid, zone] as const] : [];
      }),
  );
}

function groupByUid(events: readonly CalendarEvent[]): Iterable<readonly CalendarEvent[]> {
  const groups = new Map<string, CalendarEvent[]>();
  for (const event of events) {
    const group = groups.get(event.uid);
    if (group === undefined) groups.set(event.uid, [event]);
    else group.push(event);
  }
  return groups.values();
}

/** VFREEBUSY (RFC 5545 section 3.6.4): every FREEBUSY but those of type FREE; BUSY-UNAVAILABLE is away. */
function freeBusyOf(
  components: readonly JcalComponent[],
  zones: FeedZones,
  window: Interval,
): readonly FeedInterval[] {
  return components
    .filter(({ name }) => name === 'vfreebusy')
    .flatMap((component) => propertiesOf(component, 'freebusy'))
    .flatMap((property): FeedInterval[] => {
      const type = parameterOf(property, 'fbtype')?.toUpperCase();
      if (type === 'FREE') return [];
      const kind: FeedKind = type === 'BUSY-UNAVAILABLE' ? 'away' : 'busy';
      return property.values.flatMap((value) => {
        const period = extraOf(value, 'UTC');
        const span = period === null ? null : spanOf(period, zones);
        return span !== null && span.end > window.start && span.start < window.end ? [{ ...span, kind }] : [];
      });
    });
}

const kinds: readonly FeedKind[] = ['away', 'busy', 'focus'];

/** So many are united at a time: few enough for a short step, enough that each is not sorted too often. */
const batch = 2_000;

/** Intervals of a feed, each kind united (P5) as they come in, so that no step at the end has all of them to sort. */
class UnitedByKind {
  readonly #window: Interval;
  readonly #united = new Map<FeedKind, readonly Interval[]>();
  #waiting: FeedInterval[] = [];

  constructor(window: Interval) {
    this.#window = window;
  }

  add(intervals: readonly FeedInterval[]): void {
    for (const each of intervals) this.#waiting.push(each);
    if (this.#waiting.length >= batch) this.#unite();
  }

  /** Sorted, cut at the window. */
  all(): readonly FeedInterval[] {
    this.#unite();
    const { start: earliest, end: latest } = this.#window;
    return kinds
      .flatMap((kind) =>
        (this.#united.get(kind) ?? []).map(({ start, end }) => ({
          start: Math.max(start, earliest),
          end: Math.min(end, latest),
          kind,
        })),
      )
      .sort((a, b) => a.start - b.start || a.end - b.end);
  }

  #unite(): void {
    for (const kind of kinds) {
      const own = this.#waiting.filter((each) => each.kind === kind);
      if (own.length > 0) this.#united.set(kind, unite([...(this.#united.get(kind) ?? []), ...own]));
    }
    this.#waiting = [];
  }
}
