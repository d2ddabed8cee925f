import * as vscode from 'vscode';

/** A row and what choosing it means. */
export interface Choice<T> extends vscode.QuickPickItem {
  readonly value: T;
}

/** Lets the user choose one row; what it means, or `undefined` when they leave. It stays open while they look elsewhere. */
export async function pickOne<T>(
  rows: readonly Choice<T>[],
  options: { readonly title: string; readonly placeHolder: string },
): Promise<T | undefined> {
  return (await vscode.window.showQuickPick([...rows], { ...options, ignoreFocusOut: true }))?.value;
}
