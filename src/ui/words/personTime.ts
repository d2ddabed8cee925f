import * as vscode from 'vscode';
import { zoneTable } from '../../core/availability/zoneTable.ts';
import type { Instant } from '../../core/instant.ts';
import { timeWords } from '../../protocol/timeWords.ts';

/**
 * The wall time of a zone, as milliseconds that show it in UTC: with the corrections of the product's zone data. UTC
 * where the zone is not known.
 */
export function wallOf(instant: Instant, zone: string): number {
  return zoneTable(zone)?.wallAt(instant) ?? instant;
}

/** Times in the language of the editor. */
export const { timeOfDay, dateAndTime, clockOf, nearTime, bothTimes, calendarDate } = timeWords({
  t: vscode.l10n.t,
  language: () => vscode.env.language,
  wallOf,
});
