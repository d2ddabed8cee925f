import { DAY, MINUTE } from '../../core/availability/civilDate.ts';
import { correctedOffset } from '../../core/availability/zoneOverlay.ts';
import type { Instant } from '../../core/instant.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

/** Throws a `RangeError` for a zone that the browser does not know. */
const partsFormat = (zone: string): Intl.DateTimeFormat => {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  formats.set(zone, made);
  return made;
};

/** UTC offset in milliseconds as the browser's own zone data gives it. */
const browserOffset = (zone: string, instant: Instant): number => {
  const parts: Record<string, number> = {};
  for (const { type, value } of partsFormat(zone).formatToParts(instant)) parts[type] = Number(value);
  const second = Math.floor(instant / 1000) * 1000;
  const wall = Date.UTC(
    parts['year'] ?? 0,
    (parts['month'] ?? 1) - 1,
    parts['day'] ?? 1,
    parts['hour'] ?? 0,
    parts['minute'] ?? 0,
    parts['second'] ?? 0,
  );
  return wall - second;
};

/**
 * The wall clock of a zone at an instant, as the milliseconds at which a clock in UTC shows the same: with the
 * product's corrections of outdated zone data. Throws a `RangeError` for a zone that the browser does not know.
 */
export const wallAsUtc = (instant: Instant, zone: string): number =>
  instant + correctedOffset(zone, instant, browserOffset);

/** Whether the browser knows the zone. */
export const isZone = (zone: string): boolean => {
  try {
    partsFormat(zone);
    return true;
  } catch {
    return false;
  }
};

/** The value of a `datetime-local` field, `2026-11-24T09:30`, for an instant in a zone. */
export const wallTime = (instant: Instant, zone: string): string =>
  new Date(wallAsUtc(Math.floor(instant / MINUTE) * MINUTE, zone)).toISOString().slice(0, 16);

/**
 * The instant at which clocks of the zone show a wall time such as `2026-11-24T09:30`: the first of two, and by the
 * offset before the gap for a time that does not exist (RFC 5545 §3.3.5, Temporal "compatible"). `undefined` when
 * the text is no wall time.
 */
export const instantAt = (wall: string, zone: string): Instant | undefined => {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(wall)) return undefined;
  const target = Date.parse(`${wall.slice(0, 16)}:00Z`);
  if (Number.isNaN(target)) return undefined;
  const before = wallAsUtc(target - DAY, zone) - (target - DAY);
  const after = wallAsUtc(target + DAY, zone) - (target + DAY);
  for (const offset of [before, after]) {
    if (wallAsUtc(target - offset, zone) === target) return target - offset;
  }
  return target - before;
};

/** The city of a zone as people say it: `America/Argentina/Buenos_Aires` is `Buenos Aires`. */
export const cityOf = (zone: string): string => (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
