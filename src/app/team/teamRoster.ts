import { availability } from '../../core/availability/availability.ts';
import type { Availability } from '../../core/availability/schedule.ts';
import { parseTeamFile } from '../../core/availability/teamFile/parseTeamFile.ts';
import type {
  ParsedTeamFile,
  TeamFile,
  TeamFileProblem,
  TeamMember,
} from '../../core/availability/teamFile/teamFile.ts';
import type { Instant } from '../../core/instant.ts';
import { sameLogin } from '../../core/note/addressee.ts';
import { gitHubRemote } from '../repository/branchTarget.ts';
import { Emitter } from '../emitter.ts';
import type { Disposable } from '../ports/event.ts';
import type { Workspace } from '../ports/workspace.ts';
import type { ScheduleOverlay } from './scheduleOverlay.ts';
import type { TeamFileLookup, TeamFileOrigin } from './teamFileLookup.ts';

/**
 * Whom the open repository's team file names and when each can be reached: the one answer, in which team file, GitHub
 * statuses, the viewer's calendars and focus mode are laid over each other. In Restricted Mode nothing is read.
 */
export class TeamRoster implements Disposable {
  readonly #workspace: Workspace;
  readonly #lookup: Pick<TeamFileLookup, 'find' | 'onDidChange'>;
  readonly #overlays: readonly ScheduleOverlay[];
  readonly #changed = new Emitter<undefined>();
  readonly #subscriptions: readonly Disposable[];
  #text: string | undefined;
  #parsed: ParsedTeamFile | undefined;
  #origin: TeamFileOrigin | undefined;
  #members: ReadonlyMap<string, TeamMember> = new Map();
  #root: string | undefined;
  #isLoading = true;
  /** Which look for the file is the last one. */
  #turn = 0;

  readonly onDidChange = this.#changed.event;

  constructor(
    workspace: Workspace,
    lookup: Pick<TeamFileLookup, 'find' | 'onDidChange'>,
    overlays: readonly ScheduleOverlay[] = [],
  ) {
    this.#workspace = workspace;
    this.#lookup = lookup;
    this.#overlays = overlays;
    this.#subscriptions = [
      workspace.onDidChange(() => void this.#follow()),
      lookup.onDidChange(() => void this.#read()),
      ...overlays.map((overlay) =>
        overlay.onDidChange(() => {
          this.overlay();
        }),
      ),
    ];
    void this.#follow();
  }

  /** In the order of the file, with what is known beside it in their schedules; empty without a team file. */
  get members(): readonly TeamMember[] {
    return [...this.#members.values()];
  }

  /** Logins in lower case by the name of their team, in the order of the file. */
  get teams(): ReadonlyMap<string, readonly string[]> {
    return this.#parsed?.file.teams ?? new Map<string, readonly string[]>();
  }

  /** Whether there is a team file; `loading` until it was looked for. */
  get file(): 'loading' | 'none' | 'read' {
    return this.#isLoading ? 'loading' : this.#parsed === undefined ? 'none' : 'read';
  }

  /** Guidelines and templates of the team file, and its members without what is known beside it. */
  get content(): TeamFile | undefined {
    return this.#parsed?.file;
  }

  /** The team file as it was found; undefined without one. */
  get text(): string | undefined {
    return this.#text;
  }

  /** Where the team file was found; undefined without one. */
  get origin(): TeamFileOrigin | undefined {
    return this.#origin;
  }

  /** Errors and warnings of the file, in its order. */
  get problems(): readonly TeamFileProblem[] {
    return this.#parsed?.problems ?? [];
  }

  /** State and next window of a login; undefined for somebody whom the file does not name. */
  availabilityOf(login: string, now: Instant): Availability | undefined {
    const member = this.memberOf(login);
    return member === undefined ? undefined : availability(member.schedule, now);
  }

  /** The member with what is known beside the file in the schedule. */
  memberOf(login: string): TeamMember | undefined {
    return this.#members.get(login.toLowerCase());
  }

  /**
   * Lays anew what is known beside the file over the schedules, e.g. when it became known who the viewer is. Those of
   * whom nothing else is known keep the very objects of the file.
   */
  overlay(): void {
    this.#members = new Map(
      [...(this.#parsed?.file.members ?? [])].map(([key, member]) => {
        const feeds = this.#overlays.flatMap((overlay) => overlay.feedsOf(member));
        if (feeds.length === 0) return [key, member];
        const { schedule } = member;
        return [key, { ...member, schedule: { ...schedule, feeds: [...schedule.feeds, ...feeds] } }];
      }),
    );
    this.#changed.fire(undefined);
  }

  /**
   * The members of a team of the file, by its name or as `organisation/name` of the repository's own owner; undefined
   * for a team that the file does not name, and for another organisation's.
   */
  teamMembers(team: string): readonly string[] | undefined {
    const slash = team.indexOf('/');
    const { state } = this.#workspace;
    const owner = state.type === 'open' ? gitHubRemote(state.active)?.reference.owner : undefined;
    if (slash !== -1 && owner !== undefined && !sameLogin(team.slice(0, slash), owner)) return undefined;
    const teams = [...(this.#parsed?.file.teams ?? [])];
    return teams.find(([name]) => sameLogin(name, team.slice(slash + 1)))?.[1];
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
    this.#turn += 1;
    const turn = this.#turn;
    const { state } = this.#workspace;
    const found = state.type === 'open' ? await this.#lookup.find(state.active) : undefined;
    if (turn !== this.#turn) return;
    this.#isLoading = this.#workspace.state.type === 'loading';
    this.#origin = found?.origin;
    if (found?.text !== this.#text) {
      this.#text = found?.text;
      this.#parsed = found === undefined ? undefined : parseTeamFile(found.text);
    }
    this.overlay();
  }
}
