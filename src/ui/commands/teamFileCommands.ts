import * as vscode from 'vscode';
import type { BranchTargetLookup } from '../../app/branchTarget.ts';
import type { Clock } from '../../app/ports/clock.ts';
import type { Workspace } from '../../app/ports/workspace.ts';
import { newTeamFile } from '../../core/availability/teamFile/newTeamFile.ts';
import { TEAM_FILE_PATH } from '../../core/availability/teamFile/teamFile.ts';
import type { CommandHandlers } from './commandId.ts';
import { showInformation } from '../showMessage.ts';

export interface TeamFileCommandPorts {
  readonly workspace: Workspace;
  readonly target: BranchTargetLookup;
  readonly clock: Clock;
}

/** Begin a team file with the repository's people; it is opened unsaved, and one that exists is opened as it is. */
export function teamFileCommands({
  workspace,
  target,
  clock,
}: TeamFileCommandPorts): Pick<CommandHandlers, 'createTeamFile'> {
  const { t } = vscode.l10n;
  return {
    createTeamFile: async () => {
      const { state } = workspace;
      if (state.type !== 'open') {
        void showInformation(
          t('Open the folder of a Git repository first: the team file belongs to a repository.'),
        );
        return;
      }
      const file = vscode.Uri.joinPath(vscode.Uri.file(state.active.root), TEAM_FILE_PATH);
      if (await exists(file)) {
        await vscode.window.showTextDocument(file);
        return;
      }
      const known = target.target.type === 'found' ? target.target : undefined;
      const people = known?.people.filter(({ type }) => type === 'user') ?? [];
      const document = await vscode.workspace.openTextDocument(file.with({ scheme: 'untitled' }));
      if (document.getText() === '') {
        const edit = new vscode.WorkspaceEdit();
        const text = newTeamFile({
          logins: people.map(({ login }) => login),
          author: known?.viewer.login,
          zone: clock.zone(),
        });
        edit.insert(document.uri, new vscode.Position(0, 0), text);
        await vscode.workspace.applyEdit(edit);
      }
      await vscode.window.showTextDocument(document);
      if (known === undefined) {
        void showInformation(
          t(
            'GitHub was not reached, so the file begins without the repository’s people. Add them by their logins.',
          ),
        );
      }
    },
  };
}

async function exists(file: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(file);
    return true;
  } catch {
    return false;
  }
}
