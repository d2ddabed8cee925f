import * as vscode from 'vscode';
import type { Instant } from '../core/instant.ts';

/** An instant as people read it: weekday, date and time, in the language of the editor; in the user's zone unless given. */
export function timePhrase(instant: Instant, timeZone?: string): string {
  return new Intl.DateTimeFormat(vscode.env.language, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  }).format(instant);
}

/** The time of day and the weekday, for lists in which the date goes without saying. */
export function clockPhrase(instant: Instant, timeZone?: string): string {
  return new Intl.DateTimeFormat(vscode.env.language, {
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  }).format(instant);
}
