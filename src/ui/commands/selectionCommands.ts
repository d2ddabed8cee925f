import * as v from 'valibot';
import * as vscode from 'vscode';
import { addSelection, type AddSelectionPorts } from '../../app/drafts/addSelection.ts';
import type { Selection } from '../../app/drafts/locateSelections.ts';
import { fileSelections } from '../droppedFiles.ts';
import { selectedLines } from '../selectedLines.ts';
import { tellAddition } from '../words/selectionSentences.ts';
import type { CommandHandlers } from './commandId.ts';
import { showWarning } from '../notices/showMessage.ts';

/** Add what is selected in the editor, files chosen in the explorer or the lines of a review comment to the open draft. */
export function selectionCommands(
  ports: AddSelectionPorts,
): Pick<CommandHandlers, 'addSelection' | 'addSelectionWithSnippet' | 'addCommentedLines'> {
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
    addCommentedLines: (thread) => add(commentedLines(thread)),
    addSelectionWithSnippet: () => add(selectionsOf(vscode.window.activeTextEditor, true)),
  };
}

/** One for each selection of the editor, from the top; an empty selection stands for its line. */
function selectionsOf(editor: vscode.TextEditor | undefined, isQuoted: boolean): readonly Selection[] {
  if (editor?.document.uri.scheme !== 'file') return [];
  const { document } = editor;
  return [...editor.selections]
    .sort((a, b) => a.start.compareTo(b.start))
    .map((selection) => {
      const lines = selectedLines(selection);
      const end = document.lineAt(lines.last - 1).range.end;
      const range = new vscode.Range(new vscode.Position(lines.first - 1, 0), end);
      return {
        file: document.uri.fsPath,
        lines,
        ...(isQuoted ? { snippet: { text: document.getText(range), language: document.languageId } } : {}),
      };
    });
}

/** As much of the editor's comment thread, whichever extension's it is, as says where it stands. */
const threadSchema = v.object({
  uri: v.custom<vscode.Uri>((uri) => uri instanceof vscode.Uri),
  /** Absent for a thread about the whole file. */
  range: v.optional(v.custom<vscode.Range>((range) => range instanceof vscode.Range)),
});

/** The lines of a saved file to which a comment thread belongs; none of a file that is only shown. */
function commentedLines(thread: unknown): readonly Selection[] {
  const decoded = v.safeParse(threadSchema, thread);
  if (!decoded.success || decoded.output.uri.scheme !== 'file') return [];
  const { uri, range } = decoded.output;
  const lines =
    range === undefined ? {} : { lines: { first: range.start.line + 1, last: range.end.line + 1 } };
  return [{ file: uri.fsPath, ...lines }];
}

/** The files among what the explorer gives as its second argument; undefined when that is something else. */
async function filesOf(chosen: readonly unknown[]): Promise<readonly Selection[] | undefined> {
  const uris = chosen.filter((uri) => uri instanceof vscode.Uri);
  return uris.length === 0 ? undefined : fileSelections(uris);
}
