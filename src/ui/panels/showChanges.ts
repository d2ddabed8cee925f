import * as vscode from 'vscode';
import type { Handoff } from '../../app/handoffs/handoffList.ts';
import { noteCheckout, type NoteCheckoutPorts } from '../../app/handoffs/noteCheckout.ts';
import type { GitDocuments } from '../../app/ports/gitDocuments.ts';
import type { FileChange, GitHistory } from '../../app/ports/gitHistory.ts';
import type { BranchSinceNote } from '../../app/handoffs/stalenessLookup.ts';
import { cancellableProgress } from '../cancellableProgress.ts';
import { openExternalLink } from '../openExternalLink.ts';
import { showInformation, showWarning } from '../notices/showMessage.ts';

export interface ShowChangesPorts extends NoteCheckoutPorts {
  readonly git: GitHistory;
  readonly documents: GitDocuments;
}

/**
 * Shows what changed on the branch since the note was written, in the editor's view of several files; on the server's
 * page where the commits cannot be had here.
 */
export async function showChanges(
  ports: ShowChangesPorts,
  { repository, entry }: Handoff,
  { head, pageUrl }: BranchSinceNote,
): Promise<void> {
  const { t } = vscode.l10n;
  const { thread } = entry;
  const { header } = thread.note;
  const page = pageUrl ?? thread.comment.url;
  const found = noteCheckout(ports, repository);
  if (found === undefined || head === undefined) {
    openExternalLink(page);
    return;
  }
  const { root } = found.checkout;
  const { subject } = thread.comment;
  const request = {
    remote: found.remote,
    branch: header.branch,
    ...(subject.type === 'pullRequest' && !found.isFork ? { pullRequest: subject.number } : {}),
  };
  const changes = await cancellableProgress(t('Reading what changed…'), async (signal) => {
    const known = await ports.git.fileChanges(root, header.head, head, { signal });
    if (known.type === 'ok' || known.failure.code !== 'unknownRevision') return known;
    await ports.git.fetch(root, request, { signal });
    return ports.git.fileChanges(root, header.head, head, { signal });
  });
  if (changes.type === 'failed') {
    if (changes.failure.code === 'cancelled') return;
    const open = t('Open on GitHub');
    const sentence = t('The commits could not be brought to this machine.');
    if ((await showWarning(sentence, open)) === open) openExternalLink(page);
    return;
  }
  if (changes.value.total === 0) {
    void showInformation(t('No file differs from when the note was written.'));
    return;
  }
  const title = t('Since the note: {0} → {1}', header.head.slice(0, 7), head.slice(0, 7));
  const resources = changes.value.items.map((change) =>
    sidesOf(ports.documents, root, change, header.head, head),
  );
  await vscode.commands.executeCommand('vscode.changes', title, resources);
}

/** The file, how it was and how it is, as the command `vscode.changes` takes them: a side that does not exist is undefined. */
function sidesOf(
  documents: GitDocuments,
  root: string,
  change: FileChange,
  from: string,
  to: string,
): readonly [vscode.Uri, vscode.Uri | undefined, vscode.Uri | undefined] {
  const at = (path: string, commit: string): vscode.Uri | undefined => {
    const uri = documents.uriAt(root, path, commit);
    return uri === undefined ? undefined : vscode.Uri.parse(uri, true);
  };
  const before = change.type === 'renamed' ? change.previousPath : change.path;
  return [
    vscode.Uri.joinPath(vscode.Uri.file(root), change.path),
    change.type === 'added' ? undefined : at(before, from),
    change.type === 'deleted' ? undefined : at(change.path, to),
  ];
}
