import type * as vscode from 'vscode';
import type { BranchEvidence } from '../../app/drafts/branchEvidence.ts';
import type { BranchTargetLookup } from '../../app/repository/branchTarget.ts';
import type { Destinations } from '../../app/destinations/destinations.ts';
import type { DraftSession } from '../../app/drafts/draftSession.ts';
import type { ForkParents } from '../../app/repository/forkParents.ts';
import type { HandoffList } from '../../app/handoffs/handoffList.ts';
import type { NoteChanges } from '../../app/handoffs/noteChanges.ts';
import type { Outbox } from '../../app/outbox/outbox.ts';
import type { Clock } from '../../app/ports/clock.ts';
import type { GitDocuments } from '../../app/ports/gitDocuments.ts';
import type { GitHistory } from '../../app/ports/gitHistory.ts';
import type { Identifiers } from '../../app/ports/identifiers.ts';
import type { Log } from '../../app/ports/log.ts';
import type { ReplyDrafts } from '../../app/ports/replyDrafts.ts';
import type { Workspace } from '../../app/ports/workspace.ts';
import type { StalenessLookup } from '../../app/handoffs/stalenessLookup.ts';
import type { TeamRoster } from '../../app/team/teamRoster.ts';
import type { ReaderState } from '../../protocol/readerState.ts';

export interface ReaderPanelPorts {
  readonly extensionUri: vscode.Uri;
  readonly session: DraftSession;
  readonly target: BranchTargetLookup;
  readonly destinations: Destinations;
  readonly handoffs: HandoffList;
  readonly evidence: BranchEvidence;
  readonly outbox: Outbox;
  readonly changes: NoteChanges;
  readonly roster: TeamRoster;
  readonly staleness: StalenessLookup;
  readonly replyDrafts: ReplyDrafts;
  readonly git: GitHistory;
  readonly documents: GitDocuments;
  readonly workspace: Workspace;
  readonly parents: ForkParents;
  readonly clock: Clock;
  readonly identifiers: Identifiers;
  readonly log: Log;
}

/** Where a reader panel gets its state from. */
export interface ReaderSource {
  state(): ReaderState;
  title(): string;
  onDidChange(listener: () => void): vscode.Disposable;
  /** Asks for what may have changed elsewhere: when the panel comes into view. */
  refresh?(): void;
}

export type ReplyForm = 'accept' | 'ask' | 'answer' | 'passOn' | 'decline' | 'done' | 'withdraw';
