import * as vscode from 'vscode';
import type { BranchEvidence } from '../../app/drafts/branchEvidence.ts';
import type { BranchTargetLookup } from '../../app/repository/branchTarget.ts';
import type { Workspace } from '../../app/ports/workspace.ts';
import type { EvidenceTarget } from '../../protocol/composeState.ts';
import { openExternalLink } from '../openExternalLink.ts';
import { showLines } from '../panels/openReference.ts';
import { showInformation } from '../notices/showMessage.ts';

export interface OpenEvidencePorts {
  readonly workspace: Workspace;
  readonly evidence: BranchEvidence;
  readonly target: BranchTargetLookup;
}

/** Shows to what a line of evidence leads: the file in the editor, the commit or page on the web. */
export async function openEvidence(ports: OpenEvidencePorts, target: EvidenceTarget): Promise<void> {
  const { workspace } = ports;
  switch (target.type) {
    case 'page':
      openExternalLink(target.url);
      return;
    case 'file':
      await openFile(workspace, target);
      return;
    case 'commit':
      await openCommit(ports, target.sha);
  }
}

async function openFile(
  { state }: Workspace,
  { path, line }: Extract<EvidenceTarget, { type: 'file' }>,
): Promise<void> {
  if (state.type !== 'open') return;
  const file = vscode.Uri.joinPath(vscode.Uri.file(state.active.root), path);
  const isFolder = await vscode.workspace.fs.stat(file).then(
    ({ type }) => (type & vscode.FileType.Directory) !== 0,
    () => false,
  );
  if (isFolder) await vscode.commands.executeCommand('revealInExplorer', file);
  else
    await showLines(file, line === undefined ? {} : { line }).catch(() => {
      void showInformation(vscode.l10n.t('{0} is not in your working tree any more.', path));
    });
}

/** A commit that is on no remote has no page; its full SHA can be copied. */
async function openCommit({ evidence, target }: OpenEvidencePorts, sha: string): Promise<void> {
  const { git } = evidence.state.facts ?? {};
  const isHereOnly =
    git?.unpushed.commits.items.some((commit) => commit.sha === sha) === true ||
    git?.workingTree?.stashes.items.some((stash) => stash.sha === sha) === true;
  if (target.target.type === 'found' && !isHereOnly) {
    openExternalLink(`${target.target.facts.repository.webUrl}/commit/${sha}`);
    return;
  }
  const { t } = vscode.l10n;
  const copy = t('Copy SHA');
  const choice = await showInformation(
    t('{0} is in this clone only, so it has no page to open.', sha.slice(0, 10)),
    copy,
  );
  if (choice === copy) await vscode.env.clipboard.writeText(sha);
}
