import * as vscode from 'vscode';
import { DAY, HOUR, MINUTE } from '../../core/availability/civilDate.ts';
import type { Instant } from '../../core/instant.ts';
import type { InboxEntry } from '../../core/note/thread/inbox.ts';
import { dateAndTime, nearTime, timeOfDay } from './personTime.ts';

/** Three working days of eight hours: a date says more than so many hours. */
const longWork = 24 * HOUR;

let readersZone = (): string => 'UTC';

/** Says whose zone is meant where none is named: in a remote window the host's is another machine's. */
export function showTimesIn(zone: () => string): void {
  readersZone = zone;
}

/** An instant as people read it: weekday, date and time, in the language of the editor; in the user's zone unless given. */
export function timePhrase(instant: Instant, zone = readersZone()): string {
  return dateAndTime(instant, zone);
}

/** An instant as briefly as it is clear: the time of day today, with the weekday within six days, else with the date. */
export function nearPhrase(instant: Instant, now: Instant, zone = readersZone()): string {
  return nearTime(instant, zone, now);
}

/**
 * How long is left until a reply-by, in the working time of whom the note waits on where that is known; undefined
 * without a reply-by.
 */
export function deadlinePhrase({
  replyBy,
  overdue,
  timeLeft = 0,
  workingTimeLeft,
  workingTimeOf,
  isOthersTime,
}: Pick<
  InboxEntry,
  'replyBy' | 'overdue' | 'timeLeft' | 'workingTimeLeft' | 'workingTimeOf' | 'isOthersTime'
>): string | undefined {
  const { t } = vscode.l10n;
  if (replyBy === undefined) return undefined;
  if (overdue) return t('overdue since {0}', timePhrase(replyBy));
  if (workingTimeLeft === undefined || workingTimeLeft > longWork) {
    return timeLeft <= DAY && isOthersTime !== true
      ? lengthPhrase(timeLeft, false)
      : t('reply by {0}', timePhrase(replyBy));
  }
  if (workingTimeLeft > 0) return lengthPhrase(workingTimeLeft, true);
  return workingTimeOf === undefined
    ? t('due {0}, outside your hours', timePhrase(replyBy))
    : t('due {0}, outside the hours of @{1}', timePhrase(replyBy), workingTimeOf);
}

function lengthPhrase(length: number, isWorking: boolean): string {
  const { t } = vscode.l10n;
  const minutes = Math.max(1, Math.floor(length / MINUTE));
  if (minutes < 60) {
    return isWorking ? t('{0} working min left', minutes) : t('{0} min left', minutes);
  }
  const hours = Math.floor(minutes / 30) / 2;
  if (hours === 1) return isWorking ? t('1 working hour left') : t('1 hour left');
  return isWorking ? t('{0} working hours left', hours) : t('{0} hours left', hours);
}

/** The time of day alone. */
export function hourPhrase(instant: Instant, zone = readersZone()): string {
  return timeOfDay(instant, zone);
}
