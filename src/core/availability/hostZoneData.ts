import { Temporal } from 'temporal-polyfill';

import type { Instant } from '../instant.ts';
import { withoutRepeats, type ZoneTransition } from './zoneOverlay.ts';

/** IANA names only: Temporal would also take `+05:30`, which has no rules for daylight saving. */
const zoneName = /^[A-Za-z][A-Za-z0-9_+\-/]*$/;

/** Whether the host knows `zone` as an IANA time zone name, in any letter case. */
export function isKnownZone(zone: string): boolean {
  if (!zoneName.test(zone)) return false;
  try {
    at(zone, 0);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** UTC offset in milliseconds as the host's own IANA data gives it, or null for an unknown zone. */
export function hostOffsetAt(zone: string, instant: Instant): number | null {
  return isKnownZone(zone) ? offsetOf(at(zone, instant)) : null;
}

/**
 * The offset at `from` followed by every change of offset in `(from, to)`, as the host's own data gives them.
 * Throws RangeError for an unknown zone.
 */
export function hostTransitions(zone: string, from: Instant, to: Instant): ZoneTransition[] {
  let moment: Temporal.ZonedDateTime | null = at(zone, from);
  const transitions = [{ at: from, offset: offsetOf(moment) }];
  for (;;) {
    moment = moment.getTimeZoneTransition('next');
    if (moment === null || moment.epochMilliseconds >= to) return withoutRepeats(transitions);
    transitions.push({ at: moment.epochMilliseconds, offset: offsetOf(moment) });
  }
}

function at(zone: string, instant: Instant): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);
}

function offsetOf(moment: Temporal.ZonedDateTime): number {
  return moment.offsetNanoseconds / 1_000_000;
}
