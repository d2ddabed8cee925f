import * as vscode from 'vscode';
import { addSelection, type AddSelectionPorts } from '../../app/addSelection.ts';
import type { Selection } from '../../app/locateSelections.ts';
import { fileSelections } from '../droppedFiles.ts';
import { tellAddition } from '../selectionSentences.ts';
import type { CommandHandlers } from './commandId.ts';
import { showWarning } from '../showMessage.ts';

/** Add what is selected in the editor, or files chosen in the explorer, to the open draft. */
export function selectionCommands(
  ports: AddSelectionPorts,
): Pick<CommandHandlers, 'addSelection' | 'addSelectionWithSnippet'> {
  const { t } = vscode.l10n;
  const add = async (selections: readonly Selection[]): Promise<void> => {
    if (selections.length === 0) {
      void showWarning(
        t('Only lines of a saved file can be added to the handoff: select some in an editor first.'),
      );
      return;
    }
    tellAddition(await addSelection(ports, selections));
  };
  return {
    addSelection: async (_, chosen) => {
      const files = Array.isArray(chosen) ? await filesOf(chosen) : undefined;
      await add(files ?? selectionsOf(vscode.window.activeTextEditor, false));
    },
    addSelectionWithSnippet: () => add(selectionsOf(vscode.window.activeTextEditor, true)),
  };
}

/** One for each selection of the editor, from the top; an empty selection stands for its line. */
function selectionsOf(editor: vscode.TextEditor | undefined, isQuoted: boolean): readonly Selection[] {
  if (editor?.document.uri.scheme !== 'file') return [];
  const { document } = editor;
  return [...editor.selections]
    .sort((a, b) => a.start.compareTo(b.start))
    .map(({ start, end }) => {
      // A selection of whole lines ends before the first character of the line after.
      const last = end.character === 0 && end.line > start.line ? end.line - 1 : end.line;
      const range = new vscode.Range(start.line, 0, last, document.lineAt(last).text.length);
      return {
        file: document.uri.fsPath,
        lines: { first: start.line + 1, last: last + 1 },
        ...(isQuoted ? { snippet: { text: document.getText(range), language: document.languageId } } : {}),
      };
    });
}

/** The files among what the explorer gives as its second argument; undefined when that is something else. */
async function filesOf(chosen: readonly unknown[]): Promise<readonly Selection[] | undefined> {
  const uris = chosen.filter((uri) => uri instanceof vscode.Uri);
  return uris.length === 0 ? undefined : fileSelections(uris);
}
