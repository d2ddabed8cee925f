import type { Instant } from '../../core/instant.ts';
import { changedPaths } from '../../core/note/evidence/changedPaths.ts';
import type { DiagnosticFact, EvidenceFacts, GitFacts } from '../../core/note/evidence/evidenceFacts.ts';
import { askReview, type ReviewAnswer } from '../review/askReview.ts';
import type { BranchTargetLookup } from '../repository/branchTarget.ts';
import type { BranchEvidenceState } from './branchEvidenceState.ts';
import type { BranchBase } from '../repository/branchBase.ts';
import { CoalescedTask } from '../coalescedTask.ts';
import { Emitter } from '../emitter.ts';
import { lastNotedHead } from './lastNotedHead.ts';
import type { HandoffList } from '../handoffs/handoffList.ts';
import type { Clock } from '../ports/clock.ts';
import type { EditorDiagnostics } from '../ports/editorDiagnostics.ts';
import type { Disposable } from '../ports/event.ts';
import type { GitHub } from '../ports/gitHub.ts';
import type { GitFailure, GitHistory } from '../ports/gitHistory.ts';
import type { Log } from '../ports/log.ts';
import type { WorkingTrees } from '../ports/workingTrees.ts';
import type { Workspace } from '../ports/workspace.ts';

export interface BranchEvidencePorts {
  readonly workspace: Workspace;
  readonly workingTrees: WorkingTrees;
  readonly git: Pick<GitHistory, 'facts'>;
  readonly gitHub: Pick<GitHub, 'pullRequests' | 'reviewState'>;
  readonly target: Pick<BranchTargetLookup, 'target' | 'onDidChange'>;
  readonly base: Pick<BranchBase, 'branch' | 'onDidChange'>;
  readonly handoffs: Pick<HandoffList, 'state' | 'onDidChange'>;
  readonly diagnostics: EditorDiagnostics;
  readonly clock: Clock;
  readonly log: Log;
}

/** Milliseconds for which events are gathered before git, the editor, GitHub are asked. */
const delays = { git: 400, diagnostics: 300, review: 1_000 };
/** Milliseconds after which checks that are not finished are asked for again, while somebody looks. */
const pendingChecksAgain = 60_000;
/** Milliseconds that `fresh` waits for GitHub. */
const freshWithin = 5_000;

interface Branch {
  readonly root: string;
  readonly name: string;
}

/**
 * Gathers the evidence of the checked-out branch from git, the editor and GitHub, and keeps it up to date while
 * somebody watches: one answer for form, document and reader.
 */
export class BranchEvidence implements Disposable {
  readonly #ports: BranchEvidencePorts;
  readonly #changed = new Emitter<BranchEvidenceState>();
  readonly #subscriptions: readonly Disposable[];
  readonly #asking: CoalescedTask;
  readonly #complaining: CoalescedTask;
  readonly #reviewing: CoalescedTask;
  #pendingAgain = new AbortController();
  #watchers = 0;
  /** Something may have changed while nobody watched. */
  #stale = true;
  #branch: Branch | undefined;
  #key = '';
  #git: GitFacts | undefined;
  #at: Instant | undefined;
  #failure: GitFailure | undefined;
  #progress: BranchEvidenceState['progress'];
  #diagnostics: readonly DiagnosticFact[] = [];
  #review: ReviewAnswer = {};

  readonly onDidChange = this.#changed.event;

  constructor(ports: BranchEvidencePorts) {
    this.#ports = ports;
    const { clock } = ports;
    this.#asking = new CoalescedTask(clock, delays.git, (signal) => this.#askGit(signal));
    this.#complaining = new CoalescedTask(clock, delays.diagnostics, () => this.#readDiagnostics());
    this.#reviewing = new CoalescedTask(clock, delays.review, (signal) => this.#askReview(signal));
    this.#subscriptions = [
      this.#asking,
      this.#complaining,
      this.#reviewing,
      ports.workspace.onDidChange(() => {
        this.#follow();
      }),
      ports.workingTrees.onDidTouch((root) => {
        if (root === this.#branch?.root) this.#request(this.#asking);
      }),
      ports.diagnostics.onDidChange(() => {
        this.#request(this.#complaining);
      }),
      ports.target.onDidChange(() => {
        this.#request(this.#reviewing);
      }),
      ports.base.onDidChange(() => {
        this.#request(this.#asking);
      }),
      ports.handoffs.onDidChange(() => {
        this.#followNoted();
      }),
    ];
    this.#follow();
  }

  get state(): BranchEvidenceState {
    const { checks, threads, checksMissing, threadsMissing, head } = this.#review;
    return {
      ...(this.#git === undefined
        ? {}
        : {
            facts: {
              git: this.#git,
              diagnostics: this.#diagnostics,
              ...(checks === undefined ? {} : { checks }),
              ...(threads === undefined ? {} : { threads }),
              ...(head === undefined ? {} : { reviewedHead: head }),
            },
          }),
      ...(this.#progress === undefined ? {} : { progress: this.#progress }),
      ...(this.#failure === undefined ? {} : { failure: this.#failure }),
      ...(checksMissing === undefined ? {} : { checksMissing }),
      ...(threadsMissing === undefined ? {} : { threadsMissing }),
      ...(this.#at === undefined ? {} : { at: this.#at }),
    };
  }

  /** Keeps the evidence up to date until the returned object is disposed. */
  watch(): Disposable {
    this.#watchers += 1;
    if (this.#stale) this.#requestAll();
    let isWatching = true;
    return {
      dispose: () => {
        if (isWatching) this.#watchers -= 1;
        isWatching = false;
      },
    };
  }

  /** Asks again for what may have changed on GitHub, e.g. when the user comes back to the window. */
  refreshReview(): void {
    this.#request(this.#reviewing);
  }

  /** Asks everything again. Resolves when all have answered or could not. */
  async refresh(): Promise<void> {
    this.#stale = false;
    await Promise.all([this.#asking.now(), this.#reviewing.now()]);
  }

  /** The evidence as of this moment; what GitHub does not tell within 5 seconds is as it was known before. */
  async fresh(): Promise<EvidenceFacts | undefined> {
    const limit = new AbortController();
    const review = Promise.race([this.#reviewing.now(), this.#wait(freshWithin, limit.signal)]);
    await Promise.all([this.#asking.now(), review]);
    limit.abort();
    return this.state.facts;
  }

  dispose(): void {
    this.#pendingAgain.abort();
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#changed.dispose();
  }

  #request(task: CoalescedTask): void {
    if (this.#watchers > 0) task.request();
    else this.#stale = true;
  }

  #requestAll(): void {
    this.#stale = false;
    this.#asking.request();
    this.#reviewing.request();
  }

  #follow(): void {
    const { state } = this.#ports.workspace;
    const active = state.type === 'open' ? state.active : undefined;
    const branch = active?.head.type === 'branch' ? { root: active.root, name: active.head.name } : undefined;
    const key = JSON.stringify([active?.root, active?.head]);
    if (key === this.#key) return;
    this.#key = key;
    if (branch?.root === this.#branch?.root && branch?.name === this.#branch?.name) {
      this.#request(this.#asking);
      this.#request(this.#reviewing);
      return;
    }
    this.#branch = branch;
    this.#git = undefined;
    this.#at = undefined;
    this.#failure = undefined;
    this.#progress = undefined;
    this.#diagnostics = [];
    this.#review = {};
    this.#tell();
    if (this.#watchers === 0) this.#stale = true;
    else {
      this.#asking.restart();
      this.#reviewing.restart();
    }
  }

  #followNoted(): void {
    const base = this.#git?.base;
    if (base === undefined) return;
    const counted = base.type === 'noted' ? base.commit : base.type === 'notedGone' ? base.noted : undefined;
    if (this.#noted() !== counted) this.#request(this.#asking);
  }

  /** The head of the last note that was published of this branch. */
  #noted(): string | undefined {
    const { target, handoffs } = this.#ports;
    const { name } = this.#branch ?? {};
    if (name === undefined || target.target.type !== 'found') return undefined;
    return lastNotedHead(handoffs.state, target.target.facts.repository.id, name);
  }

  async #askGit(signal: AbortSignal): Promise<void> {
    const branch = this.#branch;
    if (branch === undefined) return;
    const isCurrent = (): boolean => branch === this.#branch && !signal.aborted;
    const onto = this.#ports.base.branch;
    const result = await this.#ports.git.facts(branch.root, branch.name, this.#noted(), {
      signal,
      ...(onto === undefined ? {} : { onto }),
      onProgress: ({ done, total }) => {
        if (!isCurrent()) return;
        this.#progress = { done, total };
        this.#tell();
      },
    });
    if (!isCurrent()) return;
    this.#progress = undefined;
    if (result.type === 'ok') {
      this.#git = result.value;
      this.#at = this.#ports.clock.now();
      this.#failure = undefined;
      this.#diagnostics = this.#ports.diagnostics.errorsIn(branch.root, changedPaths(result.value));
    } else {
      this.#git = undefined;
      this.#failure = result.failure;
      this.#ports.log.warn('The evidence of the branch could not be gathered', { ...result.failure });
    }
    this.#tell();
  }

  #readDiagnostics(): Promise<void> {
    if (this.#git !== undefined && this.#branch !== undefined) {
      const found = this.#ports.diagnostics.errorsIn(this.#branch.root, changedPaths(this.#git));
      if (JSON.stringify(found) !== JSON.stringify(this.#diagnostics)) {
        this.#diagnostics = found;
        this.#tell();
      }
    }
    return Promise.resolve();
  }

  async #askReview(signal: AbortSignal): Promise<void> {
    const branch = this.#branch;
    const { gitHub, target } = this.#ports;
    const answer = await askReview(gitHub, target.target, signal);
    if (branch !== this.#branch || signal.aborted) return;
    if (JSON.stringify(answer) !== JSON.stringify(this.#review)) {
      this.#review = answer;
      this.#tell();
    }
    this.#pendingAgain.abort();
    if (answer.checks?.some(({ conclusion }) => conclusion === 'pending') === true) this.#askAgainLater();
  }

  /** One wait at a time: every answer ends that of the answer before. */
  #askAgainLater(): void {
    const waiting = new AbortController();
    this.#pendingAgain = waiting;
    void this.#wait(pendingChecksAgain, waiting.signal).then(() => {
      if (!waiting.signal.aborted) this.#request(this.#reviewing);
    });
  }

  async #wait(milliseconds: number, signal: AbortSignal): Promise<void> {
    try {
      await this.#ports.clock.wait(milliseconds, signal);
    } catch {
      // Waiting ends early when nobody needs it any more.
    }
  }

  #tell(): void {
    this.#changed.fire(this.state);
  }
}
