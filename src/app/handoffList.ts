import type { Instant } from '../core/instant.ts';
import { sortInbox, type InboxEntry } from '../core/note/inbox.ts';
import type { NoteId } from '../core/note/note.ts';
import { reduceThreads } from '../core/note/reduceThreads.ts';
import type { UnverifiedComment } from '../core/note/thread.ts';
import { Emitter } from './emitter.ts';
import type { Clock } from './ports/clock.ts';
import type { Disposable } from './ports/event.ts';
import type { GitHubFailureReason } from './ports/gitHubFailure.ts';
import type { GitHubRepositories, Person } from './ports/gitHubRepositories.ts';
import type { KnownRepository } from './repositoryReference.ts';
import type { InboxState, InboxSync } from './syncInbox.ts';

/** A note of one of the open repositories, with the place it has in the list. */
export interface Handoff {
  readonly repository: KnownRepository;
  readonly viewer: Person;
  readonly entry: InboxEntry;
}

export interface HandoffListState {
  readonly waitingOnMe: readonly Handoff[];
  readonly waitingOnOthers: readonly Handoff[];
  readonly doneLately: readonly Handoff[];
  readonly unverified: readonly UnverifiedComment[];
  /** How many repositories are followed. */
  readonly repositories: number;
  /** The oldest answer among them; absent before the first. */
  readonly asOf?: Instant;
  readonly loading: boolean;
  readonly problem?: GitHubFailureReason;
}

export interface HandoffListPorts {
  readonly inbox: InboxSync;
  readonly repositories: GitHubRepositories;
  readonly clock: Clock;
}

const emptyState: HandoffListState = {
  waitingOnMe: [],
  waitingOnOthers: [],
  doneLately: [],
  unverified: [],
  repositories: 0,
  loading: true,
};

/** Whose turn it is, for every note of the open repositories. */
export class HandoffList implements Disposable {
  readonly #ports: HandoffListPorts;
  readonly #changed = new Emitter<HandoffListState>();
  readonly #subscription: Disposable;
  readonly #viewers = new Map<string, Person>();
  #state = emptyState;

  readonly onDidChange = this.#changed.event;

  constructor(ports: HandoffListPorts) {
    this.#ports = ports;
    this.#subscription = ports.inbox.onDidChange(() => void this.recompute());
  }

  get state(): HandoffListState {
    return this.#state;
  }

  /** The note of that id, if it is among the known ones. */
  find(id: NoteId): Handoff | undefined {
    const { waitingOnMe, waitingOnOthers, doneLately } = this.#state;
    return [...waitingOnMe, ...waitingOnOthers, ...doneLately].find(
      ({ entry }) => entry.thread.note.header.id === id,
    );
  }

  /** Sorts again what is known: after a sync, and as time passes. */
  async recompute(): Promise<void> {
    const { states } = this.#ports.inbox;
    const parts = await Promise.all(states.map((state) => this.#partOf(state)));
    const asOf = states.flatMap((state) => state.asOf ?? []).toSorted((a, b) => a - b)[0];
    const problem = states.find((state) => state.problem !== undefined)?.problem;
    this.#state = {
      waitingOnMe: parts.flatMap((part) => part.waitingOnMe),
      waitingOnOthers: parts.flatMap((part) => part.waitingOnOthers),
      doneLately: parts.flatMap((part) => part.doneLately),
      unverified: parts.flatMap((part) => part.unverified),
      repositories: states.length,
      loading: states.some((state) => state.progress !== undefined && state.asOf === undefined),
      ...(asOf === undefined ? {} : { asOf }),
      ...(problem === undefined ? {} : { problem }),
    };
    this.#changed.fire(this.#state);
  }

  /** Forgets who is signed in, after the sign-in changed. */
  forgetViewers(): void {
    this.#viewers.clear();
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }

  async #partOf(state: InboxState): Promise<HandoffListState> {
    const { repository } = state;
    const viewer = await this.#viewerOf(state);
    if (repository === undefined || viewer === undefined) return emptyState;
    const { threads, unverified } = reduceThreads(state.comments);
    const sorted = sortInbox(threads, { login: viewer.login, teams: [] }, this.#ports.clock.now());
    const handoffs = (entries: readonly InboxEntry[]): readonly Handoff[] =>
      entries.map((entry) => ({ repository, viewer, entry }));
    return {
      ...emptyState,
      waitingOnMe: handoffs(sorted.waitingOnMe),
      waitingOnOthers: handoffs(sorted.waitingOnOthers),
      doneLately: handoffs(sorted.doneLately),
      unverified,
    };
  }

  async #viewerOf({ reference }: InboxState): Promise<Person | undefined> {
    const known = this.#viewers.get(reference.host);
    if (known !== undefined) return known;
    try {
      const viewer = await this.#ports.repositories.viewer(reference);
      this.#viewers.set(reference.host, viewer);
      return viewer;
    } catch {
      return undefined;
    }
  }
}
