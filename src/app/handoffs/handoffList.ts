import { workingTimeBetween } from '../../core/availability/workingTime.ts';
import type { Instant } from '../../core/instant.ts';
import { isTeam, sameLogin } from '../../core/note/addressee.ts';
import { compareDone, compareEntries, type InboxEntry, sortInbox } from '../../core/note/thread/inbox.ts';
import type { NoteId } from '../../core/note/note.ts';
import { type ReducedThreads, reduceThreads } from '../../core/note/thread/reduceThreads.ts';
import type { SourceComment } from '../../core/note/codec/sourceComment.ts';
import { compareComments } from '../../core/note/thread/verifyComments.ts';
import type { UnverifiedComment } from '../../core/note/thread/thread.ts';
import { anotherMinute } from '../anotherMinute.ts';
import { Emitter } from '../emitter.ts';
import type { Clock } from '../ports/clock.ts';
import type { Disposable } from '../ports/event.ts';
import type { GitHubFailureReason } from '../ports/gitHubFailure.ts';
import type { Person } from '../ports/gitHubRepositories.ts';
import type { KnownRepository, RepositoryReference } from '../repository/repositoryReference.ts';
import type { Snoozes } from './snoozes.ts';
import type { InboxState, InboxSync } from '../inbox/syncInbox.ts';
import type { TeamRoster } from '../team/teamRoster.ts';
import type { Viewers } from '../repository/viewers.ts';

/** A note of one of the open repositories, with the place it has in the list. */
export interface Handoff {
  readonly repository: KnownRepository;
  readonly viewer: Person;
  readonly entry: InboxEntry;
  /** Until when the viewer put it aside. */
  readonly snoozedUntil?: Instant;
}

export interface HandoffListState {
  /** Without those that are snoozed. */
  readonly waitingOnMe: readonly Handoff[];
  /** They wait on me and were put aside; the next to come back first. */
  readonly snoozed: readonly Handoff[];
  readonly waitingOnOthers: readonly Handoff[];
  readonly doneLately: readonly Handoff[];
  readonly unverified: readonly UnverifiedComment[];
  /** How many repositories are followed. */
  readonly repositories: number;
  /** The oldest answer among them; absent before the first. */
  readonly asOf?: Instant;
  /** Nothing is known yet of one of them, and it is being asked for. */
  readonly loading: boolean;
  /** Comments listed so far and about how many there are, while a server lists them. */
  readonly progress?: { readonly listed: number; readonly total?: number };
  readonly problem?: GitHubFailureReason;
}

export interface HandoffListPorts {
  readonly inbox: InboxSync;
  readonly viewers: Viewers;
  readonly snoozes: Snoozes;
  readonly roster: Pick<TeamRoster, 'memberOf' | 'teamMembers' | 'onDidChange'>;
  readonly clock: Clock;
}

type Lists = Pick<
  HandoffListState,
  'waitingOnMe' | 'snoozed' | 'waitingOnOthers' | 'doneLately' | 'unverified'
>;

const noLists: Lists = { waitingOnMe: [], snoozed: [], waitingOnOthers: [], doneLately: [], unverified: [] };

/** While comments stream in, the lists are computed no more often than this. */
const pace = 150;

/** Whose turn it is, for every note of the open repositories. */
export class HandoffList implements Disposable {
  readonly #ports: HandoffListPorts;
  readonly #changed = new Emitter<HandoffListState>();
  readonly #subscriptions: readonly Disposable[];
  readonly #stop = new AbortController();
  #reduced = new WeakMap<readonly SourceComment[], ReducedThreads>();
  #state: HandoffListState = { ...noLists, repositories: 0, loading: true };
  #pacing = false;
  #isDue = false;

  readonly onDidChange = this.#changed.event;

  constructor(ports: HandoffListPorts) {
    this.#ports = ports;
    const recompute = (): void => {
      this.#recomputeSoon();
    };
    const recomputeMembers = (): void => {
      this.#reduced = new WeakMap();
      this.recompute();
    };
    this.#subscriptions = [
      ports.inbox.onDidChange(recompute),
      ports.snoozes.onDidChange(() => {
        this.recompute();
      }),
      ports.viewers.onDidChange(recomputeMembers),
      ports.roster.onDidChange(recomputeMembers),
    ];
    void this.#followTime();
  }

  get state(): HandoffListState {
    return this.#state;
  }

  /** The note of that id, if it is among the known ones. */
  find(id: NoteId): Handoff | undefined {
    return handoffsIn(this.#state).find(({ entry }) => entry.thread.note.header.id === id);
  }

  /** Sorts again what is known: after a sync, and as time passes. */
  recompute(): void {
    const { states } = this.#ports.inbox;
    const parts = oneOfEachId(states.map((state) => this.#listsOf(state)));
    const all = <Key extends keyof Lists>(key: Key): Lists[Key][number][] =>
      parts.flatMap((part): readonly Lists[Key][number][] => part[key]);
    const byPlace = (a: Handoff, b: Handoff): number => compareEntries(a.entry, b.entry);
    const asOf = states.flatMap((state) => state.asOf ?? []).toSorted((a, b) => a - b)[0];
    const problem = states.find((state) => state.problem !== undefined)?.problem;
    const progress = progressOf(states);
    this.#state = {
      waitingOnMe: all('waitingOnMe').sort(byPlace),
      snoozed: all('snoozed').sort((a, b) => (a.snoozedUntil ?? 0) - (b.snoozedUntil ?? 0) || byPlace(a, b)),
      waitingOnOthers: all('waitingOnOthers').sort(byPlace),
      doneLately: all('doneLately').sort((a, b) => compareDone(a.entry, b.entry)),
      unverified: all('unverified'),
      repositories: states.length,
      loading: states.some((state) => this.#isUnknown(state)),
      ...(asOf === undefined ? {} : { asOf }),
      ...(progress === undefined ? {} : { progress }),
      ...(problem === undefined ? {} : { problem }),
    };
    this.#changed.fire(this.#state);
  }

  dispose(): void {
    this.#stop.abort();
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#changed.dispose();
  }

  /** At once, and while changes keep coming at a pace that leaves the window time for other things. */
  #recomputeSoon(): void {
    if (this.#stop.signal.aborted) return;
    this.#isDue = true;
    if (!this.#pacing) void this.#keepPace();
  }

  async #keepPace(): Promise<void> {
    this.#pacing = true;
    while (this.#isDue && !this.#stop.signal.aborted) {
      this.#isDue = false;
      this.recompute();
      await this.#ports.clock.wait(pace, this.#stop.signal).catch(() => undefined);
    }
    this.#pacing = false;
  }

  /** Time passes on its own: what is left until a reply-by is counted again. */
  async #followTime(): Promise<void> {
    const { clock, snoozes } = this.#ports;
    const until = (): Promise<boolean> =>
      anotherMinute(clock, this.#stop.signal, snoozes.nextEnd(clock.now()));
    while (await until()) this.#recomputeSoon();
  }

  #listsOf(state: InboxState): Lists {
    const { repository, reference } = state;
    const viewer = this.#ports.viewers.of(reference);
    if (repository === undefined || viewer === undefined) return noLists;
    const { threads, unverified } = this.#reduce(state);
    const { person } = viewer;
    const now = this.#ports.clock.now();
    const addressed = new Set(threads.flatMap((thread) => thread.waitingOn.filter(isTeam)));
    const teams = [...addressed].filter((team) => this.#belongsTo(reference, person.login, team));
    const sorted = sortInbox(threads, { login: person.login, teams }, now, (login, until) => {
      const schedule = this.#ports.roster.memberOf(login)?.schedule;
      return schedule === undefined ? null : workingTimeBetween(schedule, now, until);
    });
    const handoffs = (entries: readonly InboxEntry[]): readonly Handoff[] =>
      entries.map((entry) => ({ repository, viewer: person, entry }));
    const mine = handoffs(sorted.waitingOnMe).map((handoff) => this.#withSnooze(handoff, now));
    return {
      waitingOnMe: mine.filter(({ snoozedUntil }) => snoozedUntil === undefined),
      snoozed: mine.filter(({ snoozedUntil }) => snoozedUntil !== undefined),
      waitingOnOthers: handoffs(sorted.waitingOnOthers),
      doneLately: handoffs(sorted.doneLately),
      unverified,
    };
  }

  #isUnknown({ reference, progress, asOf, problem }: InboxState): boolean {
    if (progress !== undefined && asOf === undefined) return true;
    return problem === undefined && this.#ports.viewers.of(reference) === undefined;
  }

  #withSnooze(handoff: Handoff, now: Instant): Handoff {
    const snoozedUntil = this.#ports.snoozes.snoozedUntil(handoff.entry.thread, now);
    return snoozedUntil === undefined ? handoff : { ...handoff, snoozedUntil };
  }

  #reduce({ reference, comments }: InboxState): ReducedThreads {
    const known = this.#reduced.get(comments);
    if (known !== undefined) return known;
    const reduced = reduceThreads(
      comments,
      (login, addressee) =>
        sameLogin(login, addressee) || (isTeam(addressee) && this.#belongsTo(reference, login, addressee)),
    );
    this.#reduced.set(comments, reduced);
    return reduced;
  }

  /** By the team file, which needs no right to read the organisation, or else by GitHub. */
  #belongsTo(reference: RepositoryReference, login: string, team: string): boolean {
    const inFile = this.#ports.roster.teamMembers(team);
    if (inFile?.some((each) => sameLogin(each, login)) === true) return true;
    return this.#ports.viewers.belongsTo(reference, login, team) ?? false;
  }
}

function progressOf(states: readonly InboxState[]): HandoffListState['progress'] {
  const running = states.flatMap(({ progress }) => progress ?? []);
  if (running.length === 0) return undefined;
  const listed = running.reduce((sum, { listed: each }) => sum + each, 0);
  const totals = running.flatMap(({ total }) => total ?? []);
  return totals.length === 0 ? { listed } : { listed, total: totals.reduce((sum, each) => sum + each, 0) };
}

/** One note for an id over all repositories: ids stand in the open, and a later comment elsewhere may carry one again. */
function oneOfEachId(parts: readonly Lists[]): readonly Lists[] {
  const first = new Map<NoteId, SourceComment>();
  let copies = 0;
  for (const part of parts)
    for (const { entry } of handoffsIn(part)) {
      const { comment, note } = entry.thread;
      const known = first.get(note.header.id);
      if (known !== undefined) copies += 1;
      if (known === undefined || compareComments(comment, known) < 0) first.set(note.header.id, comment);
    }
  if (copies === 0) return parts;
  const isFirst = ({ entry: { thread } }: Handoff): boolean =>
    first.get(thread.note.header.id) === thread.comment;
  return parts.map((part) => ({
    waitingOnMe: part.waitingOnMe.filter(isFirst),
    snoozed: part.snoozed.filter(isFirst),
    waitingOnOthers: part.waitingOnOthers.filter(isFirst),
    doneLately: part.doneLately.filter(isFirst),
    unverified: [
      ...part.unverified,
      ...handoffsIn(part)
        .filter((handoff) => !isFirst(handoff))
        .map(({ entry }) => ({ comment: entry.thread.comment, reason: 'duplicateId' as const })),
    ],
  }));
}

/** The handoffs of all lists. */
export function handoffsIn({ waitingOnMe, snoozed, waitingOnOthers, doneLately }: Lists): readonly Handoff[] {
  return [...waitingOnMe, ...snoozed, ...waitingOnOthers, ...doneLately];
}
