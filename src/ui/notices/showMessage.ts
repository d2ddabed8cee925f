import * as vscode from 'vscode';
import { withoutLinks } from '../words/withoutLinks.ts';

/** A notification with buttons; gives the button that was chosen. Links that somebody wrote into it stay text. */
export function showInformation<Action extends string>(
  message: string,
  ...actions: readonly Action[]
): Thenable<Action | undefined> {
  return vscode.window.showInformationMessage(withoutLinks(message), ...actions);
}

/** `showInformation` for what needs attention. */
export function showWarning<Action extends string>(
  message: string,
  ...actions: readonly Action[]
): Thenable<Action | undefined> {
  return vscode.window.showWarningMessage(withoutLinks(message), ...actions);
}

/** `showInformation` for what failed. */
export function showError<Action extends string>(
  message: string,
  ...actions: readonly Action[]
): Thenable<Action | undefined> {
  return vscode.window.showErrorMessage(withoutLinks(message), ...actions);
}

/** A dialog that waits for an answer: the action, or undefined where it was cancelled. */
export function confirm<Action extends string>(
  message: string,
  detail: string | undefined,
  ...actions: readonly Action[]
): Thenable<Action | undefined> {
  return vscode.window.showWarningMessage(
    withoutLinks(message),
    { modal: true, ...(detail !== undefined && { detail }) },
    ...actions,
  );
}
