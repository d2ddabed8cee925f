import * as vscode from 'vscode';
import type { KnownPerson } from '../../app/drafts/draftKnowledge.ts';
import { shownState } from '../../core/availability/shownState.ts';
import type { Instant } from '../../core/instant.ts';
import { stateWords } from '../../protocol/availabilityWords.ts';
import { bothTimes, clockOf } from './personTime.ts';

/** What is known of a person's time, in a few words: `21:10 Mon · off until Tue 09:30 (05:00 yours)`. */
export function personPhrase({ availability, zone }: KnownPerson, mine: string, now: Instant): string {
  const told =
    availability === undefined
      ? ({ state: 'unknown', until: null, nextFree: null } as const)
      : { ...availability, state: shownState(availability) };
  const words = stateWords(vscode.l10n.t, told, (instant) => bothTimes(instant, zone ?? null, mine, now));
  return zone === undefined ? words : `${clockOf(now, zone)} · ${words}`;
}
