import * as vscode from 'vscode';
import type { Selection } from '../app/drafts/locateSelections.ts';
import { isOfRemote } from './isOfRemote.ts';
import { showWarning } from './notices/showMessage.ts';

/** What was dropped: addresses of files, perhaps with lines, and names of files that came without an address. */
export interface DroppedFiles {
  readonly uris: readonly string[];
  readonly names: readonly string[];
}

/** Files of a name that are offered where several have it. */
const sameNameAtMost = 20;

/**
 * The files that were dropped. The system gives a webview only the names of its files: one that the repository has is
 * taken, and of several the user chooses.
 */
export async function droppedSelections(
  { uris, names }: DroppedFiles,
  root: string,
): Promise<readonly Selection[]> {
  const addressed = await fileSelections(uris.flatMap(uriOf).map(hereOf));
  if (uris.length > 0 && addressed.length === 0) {
    const { t } = vscode.l10n;
    void showWarning(t('Nothing was added: drop saved files, not folders or what is only shown.'));
  }
  const named: Selection[] = [];
  for (const name of names) {
    const file = await fileNamed(name, root);
    if (file !== undefined) named.push({ file });
  }
  return [...addressed, ...named];
}

/** The files among the addresses, folders and what is not on disk left out. */
export async function fileSelections(uris: readonly vscode.Uri[]): Promise<readonly Selection[]> {
  const files = await Promise.all(
    uris.map(async (uri): Promise<readonly Selection[]> => {
      if (uri.scheme !== 'file') return [];
      const stat = await vscode.workspace.fs.stat(uri).then(undefined, () => undefined);
      if (stat === undefined || (stat.type & vscode.FileType.Directory) !== 0) return [];
      return [{ file: uri.fsPath, ...linesOf(uri.fragment) }];
    }),
  );
  return files.flat();
}

/** One address for each line; lines that begin with `#` are comments (RFC 2483 §5). */
export function uriList(text: string): readonly string[] {
  return text.split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('#'));
}

function uriOf(text: string): readonly vscode.Uri[] {
  try {
    return [vscode.Uri.parse(text, true)];
  } catch {
    return [];
  }
}

/** The page of a window that is connected to a remote names the remote's files by it; here they are plain files. */
function hereOf(uri: vscode.Uri): vscode.Uri {
  return isOfRemote(uri, vscode.env.remoteName) ? uri.with({ scheme: 'file', authority: '' }) : uri;
}

/** VS Code writes a selection as `L3,1-9,4` behind the address, and GitHub as `L3-L9`. */
function linesOf(fragment: string): Pick<Selection, 'lines'> {
  const [, first, last] = /^L?(\d{1,7})(?:,\d+)?(?:-L?(\d{1,7})(?:,\d+)?)?$/.exec(fragment) ?? [];
  if (first === undefined || Number(first) === 0) return {};
  return { lines: { first: Number(first), last: Math.max(Number(first), Number(last ?? first)) } };
}

async function fileNamed(name: string, root: string): Promise<string | undefined> {
  const { t } = vscode.l10n;
  if (/[/\\{}[\]*?]/.test(name)) return undefined;
  const pattern = new vscode.RelativePattern(vscode.Uri.file(root), `**/${name}`);
  const files = await vscode.workspace.findFiles(pattern, undefined, sameNameAtMost);
  if (files.length === 0) {
    void showWarning(
      t(
        'The repository has no file {0}, so it was not added. Add it to the repository, or drop a link.',
        name,
      ),
    );
    return undefined;
  }
  if (files.length === 1) return files[0]?.fsPath;
  const items = files.map((file) => ({
    label: file.path.slice(vscode.Uri.file(root).path.length + 1),
    file,
  }));
  const picked = await vscode.window.showQuickPick(items, { title: t('Which {0} is meant?', name) });
  return picked?.file.fsPath;
}
