import * as vscode from 'vscode';
import { DAY } from '../../core/availability/civilDate.ts';
import type { Instant } from '../../core/instant.ts';
import { formatWall } from '../../core/formatWall.ts';
import { zoneTable } from '../../core/availability/zoneTable.ts';

/** Milliseconds ahead within which a weekday names one date only. */
const unambiguousWeekday = 6 * DAY;

const format = (wall: number, options: Intl.DateTimeFormatOptions): string =>
  formatWall(wall, vscode.env.language, options);

/**
 * The wall time of a zone, as milliseconds that show it in UTC: with the corrections of the product's zone data. UTC
 * where the zone is not known.
 */
export function wallOf(instant: Instant, zone: string): number {
  return zoneTable(zone)?.wallAt(instant) ?? instant;
}

/** An instant as the clock and calendar of a zone show it; UTC where the zone is not known. */
export function formatIn(instant: Instant, zone: string, options: Intl.DateTimeFormatOptions): string {
  return format(wallOf(instant, zone), options);
}

function sameDate(a: number, b: number): boolean {
  return Math.floor(a / DAY) === Math.floor(b / DAY);
}

const time = { hour: '2-digit', minute: '2-digit' } as const;

/** A person's clock: `21:10 Mon`. */
export function clockOf(now: Instant, zone: string): string {
  const wall = wallOf(now, zone);
  return `${format(wall, time)} ${format(wall, { weekday: 'short' })}`;
}

/** As briefly as it is clear on that zone's clock: `18:00` today, `Tue 09:30` within six days, else with the date. */
export function nearTime(instant: Instant, zone: string, now: Instant): string {
  const wall = wallOf(instant, zone);
  if (sameDate(wall, wallOf(now, zone))) return format(wall, time);
  if (instant - now < unambiguousWeekday && instant > now)
    return `${format(wall, { weekday: 'short' })} ${format(wall, time)}`;
  return format(wall, { weekday: 'short', day: 'numeric', month: 'short', ...time });
}

/** `Tue 09:30 (05:00 yours)`; one time when both clocks agree or the person's zone is not known. */
export function bothTimes(instant: Instant, theirs: string | null, mine: string, now: Instant): string {
  const zone = theirs ?? mine;
  const there = wallOf(instant, zone);
  const here = wallOf(instant, mine);
  const phrase = nearTime(instant, zone, now);
  if (there === here) return phrase;
  const yours = sameDate(there, here) ? format(here, time) : nearTime(instant, mine, now);
  return vscode.l10n.t('{0} ({1} yours)', phrase, yours);
}

/** A calendar date, `2026-12-24`, as `Thu 24 Dec`; the text itself when it is no date. */
export function datePhrase(date: string): string {
  const wall = Date.parse(`${date}T12:00:00Z`);
  return Number.isNaN(wall) ? date : format(wall, { weekday: 'short', day: 'numeric', month: 'short' });
}
