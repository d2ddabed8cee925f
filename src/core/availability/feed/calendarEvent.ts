import type { FeedKind } from '../schedule.ts';
import {
  parameterOf,
  parseDuration,
  parseTime,
  propertiesOf,
  textOf,
  timeOf,
  type CalendarDuration,
  type CalendarTime,
  type JcalComponent,
} from './jcal.ts';

/** An extra instance; `end` or `duration` only where the feed gives a period. */
export interface ExtraInstance {
  readonly start: CalendarTime;
  readonly end: CalendarTime | null;
  readonly duration: CalendarDuration | null;
}

/** What of a VEVENT decides who is busy when. Titles, places and people are not read. */
export interface CalendarEvent {
  readonly uid: string;
  readonly sequence: number;
  readonly start: CalendarTime;
  readonly end: CalendarTime | null;
  readonly duration: CalendarDuration | null;
  /** jCal values of RRULE. */
  readonly rules: readonly unknown[];
  readonly extra: readonly ExtraInstance[];
  readonly except: readonly CalendarTime[];
  readonly recurrenceId: CalendarTime | null;
  /** Null: the event takes no time (cancelled, transparent, free, working elsewhere). */
  readonly kind: FeedKind | null;
}

/** A VEVENT decoded, or null when it has no readable start. */
export function calendarEventOf(component: JcalComponent, index: number): CalendarEvent | null {
  const start = timeOf(component, 'dtstart');
  if (start === null) return null;
  const sequence = propertiesOf(component, 'sequence')[0]?.values[0];
  const uid = propertiesOf(component, 'uid')[0]?.values[0];
  return {
    uid: typeof uid === 'string' && uid !== '' ? uid : `without-uid-${index}`,
    sequence: typeof sequence === 'number' ? sequence : 0,
    start,
    end: timeOf(component, 'dtend'),
    duration: parseDuration(propertiesOf(component, 'duration')[0]?.values[0]),
    rules: propertiesOf(component, 'rrule').flatMap(({ values }) => values),
    extra: propertiesOf(component, 'rdate').flatMap((property) =>
      property.values.flatMap((value) => extraOf(value, parameterOf(property, 'tzid')) ?? []),
    ),
    except: propertiesOf(component, 'exdate').flatMap((property) =>
      property.values.flatMap((value) => parseTime(value, parameterOf(property, 'tzid')) ?? []),
    ),
    recurrenceId: timeOf(component, 'recurrence-id'),
    kind: kindOf(component),
  };
}

/** A period is `[start, end]` or `[start, duration]` in jCal. */
export function extraOf(value: unknown, tzid: string | null): ExtraInstance | null {
  if (!Array.isArray(value)) {
    const start = parseTime(value, tzid);
    return start === null ? null : { start, end: null, duration: null };
  }
  const [from, to] = value as readonly unknown[];
  const start = parseTime(from, tzid);
  return start === null ? null : { start, end: parseTime(to, tzid), duration: parseDuration(to) };
}

/** P8: cancelled, transparent and Outlook's FREE do not count; working elsewhere is work; OOF is away. */
function kindOf(component: JcalComponent): FeedKind | null {
  if (textOf(component, 'status') === 'CANCELLED') return null;
  if (textOf(component, 'transp') === 'TRANSPARENT') return null;
  const busy = textOf(component, 'x-microsoft-cdo-busystatus');
  if (busy === 'FREE' || busy === 'WORKINGELSEWHERE') return null;
  return busy === 'OOF' ? 'away' : 'busy';
}
