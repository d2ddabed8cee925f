import * as vscode from 'vscode';

/** What the file system of drafts does, once it is loaded. */
export interface DraftFiles {
  stat(uri: vscode.Uri): Promise<vscode.FileStat>;
  readFile(uri: vscode.Uri): Promise<Uint8Array>;
  writeFile(uri: vscode.Uri, content: Uint8Array): Promise<void>;
}

/**
 * Registers the scheme of drafts before its code is loaded, so that a draft's document that a window restores finds
 * its text. Drafts are neither made, renamed nor removed through it.
 */
export function registerDraftFiles(files: () => Promise<DraftFiles>): vscode.Disposable {
  const changes = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  const refuse = (uri: vscode.Uri): never => {
    throw vscode.FileSystemError.NoPermissions(uri);
  };
  const provider: vscode.FileSystemProvider = {
    onDidChangeFile: changes.event,
    watch: () => new vscode.Disposable(() => undefined),
    stat: async (uri) => (await files()).stat(uri),
    readFile: async (uri) => (await files()).readFile(uri),
    writeFile: async (uri, content) => (await files()).writeFile(uri, content),
    readDirectory: refuse,
    createDirectory: refuse,
    delete: refuse,
    rename: refuse,
  };
  return vscode.Disposable.from(
    changes,
    vscode.workspace.registerFileSystemProvider('baton-draft', provider, { isCaseSensitive: true }),
  );
}
