import type { NoteId } from '../../core/note/note.ts';
import { staleness, type Staleness, type StalenessFacts } from '../../core/note/evidence/staleness.ts';
import { Emitter } from '../emitter.ts';
import type { Handoff } from './handoffList.ts';
import { noteCheckout, type NoteCheckoutPorts } from './noteCheckout.ts';
import type { Clock } from '../ports/clock.ts';
import type { Disposable } from '../ports/event.ts';
import type { GitHistory } from '../ports/gitHistory.ts';
import type { GitHub } from '../ports/gitHub.ts';
import { GitHubFailure } from '../ports/gitHubFailure.ts';
import type { Log } from '../ports/log.ts';

/** What became of a note's branch since the note was written. */
export interface BranchSinceNote {
  readonly staleness: Staleness;
  /** Full SHA of the branch's head; absent where the branch is gone or unknown. */
  readonly head?: string;
  /** The server's page that compares the noted commit with it. */
  readonly pageUrl?: string;
  /** Known from this machine alone: the server could not be asked, and what others pushed may be missing. */
  readonly localOnly: boolean;
}

export interface StalenessLookupPorts extends NoteCheckoutPorts {
  readonly gitHub: GitHub;
  readonly git: GitHistory;
  readonly clock: Clock;
  readonly log: Log;
}

/** How long an answer is taken for good: 20 s. Asking again costs conditional requests. */
const freshMilliseconds = 20_000;
const listedCommits = 50;

type Facts = Omit<BranchSinceNote, 'staleness'> & { readonly facts: StalenessFacts };

const nothingKnown: Facts = { facts: {}, localOnly: true };

/** Looks up what happened on a note's branch: by the server's account, else by this machine's own repository. */
export class StalenessLookup implements Disposable {
  readonly #ports: StalenessLookupPorts;
  readonly #changed = new Emitter<NoteId>();
  readonly #stop = new AbortController();
  readonly #known = new Map<NoteId, { readonly since: Facts; readonly at: number }>();
  readonly #running = new Map<NoteId, Promise<void>>();

  /** Names the note of which more is known. */
  readonly onDidChange = this.#changed.event;

  constructor(ports: StalenessLookupPorts) {
    this.#ports = ports;
  }

  /** The last answer, applied to the note as it reads by now; undefined before the first. */
  of({ entry }: Handoff): BranchSinceNote | undefined {
    const { note } = entry.thread;
    const known = this.#known.get(note.header.id);
    if (known === undefined) return undefined;
    const { facts, ...rest } = known.since;
    return { ...rest, staleness: staleness(note, facts) };
  }

  /** Asks, unless it was asked a moment ago. Never rejects; what cannot be found out stays as it was, or is said so. */
  refresh(handoff: Handoff): Promise<void> {
    const { id } = handoff.entry.thread.note.header;
    const known = this.#known.get(id);
    if (known !== undefined && this.#ports.clock.monotonic() - known.at < freshMilliseconds)
      return Promise.resolve();
    const running = this.#running.get(id) ?? this.#ask(handoff, id).finally(() => this.#running.delete(id));
    this.#running.set(id, running);
    return running;
  }

  dispose(): void {
    this.#stop.abort();
    this.#changed.dispose();
  }

  async #ask(handoff: Handoff, id: NoteId): Promise<void> {
    const before = this.#known.get(id);
    const since =
      (await this.#fromServer(handoff)) ??
      (await this.#fromRepository(handoff)) ??
      (before === undefined ? nothingKnown : undefined);
    if (since === undefined || this.#stop.signal.aborted) return;
    this.#known.set(id, { since, at: this.#ports.clock.monotonic() });
    if (JSON.stringify(before?.since) !== JSON.stringify(since)) this.#changed.fire(id);
  }

  async #fromServer(handoff: Handoff): Promise<Facts | undefined> {
    const { gitHub, log } = this.#ports;
    const { repository, entry } = handoff;
    const { header } = entry.thread.note;
    const { subject } = entry.thread.comment;
    const { signal } = this.#stop;
    try {
      if (subject.type === 'discussion') {
        const head = await gitHub.history.branchHead(repository, header.branch, signal);
        if (head === undefined) return { facts: { branchDeleted: true }, localOnly: false };
        return await this.#compared(handoff, head, {});
      }
      const pull = await gitHub.pullRequests.get(repository, subject.number, signal);
      const isOwn = pull.head.owner?.toLowerCase() === repository.owner.toLowerCase();
      const branchDeleted =
        pull.head.owner === undefined ||
        (pull.state !== 'open' &&
          isOwn &&
          (await gitHub.history.branchHead(repository, pull.head.branch, signal)) === undefined);
      return await this.#compared(handoff, pull.head.commit, { branchDeleted, pullRequest: pull.state });
    } catch (error) {
      if (!(error instanceof GitHubFailure)) throw error;
      log.warn('What became of the branch could not be asked', { reason: error.reason.type });
      return undefined;
    }
  }

  async #compared(handoff: Handoff, head: string, facts: StalenessFacts): Promise<Facts> {
    const { gitHub } = this.#ports;
    const { repository, entry } = handoff;
    const noted = entry.thread.note.header.head;
    const { signal } = this.#stop;
    const unless = async <T>(ask: Promise<T>): Promise<T | undefined> => {
      try {
        return await ask;
      } catch (error) {
        if (error instanceof GitHubFailure && error.reason.type !== 'offline') return undefined;
        throw error;
      }
    };
    const [comparison, checks] = await Promise.all([
      // Without a comparison it is unknown what happened, which is not nothing: the copy here may tell.
      head === noted ? undefined : unlessNotFound(gitHub.history.compare(repository, noted, head, signal)),
      unless(gitHub.reviewState.checks(repository, head, signal)),
    ]);
    const checked = checks === undefined ? {} : { checks, checkedCommit: head };
    if (comparison === 'notFound') {
      const here = await this.#fromRepository(handoff);
      if (here !== undefined && staleness(entry.thread.note, here.facts).stale) return here;
      // The server answered, and has never seen the commit: that it was not pushed is the news.
      return { head, localOnly: false, facts: { ...facts, ...checked, behind: true } };
    }
    return {
      head,
      localOnly: false,
      ...(comparison === undefined ? {} : { pageUrl: comparison.url }),
      facts: {
        ...facts,
        ...checked,
        ...(comparison === undefined
          ? {}
          : {
              commits: comparison.commits,
              changedPaths: comparison.paths,
              forcePushed: comparison.status === 'diverged',
              behind: comparison.status === 'behind',
            }),
      },
    };
  }

  /** What this machine knows: its own copy of the branch, or the remote's as last fetched. */
  async #fromRepository({ repository, entry }: Handoff): Promise<Facts | undefined> {
    const { git } = this.#ports;
    const found = noteCheckout(this.#ports, repository);
    if (found === undefined) return undefined;
    const { branch, head: noted } = entry.thread.note.header;
    const { root } = found.checkout;
    const { signal } = this.#stop;
    const head = await git.head(root, branch, { signal });
    if (head.type === 'failed' || head.value === undefined) return undefined;
    const base = await git.base(root, branch, noted, { signal });
    if (base.type === 'failed') return undefined;
    const commits = await git.commits(root, { from: noted, to: head.value }, listedCommits, { signal });
    // Without the commits the noted one is not here, which says nothing about the branch.
    if (commits.type === 'failed') return { head: head.value, localOnly: true, facts: {} };
    const isPart = base.value.type !== 'notedGone';
    // A copy that was not fetched since lacks the noted commit as well: nobody rewrote anything then.
    const behind = !isPart && commits.value.items.length === 0;
    return {
      head: head.value,
      localOnly: true,
      facts: { commits: commits.value.items, forcePushed: !isPart && !behind, behind },
    };
  }
}

async function unlessNotFound<T>(asked: Promise<T>): Promise<T | 'notFound'> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof GitHubFailure && error.reason.type === 'notFound') return 'notFound';
    throw error;
  }
}
