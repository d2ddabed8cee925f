import { DAY, epochDayOf, HOUR, MINUTE } from '../civilDate.ts';

/** A property of a jCal component (RFC 7265), decoded from the `unknown` that the parser gives. */
export interface JcalProperty {
  readonly name: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly type: string;
  readonly values: readonly unknown[];
}

export interface JcalComponent {
  readonly name: string;
  readonly properties: readonly JcalProperty[];
  readonly components: readonly JcalComponent[];
}

/** A jCal component, or null when the value has another shape. */
export function componentOf(value: unknown): JcalComponent | null {
  if (!Array.isArray(value)) return null;
  const [name, properties, components] = value as readonly unknown[];
  if (typeof name !== 'string' || !Array.isArray(properties) || !Array.isArray(components)) return null;
  return {
    name,
    properties: properties.flatMap((each: unknown) => propertyOf(each) ?? []),
    components: components.flatMap((each: unknown) => componentOf(each) ?? []),
  };
}

function propertyOf(value: unknown): JcalProperty | null {
  if (!Array.isArray(value)) return null;
  const [name, parameters, type, ...values] = value as readonly unknown[];
  if (typeof name !== 'string' || typeof type !== 'string' || !isRecord(parameters)) return null;
  return { name, parameters, type, values };
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A text parameter, or null. */
export function parameterOf(property: JcalProperty, name: string): string | null {
  const value = property.parameters[name];
  return typeof value === 'string' ? value : null;
}

export function propertiesOf(component: JcalComponent, name: string): readonly JcalProperty[] {
  return component.properties.filter((each) => each.name === name);
}

/** The first value of a property as upper-case text; empty when missing. */
export function textOf(component: JcalComponent, name: string): string {
  const value = propertiesOf(component, name)[0]?.values[0];
  return typeof value === 'string' ? value.trim().toUpperCase() : '';
}

/**
 * A date or a date and time as a calendar writes it. `wall` is its wall time as if it were UTC. `zone` is null for
 * dates and floating times, `UTC` for times with Z, else the TZID as written.
 */
export interface CalendarTime {
  readonly wall: number;
  readonly isDate: boolean;
  readonly zone: string | null;
}

const dateTimePattern = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}):(\d{2}):(\d{2})(Z?))?$/;

/** jCal's `2026-11-23` or `2026-11-23T09:00:00Z`; null when malformed or no such date. Second 60 counts as 59. */
export function parseTime(value: unknown, tzid: string | null): CalendarTime | null {
  const match = typeof value === 'string' ? dateTimePattern.exec(value) : null;
  if (match === null) return null;
  const [, date = '', hours, minutes, seconds, utc] = match;
  const day = epochDayOf(date);
  if (day === null) return null;
  if (hours === undefined) return { wall: day * DAY, isDate: true, zone: null };
  const [h, m, s] = [Number(hours), Number(minutes), Math.min(59, Number(seconds))];
  if (h > 23 || m > 59) return null;
  const wall = day * DAY + h * HOUR + m * MINUTE + s * 1000;
  return { wall, isDate: false, zone: utc === 'Z' ? 'UTC' : tzid };
}

/** The first value of a date or time property; null when missing or malformed. */
export function timeOf(component: JcalComponent, name: string): CalendarTime | null {
  const property = propertiesOf(component, name)[0];
  if (property === undefined) return null;
  return parseTime(property.values[0], parameterOf(property, 'tzid'));
}

/** A duration in nominal days and exact milliseconds (RFC 5545 section 3.3.6). */
export interface CalendarDuration {
  readonly days: number;
  readonly exact: number;
}

const durationPattern = /^([+-]?)P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;

/** `P1DT2H`; null when malformed. */
export function parseDuration(value: unknown): CalendarDuration | null {
  const match = typeof value === 'string' ? durationPattern.exec(value) : null;
  if (match === null) return null;
  // Groups that took no part are undefined, which the type of a match does not say.
  const groups = match.slice(2) as readonly (string | undefined)[];
  const [weeks, days, hours, minutes, seconds] = groups.map((each) => Number(each ?? 0));
  const sign = match[1] === '-' ? -1 : 1;
  return {
    days: sign * ((weeks ?? 0) * 7 + (days ?? 0)),
    exact: sign * ((hours ?? 0) * HOUR + (minutes ?? 0) * MINUTE + (seconds ?? 0) * 1000),
  };
}
