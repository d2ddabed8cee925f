import { relative, sep } from 'node:path';
import * as vscode from 'vscode';
import { Emitter } from '../../app/emitter.ts';
import type { EditorPlaces, PlacesChoice } from '../../app/ports/editorPlaces.ts';
import type { Disposable } from '../../app/ports/event.ts';
import { canonicalResumePoint } from '../../core/note/resumePoint.ts';

/** The open tabs with the lines at which their cursors were last seen, and the breakpoints that are on. */
export function editorPlaces(): EditorPlaces & Disposable {
  const changed = new Emitter<undefined>();
  const fire = (): void => {
    changed.fire(undefined);
  };
  // A tab that is not in front has no editor, so that its cursor is known only from before.
  const lines = new Map<string, number>();
  const remember = ({ document, selection }: vscode.TextEditor): void => {
    if (document.uri.scheme === 'file') lines.set(document.uri.toString(), selection.active.line + 1);
  };
  vscode.window.visibleTextEditors.forEach(remember);
  const subscription = vscode.Disposable.from(
    vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
      remember(textEditor);
    }),
    vscode.window.tabGroups.onDidChangeTabs(({ closed }) => {
      for (const tab of closed) {
        const uri = uriOf(tab);
        if (uri !== undefined) lines.delete(uri.toString());
      }
      fire();
    }),
    vscode.debug.onDidChangeBreakpoints(fire),
  );
  return {
    of: (root) => {
      const placeOf = (uri: vscode.Uri, line: number): { readonly path: string; readonly line: number } => ({
        path: relative(root, uri.fsPath).split(sep).join('/'),
        line,
      });
      const uris = vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.flatMap((tab) => uriOf(tab) ?? []));
      const breakpoints = vscode.debug.breakpoints.flatMap((breakpoint) =>
        breakpoint instanceof vscode.SourceBreakpoint &&
        breakpoint.enabled &&
        breakpoint.location.uri.scheme === 'file'
          ? [placeOf(breakpoint.location.uri, breakpoint.location.range.start.line + 1)]
          : [],
      );
      const active = vscode.window.tabGroups.activeTabGroup.activeTab;
      const inFront = active === undefined ? undefined : uriOf(active);
      return canonicalResumePoint({
        files: uris.map((uri) => placeOf(uri, lines.get(uri.toString()) ?? 1)),
        breakpoints,
        ...(inFront === undefined ? {} : { active: placeOf(inFront, 1).path }),
      });
    },
    onDidChange: changed.event,
    dispose: () => {
      subscription.dispose();
      changed.dispose();
    },
  };
}

const key = 'baton.leaveOutOpenFiles';

/** The user's choice in the editor's own storage; included until they leave it out. */
export function storedPlacesChoice(memento: Pick<vscode.Memento, 'get' | 'update'>): PlacesChoice {
  return {
    get included() {
      return memento.get<unknown>(key) !== true;
    },
    choose: async (included) => {
      await memento.update(key, !included);
    },
  };
}

/** The file that a tab shows for editing; comparisons, settings and everything else are no place to go on. */
function uriOf({ input }: vscode.Tab): vscode.Uri | undefined {
  return input instanceof vscode.TabInputText && input.uri.scheme === 'file' ? input.uri : undefined;
}
