import { isAbsolute, relative, sep } from 'node:path';
import type { AddSelectionPorts } from '../app/addSelection.ts';
import type { Workspace } from '../app/ports/workspace.ts';
import { selectionCommands } from '../ui/commands/selectionCommands.ts';

/** Adding what is selected to the open draft. */
export function composeSelection(
  ports: Omit<AddSelectionPorts, 'pathWithin'> & { readonly workspace: Workspace },
): ReturnType<typeof selectionCommands> {
  const pathWithin = (folder: string, file: string): string | undefined => {
    const { state } = ports.workspace;
    const path = pathBelow(folder, file);
    if (path === undefined || state.type !== 'open') return path;
    // A submodule or a nested checkout has files, commits and drafts of its own.
    const isNested = state.checkouts.some(
      ({ root }) => pathBelow(folder, root) !== undefined && pathBelow(root, file) !== undefined,
    );
    return isNested ? undefined : path;
  };
  return selectionCommands({ ...ports, pathWithin });
}

function pathBelow(folder: string, file: string): string | undefined {
  const path = relative(folder, file);
  const isBelow = path !== '' && path !== '..' && !path.startsWith(`..${sep}`) && !isAbsolute(path);
  return isBelow ? path.split(sep).join('/') : undefined;
}
