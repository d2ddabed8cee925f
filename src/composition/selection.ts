import { isAbsolute, relative, sep } from 'node:path';
import * as vscode from 'vscode';
import type { AddSelectionPorts } from '../app/drafts/addSelection.ts';
import type { Workspace } from '../app/ports/workspace.ts';
import {
  draftDrops,
  dropKind,
  dropType,
  locateDropped,
  type LocateDropped,
} from '../ui/documents/draftDrops.ts';
import { draftSelector } from '../ui/documents/draftUri.ts';
import { selectionCommands } from '../ui/commands/selectionCommands.ts';

/** Adding to the open draft what is selected in an editor, and what is dropped on form or document. */
export function composeSelection(
  ports: Omit<AddSelectionPorts, 'pathWithin'> & { readonly workspace: Workspace },
): {
  readonly commands: ReturnType<typeof selectionCommands>;
  readonly disposables: vscode.Disposable;
  readonly locateDropped: LocateDropped;
} {
  const all = { ...ports, pathWithin: pathWithinOf(ports.workspace) };
  const drop = vscode.languages.registerDocumentDropEditProvider(draftSelector, draftDrops(all), {
    dropMimeTypes: [dropType],
    providedDropEditKinds: [dropKind],
  });
  return { commands: selectionCommands(all), disposables: drop, locateDropped: locateDropped(all) };
}

function pathWithinOf(workspace: Workspace): AddSelectionPorts['pathWithin'] {
  return (folder, file) => {
    const { state } = workspace;
    const path = pathBelow(folder, file);
    if (path === undefined || state.type !== 'open') return path;
    // A submodule or a nested checkout has files, commits and drafts of its own.
    const isNested = state.checkouts.some(
      ({ root }) => pathBelow(folder, root) !== undefined && pathBelow(root, file) !== undefined,
    );
    return isNested ? undefined : path;
  };
}

function pathBelow(folder: string, file: string): string | undefined {
  const path = relative(folder, file);
  const isBelow = path !== '' && path !== '..' && !path.startsWith(`..${sep}`) && !isAbsolute(path);
  return isBelow ? path.split(sep).join('/') : undefined;
}
