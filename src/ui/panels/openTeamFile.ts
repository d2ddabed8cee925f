import * as vscode from 'vscode';
import type { Clock } from '../../app/ports/clock.ts';
import type { Workspace } from '../../app/ports/workspace.ts';
import type { TeamRoster } from '../../app/teamRoster.ts';
import { TEAM_FILE_PATH } from '../../core/availability/teamFile/teamFile.ts';

export interface OpenTeamFilePorts {
  readonly workspace: Workspace;
  readonly roster: TeamRoster;
  readonly clock: Clock;
}

/**
 * Shows the working tree's team file, at somebody's entry when a login is given and the file names them. Where the
 * working tree has none, an unsaved beginning of one is shown, with that person's entry for them to correct.
 */
export async function openTeamFile(
  { workspace, roster, clock }: OpenTeamFilePorts,
  login?: string,
): Promise<void> {
  const { state } = workspace;
  if (state.type !== 'open') return;
  const file = vscode.Uri.joinPath(vscode.Uri.file(state.active.root), TEAM_FILE_PATH);
  if (await exists(file)) {
    const at = login === undefined ? undefined : roster.memberOf(login)?.range.start;
    const place = new vscode.Position(at?.line ?? 0, at?.character ?? 0);
    await vscode.window.showTextDocument(file, {
      preview: false,
      ...(at === undefined ? {} : { selection: new vscode.Range(place, place) }),
    });
    return;
  }
  const document = await vscode.workspace.openTextDocument(file.with({ scheme: 'untitled' }));
  const editor = await vscode.window.showTextDocument(document, { preview: false });
  if (document.getText() !== '') return;
  const text = beginning(login ?? 'your-github-login', clock.zone());
  await editor.edit((edit) => {
    edit.insert(new vscode.Position(0, 0), text);
  });
}

async function exists(file: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(file);
    return true;
  } catch {
    return false;
  }
}

function beginning(login: string, zone: string): string {
  return [
    'version: 1',
    'members:',
    `  ${login}:`,
    `    zone: ${zone}`,
    '    hours: { mon-fri: 09:00-17:00 }',
    '    focus: { mon-fri: 09:00-11:00 }',
    '',
  ].join('\n');
}
