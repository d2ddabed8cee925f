import * as v from 'valibot';
import * as vscode from 'vscode';

const minutes = v.fallback(v.pipe(v.number(), v.minValue(5), v.maxValue(1440)), 30);

/** The user's settings, read when they are needed; a value of the wrong kind counts as the default. */
export const editorSettings = {
  /** Milliseconds. */
  calendarRefreshInterval: (): number =>
    v.parse(minutes, vscode.workspace.getConfiguration('baton').get('calendars.refreshMinutes')) * 60_000,
};
