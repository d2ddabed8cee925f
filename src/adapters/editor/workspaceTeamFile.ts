import * as vscode from 'vscode';
import { Emitter } from '../../app/emitter.ts';
import type { Disposable } from '../../app/ports/event.ts';
import type { TeamFileSource } from '../../app/ports/teamFileSource.ts';
import { TEAM_FILE_LIMIT } from '../../core/availability/teamFile/parseTeamFile.ts';

const path = '.github/baton.yml';
/** UTF-8 takes at most three bytes for a UTF-16 unit. */
const mostBytes = 3 * TEAM_FILE_LIMIT;

/** Reads the team file through the editor's file system and follows its changes. */
export function workspaceTeamFile(): TeamFileSource & Disposable {
  const changed = new Emitter<undefined>();
  const fire = (): void => {
    changed.fire(undefined);
  };
  const watcher = vscode.workspace.createFileSystemWatcher(`**/${path}`);
  const subscriptions = vscode.Disposable.from(
    watcher,
    watcher.onDidChange(fire),
    watcher.onDidCreate(fire),
    watcher.onDidDelete(fire),
  );
  return {
    read: async (root) => {
      const file = vscode.Uri.joinPath(vscode.Uri.file(root), path);
      try {
        const { size } = await vscode.workspace.fs.stat(file);
        if (size > mostBytes) return undefined;
        return new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
      } catch {
        return undefined;
      }
    },
    onDidChange: changed.event,
    dispose: () => {
      subscriptions.dispose();
      changed.dispose();
    },
  };
}
