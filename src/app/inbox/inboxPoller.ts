import { HOUR, MINUTE } from '../../core/availability/civilDate.ts';
import { Emitter } from '../emitter.ts';
import type { Disposable } from '../ports/event.ts';
import type { CommentLocation } from '../ports/gitHubComments.ts';
import { GitHubFailure, type GitHubFailureReason } from '../ports/gitHubFailure.ts';
import type { Log } from '../ports/log.ts';
import type { Sessions } from '../ports/sessions.ts';
import type { RepositoryReference } from '../repository/repositoryReference.ts';
import type { InboxState, InboxSync } from './syncInbox.ts';
import { RepositorySync, type RepositorySyncPorts } from './repositorySync.ts';

export interface InboxSyncPorts extends RepositorySyncPorts {
  readonly sessions: Sessions;
  readonly log: Log;
  /** Least milliseconds between two polls; 60,000 unless given. A server may ask for more. */
  readonly pollInterval?: number;
}

const longestInterval = 900_000;
const longestWait = HOUR;

/** Polls the followed repositories while it is active, one after the other. */
export class InboxPoller implements InboxSync {
  readonly #ports: InboxSyncPorts;
  readonly #changed = new Emitter<readonly InboxState[]>();
  readonly #stop = new AbortController();
  readonly #subscription: Disposable;
  readonly #byKey = new Map<string, RepositorySync>();
  /** Monotonic instant before which a host may not be asked. */
  readonly #held = new Map<string, number>();
  /** Repositories that are not polled until the user or a sign-in asks: cancelled or refused ones. */
  readonly #resting = new Set<string>();
  #running: { readonly done: Promise<void>; readonly abort: AbortController } | undefined;
  #awake = new AbortController();
  #isActive = false;
  #failures = 0;
  #lastSync = -Infinity;

  readonly onDidChange = this.#changed.event;

  constructor(ports: InboxSyncPorts) {
    this.#ports = ports;
    this.#subscription = ports.sessions.onDidChange(({ host }) => {
      for (const [key, { state }] of this.#byKey) {
        if (host === undefined || state.reference.host === host) this.#resting.delete(key);
      }
      void this.#sync(false);
    });
    void this.#poll();
  }

  get states(): readonly InboxState[] {
    return [...this.#byKey.values()].map(({ state }) => state);
  }

  follow(references: readonly RepositoryReference[]): void {
    const known = new Map(this.#byKey);
    const keys = references.map(keyOf);
    if (keys.join('\n') === [...known.keys()].join('\n')) return;
    this.#byKey.clear();
    references.forEach((reference) => {
      const key = keyOf(reference);
      const fire = (): void => {
        if (this.#byKey.has(key)) this.#changed.fire(this.states);
      };
      this.#byKey.set(key, known.get(key) ?? new RepositorySync(this.#ports, reference, fire));
    });
    this.#changed.fire(this.states);
    if (keys.some((key) => !known.has(key))) void this.#syncAfterRunning();
  }

  async refresh(): Promise<void> {
    this.#resting.clear();
    // One that runs already may have passed what the wish is about, e.g. a note that was sent a moment ago.
    await this.#running?.done;
    await this.#sync(true);
  }

  setActive(active: boolean): void {
    if (this.#isActive === active) return;
    this.#isActive = active;
    this.#awake.abort();
  }

  cancel(): void {
    this.#running?.abort.abort();
  }

  async recheck(reference: RepositoryReference, location: CommentLocation): Promise<void> {
    try {
      await this.#byKey.get(keyOf(reference))?.recheck(location, this.#stop.signal);
    } catch (error) {
      if (!(error instanceof GitHubFailure))
        this.#ports.log.error('A comment could not be read again', error);
    }
  }

  dispose(): void {
    this.#stop.abort();
    this.#subscription.dispose();
    this.#changed.dispose();
  }

  async #poll(): Promise<void> {
    const { clock } = this.#ports;
    while (!this.#stop.signal.aborted) {
      this.#awake = new AbortController();
      const remaining = this.#isActive ? this.#lastSync + this.#interval() - clock.monotonic() : longestWait;
      const signal = AbortSignal.any([this.#awake.signal, this.#stop.signal]);
      if (remaining > 0) await clock.wait(Math.min(remaining, longestWait), signal).catch(() => undefined);
      else await this.#sync(false);
    }
  }

  #interval(): number {
    const least = this.#ports.pollInterval ?? MINUTE;
    const asked = Math.max(least, ...[...this.#byKey.values()].map((sync) => sync.pollMilliseconds));
    return Math.min(asked * 2 ** Math.min(this.#failures, 6), Math.max(asked, longestInterval));
  }

  async #syncAfterRunning(): Promise<void> {
    await this.#running?.done;
    await this.#sync(false);
  }

  #sync(isUsersWish: boolean): Promise<void> {
    if (this.#stop.signal.aborted) return Promise.resolve();
    if (this.#running !== undefined) return this.#running.done;
    const abort = new AbortController();
    const done = this.#syncAll(isUsersWish, AbortSignal.any([abort.signal, this.#stop.signal])).finally(
      () => {
        this.#running = undefined;
        this.#lastSync = this.#ports.clock.monotonic();
      },
    );
    this.#running = { done, abort };
    return done;
  }

  async #syncAll(isUsersWish: boolean, signal: AbortSignal): Promise<void> {
    let failed = false;
    for (const [key, sync] of [...this.#byKey]) {
      const { host } = sync.state.reference;
      const isHeld = (this.#held.get(host) ?? 0) > this.#ports.clock.monotonic();
      if (isHeld || signal.aborted || this.#resting.has(key)) continue;
      try {
        const problem = await sync.sync(isUsersWish, signal);
        if (problem !== undefined) failed = true;
        this.#note(key, host, problem);
      } catch (error) {
        failed = true;
        this.#ports.log.error('The comments of a repository could not be read', error);
      }
    }
    this.#failures = failed ? this.#failures + 1 : 0;
  }

  #note(key: string, host: string, problem: GitHubFailureReason | undefined): void {
    switch (problem?.type) {
      case 'primaryLimit':
      case 'secondaryLimit':
        this.#held.set(host, this.#ports.clock.monotonic() + problem.waitMilliseconds);
        break;
      case 'signedOut':
      case 'unauthorized':
      case 'cancelled':
        this.#resting.add(key);
        break;
      case undefined:
      default:
        break;
    }
  }
}

function keyOf({ apiUrl, owner, name }: RepositoryReference): string {
  return `${apiUrl} ${owner}/${name}`.toLowerCase();
}
