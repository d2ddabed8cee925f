import { availability } from '../core/availability/availability.ts';
import type { Availability } from '../core/availability/schedule.ts';
import { parseTeamFile } from '../core/availability/teamFile/parseTeamFile.ts';
import type { ParsedTeamFile, TeamMember } from '../core/availability/teamFile/teamFile.ts';
import type { Instant } from '../core/instant.ts';
import { Emitter } from './emitter.ts';
import type { Disposable } from './ports/event.ts';
import type { TeamFileSource } from './ports/teamFileSource.ts';
import type { Workspace } from './ports/workspace.ts';

/** Whom the open repository's team file names, and how it could be read. In Restricted Mode nothing is read. */
export class TeamRoster implements Disposable {
  readonly #workspace: Workspace;
  readonly #source: TeamFileSource;
  readonly #changed = new Emitter<undefined>();
  readonly #subscriptions: readonly Disposable[];
  #parsed: ParsedTeamFile | undefined;
  #root: string | undefined;
  #isLoading = true;

  readonly onDidChange = this.#changed.event;

  constructor(workspace: Workspace, source: TeamFileSource) {
    this.#workspace = workspace;
    this.#source = source;
    this.#subscriptions = [
      workspace.onDidChange(() => void this.#follow()),
      source.onDidChange(() => void this.#read()),
    ];
    void this.#follow();
  }

  /** In the order of the file; empty without a team file. */
  get members(): readonly TeamMember[] {
    return [...(this.#parsed?.file.members.values() ?? [])];
  }

  /** Logins in lower case by the name of their team, in the order of the file. */
  get teams(): ReadonlyMap<string, readonly string[]> {
    return this.#parsed?.file.teams ?? new Map<string, readonly string[]>();
  }

  /** Whether there is a team file; `loading` until it was looked for. */
  get file(): 'loading' | 'none' | 'read' {
    return this.#isLoading ? 'loading' : this.#parsed === undefined ? 'none' : 'read';
  }

  /** How many errors and warnings the file has. */
  get problems(): number {
    return this.#parsed?.problems.length ?? 0;
  }

  /** State and next window of a login; undefined for somebody whom the file does not name. */
  availabilityOf(login: string, now: Instant): Availability | undefined {
    const member = this.memberOf(login);
    return member === undefined ? undefined : availability(member.schedule, now);
  }

  memberOf(login: string): TeamMember | undefined {
    return this.#parsed?.file.members.get(login.toLowerCase());
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#changed.dispose();
  }

  async #follow(): Promise<void> {
    const { state } = this.#workspace;
    const root = state.type === 'open' ? state.active.root : undefined;
    if (root === this.#root && !this.#isLoading) return;
    this.#root = root;
    await this.#read();
  }

  async #read(): Promise<void> {
    const root = this.#root;
    const text = root === undefined ? undefined : await this.#source.read(root);
    if (root !== this.#root) return;
    this.#parsed = text === undefined ? undefined : parseTeamFile(text);
    this.#isLoading = this.#workspace.state.type === 'loading';
    this.#changed.fire(undefined);
  }
}
