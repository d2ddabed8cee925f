import * as vscode from 'vscode';
import type { TeamRoster } from '../../app/team/teamRoster.ts';
import { TEAM_FILE_PATH } from '../../core/availability/teamFile/teamFile.ts';

/**
 * Shows the working tree's team file, at somebody's entry when a login is given and the file names them, else at its
 * first problem. Where the working tree has none, `createTeamFile` says what is opened.
 */
export async function openTeamFile(roster: TeamRoster, login?: string): Promise<void> {
  await vscode.commands.executeCommand('baton.createTeamFile');
  const editor = vscode.window.activeTextEditor;
  const named = login === undefined ? undefined : roster.memberOf(login)?.range;
  const at = (named ?? roster.problems[0]?.range)?.start;
  if (at === undefined || editor?.document.uri.path.endsWith(`/${TEAM_FILE_PATH}`) !== true) return;
  const place = new vscode.Position(at.line, at.character);
  editor.selection = new vscode.Selection(place, place);
  editor.revealRange(editor.selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
