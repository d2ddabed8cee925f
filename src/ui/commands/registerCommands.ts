import * as vscode from 'vscode';
import { commandIds, type CommandHandlers } from './commandId.ts';

/**
 * Registers every command of the manifest, at activation and before the handlers are loaded, so that a command that
 * starts the extension is never "not found". The one place in which commands are registered.
 */
export function registerCommands(handlers: () => Promise<CommandHandlers>): vscode.Disposable {
  return vscode.Disposable.from(
    ...commandIds.map((id) =>
      vscode.commands.registerCommand(`baton.${id}`, async (...args: readonly unknown[]) => {
        const { [id]: handle } = await handlers();
        return handle(...args);
      }),
    ),
  );
}
