import * as vscode from 'vscode';
import { locateReference } from '../../app/drafts/locateReference.ts';
import type { FileReference } from '../../core/note/fileReference.ts';
import type { GitDocuments } from '../../app/ports/gitDocuments.ts';
import type { GitHistory } from '../../app/ports/gitHistory.ts';
import { isRepositoryPath } from '../../core/note/resumePoint.ts';
import { showInformation, showWarning } from '../notices/showMessage.ts';

export interface ReferencePorts {
  readonly git: GitHistory;
  readonly documents: GitDocuments;
}

/** Where a reference leads: the working tree, and the commit whose lines it means. */
export interface ReferenceContext {
  readonly root: string;
  /** Full SHA; absent for a draft, whose lines are those of the working tree. */
  readonly commit?: string;
}

/**
 * Opens the file of the working tree that a note points to, at the lines that the note means, wherever they are by
 * now; says when they changed or are gone, and offers the file as it was. Never leaves the working tree.
 */
export async function openReference(
  ports: ReferencePorts,
  context: ReferenceContext,
  reference: FileReference,
): Promise<void> {
  const { t } = vscode.l10n;
  const { root, commit } = context;
  const at = { ...context, reference };
  const located = await locateReference(ports.git, root, commit, reference);
  switch (located.type) {
    case 'invalid':
      void showWarning(t('{0} is no path of this repository.', reference.path));
      return;
    case 'fileGone':
      await offerNoted(ports, at, t('{0} is not in your working tree any more.', reference.path));
      return;
    case 'here': {
      try {
        await showLines(vscode.Uri.joinPath(vscode.Uri.file(root), located.path), located);
      } catch {
        await offerNoted(
          ports,
          at,
          t('{0} is not in your working tree. It may be on the note’s branch only.', reference.path),
        );
        return;
      }
      if (located.change === 'moved')
        vscode.window.setStatusBarMessage(
          t('$(info) {0} moved since the note was written.', nameOf(reference)),
          6000,
        );
      if (located.change === 'changed')
        await offerNoted(ports, at, t('{0} changed since the note was written.', nameOf(reference)));
      if (located.change === 'linesGone')
        await offerNoted(
          ports,
          at,
          t(
            'The lines {0} were removed since the note was written. This is where they stood.',
            nameOf(reference),
          ),
        );
    }
  }
}

/** Says so, with the file as it stood at the noted commit one click away. */
async function offerNoted(
  { documents }: ReferencePorts,
  at: ReferenceContext & { readonly reference: FileReference },
  sentence: string,
): Promise<void> {
  const { root, commit, reference } = at;
  const noted =
    commit === undefined || !isRepositoryPath(reference.path)
      ? undefined
      : documents.uriAt(root, reference.path, commit);
  if (noted === undefined) {
    void showInformation(sentence);
    return;
  }
  const show = vscode.l10n.t('Show as It Was');
  if ((await showInformation(sentence, show)) !== show) return;
  try {
    await showLines(vscode.Uri.parse(noted, true), reference);
  } catch {
    void showWarning(
      vscode.l10n.t(
        'The commit {0} is not in your repository yet. Fetch it, then try again.',
        (commit ?? '').slice(0, 10),
      ),
    );
  }
}

function nameOf({ path, line, endLine }: FileReference): string {
  if (line === undefined) return path;
  return endLine === undefined || endLine === line ? `${path}:${line}` : `${path}:${line}-${endLine}`;
}

/** Opens a file beside the view, with the lines (from 1) selected. Rejects where there is no such file. */
export async function showLines(
  uri: vscode.Uri,
  { line, endLine }: Pick<FileReference, 'line' | 'endLine'>,
): Promise<void> {
  const first = Math.max(0, (line ?? 1) - 1);
  const last = Math.max(first, (endLine ?? line ?? 1) - 1);
  await vscode.window.showTextDocument(uri, {
    selection: new vscode.Range(first, 0, last, 0),
    viewColumn: vscode.ViewColumn.Beside,
  });
}
