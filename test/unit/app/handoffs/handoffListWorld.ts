import { Emitter } from '../../../../src/app/emitter.ts';
import { HandoffList } from '../../../../src/app/handoffs/handoffList.ts';
import { GitHubFailure, type GitHubFailureReason } from '../../../../src/app/ports/gitHubFailure.ts';
import type { GitHubRepositories } from '../../../../src/app/ports/gitHubRepositories.ts';
import type { GitHubTeams } from '../../../../src/app/ports/gitHubTeams.ts';
import type { HostViewer, ViewerStore } from '../../../../src/app/ports/viewerStore.ts';
import type { KnownRepository } from '../../../../src/app/repository/repositoryReference.ts';
import { Snoozes } from '../../../../src/app/handoffs/snoozes.ts';
import type { InboxState, InboxSync } from '../../../../src/app/inbox/syncInbox.ts';
import { Viewers } from '../../../../src/app/repository/viewers.ts';
import type { Schedule } from '../../../../src/core/availability/schedule.ts';
import type { SourceComment } from '../../../../src/core/note/codec/sourceComment.ts';
import { MemorySnoozeStore } from '../../../support/memorySnoozeStore.ts';
import { noon } from '../../core/note/thread/threadFixtures.ts';
import { ManualClock, settled } from '../../../support/manualClock.ts';

export const repositoryNamed = (name: string, id = 7): KnownRepository => ({
  host: 'github.example',
  owner: 'acme',
  name,
  webUrl: `https://github.example/acme/${name}`,
  apiUrl: 'https://github.example/api/v3',
  graphqlUrl: 'https://github.example/api/graphql',
  id,
});

/** The list of ben with everything behind it, except GitHub, the disk and the passing of time. */
export class HandoffListWorld {
  readonly clock = new ManualClock(noon);
  readonly snoozeStore = new MemorySnoozeStore();
  readonly stored = new Map<string, HostViewer>();
  /** Why GitHub answers nothing; undefined while it answers. */
  failure: GitHubFailureReason | undefined;
  login = 'ben';
  /** Undefined: this sign-in may not see teams. */
  teams: Readonly<Record<string, readonly string[]>> | undefined = {};
  asked: string[] = [];
  fileTeams: Readonly<Record<string, readonly string[]>> = {};
  schedule: Schedule | undefined;
  readonly #inbox = new Emitter<readonly InboxState[]>();
  readonly #roster = new Emitter<undefined>();
  #states: readonly InboxState[] = [];
  readonly viewers: Viewers;
  readonly snoozes: Snoozes;
  readonly list: HandoffList;

  constructor(stored?: HostViewer) {
    if (stored !== undefined) this.stored.set('github.example', stored);
    const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
    const { clock } = this;
    this.viewers = new Viewers({ gitHub: this.#gitHub(), store: this.#store(), clock, log });
    this.snoozes = new Snoozes(this.snoozeStore);
    this.list = new HandoffList({
      inbox: this.#sync(),
      viewers: this.viewers,
      snoozes: this.snoozes,
      clock,
      roster: {
        memberOf: (login) =>
          login === this.login && this.schedule !== undefined
            ? {
                login,
                name: null,
                schedule: this.schedule,
                responseTime: null,
                range: { start: origin, end: origin },
                broken: false,
                hasErrors: false,
              }
            : undefined,
        teamMembers: (team) => this.fileTeams[team],
        onDidChange: this.#roster.event,
      },
    });
  }

  /** What the sync knows: comments by repository. */
  async knows(
    ...states: readonly { of: KnownRepository; comments: readonly SourceComment[] }[]
  ): Promise<void> {
    this.tell(
      states.map(({ of, comments }) => ({
        reference: of,
        repository: of,
        comments,
        asOf: this.clock.now(),
      })),
    );
    await settled();
    await this.clock.pass(200);
  }

  /** Tells what the sync knows, and lets no time pass. */
  tell(states: readonly InboxState[]): void {
    this.#states = states;
    this.#inbox.fire(states);
  }

  idsOf(group: 'waitingOnMe' | 'snoozed' | 'waitingOnOthers' | 'doneLately'): readonly string[] {
    return this.list.state[group].map(({ entry }) => entry.thread.note.header.id);
  }

  dispose(): void {
    this.list.dispose();
    this.viewers.dispose();
    this.snoozes.dispose();
  }

  #answer<T>(what: string, value: () => T): Promise<T> {
    this.asked.push(what);
    if (this.failure !== undefined) return Promise.reject(new GitHubFailure(this.failure));
    return Promise.resolve(value());
  }

  #teamsOrRefuse(): Readonly<Record<string, readonly string[]>> {
    if (this.teams === undefined) throw new GitHubFailure({ type: 'forbidden', scopes: ['read:org'] });
    return this.teams;
  }

  #gitHub(): { readonly repositories: GitHubRepositories; readonly teams: GitHubTeams } {
    const none = (): Promise<never> => Promise.reject(new GitHubFailure({ type: 'notFound' }));
    return {
      repositories: {
        facts: none,
        people: none,
        viewer: () => this.#answer('viewer', () => ({ login: this.login, type: 'user' })),
      },
      teams: {
        mine: () =>
          this.#answer('mine', () =>
            Object.entries(this.#teamsOrRefuse()).flatMap(([team, members]) =>
              members.includes(this.login) ? [team] : [],
            ),
          ),
        members: (_reference, team) => this.#answer(team, () => this.#teamsOrRefuse()[team] ?? []),
      },
    };
  }

  #store(): ViewerStore {
    return {
      read: (host) => Promise.resolve(this.stored.get(host)),
      write: (host, viewer) => Promise.resolve(void this.stored.set(host, viewer)),
      forget: (host) => Promise.resolve(void this.stored.delete(host)),
    };
  }

  #sync(): InboxSync {
    const states = (): readonly InboxState[] => this.#states;
    return {
      get states() {
        return states();
      },
      onDidChange: this.#inbox.event,
      follow: () => undefined,
      refresh: () => Promise.resolve(),
      setActive: () => undefined,
      cancel: () => undefined,
      recheck: () => Promise.resolve(),
      dispose: () => undefined,
    };
  }
}

const origin = { offset: 0, line: 0, character: 0 };
