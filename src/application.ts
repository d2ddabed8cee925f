import { join } from 'node:path';
import * as vscode from 'vscode';
import { GitWorkspace } from './adapters/editor/gitWorkspace.ts';
import { outputLog } from './adapters/editor/outputLog.ts';
import { randomIdentifiers as identifiers } from './adapters/editor/randomIdentifiers.ts';
import { editorSessions } from './adapters/editor/sessions.ts';
import { keptValues } from './adapters/editor/keptValues.ts';
import { userClock } from './adapters/editor/userClock.ts';
import { createGitHub } from './adapters/github/gitHub.ts';
import { FileDraftStore } from './adapters/storage/fileDraftStore.ts';
import { FileInboxCache } from './adapters/storage/fileInboxCache.ts';
import { FileOutboxStore } from './adapters/storage/fileOutboxStore.ts';
import { FileViewerStore } from './adapters/storage/fileViewerStore.ts';
import { BranchBase } from './app/repository/branchBase.ts';
import { BranchTargetLookup } from './app/repository/branchTarget.ts';
import { ClockCheck } from './app/team/clockCheck.ts';
import { DraftSession } from './app/drafts/draftSession.ts';
import { ForkParents } from './app/repository/forkParents.ts';
import { followWorkspace } from './app/repository/followWorkspace.ts';
import { predecessorIn } from './app/publishing/predecessorIn.ts';
import { hideSuperseded } from './app/publishing/hideSuperseded.ts';
import type { HandoffList } from './app/handoffs/handoffList.ts';
import { InboxPoller } from './app/inbox/inboxPoller.ts';
import { publishObjections } from './app/publishing/publishObjections.ts';
import { issueSuggestions } from './app/drafts/issueSuggestions.ts';
import { OpenDrafts } from './app/drafts/openDrafts.ts';
import { sendChangedText } from './app/outbox/sendChangedText.ts';
import { OutboxRunner } from './app/outbox/outboxRunner.ts';
import { ReviewPlans } from './app/review/reviewPlans.ts';
import { Viewers } from './app/repository/viewers.ts';
import { composeAvailability } from './composition/availability.ts';
import { composeReview } from './composition/review.ts';
import { composeNotices } from './composition/focus.ts';
import { captureResume } from './composition/captureResume.ts';
import { composeReading } from './composition/reading.ts';
import { composeTeam } from './composition/team.ts';
import { composeTemplates } from './composition/templates.ts';
import { freshEvidence, gatherFacts, workspaceHistory } from './composition/draftFacts.ts';
import { composePublishing } from './composition/publishing.ts';
import { composeHandoffs } from './composition/handoffs.ts';
import { composeSelection } from './composition/selection.ts';
import { draftLanguage } from './composition/draftDocuments.ts';
import { accountCommands } from './ui/commands/accountCommands.ts';
import type { CommandHandlers } from './ui/commands/commandId.ts';
import { draftCommands } from './ui/commands/draftCommands.ts';
import { templateCommand } from './ui/commands/templateCommand.ts';
import { outboxCommands } from './ui/commands/outboxCommands.ts';
import { DraftDocuments } from './ui/documents/draftDocuments.ts';
import { draftFileSystem } from './ui/documents/draftFileSystem.ts';
import type { TextFiles } from './ui/documents/registerTextFiles.ts';
import { QueuedTextFiles } from './ui/outbox/queuedTextFiles.ts';
import { showTimesIn } from './ui/words/timePhrase.ts';
import { ComposeView } from './ui/views/composeView.ts';
import { HandoffsView } from './ui/views/handoffsView.ts';
import type { Views } from './ui/views/registerViews.ts';
import { watchActivity } from './ui/watchActivity.ts';
import { onDidReportZone } from './ui/webviews/openWebview.ts';

/** Everything that runs once Baton is loaded. */
export interface Application {
  readonly commands: CommandHandlers;
  readonly views: Views;
  readonly files: { readonly drafts: TextFiles; readonly queued: TextFiles };
  /** Resolves when what was typed is stored. */
  close(): Promise<void>;
}

/** Builds the adapters, hands them to the use-cases, and shows what they know: the composition root. */
export function startApplication(context: vscode.ExtensionContext): Application {
  const storage = (name: string): string => join(context.globalStorageUri.fsPath, name);
  const channel = vscode.window.createOutputChannel('Baton', { log: true });
  const log = outputLog(channel);
  const workspace = new GitWorkspace();
  const sessions = editorSessions({
    authentication: vscode.authentication,
    workspace: vscode.workspace,
    secrets: context.secrets,
    environment: process.env,
    log,
  });
  const clock = userClock(vscode.env.remoteName !== undefined, context.globalState);
  showTimesIn(() => clock.zone());
  const clockCheck = new ClockCheck();
  const gitHub = createGitHub({
    sessions,
    clock,
    log,
    onServerTime: (server) => {
      clockCheck.observe(server, clock.now());
    },
  });
  const drafts = new FileDraftStore(storage('drafts'), log);
  const store = new FileOutboxStore(storage('outbox'));
  const cache = new FileInboxCache(storage('inbox'));

  const edits = new FileDraftStore(storage('edits'), log);
  const openDrafts = new OpenDrafts(drafts, clock, edits);
  const session = new DraftSession({ workspace, drafts, openDrafts, identifiers });
  const documents = new DraftDocuments({ openDrafts, identifiers, log });
  const target = new BranchTargetLookup({ gitHub, clock, log });
  const outbox: OutboxRunner = new OutboxRunner({
    store,
    sessions,
    identifiers,
    gitHub,
    clock,
    log,
    afterSent: async (item, comment) => {
      await publish.publishing.finish(item, comment);
      await sendChangedText(outbox, item, comment);
      await hideSuperseded({ handoffs, outbox }, item);
    },
  });
  const inbox = new InboxPoller({ gitHub, cache, clock, log, sessions });
  const memento = context.globalState;
  const git = workspaceHistory(workspace);
  const base = new BranchBase({ workspace, target, git, pullRequests: gitHub.pullRequests, log });
  const resume = captureResume({ git, memento });
  const { workspaceState } = context;
  const plans = new ReviewPlans({ outbox, identifiers, kept: keptValues(workspaceState), log });
  const publish = composePublishing({
    resume: resume.capture,
    session,
    target,
    base,
    inbox,
    outbox,
    drafts,
    clock,
    log,
    gitHub,
    memento,
    completion: () => freshEvidence(gathered.evidence),
    predecessor: (draft, repository) => predecessorIn(handoffs.state, draft, repository),
    objections: (draft, agreed) => publishObjections(gathered.facts, draft, agreed),
    dueWith: (note) => plans.dueWith(note),
  });
  const { publishing, destinations } = publish;
  const viewers = new Viewers({ gitHub, store: new FileViewerStore(storage('viewers')), clock, log });
  const availability = composeAvailability({
    secrets: context.secrets,
    storage: context.globalStorageUri.fsPath,
    workspace,
    sessions,
    target,
    viewers,
    gitHub,
    clock,
    identifiers,
    log,
    clockCheck,
  });
  const { roster } = availability;
  const list = composeHandoffs({ context, inbox, viewers, roster, clock });
  const { display } = list;
  const handoffs: HandoffList = list.handoffs;
  const { templates, disposables: templateDisposables } = composeTemplates({ workspace, roster });
  const gathered = gatherFacts({
    workspace,
    git,
    gitHub,
    target,
    base,
    handoffs,
    roster,
    templates,
    clock,
    log,
  });
  const { extensionUri } = context;
  const parents = new ForkParents({ repositories: gitHub.repositories, kept: keptValues(memento), log });
  const shared = {
    extensionUri,
    workspace,
    parents,
    session,
    target,
    handoffs,
    outbox,
    publishing,
    destinations,
    plans,
    publishDraft: publish.publishDraft,
    roster,
    remarks: availability.remarks,
    evidence: gathered.evidence,
    facts: gathered.facts,
    templates,
    resume: resume.capture,
    findIssues: issueSuggestions({ gitHub, target, clock, log }),
    clock,
    identifiers,
    log,
  };
  const selection = composeSelection({ session, git, workspace, clock, log });
  const compose = new ComposeView({ ...shared, locateDropped: selection.locateDropped });
  const tree = new HandoffsView({ handoffs, outbox, drafts, edits, session, workspace, display, clock });
  const reading = composeReading({ ...shared, context, openDrafts, gitHub, git, inbox, rows: tree });
  const { readers, chosen } = reading;
  const notices = composeNotices({
    ...shared,
    ...availability,
    storage: context.globalStorageUri.fsPath,
    noteInFront: () => readers.chosenNote,
  });
  const team = composeTeam({ ...shared, ...availability, gitHub, workspaceState });
  const review = composeReview({ ...shared, gitHub, git, chosen });
  const queued = new QueuedTextFiles(outbox, publishing);
  context.subscriptions.push(
    channel,
    workspace,
    sessions,
    session,
    documents,
    draftLanguage(documents, shared),
    target,
    base,
    outbox,
    ...publish.disposables,
    queued,
    inbox,
    viewers,
    ...list.disposables,
    compose,
    ...reading.disposables,
    ...resume.disposables,
    tree,
    ...availability.disposables,
    ...team.disposables,
    gathered.disposables,
    plans,
    ...review.disposables,
    ...notices.disposables,
    clockCheck,
    onDidReportZone((zone) => {
      clock.reportZone(zone);
    }),
    templateDisposables,
    selection.disposables,
    followWorkspace({ workspace, sessions, target, inbox, parents, handoffs, viewers, outbox }),
    parents,
    watchActivity({ inbox, target, tree }),
  );
  void outbox.run();
  return {
    commands: {
      ...accountCommands({ sessions, workspace, repositories: gitHub.repositories }),
      ...draftCommands({ session, drafts, openDrafts, workspace }),
      ...templateCommand({ session, templates }),
      ...list.commands,
      ...outboxCommands({ outbox, plans, session, gitHub, roster, clock }),
      ...reading.commands,
      ...team.commands,
      ...availability.commands,
      ...review.commands,
      ...notices.commands,
      ...selection.commands,
      preview: () => {
        readers.showPreview();
      },
      publish: () => publish.publishDraft.publish(),
      showLog: () => {
        channel.show();
      },
    },
    views: { compose },
    files: { drafts: draftFileSystem(documents), queued },
    close: () => openDrafts.flush(),
  };
}
