import * as vscode from 'vscode';
import type { Instant } from '../core/instant.ts';

/** An instant as the user reads it: weekday, date and time of the user's zone, in the language of the editor. */
export function timePhrase(instant: Instant): string {
  return new Intl.DateTimeFormat(vscode.env.language, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(instant);
}
