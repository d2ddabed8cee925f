import * as vscode from 'vscode';
import type { Availability, AvailabilityReason } from '../../core/availability/schedule.ts';
import { shownState } from '../../core/availability/shownState.ts';
import type { Instant } from '../../core/instant.ts';
import { stateWords } from '../../protocol/availabilityWords.ts';
import { stateIcon } from './stateIcon.ts';
import { nearPhrase } from './timePhrase.ts';

export interface MyState {
  /** A codicon of the state, as the Team view shows it. */
  readonly icon: string;
  /** `in focus until 11:30`. */
  readonly short: string;
  /** The state, why it holds, and what comes next, in sentences. */
  readonly sentence: string;
}

/**
 * The viewer's own state in words; undefined where the hours are not known. `zone`: the one in which the user reads
 * times.
 */
export function myState(at: Availability, now: Instant, zone: string): MyState | undefined {
  if (at.state === 'unknown') return undefined;
  const { t } = vscode.l10n;
  const near = (instant: Instant): string => nearPhrase(instant, now, zone);
  const state = shownState(at, true);
  return {
    icon: stateIcon(state),
    // What comes after the end is told in the sentence: the status bar is short.
    short: stateWords(t, { state, until: at.until, nextFree: null }, near),
    sentence: sentenceOf(at, near),
  };
}

function sentenceOf(
  { state, reason, until, nextFree }: Availability,
  near: (instant: Instant) => string,
): string {
  const { t } = vscode.l10n;
  const end = until === null ? undefined : near(until);
  if (state === 'working')
    return end === undefined ? t('You are at work.') : t('You are at work until {0}.', end);
  if (state === 'focus') return `${focusSentence(reason, end)} ${heldSentence(until, nextFree, near)}`;
  const sentence = offSentence(reason);
  return nextFree === null
    ? sentence
    : `${sentence} ${t('Your next window begins {0}.', near(nextFree.start))}`;
}

/** Notices are held off hours too: focus time that ends outside of them is not the end of that. */
function heldSentence(
  until: Availability['until'],
  nextFree: Availability['nextFree'],
  near: (instant: Instant) => string,
): string {
  const { t } = vscode.l10n;
  return until !== null && nextFree !== null && nextFree.start > until
    ? t('Baton holds its notices until your next window begins {0}.', near(nextFree.start))
    : t('Baton holds its notices until then.');
}

function focusSentence(reason: AvailabilityReason, end: string | undefined): string {
  const { t } = vscode.l10n;
  if (end === undefined) return t('You are in focus time.');
  if (reason === 'calendar-focus') return t('You are in focus time until {0}, by your calendar.', end);
  if (reason === 'focus-block') return t('You are in focus time until {0}, by your hours.', end);
  return t('You are in focus time until {0}.', end);
}

function offSentence(reason: AvailabilityReason): string {
  const { t } = vscode.l10n;
  if (reason === 'away') return t('You are away.');
  if (reason === 'calendar-busy') return t('You are off, by your calendar.');
  return t('You are off: these are not your hours.');
}
