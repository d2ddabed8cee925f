import * as vscode from 'vscode';
import type { BranchTargetLookup } from '../app/repository/branchTarget.ts';
import type { InboxSync } from '../app/inbox/syncInbox.ts';
import type { HandoffsView } from './views/handoffsView.ts';

export interface WatchActivityPorts {
  readonly inbox: InboxSync;
  readonly target: BranchTargetLookup;
  readonly tree: HandoffsView;
}

/** Polls only while the window is in use; looks again when the user comes back to it. */
export function watchActivity({ inbox, target, tree }: WatchActivityPorts): vscode.Disposable {
  const apply = ({ focused, active }: vscode.WindowState): void => {
    inbox.setActive(active && (focused || tree.visible));
  };
  apply(vscode.window.state);
  return vscode.Disposable.from(
    vscode.window.onDidChangeWindowState((state) => {
      apply(state);
      if (state.focused && target.target.type !== 'looking') void target.refresh();
    }),
    tree.onDidChangeVisibility(() => {
      apply(vscode.window.state);
    }),
  );
}
