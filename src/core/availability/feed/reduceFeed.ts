import ICAL from 'ical.js';

import { unite, type Interval } from '../interval.ts';
import type { FeedInterval, FeedKind } from '../schedule.ts';
import { zoneTable } from '../zoneTable.ts';
import { calendarEventOf, extraOf, type CalendarEvent } from './calendarEvent.ts';
import { expandEvents, spanOf, type EventFault } from './expandEvents.ts';
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
 * places and people are neither read nor kept. Never throws on what a feed holds.
 */
export function reduceFeed(text: string, zone: string, window: Interval): FeedReduction {
  if (text.length > FEED_LIMIT) {
    return failed({ code: 'feed-too-large', size: text.length, limit: FEED_LIMIT });
  }
  const person = zoneTable(zone);
  if (person === null) return failed({ code: 'person-zone-unknown' });
  if (!/^\uFEFF?\s*BEGIN:VCALENDAR/i.test(text)) {
    return failed({ code: 'not-a-calendar', looksLikeHtml: /^\uFEFF?\s*</.test(text) });
  }
  const { calendars, unreadable, truncated } = parseCalendars(text.replace(/^\uFEFF?\s*/, ''));
  const components = calendars.flatMap((each) => each.components);
  const vevents = components.filter(({ name }) => name === 'vevent');
  if (vevents.length > EVENT_LIMIT) return failed({ code: 'too-many-events', limit: EVENT_LIMIT });
  const zones = feedZones(person, definitionsOf(components));
  const counts = new Map<EventFault | 'event-unreadable', number>();
  const count = (code: EventFault | 'event-unreadable', by = 1): void => {
    if (by > 0) counts.set(code, (counts.get(code) ?? 0) + by);
  };
  const decoded = vevents.map(calendarEventOf);
  const events = decoded.filter((each) => each !== null);
  count('event-unreadable', unreadable + decoded.length - events.length);
  const intervals: FeedInterval[] = [...freeBusyOf(components, zones, window)];
  let budget = RULE_BUDGET;
  for (const group of groupByUid(events)) {
    const expansion = expandEvents(group, zones, window, budget);
    budget -= expansion.cost;
    for (const each of expansion.intervals) intervals.push(each);
    for (const fault of expansion.faults) count(fault);
  }
  const problems: FeedProblem[] = [...counts].map(([code, count]) => ({ code, count }));
  if (truncated) problems.push({ code: 'feed-truncated' });
  for (const tzid of zones.unresolved) problems.push({ code: 'zone-unresolved', tzid });
  return { ok: true, intervals: unitedByKind(intervals, window), events: events.length, problems };
}

function failed(failure: FeedFailure): FeedReduction {
  return { ok: false, failure };
}

interface ParsedCalendars {
  readonly calendars: readonly JcalComponent[];
  readonly unreadable: number;
  readonly truncated: boolean;
}

/** The whole text at once; when the parser refuses it, event by event, so that one bad event loses no other. */
function parseCalendars(text: string): ParsedCalendars {
  const whole = parsed(text);
  if (whole !== null) return { calendars: whole, unreadable: 0, truncated: false };
  const blocks = text.match(/^BEGIN:(VEVENT|VTIMEZONE|VFREEBUSY)\b[\s\S]*?^END:\1[^\S\n]*$/gim) ?? [];
  const read = blocks.map((block) => parsed(`BEGIN:VCALENDAR\r\n${block}\r\nEND:VCALENDAR\r\n`));
  return {
    calendars: read.flatMap((each) => each ?? []),
    unreadable: read.filter((each) => each === null).length,
    truncated: !/^END:VCALENDAR\s*$/im.test(text.slice(-64)),
  };
}

function parsed(text: string): readonly JcalComponent[] | null {
  try {
    const jcal: unknown = ICAL.parse(text);
    const one = componentOf(jcal);
    if (one !== null) return [one];
    return Array.isArray(jcal) ? jcal.flatMap((each: unknown) => componentOf(each) ?? []) : null;
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

function unitedByKind(intervals: readonly FeedInterval[], window: Interval): readonly FeedInterval[] {
  const kinds: readonly FeedKind[] = ['away', 'busy', 'focus'];
  return kinds
    .flatMap((kind) =>
      unite(intervals.filter((each) => each.kind === kind)).map(({ start, end }) => ({
        start: Math.max(start, window.start),
        end: Math.min(end, window.end),
        kind,
      })),
    )
    .sort((a, b) => a.start - b.start || a.end - b.end);
}
