import * as vscode from 'vscode';
import type { TeamRoster } from '../../app/teamRoster.ts';

/**
 * Shows the working tree's team file, at somebody's entry when a login is given and the file names them. Where the
 * working tree has none, the unsaved beginning of one is shown.
 */
export async function openTeamFile(roster: TeamRoster, login?: string): Promise<void> {
  await vscode.commands.executeCommand('baton.createTeamFile');
  const editor = vscode.window.activeTextEditor;
  const at = login === undefined ? undefined : roster.memberOf(login)?.range.start;
  if (at === undefined || editor === undefined || editor.document.isUntitled) return;
  const place = new vscode.Position(at.line, at.character);
  editor.selection = new vscode.Selection(place, place);
  editor.revealRange(editor.selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
