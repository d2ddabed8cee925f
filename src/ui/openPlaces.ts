import * as vscode from 'vscode';
import type { Place, Places } from '../app/handoffs/startWork.ts';

/** How many files were opened, and which could not be. */
export interface OpenedPlaces {
  readonly opened: number;
  readonly missing: readonly string[];
}

/** Opens the files at their lines, each in a tab of its own, the one to have in front last. */
export async function openPlaces(root: string, { files, active, gone }: Places): Promise<OpenedPlaces> {
  const missing = [...gone];
  const inOrder = active === undefined ? files : [...files.filter((file) => file !== active), active];
  for (const [index, place] of inOrder.entries()) {
    try {
      await vscode.window.showTextDocument(uriOf(root, place), {
        preview: false,
        preserveFocus: index < inOrder.length - 1,
        selection: new vscode.Range(place.line - 1, 0, place.line - 1, 0),
        viewColumn: vscode.ViewColumn.One,
      });
    } catch {
      missing.push(place.path);
    }
  }
  return { opened: inOrder.length + gone.length - missing.length, missing };
}

/** Sets breakpoints where there are none yet; gives how many were set. */
export function setBreakpoints(root: string, places: readonly Place[]): number {
  const keyOf = (uri: vscode.Uri, line: number): string => `${uri.toString()}#${line}`;
  const present = new Set(
    vscode.debug.breakpoints.flatMap((breakpoint) =>
      breakpoint instanceof vscode.SourceBreakpoint
        ? [keyOf(breakpoint.location.uri, breakpoint.location.range.start.line)]
        : [],
    ),
  );
  const added = places
    .filter((place) => !present.has(keyOf(uriOf(root, place), place.line - 1)))
    .map(
      (place) =>
        new vscode.SourceBreakpoint(
          new vscode.Location(uriOf(root, place), new vscode.Position(place.line - 1, 0)),
        ),
    );
  vscode.debug.addBreakpoints(added);
  return added.length;
}

function uriOf(root: string, { path }: Place): vscode.Uri {
  return vscode.Uri.joinPath(vscode.Uri.file(root), path);
}
