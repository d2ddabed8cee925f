import { Emitter } from '../emitter.ts';
import type { Clock } from '../ports/clock.ts';
import type { Disposable } from '../ports/event.ts';
import type { GitHub } from '../ports/gitHub.ts';
import { GitHubFailure, type GitHubFailureReason } from '../ports/gitHubFailure.ts';
import type { PullRequest } from '../ports/gitHubPullRequests.ts';
import type { Person, RepositoryFacts } from '../ports/gitHubRepositories.ts';
import type { Log } from '../ports/log.ts';
import type { BranchHead } from '../outbox/outboxItem.ts';
import type { Checkout } from '../ports/workspace.ts';
import { repositoryReference, type RepositoryReference, siblingRepository } from './repositoryReference.ts';

/** What GitHub knows of the checked-out branch. */
export type BranchTarget =
  | { readonly type: 'none' }
  | { readonly type: 'noRemote' }
  | { readonly type: 'looking'; readonly reference: RepositoryReference }
  | { readonly type: 'failed'; readonly reference: RepositoryReference; readonly reason: GitHubFailureReason }
  | {
      readonly type: 'found';
      /** The repository that the pull request goes into; the branch's own where there is none. */
      readonly facts: RepositoryFacts;
      readonly viewer: Person;
      /** The open one, else the newest; absent when the branch never had one. */
      readonly pullRequest?: PullRequest;
      /** Those that are open, from the newest. */
      readonly openPullRequests: readonly PullRequest[];
      /** The branch where it was pushed to; `isPushed` tells whether it ever was. */
      readonly head: BranchHead & { readonly isPushed: boolean };
      /** Where a pull request of the branch would go into: the fork's parent first, then the branch's own repository. */
      readonly bases: readonly RepositoryFacts[];
      readonly people: readonly Person[];
    };

export interface BranchTargetPorts {
  readonly gitHub: GitHub;
  readonly clock: Clock;
  readonly log: Log;
}

/** How many further remotes are asked for a pull request of the branch. */
const otherRemotes = 3;

/** Milliseconds until a look-up that failed for a passing reason is tried again by itself. */
const retryMilliseconds = 15_000;

/** Milliseconds that publishing waits for a confirmation before it goes by the last answer. */
const confirmMilliseconds = 5_000;

/** Looks up the pull request of the checked-out branch, and again when asked or when a passing failure may be over. */
export class BranchTargetLookup implements Disposable {
  readonly #ports: BranchTargetPorts;
  readonly #changed = new Emitter<BranchTarget>();
  #checkout: Checkout | undefined;
  #key = '';
  #running: AbortController | undefined;
  #target: BranchTarget = { type: 'none' };

  readonly onDidChange = this.#changed.event;

  constructor(ports: BranchTargetPorts) {
    this.#ports = ports;
  }

  get target(): BranchTarget {
    return this.#target;
  }

  /** Looks again only when the branch, its upstream or the remotes differ from the last call's. */
  follow(checkout: Checkout | undefined): void {
    const key = checkout === undefined ? '' : lookupKey(checkout);
    this.#checkout = checkout;
    if (key === this.#key) return;
    this.#key = key;
    const reference = checkout === undefined ? undefined : gitHubRemote(checkout)?.reference;
    if (reference !== undefined) this.#set({ type: 'looking', reference });
    void this.refresh();
  }

  /** Keeps showing the last answer until the next one is there. */
  async refresh(): Promise<void> {
    this.#running?.abort();
    const running = new AbortController();
    this.#running = running;
    const checkout = this.#checkout;
    const remote = checkout === undefined ? undefined : gitHubRemote(checkout);
    if (checkout?.head.type !== 'branch' || remote === undefined) {
      this.#set(checkout === undefined ? { type: 'none' } : { type: 'noRemote' });
      return;
    }
    for (;;) {
      const target = await this.#lookUp(checkout, running.signal);
      if (target === undefined || running.signal.aborted) return;
      this.#set(target);
      if (target.type === 'found') await this.#addPeople(target, running.signal);
      if (target.type !== 'failed' || !mayPass(target.reason)) return;
      try {
        await this.#ports.clock.wait(retryMilliseconds, running.signal);
      } catch {
        return;
      }
    }
  }

  /** Asks once whether the last answer still holds, e.g. the pull request was closed meanwhile; offline keeps the last. */
  async confirm(): Promise<BranchTarget> {
    const checkout = this.#checkout;
    if (checkout?.head.type !== 'branch' || gitHubRemote(checkout) === undefined) return this.#target;
    const target = await this.#lookUp(checkout, AbortSignal.timeout(confirmMilliseconds));
    if (checkout === this.#checkout && target?.type === 'found') this.#set(target);
    return this.#target;
  }

  dispose(): void {
    this.#running?.abort();
    this.#changed.dispose();
  }

  async #lookUp(checkout: Checkout, signal: AbortSignal): Promise<BranchTarget | undefined> {
    const [remote, ...others] = gitHubRemotes(checkout);
    if (remote === undefined || checkout.head.type !== 'branch') return { type: 'noRemote' };
    const { reference } = remote;
    const { name, upstream } = checkout.head;
    try {
      const own = await this.#ports.gitHub.repositories.facts(reference, signal);
      const head = { owner: own.repository.owner, branch: upstream?.branch ?? name };
      const parent = own.parent === undefined ? undefined : await this.#parentOf(own, signal);
      const bases = parent === undefined ? [own] : [parent, own];
      const place = await this.#placeOf(
        [own, ...(parent === undefined ? [] : [parent])],
        others,
        head,
        signal,
      );
      const facts = place?.facts ?? own;
      const viewer = await this.#ports.gitHub.repositories.viewer(reference, signal);
      const last = this.#target;
      const isSame = last.type === 'found' && last.facts.repository.id === facts.repository.id;
      const [pullRequest] = place?.pullRequests ?? [];
      return {
        type: 'found',
        facts,
        viewer,
        people: isSame ? last.people : [],
        head: { ...head, isPushed: upstream !== undefined },
        bases,
        openPullRequests: place?.pullRequests.filter(({ state }) => state === 'open') ?? [],
        ...(pullRequest === undefined ? {} : { pullRequest }),
      };
    } catch (error) {
      if (signal.aborted) return undefined;
      if (!(error instanceof GitHubFailure)) throw error;
      this.#ports.log.warn('The pull request of the branch could not be looked up', { reason: error.reason });
      return { type: 'failed', reference, reason: error.reason };
    }
  }

  /** The first repository into which the branch has a pull request: its own, the fork's parent, then other remotes'. */
  async #placeOf(
    known: readonly RepositoryFacts[],
    others: readonly GitHubRemote[],
    head: BranchHead,
    signal: AbortSignal,
  ): Promise<{ readonly facts: RepositoryFacts; readonly pullRequests: readonly PullRequest[] } | undefined> {
    const { repositories, pullRequests } = this.#ports.gitHub;
    for (const facts of known) {
      const found = await pullRequests.ofBranch(facts.repository, head, signal);
      if (found.length > 0) return { facts, pullRequests: found };
    }
    for (const { reference } of others.slice(0, otherRemotes)) {
      if (reference.host !== known[0]?.repository.host) continue;
      try {
        const facts = await repositories.facts(reference, signal);
        if (known.some(({ repository }) => repository.id === facts.repository.id)) continue;
        const found = await pullRequests.ofBranch(facts.repository, head, signal);
        if (found.length > 0) return { facts, pullRequests: found };
      } catch (error) {
        // A remote that this account cannot see holds nothing that it could publish to.
        if (signal.aborted || !(error instanceof GitHubFailure) || mayPass(error.reason)) throw error;
      }
    }
    return undefined;
  }

  /** Names for completion come last and are no condition for publishing. */
  async #addPeople(found: Extract<BranchTarget, { type: 'found' }>, signal: AbortSignal): Promise<void> {
    try {
      const { repository } = found.facts;
      const people = await this.#ports.gitHub.repositories.people(
        repository,
        found.pullRequest?.number,
        signal,
      );
      if (!signal.aborted) this.#set({ ...found, people });
    } catch (error) {
      if (!(error instanceof GitHubFailure)) throw error;
      if (!signal.aborted) this.#ports.log.warn('People could not be listed', { reason: error.reason });
    }
  }

  /** `undefined` where this account cannot see the repository from which its fork was made. */
  async #parentOf(
    { repository, parent }: RepositoryFacts,
    signal: AbortSignal,
  ): Promise<RepositoryFacts | undefined> {
    if (parent === undefined) return undefined;
    try {
      return await this.#ports.gitHub.repositories.facts(siblingRepository(repository, parent), signal);
    } catch (error) {
      if (error instanceof GitHubFailure && error.reason.type === 'notFound') return undefined;
      throw error;
    }
  }

  #set(target: BranchTarget): void {
    if (JSON.stringify(target) === JSON.stringify(this.#target)) return;
    this.#target = target;
    this.#changed.fire(target);
  }
}

export interface GitHubRemote {
  readonly name: string;
  readonly reference: RepositoryReference;
}

/** The remote that the branch is pushed to, else `origin`, else the first that is on a GitHub server. */
export function gitHubRemote(checkout: Checkout): GitHubRemote | undefined {
  return gitHubRemotes(checkout)[0];
}

function gitHubRemotes(checkout: Checkout): readonly GitHubRemote[] {
  const upstream = checkout.head.type === 'branch' ? checkout.head.upstream?.remote : undefined;
  const rank = (name: string): number => (name === upstream ? 0 : name === 'origin' ? 1 : 2);
  return checkout.remotes
    .toSorted((a, b) => rank(a.name) - rank(b.name))
    .flatMap(({ name, url }) => {
      const reference = repositoryReference(url);
      return reference === undefined ? [] : [{ name, reference }];
    });
}

function lookupKey({ root, head, remotes }: Checkout): string {
  return JSON.stringify([
    root,
    head.type === 'branch' ? [head.name, head.upstream?.remote, head.upstream?.branch] : head,
    remotes,
  ]);
}

function mayPass(reason: GitHubFailureReason): boolean {
  return ['offline', 'timeout', 'connectionLost', 'unavailable'].includes(reason.type);
}
