import * as vscode from 'vscode';
import { selectedLines } from '../selectedLines.ts';

/** Lines of a file, and what stands there. */
export interface LinesSuggestion {
  /** `12` or `12-40`. */
  readonly lines: string;
  readonly label: string;
}

const filesAtMost = 40;
const skipped = '{**/node_modules/**,**/.git/**,**/dist/**,**/out/**}';

/** Paths of the repository that contain what was typed. */
export interface FilesSuggestion {
  /** Relative to the repository and with `/`; shortest first. */
  readonly paths: readonly string[];
  /** Whether these are all of them. */
  readonly isWhole: boolean;
}

/** Looks for paths that contain what was typed, in file or folder. */
export async function suggestFiles(
  folder: string,
  typed: string,
  token?: vscode.CancellationToken,
): Promise<FilesSuggestion> {
  const part = typed.replaceAll(/[^\w@./ -]/g, '?');
  const pattern = new vscode.RelativePattern(
    vscode.Uri.file(folder),
    part.includes('/') ? `{${part}*,${part}*/**}` : `**/*${part}*`,
  );
  const files = await vscode.workspace.findFiles(pattern, skipped, filesAtMost, token);
  const top = vscode.Uri.file(folder).path;
  const paths = files
    .map((file) => file.path.slice(top.length + 1))
    .toSorted((a, b) => a.length - b.length || (a < b ? -1 : 1));
  return { paths, isWhole: paths.length < filesAtMost };
}

/** What is selected in a file of the repository, and its symbols; empty without a language for it. */
export async function suggestLines(folder: string, path: string): Promise<readonly LinesSuggestion[]> {
  if (path.split('/').includes('..')) return [];
  const uri = vscode.Uri.joinPath(vscode.Uri.file(folder), path);
  const suggestion = (range: vscode.Range, label: string): LinesSuggestion => {
    const { first, last } = selectedLines(range);
    return { lines: first === last ? `${first}` : `${first}-${last}`, label };
  };
  const selected = vscode.window.visibleTextEditors
    .filter(({ document }) => document.uri.toString() === uri.toString())
    .flatMap(({ selections }) => selections.map((each) => suggestion(each, vscode.l10n.t('selected'))));
  // A language that no open editor has starts with the document; without it nobody knows the symbols.
  const isReadable = await vscode.workspace.openTextDocument(uri).then(
    () => true,
    () => false,
  );
  if (!isReadable) return selected;
  // The command gives either shape, by the language; undefined without a provider or a file.
  const symbols = await vscode.commands
    .executeCommand<readonly (vscode.DocumentSymbol | vscode.SymbolInformation)[] | undefined>(
      'vscode.executeDocumentSymbolProvider',
      uri,
    )
    .then(
      (found) => found ?? [],
      () => [],
    );
  return [
    ...selected,
    ...symbols.map((symbol) =>
      suggestion('range' in symbol ? symbol.range : symbol.location.range, symbol.name),
    ),
  ];
}
