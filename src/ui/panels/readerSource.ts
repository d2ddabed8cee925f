import type * as vscode from 'vscode';
import type { BranchEvidence } from '../../app/branchEvidence.ts';
import type { BranchTargetLookup } from '../../app/branchTarget.ts';
import type { DraftSession } from '../../app/draftSession.ts';
import type { HandoffList } from '../../app/handoffList.ts';
import type { Outbox } from '../../app/outbox.ts';
import type { Clock } from '../../app/ports/clock.ts';
import type { Identifiers } from '../../app/ports/identifiers.ts';
import type { Log } from '../../app/ports/log.ts';
import type { Workspace } from '../../app/ports/workspace.ts';
import type { ReaderState } from '../../protocol/readerState.ts';

export interface ReaderPanelPorts {
  readonly extensionUri: vscode.Uri;
  readonly session: DraftSession;
  readonly target: BranchTargetLookup;
  readonly handoffs: HandoffList;
  readonly evidence: BranchEvidence;
  readonly outbox: Outbox;
  readonly workspace: Workspace;
  readonly clock: Clock;
  readonly identifiers: Identifiers;
  readonly log: Log;
}

/** Where a reader panel gets its state from. */
export interface ReaderSource {
  state(): ReaderState;
  title(): string;
  onDidChange(listener: () => void): vscode.Disposable;
}

export type ReplyForm = 'accept' | 'ask' | 'passOn' | 'decline' | 'done';
