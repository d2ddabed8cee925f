import * as vscode from 'vscode';
import type { KnownPerson } from '../../app/drafts/draftKnowledge.ts';
import type { Availability } from '../../core/availability/schedule.ts';
import { shownState } from '../../core/availability/shownState.ts';
import type { Instant } from '../../core/instant.ts';
import { bothTimes, clockOf } from '../words/personTime.ts';

/**
 * What is known of a person's time, in a few words; unknown is said to be unknown. The next window is named where it
 * does not begin with the end of the present state, which is said already.
 */
export function personPhrase({ availability, zone }: KnownPerson, mine: string, now: Instant): string {
  const { t } = vscode.l10n;
  if (availability === undefined) return t('hours not known');
  const { state, until, nextFree } = availability;
  return [
    zone === undefined ? '' : clockOf(now, zone),
    statePhrase(availability, until === null ? undefined : bothTimes(until, zone ?? null, mine, now)),
    state === 'working' || nextFree === null || nextFree.start === until
      ? ''
      : t('next window {0}', bothTimes(nextFree.start, zone ?? null, mine, now)),
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

function statePhrase(availability: Availability, until: string | undefined): string {
  const { t } = vscode.l10n;
  switch (shownState(availability)) {
    case 'working':
      return until === undefined ? t('working') : t('working until {0}', until);
    case 'focus':
      return until === undefined ? t('in focus') : t('in focus until {0}', until);
    case 'busy':
      return until === undefined ? t('busy') : t('busy until {0}', until);
    case 'away':
      return until === undefined ? t('away') : t('away until {0}', until);
    case 'off':
      return until === undefined ? t('off') : t('off until {0}', until);
    case 'unknown':
      return t('hours not known');
  }
}
