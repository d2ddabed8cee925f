import * as vscode from 'vscode';
import type { KnownPerson } from '../../app/draftKnowledge.ts';
import type { Instant } from '../../core/instant.ts';
import { bothTimes, clockOf } from '../personTime.ts';

/** What is known of a person's time, in a few words; unknown is said to be unknown. */
export function personPhrase({ availability, zone }: KnownPerson, mine: string, now: Instant): string {
  const { t } = vscode.l10n;
  if (availability === undefined || availability.state === 'unknown') return t('hours not known');
  const { state, reason, until, nextFree } = availability;
  const time = until === null ? undefined : bothTimes(until, zone ?? null, mine, now);
  const word =
    state === 'working'
      ? t('working')
      : state === 'focus'
        ? t('in focus')
        : reason === 'away'
          ? t('away')
          : t('off');
  return [
    zone === undefined ? '' : clockOf(now, zone),
    time === undefined ? word : t('{0} until {1}', word, time),
    state === 'working' || nextFree === null
      ? ''
      : t('next window {0}', bothTimes(nextFree.start, zone ?? null, mine, now)),
  ]
    .filter((part) => part !== '')
    .join(' · ');
}
