import * as vscode from 'vscode';
import type { WorkspaceState } from '../../app/ports/workspace.ts';

export interface FileReference {
  /** Relative to the top of the working tree, as a note names it: not to be trusted. */
  readonly path: string;
  /** From 1. */
  readonly line?: number;
  readonly endLine?: number;
}

/** Opens the file of the working tree that a note points to; says so when it is not there. Never leaves the tree. */
export async function openReference(workspace: WorkspaceState, reference: FileReference): Promise<void> {
  if (workspace.type !== 'open') return;
  const root = vscode.Uri.file(workspace.active.root);
  const file = vscode.Uri.joinPath(root, reference.path);
  if (!file.path.startsWith(`${root.path}/`)) return;
  const first = Math.max(0, (reference.line ?? 1) - 1);
  const last = Math.max(first, (reference.endLine ?? reference.line ?? 1) - 1);
  try {
    await vscode.window.showTextDocument(file, {
      selection: new vscode.Range(first, 0, last, 0),
      viewColumn: vscode.ViewColumn.Beside,
    });
  } catch {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('{0} is not in your working tree. It may be on the note’s branch only.', reference.path),
    );
  }
}
