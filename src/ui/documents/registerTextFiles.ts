import * as vscode from 'vscode';

/** What the file system of one scheme does, once it is loaded. */
export interface TextFiles {
  stat(uri: vscode.Uri): Promise<vscode.FileStat>;
  readFile(uri: vscode.Uri): Promise<Uint8Array>;
  writeFile(uri: vscode.Uri, content: Uint8Array): Promise<void>;
  /** Told when somebody else changed a file; absent where that cannot happen. */
  readonly onDidChangeFile?: vscode.Event<vscode.FileChangeEvent[]>;
}

/**
 * Registers a scheme before the code of its files is loaded, so that a document that a window restores finds its text.
 * The files are neither made, renamed nor removed through it.
 */
export function registerTextFiles(scheme: string, files: () => Promise<TextFiles>): vscode.Disposable {
  const changes = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  const subscriptions: { readonly dispose: () => unknown }[] = [changes];
  let listening: Promise<TextFiles> | undefined;
  const loaded = (): Promise<TextFiles> => {
    listening ??= files().then((ready) => {
      const listener = ready.onDidChangeFile?.((events) => {
        changes.fire(events);
      });
      if (listener !== undefined) subscriptions.push(listener);
      return ready;
    });
    return listening;
  };
  const refuse = (uri: vscode.Uri): never => {
    throw vscode.FileSystemError.NoPermissions(uri);
  };
  const provider: vscode.FileSystemProvider = {
    onDidChangeFile: changes.event,
    watch: () => new vscode.Disposable(() => undefined),
    stat: async (uri) => (await loaded()).stat(uri),
    readFile: async (uri) => (await loaded()).readFile(uri),
    writeFile: async (uri, content) => (await loaded()).writeFile(uri, content),
    readDirectory: refuse,
    createDirectory: refuse,
    delete: refuse,
    rename: refuse,
  };
  subscriptions.push(
    vscode.workspace.registerFileSystemProvider(scheme, provider, { isCaseSensitive: true }),
  );
  return new vscode.Disposable(() => {
    for (const each of subscriptions) each.dispose();
  });
}
