import { HOUR } from '../../core/availability/civilDate.ts';
import { sameLogin } from '../../core/note/addressee.ts';
import { Emitter } from '../emitter.ts';
import type { Clock } from '../ports/clock.ts';
import type { Disposable } from '../ports/event.ts';
import type { GitHub } from '../ports/gitHub.ts';
import { GitHubFailure } from '../ports/gitHubFailure.ts';
import type { HostViewer, ViewerStore } from '../ports/viewerStore.ts';
import type { Log } from '../ports/log.ts';
import type { RepositoryReference } from './repositoryReference.ts';

export interface ViewersPorts {
  readonly gitHub: Pick<GitHub, 'repositories' | 'teams'>;
  readonly store: ViewerStore;
  readonly clock: Clock;
  readonly log: Log;
}

/** Who somebody is, and in which teams, is asked again after this; after a failure, after a minute. */
const staleAfter = HOUR;
const retryAfter = 60_000;
/** Names of teams come from comments: no more of them than this are asked for on one host. */
const maxTeams = 50;

interface Host {
  known: HostViewer | undefined;
  /** Monotonic; when the server may be asked again. */
  askAgain: number;
  readonly asking: Set<string>;
  /** By team in lower case: when its members may be asked for again. */
  readonly askMembersAgain: Map<string, number>;
}

/**
 * Who is signed in to each host, and who belongs to the teams that notes are addressed to. What was known at the last
 * start is given until the server answers, and stays while it cannot be reached. Asks without being waited for.
 */
export class Viewers implements Disposable {
  readonly #ports: ViewersPorts;
  readonly #changed = new Emitter<undefined>();
  readonly #hosts = new Map<string, Host>();
  readonly #stop = new AbortController();

  readonly onDidChange = this.#changed.event;

  constructor(ports: ViewersPorts) {
    this.#ports = ports;
  }

  /** Who is signed in there; undefined while that is not known. */
  of(reference: RepositoryReference): HostViewer | undefined {
    const host = this.#hostOf(reference);
    if (this.#ports.clock.monotonic() >= host.askAgain && !host.asking.has(''))
      void this.#once(host, '', () => this.#ask(reference, host));
    return host.known;
  }

  /** Whether GitHub says that the login belongs to the team; undefined while or where it does not say. */
  belongsTo(reference: RepositoryReference, login: string, team: string): boolean | undefined {
    const host = this.#hostOf(reference);
    const key = team.toLowerCase();
    if (this.#mayAskMembers(reference, host, key))
      void this.#once(host, key, () => this.#askMembers(reference, host, key));
    const { known } = host;
    if (known === undefined) return undefined;
    const isViewers = known.teams.some((each) => sameLogin(each, team));
    if (sameLogin(known.person.login, login) && isViewers) return true;
    return known.members[key]?.some((each) => sameLogin(each, login));
  }

  /** Asks anew, after the sign-in changed. */
  forget(): void {
    // What is being asked for the former account answers to nobody then.
    for (const [name, { known }] of this.#hosts) this.#hosts.set(name, unasked(known));
    this.#changed.fire(undefined);
  }

  dispose(): void {
    this.#stop.abort();
    this.#changed.dispose();
  }

  #hostOf(reference: RepositoryReference): Host {
    const known = this.#hosts.get(reference.host);
    if (known !== undefined) return known;
    const host = unasked(undefined);
    this.#hosts.set(reference.host, host);
    return host;
  }

  /** Of the repository's own organisation only: what a comment names is not asked for anywhere else. */
  #mayAskMembers({ owner }: RepositoryReference, { askMembersAgain }: Host, team: string): boolean {
    if (!team.startsWith(`${owner.toLowerCase()}/`)) return false;
    const again = askMembersAgain.get(team);
    if (again === undefined) return askMembersAgain.size < maxTeams;
    return this.#ports.clock.monotonic() >= again;
  }

  async #once(host: Host, what: string, ask: () => Promise<void>): Promise<void> {
    if (host.asking.has(what) || this.#stop.signal.aborted) return;
    host.asking.add(what);
    try {
      await ask();
    } catch (error) {
      this.#ports.log.error('It could not be found out who is signed in', error);
    } finally {
      host.asking.delete(what);
    }
  }

  async #ask(reference: RepositoryReference, host: Host): Promise<void> {
    const { gitHub, store, clock } = this.#ports;
    const isFirst = host.known === undefined;
    host.askAgain = clock.monotonic() + retryAfter;
    if (isFirst) this.#set(host, await store.read(reference.host));
    try {
      const person = await gitHub.repositories.viewer(reference, this.#stop.signal);
      const before = host.known;
      const isSame = before !== undefined && sameLogin(before.person.login, person.login);
      this.#set(host, { ...(isSame ? before : { teams: [], members: {} }), person });
      const teams = await whereAllowed(() => gitHub.teams.mine(reference, this.#stop.signal));
      this.#set(host, { members: {}, ...host.known, person, teams: teams ?? [] });
      host.askAgain = clock.monotonic() + staleAfter;
      await this.#remember(reference, host);
    } catch (error) {
      if (!(error instanceof GitHubFailure)) throw error;
      const { type } = error.reason;
      if (type !== 'signedOut' && type !== 'unauthorized') return;
      this.#set(host, undefined);
      if (this.#hosts.get(reference.host) === host) await store.forget(reference.host);
    }
  }

  async #askMembers(reference: RepositoryReference, host: Host, team: string): Promise<void> {
    const { gitHub, clock } = this.#ports;
    host.askMembersAgain.set(team, clock.monotonic() + retryAfter);
    try {
      const members = await whereAllowed(() => gitHub.teams.members(reference, team, this.#stop.signal));
      host.askMembersAgain.set(team, clock.monotonic() + staleAfter);
      if (members === undefined || host.known === undefined) return;
      this.#set(host, { ...host.known, members: { ...host.known.members, [team]: members } });
      await this.#remember(reference, host);
    } catch (error) {
      if (!(error instanceof GitHubFailure)) throw error;
    }
  }

  async #remember({ host: name }: RepositoryReference, host: Host): Promise<void> {
    if (host.known === undefined || this.#hosts.get(name) !== host) return;
    await this.#ports.store.write(name, host.known);
  }

  #set(host: Host, known: HostViewer | undefined): void {
    if (JSON.stringify(host.known) === JSON.stringify(known)) return;
    host.known = known;
    this.#changed.fire(undefined);
  }
}

function unasked(known: HostViewer | undefined): Host {
  return { known, askAgain: -Infinity, asking: new Set(), askMembersAgain: new Map() };
}

/** Undefined where the viewer may not see it or the server lacks it: a sign-in without `read:org` sees no members. */
async function whereAllowed<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    const type = error instanceof GitHubFailure ? error.reason.type : undefined;
    if (type === 'forbidden' || type === 'notFound' || type === 'unsupported') return undefined;
    throw error;
  }
}
