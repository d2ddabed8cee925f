import type * as vscode from 'vscode';
import type { Application } from './application.ts';
import { registerCommands } from './ui/commands/registerCommands.ts';
import { registerTextFiles } from './ui/documents/registerTextFiles.ts';
import { registerViews } from './ui/views/registerViews.ts';

let starting: Promise<Application> | undefined;

/**
 * Registers what VS Code may ask for at once and leaves the rest to `application.ts`, which is loaded after the
 * window has started or when the first view or command needs it.
 */
export function activate(context: vscode.ExtensionContext): void {
  const application = (): Promise<Application> => {
    starting ??= import('./application.ts').then(({ startApplication }) => startApplication(context));
    return starting;
  };
  context.subscriptions.push(
    registerCommands(async () => (await application()).commands),
    registerViews(async () => (await application()).views),
    registerTextFiles('baton-draft', async () => (await application()).files.drafts),
    registerTextFiles('baton-outbox', async () => (await application()).files.queued),
  );
  setImmediate(() => void application());
}

/** Resolves when everything that was typed is on disk. */
export async function deactivate(): Promise<void> {
  await (await starting)?.close();
}
