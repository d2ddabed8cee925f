import * as v from 'valibot';
import * as vscode from 'vscode';

const minutes = v.fallback(v.pipe(v.number(), v.minValue(5), v.maxValue(1440)), 30);
const shareFocus = v.fallback(v.picklist(['ask', 'always', 'never']), 'ask');
const on = v.fallback(v.boolean(), true);
const off = v.fallback(v.boolean(), false);

/** The user's settings, read when they are needed; a value of the wrong kind counts as the default. */
export const editorSettings = {
  /** Milliseconds. */
  calendarRefreshInterval: (): number =>
    v.parse(minutes, vscode.workspace.getConfiguration('baton').get('calendars.refreshMinutes')) * 60_000,
  shareFocus: (): 'ask' | 'always' | 'never' =>
    v.parse(shareFocus, vscode.workspace.getConfiguration('baton').get('focus.shareOnGitHub')),
  focusFollowsBlocks: (): boolean =>
    v.parse(off, vscode.workspace.getConfiguration('baton').get('focus.followMyBlocks')),
  /** Whether Baton reminds of deadlines. */
  deadlineReminders: (): boolean =>
    v.parse(on, vscode.workspace.getConfiguration('baton').get('notices.remindOfDeadlines')),
  /** Whether Baton may show notices at all. */
  notices: (): boolean => v.parse(on, vscode.workspace.getConfiguration('baton').get('notices.show')),
};
