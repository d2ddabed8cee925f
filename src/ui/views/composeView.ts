import * as vscode from 'vscode';
import type { BranchEvidence } from '../../app/drafts/branchEvidence.ts';
import type { BranchTargetLookup } from '../../app/repository/branchTarget.ts';
import type { DraftFacts } from '../../app/drafts/draftFacts.ts';
import type { Destinations } from '../../app/destinations/destinations.ts';
import type { DraftSession } from '../../app/drafts/draftSession.ts';
import type { HandoffList } from '../../app/handoffs/handoffList.ts';
import type { FindIssues } from '../../app/drafts/issueSuggestions.ts';
import type { NoteTemplates } from '../../app/drafts/noteTemplates.ts';
import type { Outbox } from '../../app/outbox/outbox.ts';
import type { Clock } from '../../app/ports/clock.ts';
import type { Log } from '../../app/ports/log.ts';
import type { Workspace } from '../../app/ports/workspace.ts';
import type { Publishing } from '../../app/publishing/publishing.ts';
import type { ReviewPlans } from '../../app/review/reviewPlans.ts';
import type { ResumeCapture } from '../../app/drafts/resumeCapture.ts';
import type { TeamRoster } from '../../app/team/teamRoster.ts';
import { isWithoutText } from '../../core/note/draft/isBlankDraft.ts';
import { composeContract, type ComposeContract } from '../../protocol/composeContract.ts';
import type { Writing } from '../../protocol/composeState.ts';
import type { EventHandlers } from '../../protocol/contract.ts';
import type { LocateDropped } from '../documents/draftDrops.ts';
import { openExternalLink } from '../openExternalLink.ts';
import type { PublishDraft } from '../publishDraft.ts';
import { openWebview, type HostChannel } from '../webviews/openWebview.ts';
import { composeRequests, knownPeople } from './composeSuggestions.ts';
import { composeStateOf } from './composeStateOf.ts';
import { factsStateOf, type FactsState } from './factsStateOf.ts';
import { openEvidence } from './openEvidence.ts';
import { publishHandlers } from './publishHandlers.ts';

export interface ComposeViewPorts {
  readonly extensionUri: vscode.Uri;
  readonly workspace: Workspace;
  readonly session: DraftSession;
  readonly target: BranchTargetLookup;
  readonly outbox: Outbox;
  readonly handoffs: HandoffList;
  readonly publishing: Publishing;
  readonly destinations: Destinations;
  readonly plans: ReviewPlans;
  readonly publishDraft: PublishDraft;
  readonly roster: TeamRoster;
  readonly evidence: BranchEvidence;
  readonly facts: DraftFacts;
  readonly templates: NoteTemplates;
  readonly resume: ResumeCapture;
  readonly findIssues: FindIssues;
  readonly locateDropped: LocateDropped;
  readonly clock: Clock;
  readonly log: Log;
}

/** Milliseconds between two looks at the time. */
const tick = 30_000;

/** The form of the open draft. It keeps no text: whatever is typed is in the draft at once. */
export class ComposeView implements vscode.WebviewViewProvider, vscode.Disposable {
  readonly #ports: ComposeViewPorts;
  readonly #subscriptions: vscode.Disposable;
  #channel: HostChannel<ComposeContract> | undefined;
  #revision = 0;
  #isVisible = false;
  #watching: vscode.Disposable | undefined;
  #posting: NodeJS.Immediate | undefined;

  constructor(ports: ComposeViewPorts) {
    this.#ports = ports;
    const post = (): void => {
      this.#postSoon();
    };
    this.#subscriptions = vscode.Disposable.from(
      ports.session.onDidChange(post),
      ports.target.onDidChange(post),
      ports.outbox.onDidChange(post),
      ports.publishing.onDidChange(post),
      ports.plans.onDidChange(post),
      ports.facts.onDidChange(post),
      ports.templates.onDidChange(post),
      ports.destinations.onDidChange(post),
      ports.resume.onDidChange(post),
      ports.handoffs.onDidChange(post),
    );
  }

  resolveWebviewView(view: vscode.WebviewView): void {
    this.#revision = 0;
    const channel = openWebview({
      webview: view.webview,
      extensionUri: this.#ports.extensionUri,
      name: 'compose',
      contract: composeContract,
      events: this.#handlers(),
      requests: composeRequests(this.#ports),
      log: this.#ports.log,
    });
    this.#channel = channel;
    const follow = (): void => {
      this.#isVisible = view.visible;
      if (!view.visible) this.#unwatch();
      // VS Code delivers it with the loaded page, which then need not ask and wait for its first state.
      this.#postSoon();
    };
    follow();
    view.onDidChangeVisibility(follow);
    view.onDidDispose(() => {
      this.#isVisible = false;
      this.#unwatch();
      channel.dispose();
      if (this.#channel === channel) this.#channel = undefined;
    });
  }

  /** What a visible form needs: facts, and another look at the time, by which people's states change. */
  #watch(): vscode.Disposable {
    const timer = setInterval(() => {
      this.#postSoon();
    }, tick);
    return vscode.Disposable.from(this.#ports.facts.watch(), {
      dispose: () => {
        clearInterval(timer);
      },
    });
  }

  #unwatch(): void {
    this.#watching?.dispose();
    this.#watching = undefined;
  }

  /** A hidden form is told when it is shown again: it says that it is ready then. */
  #postSoon(): void {
    if (!this.#isVisible) return;
    this.#posting ??= setImmediate(() => {
      this.#posting = undefined;
      this.#channel?.send('state', this.#state());
    });
  }

  dispose(): void {
    clearImmediate(this.#posting);
    this.#unwatch();
    this.#subscriptions.dispose();
    this.#channel?.dispose();
  }

  #state(): ReturnType<typeof composeStateOf> {
    const { session, target, outbox, publishing, clock } = this.#ports;
    const id = session.state.type === 'open' ? session.state.draft.draft.header.id : undefined;
    return composeStateOf({
      session: session.state,
      target: target.target,
      revision: this.#revision,
      outboxItem: outbox.items.find((item) => item.id === id),
      isUnderWay: id !== undefined && publishing.isUnderWay(id),
      published: publishing.justPublished,
      destinations: this.#ports.destinations.choice,
      facts: this.#facts(),
      plan: id === undefined ? undefined : this.#ports.plans.of(id),
      handoffs: this.#ports.handoffs.state,
      people: session.state.type === 'open' ? knownPeople(this.#ports, session.state.draft.draft) : [],
      openFiles: this.#openFiles(),
      now: clock.now(),
      zone: clock.zone(),
    });
  }

  #facts(): FactsState {
    const { session, facts, evidence, roster, templates, clock } = this.#ports;
    if (session.state.type !== 'open') return { problems: [] };
    const { draft, save, identity } = session.state.draft;
    const isEdit = identity.edits !== undefined;
    return factsStateOf({
      draft,
      isEdit,
      isBlank: save.type === 'unwritten' || isWithoutText(draft),
      facts: facts.factsFor(draft, isEdit),
      evidence: evidence.state,
      roster,
      templates,
      now: clock.now(),
    });
  }

  #openFiles(): Writing['openFiles'] {
    const { session, resume } = this.#ports;
    const { state } = session;
    const isNew = state.type === 'open' && state.draft.identity.edits === undefined;
    const offered = isNew ? resume.offered(state.checkout.root) : undefined;
    if (offered === undefined) return undefined;
    const paths = offered.files.map(({ path }) => path);
    return { paths, breakpoints: offered.breakpoints.length, included: resume.included };
  }

  #handlers(): EventHandlers<ComposeContract['toHost']> {
    const { session, target, publishing } = this.#ports;
    const execute = (command: string) => (): Thenable<unknown> => vscode.commands.executeCommand(command);
    return {
      ready: () => {
        this.#channel?.send('state', this.#state());
        // Git and GitHub are asked for facts once the form is there: until then it needs the machine.
        if (this.#isVisible) this.#watching ??= this.#watch();
      },
      edit: ({ revision, version, draft, base }) => {
        const isOpen = session.state.type === 'open' && session.state.draft.isOrWas(draft.header.id);
        // Only an edit of the shown note is acknowledged: the numbers of its edits count from the state that shows it.
        if (isOpen) this.#revision = revision;
        const taken = session.edit({ draft, version, ...(base === undefined ? {} : { base }) });
        if (!taken)
          this.#ports.log.warn('An edit of a note that is not open was left out', { id: draft.header.id });
      },
      chooseKind: ({ kind }) => session.chooseKind(kind),
      ...publishHandlers(this.#ports),
      includeOpenFiles: ({ included }) => this.#ports.resume.include(included),
      preview: execute('baton.preview'),
      openMarkdown: execute('baton.openDraftAsMarkdown'),
      copyMarkdown: async () => {
        const { copyMarkdown } = await import('./copyMarkdown.ts');
        await copyMarkdown(this.#ports);
      },
      signIn: execute('baton.signIn'),
      openPullRequest: () => {
        if (target.target.type === 'found' && target.target.pullRequest !== undefined) {
          openExternalLink(target.target.pullRequest.url);
        }
      },
      createPullRequest: () => {
        this.#openCompare();
      },
      manageTrust: execute('workbench.trust.manage'),
      reloadWindow: execute('workbench.action.reloadWindow'),
      openFolder: execute('vscode.openFolder'),
      initRepository: execute('git.init'),
      checkOut: execute('git.checkout'),
      startAnother: () => {
        publishing.forgetPublished();
      },
      retry: () => {
        if (session.state.type === 'open') void session.state.draft.store();
        void target.refresh();
      },
      discard: execute('baton.discardDraft'),
      leaveEdit: () => session.leaveEdit(),
      push: execute('git.push'),
      openOutput: execute('baton.showLog'),
      openUrl: ({ url }) => {
        openExternalLink(url);
      },
      refreshEvidence: () => this.#ports.evidence.refresh(),
      openEvidence: ({ target: to }) => openEvidence(this.#ports, to),
    };
  }

  #openCompare(): void {
    const { session, target, destinations } = this.#ports;
    if (session.state.type !== 'open' || target.target.type !== 'found') return;
    const { facts } = target.target;
    const { chosen } = destinations.choice;
    const base = chosen?.channel === 'draftPullRequest' ? chosen.baseBranch : facts.defaultBranch;
    const [into, branch] = [base, session.state.branch].map(encodeURIComponent);
    openExternalLink(`${facts.repository.webUrl}/compare/${into}...${branch}?expand=1`);
  }
}
