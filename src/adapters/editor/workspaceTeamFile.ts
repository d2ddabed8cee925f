import * as vscode from 'vscode';
import type { Disposable } from '../../app/ports/event.ts';
import type { StorageFailure } from '../../app/ports/storageFailure.ts';
import type { TeamFileReading, TeamFileSource } from '../../app/ports/teamFileSource.ts';
import { TEAM_FILE_LIMIT } from '../../core/availability/teamFile/parseTeamFile.ts';
import { TEAM_FILE_PATH } from '../../core/availability/teamFile/teamFile.ts';
import type { GitExtension } from './gitExtension.ts';
import { watchFiles } from './watchFiles.ts';

/** UTF-8 takes at most three bytes for a UTF-16 unit. */
const mostBytes = 3 * TEAM_FILE_LIMIT;

/** Reads and writes the team file through the editor's file system and follows its changes. */
export function workspaceTeamFile(): TeamFileSource & Disposable {
  const { onDidChange, fire, dispose } = watchFiles(`**/${TEAM_FILE_PATH}`);
  return {
    read,
    readDefaultBranch,
    readUnsaved: async (root) => {
      const document = openDocument(root);
      return document === undefined ? read(root) : { type: 'read', text: document.getText() };
    },
    write: async (root, text) => {
      try {
        const document = openDocument(root);
        if (document === undefined) await writeFile(root, text);
        else return await replaceText(document, text);
        return undefined;
      } catch (error) {
        return failureOf(error);
      } finally {
        // The watcher may be late, or silent for folders that the user excluded from watching.
        fire();
      }
    },
    onDidChange,
    dispose,
  };
}

const fileOf = (root: string): vscode.Uri => vscode.Uri.joinPath(vscode.Uri.file(root), TEAM_FILE_PATH);

async function read(root: string): Promise<TeamFileReading> {
  const file = fileOf(root);
  try {
    const { type, size } = await vscode.workspace.fs.stat(file);
    // A link may lead out of the repository, and a device never ends.
    if (type !== vscode.FileType.File) return unreadable({ code: 'denied' });
    if (size > mostBytes) return unreadable({ code: 'tooLarge' });
    const bytes = await vscode.workspace.fs.readFile(file);
    return { type: 'read', text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch (error) {
    const isAbsent = error instanceof vscode.FileSystemError && error.code === 'FileNotFound';
    return isAbsent ? { type: 'absent' } : unreadable(failureOf(error));
  }
}

const unreadable = (failure: StorageFailure): TeamFileReading => ({ type: 'unreadable', failure });

/** `refs/remotes/ORIGIN/HEAD` names the default branch since the clone (git-remote(1), `set-head`). */
async function readDefaultBranch(root: string, remote: string): Promise<string | undefined> {
  try {
    const git = await vscode.extensions.getExtension<GitExtension>('vscode.git')?.activate();
    const repository = git?.enabled === true ? git.getAPI(1).getRepository(vscode.Uri.file(root)) : null;
    const text = await repository?.show(`refs/remotes/${remote}/HEAD`, fileOf(root).fsPath);
    return text === undefined || text.length > TEAM_FILE_LIMIT ? undefined : text;
  } catch {
    return undefined;
  }
}

function openDocument(root: string): vscode.TextDocument | undefined {
  const file = fileOf(root).toString();
  return vscode.workspace.textDocuments.find(({ uri, isClosed }) => !isClosed && uri.toString() === file);
}

async function writeFile(root: string, text: string): Promise<void> {
  const file = fileOf(root);
  const there = await Promise.resolve(vscode.workspace.fs.stat(file)).catch(() => undefined);
  if (there !== undefined && there.type !== vscode.FileType.File)
    throw vscode.FileSystemError.NoPermissions(file);
  await vscode.workspace.fs.createDirectory(vscode.Uri.joinPath(file, '..'));
  await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
}

async function replaceText(document: vscode.TextDocument, text: string): Promise<StorageFailure | undefined> {
  const wasDirty = document.isDirty;
  const edit = new vscode.WorkspaceEdit();
  const end = document.positionAt(document.getText().length);
  edit.replace(document.uri, new vscode.Range(new vscode.Position(0, 0), end), text);
  if (!(await vscode.workspace.applyEdit(edit))) return { code: 'readOnly' };
  if (wasDirty || (await document.save())) return undefined;
  return { code: 'other' };
}

function failureOf(error: unknown): StorageFailure {
  const systemCode = error instanceof vscode.FileSystemError ? error.code : undefined;
  if (systemCode === 'NoPermissions') return { code: 'denied', systemCode };
  return { code: 'other', ...(systemCode === undefined ? {} : { systemCode }) };
}
