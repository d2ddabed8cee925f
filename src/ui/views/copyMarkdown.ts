import * as vscode from 'vscode';
import type { BranchEvidence } from '../../app/drafts/branchEvidence.ts';
import { draftAsPublished } from '../../app/drafts/draftAsPublished.ts';
import type { DraftSession } from '../../app/drafts/draftSession.ts';
import { wholeDraft } from '../../app/drafts/wholeDraft.ts';
import type { Clock } from '../../app/ports/clock.ts';
import type { BranchTargetLookup } from '../../app/repository/branchTarget.ts';

export interface CopyMarkdownPorts {
  readonly session: Pick<DraftSession, 'state'>;
  readonly target: BranchTargetLookup;
  readonly evidence: BranchEvidence;
  readonly clock: Clock;
}

/** Copies what GitHub would show of the open draft, for another place than those that Baton can publish to. */
export async function copyMarkdown({ session, target, evidence, clock }: CopyMarkdownPorts): Promise<void> {
  if (session.state.type !== 'open') return;
  const { checkout, draft } = session.state;
  const whole = wholeDraft(draft, await evidence.fresh());
  const { markdown } = draftAsPublished(whole, checkout.head.commit, target.target, clock.now());
  await vscode.env.clipboard.writeText(markdown);
  vscode.window.setStatusBarMessage(vscode.l10n.t('$(check) Copied as Markdown'), 3000);
}
