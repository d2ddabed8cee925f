import * as vscode from 'vscode';
import {
  addSelection,
  type AddedSelection,
  type AddSelectionPorts,
  type AddSelectionResult,
  type Selection,
} from '../../app/addSelection.ts';
import type { CommandHandlers } from './commandId.ts';
import { showWarning } from '../showMessage.ts';

/** Milliseconds for which the status bar says what was added. */
const shown = 5_000;

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
    tell(await addSelection(ports, selections));
  };
  return {
    addSelection: async (_, chosen) => {
      const files = Array.isArray(chosen) ? await filesOf(chosen) : undefined;
      await add(files ?? selectionsOf(vscode.window.activeTextEditor, false));
    },
    addSelectionWithSnippet: () => add(selectionsOf(vscode.window.activeTextEditor, true)),
  };
}

/** The files among what the explorer gives as its second argument; undefined when that is something else. */
async function filesOf(chosen: readonly unknown[]): Promise<readonly Selection[] | undefined> {
  const uris = chosen.filter((uri) => uri instanceof vscode.Uri);
  if (uris.length === 0) return undefined;
  const files = await Promise.all(
    uris.map(async (uri): Promise<readonly Selection[]> => {
      if (uri.scheme !== 'file') return [];
      const stat = await vscode.workspace.fs.stat(uri).then(undefined, () => undefined);
      return stat === undefined || (stat.type & vscode.FileType.Directory) !== 0
        ? []
        : [{ file: uri.fsPath }];
    }),
  );
  return files.flat();
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

function tell(result: AddSelectionResult): void {
  const { t } = vscode.l10n;
  if (result.type === 'noDraft') {
    void showWarning(refusal(result.reason));
    return;
  }
  const { added, already, outside } = result;
  const [first] = outside;
  if (first !== undefined) {
    void showWarning(
      outside.length === 1
        ? t(
            '{0} is not in the repository of the open draft, so it was not added. Open a file of that repository, or its own file in an editor to switch drafts.',
            first,
          )
        : t(
            '{0} files are not in the repository of the open draft, so they were not added. Choose files of that repository.',
            outside.length,
          ),
    );
  }
  const sentence = added.length > 0 ? additionSentence(added) : alreadySentence(already);
  if (sentence !== undefined) vscode.window.setStatusBarMessage(sentence, shown);
}

function refusal(reason: Extract<AddSelectionResult, { type: 'noDraft' }>['reason']): string {
  const { t } = vscode.l10n;
  switch (reason) {
    case 'loading':
      return t('The repository is still being opened, so nothing was added. Try again in a moment.');
    case 'detached':
      return t('No branch is checked out, so there is no handoff to add to: check out a branch first.');
    case 'noRepository':
      return t('There is no handoff to add to: open a repository and check out a branch.');
  }
}

function additionSentence(added: readonly AddedSelection[]): string {
  const { t } = vscode.l10n;
  const labels = added.map(({ label }) => label).join(', ');
  const has = (link: AddedSelection['link']): boolean => added.some((one) => one.link === link);
  if (has('notCommitted'))
    return t('$(check) Added {0} without a permalink: commit it first to have one', labels);
  if (has('noAddress'))
    return t('$(check) Added {0} without a permalink: the repository has no address on GitHub', labels);
  if (has('notPushed')) return t('$(check) Added {0}: its link works once the branch is pushed', labels);
  return t('$(check) Added {0} to the handoff', labels);
}

function alreadySentence(already: readonly string[]): string | undefined {
  return already.length === 0
    ? undefined
    : vscode.l10n.t('$(check) The handoff refers to {0} already', already.join(', '));
}
