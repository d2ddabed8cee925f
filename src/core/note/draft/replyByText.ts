import type { Instant } from '../../instant.ts';
import { epochDayOf } from '../../availability/civilDate.ts';
import { zoneTable } from '../../availability/zoneTable.ts';

/** ECMA-262 §21.4.1.1: the range of a time value. */
const maxInstant = 8.64e15;

const pattern =
  /^(?<date>[+-]?\d{4,6}-\d{2}-\d{2})[T ](?<time>\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?) ?(?<offset>Z|UTC|[+-]\d{2}:?\d{2})?(?: ?\[?(?<zone>[A-Za-z][\w+-]{0,30}(?:\/[\w+-]{1,30}){0,2})\]?)?$/;

/** Writes an instant as ISO 8601 in UTC, without a zero fraction: `2026-11-24T17:00:00Z`. */
export function formatReplyBy(instant: Instant): string {
  return new Date(instant).toISOString().replace('.000Z', 'Z');
}

/**
 * Reads an instant as people write it: ISO 8601 with an offset (`2026-11-24T17:00+01:00`) or with an IANA zone
 * (`2026-11-24 17:00 Europe/Berlin`, or RFC 9557's brackets). An offset counts more than a zone; a wall time in a gap
 * or fold follows rule P2 of DESIGN.md. Undefined for anything else, as a time without a zone.
 */
export function parseReplyBy(text: string): Instant | undefined {
  const groups = text.length > 100 ? undefined : pattern.exec(text.trim())?.groups;
  if (groups === undefined) return undefined;
  const { date = '', time = '', offset, zone } = groups;
  if (/^\d{4}-/.test(date) && epochDayOf(date) === null) return undefined;
  const wall = Date.parse(`${date}T${time}Z`);
  if (Number.isNaN(wall)) return undefined;
  const instant = offset === undefined ? inZone(wall, zone) : wall - offsetOf(offset);
  return instant !== undefined && Math.abs(instant) <= maxInstant ? instant : undefined;
}

function inZone(wall: number, zone: string | undefined): Instant | undefined {
  if (zone === undefined) return undefined;
  return zone === 'UTC' ? wall : zoneTable(zone)?.instantOf(wall);
}

/** The offset in milliseconds, positive east of Greenwich. */
function offsetOf(offset: string): number {
  if (offset === 'Z' || offset === 'UTC') return 0;
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(-2));
  return (offset.startsWith('-') ? -minutes : minutes) * 60_000;
}
