import * as vscode from 'vscode';
import { editorDiagnostics } from '../adapters/editor/editorDiagnostics.ts';
import type { GitWorkspace } from '../adapters/editor/gitWorkspace.ts';
import { lazyGitHistory } from '../adapters/git/lazyGitHistory.ts';
import { BranchEvidence, type BranchEvidencePorts } from '../app/drafts/branchEvidence.ts';
import { DraftFacts, type DraftFactsPorts } from '../app/drafts/draftFacts.ts';
import type { GitHistory } from '../app/ports/gitHistory.ts';
import type { Draft } from '../core/note/note.ts';

type FactsPorts = Pick<BranchEvidencePorts, 'gitHub' | 'target' | 'base' | 'handoffs' | 'clock' | 'log'> &
  Pick<DraftFactsPorts, 'roster' | 'templates'> & { readonly workspace: GitWorkspace };

/** The repository's history, read with the git that the editor uses and loaded with the first question. */
export function workspaceHistory(workspace: GitWorkspace): GitHistory {
  return lazyGitHistory(() =>
    workspace.gitPath === undefined ? undefined : { path: workspace.gitPath, environment: process.env },
  );
}

/** What is known of the branch and around the draft: for form, document and reader. */
export function gatherFacts(ports: FactsPorts & { readonly git: GitHistory }): {
  readonly evidence: BranchEvidence;
  readonly facts: DraftFacts;
  readonly disposables: vscode.Disposable;
} {
  const { workspace, git, gitHub, target, base, handoffs, roster, templates, clock, log } = ports;
  const diagnostics = editorDiagnostics();
  const evidence = new BranchEvidence({
    workspace,
    workingTrees: workspace,
    git,
    gitHub,
    target,
    base,
    handoffs,
    diagnostics,
    clock,
    log,
  });
  const facts = new DraftFacts({
    workspace,
    evidence,
    target,
    roster,
    templates,
    git,
    clock,
    log,
    findSecrets: async (content) =>
      (await import('../adapters/secrets/secretScanner.ts')).findSecrets(content),
  });
  const returning = vscode.window.onDidChangeWindowState(({ focused }) => {
    if (focused) evidence.refreshReview();
  });
  return { evidence, facts, disposables: vscode.Disposable.from(returning, facts, evidence, diagnostics) };
}

/** What puts a branch's evidence into a draft, as it is at this moment. */
export async function freshEvidence(evidence: BranchEvidence): Promise<(draft: Draft) => Draft> {
  const [{ withEvidence }, facts] = await Promise.all([
    import('../core/note/draft/withEvidence.ts'),
    evidence.fresh(),
  ]);
  return (draft) => (facts?.git.branch === draft.header.branch ? withEvidence(draft, facts) : draft);
}
