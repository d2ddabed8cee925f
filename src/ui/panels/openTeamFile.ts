import * as vscode from 'vscode';
import type { Workspace } from '../../app/ports/workspace.ts';
import type { TeamRoster } from '../../app/teamRoster.ts';
import { TEAM_FILE_PATH } from '../../core/availability/teamFile/teamFile.ts';

/** Shows the working tree's team file, at somebody's entry when a login is given and the file names them. */
export async function openTeamFile(
  { workspace, roster }: { readonly workspace: Workspace; readonly roster: TeamRoster },
  login?: string,
): Promise<void> {
  const { state } = workspace;
  if (state.type !== 'open') return;
  const file = vscode.Uri.joinPath(vscode.Uri.file(state.active.root), TEAM_FILE_PATH);
  const at = login === undefined ? undefined : roster.memberOf(login)?.range.start;
  const place = new vscode.Position(at?.line ?? 0, at?.character ?? 0);
  try {
    await vscode.window.showTextDocument(file, {
      preview: false,
      ...(at === undefined ? {} : { selection: new vscode.Range(place, place) }),
    });
  } catch {
    void vscode.window.showWarningMessage(
      vscode.l10n.t('The team file, {0}, is not in the working tree.', TEAM_FILE_PATH),
    );
  }
}
