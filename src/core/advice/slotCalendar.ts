import ICAL from 'ical.js';
import type { Interval } from '../availability/interval.ts';
import type { Instant } from '../instant.ts';

/** An iCalendar file (RFC 5545) with one event in UTC; `now` is when it was made. */
export function slotCalendar(
  slot: Interval,
  event: { readonly id: string; readonly summary: string; readonly now: Instant },
): string {
  const calendar = new ICAL.Component('vcalendar');
  calendar.addPropertyWithValue('version', '2.0');
  calendar.addPropertyWithValue('prodid', '-//Baton//EN');
  const entry = new ICAL.Component('vevent');
  const time = (instant: Instant): ICAL.Time => ICAL.Time.fromJSDate(new Date(instant), true);
  entry.addPropertyWithValue('uid', event.id);
  entry.addPropertyWithValue('dtstamp', time(event.now));
  entry.addPropertyWithValue('dtstart', time(slot.start));
  entry.addPropertyWithValue('dtend', time(slot.end));
  entry.addPropertyWithValue('summary', event.summary);
  calendar.addSubcomponent(entry);
  return `${calendar.toString()}\r\n`;
}
