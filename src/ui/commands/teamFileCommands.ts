import * as vscode from 'vscode';
import { gitHubRemote, type BranchTargetLookup } from '../../app/repository/branchTarget.ts';
import type { Clock } from '../../app/ports/clock.ts';
import type { Workspace } from '../../app/ports/workspace.ts';
import { ownersFile } from '../../app/team/teamFileLookup.ts';
import type { TeamRoster } from '../../app/team/teamRoster.ts';
import { newTeamFile } from '../../core/availability/teamFile/newTeamFile.ts';
import { TEAM_FILE_PATH } from '../../core/availability/teamFile/teamFile.ts';
import { openExternalLink } from '../openExternalLink.ts';
import { pickOne } from '../quickPicks/pickOne.ts';
import { showInformation } from '../notices/showMessage.ts';
import type { CommandHandlers } from './commandId.ts';

export interface TeamFileCommandPorts {
  readonly workspace: Workspace;
  readonly target: BranchTargetLookup;
  readonly roster: () => Pick<TeamRoster, 'origin' | 'text'>;
  readonly clock: Clock;
}

/**
 * Opens the team file of the working tree. Without one it begins one, unsaved: as the default branch has it, else with
 * the repository's people. Where the owner's file holds, the user says which of both is meant.
 */
export function teamFileCommands(ports: TeamFileCommandPorts): Pick<CommandHandlers, 'createTeamFile'> {
  const { t } = vscode.l10n;
  return {
    createTeamFile: async () => {
      const { state } = ports.workspace;
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
      const reference = gitHubRemote(state.active)?.reference;
      const owners = reference && ownersFile(reference, ports.roster().origin);
      if (owners !== undefined) {
        const chosen = await pickFile(`${owners.owner}/${owners.name}`);
        if (chosen === 'owners') openExternalLink(`${owners.webUrl}/blob/HEAD/${TEAM_FILE_PATH}`);
        if (chosen !== 'own') return;
      }
      await beginFile(file, ports);
    },
  };
}

function pickFile(owners: string): Promise<'owners' | 'own' | undefined> {
  const { t } = vscode.l10n;
  return pickOne<'owners' | 'own'>(
    [
      { label: `$(link-external) ${t('Open the team file of {0} on GitHub', owners)}`, value: 'owners' },
      {
        label: `$(new-file) ${t('Begin one for this repository alone')}`,
        detail: t('Begins with a copy. Once it is saved, it holds here in the place of the other one.'),
        value: 'own',
      },
    ],
    { title: t('Team file'), placeHolder: t('The hours shown here are those of {0}.', owners) },
  );
}

async function beginFile(file: vscode.Uri, { target, roster, clock }: TeamFileCommandPorts): Promise<void> {
  const known = target.target.type === 'found' ? target.target : undefined;
  const { text } = roster();
  const document = await vscode.workspace.openTextDocument(file.with({ scheme: 'untitled' }));
  if (document.getText() === '') {
    const edit = new vscode.WorkspaceEdit();
    const people = known?.people.filter(({ type }) => type === 'user') ?? [];
    const beginning = newTeamFile({
      logins: people.map(({ login }) => login),
      author: known?.viewer.login,
      zone: clock.zone(),
    });
    edit.insert(document.uri, new vscode.Position(0, 0), text ?? beginning);
    await vscode.workspace.applyEdit(edit);
  }
  await vscode.window.showTextDocument(document);
  if (known !== undefined || text !== undefined) return;
  void showInformation(
    vscode.l10n.t(
      'GitHub was not reached, so the file begins without the repository’s people. Add them by their logins.',
    ),
  );
}

async function exists(file: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(file);
    return true;
  } catch {
    return false;
  }
}
