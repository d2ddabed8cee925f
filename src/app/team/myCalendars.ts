import { DAY } from '../../core/availability/civilDate.ts';
import type { FeedFailure, FeedReduction } from '../../core/availability/feed/reduceFeed.ts';
import type { FeedInterval, ReducedFeed } from '../../core/availability/schedule.ts';
import type { TeamMember } from '../../core/availability/teamFile/teamFile.ts';
import type { Instant } from '../../core/instant.ts';
import { sameLogin } from '../../core/note/addressee.ts';
import { Emitter } from '../emitter.ts';
import { inSlices } from '../inSlices.ts';
import { PeriodicWork } from '../periodicWork.ts';
import type { CalendarEntry, CalendarList } from '../ports/calendarList.ts';
import type { CalendarFailure, CalendarSource } from '../ports/calendarSource.ts';
import type { Clock } from '../ports/clock.ts';
import type { Disposable } from '../ports/event.ts';
import type { Identifiers } from '../ports/identifiers.ts';
import type { Log } from '../ports/log.ts';
import type { ScheduleOverlay } from './scheduleOverlay.ts';

/** How a calendar stands. Nothing of what its events say is in it. */
export interface CalendarState {
  readonly entry: CalendarEntry;
  /** When its text was last confirmed; null before the first time. */
  readonly asOf: Instant | null;
  /** Why the last refresh gave nothing fresh; null when it did. */
  readonly failure: CalendarFailure | FeedFailure | null;
  readonly events: number;
  readonly isRefreshing: boolean;
}

export interface MyCalendarsPorts {
  readonly list: CalendarList;
  readonly source: CalendarSource;
  readonly clock: Clock;
  readonly log: Log;
  readonly identifiers: Identifiers;
  /** The viewer's login, where it is known. */
  readonly viewer: () => string | undefined;
  /** Milliseconds between two refreshes. */
  readonly interval: () => number;
}

interface Reduced {
  readonly text: string;
  readonly zone: string;
  readonly reducedAt: Instant;
  readonly intervals: readonly FeedInterval[];
}

type Reduction =
  | { readonly ok: true; readonly events: number }
  | { readonly ok: false; readonly failure: FeedFailure | CalendarFailure };

/** The engine looks two years ahead; of a calendar, half a year is enough for the next windows. */
const lookAhead = 183 * DAY;
const lookBack = 7 * DAY;
/** A reduction is done anew after this, since its window moves with time. */
const staleAfter = DAY;

/**
 * The viewer's own calendars, reduced on this machine to spans of busy, focus and away time. They are laid over the
 * viewer's own schedule only and leave the machine in no form.
 */
export class MyCalendars implements ScheduleOverlay, Disposable {
  readonly #ports: MyCalendarsPorts;
  readonly #changed = new Emitter<undefined>();
  readonly #stop = new AbortController();
  readonly #work: PeriodicWork;
  readonly #subscription: Disposable;
  readonly #reduced = new Map<string, Reduced>();
  #states: readonly CalendarState[] = [];
  /** Ends when the last change of the list that was asked for is made: each is made on what the one before left. */
  #lastChange: Promise<unknown> = Promise.resolve();

  readonly onDidChange = this.#changed.event;

  constructor(ports: MyCalendarsPorts) {
    this.#ports = ports;
    this.#subscription = ports.list.onDidChange(() => void this.#followList());
    this.#work = new PeriodicWork(ports, async () => {
      await this.refresh();
      return ports.interval();
    });
  }

  /** In the order of adding. */
  get states(): readonly CalendarState[] {
    return this.#states;
  }

  feedsOf({ login }: TeamMember): readonly ReducedFeed[] {
    const viewer = this.#ports.viewer();
    if (viewer === undefined || !sameLogin(viewer, login)) return [];
    return this.#states.flatMap(({ entry }) => {
      const reduced = this.#reduced.get(entry.id);
      return reduced === undefined ? [] : [{ as: entry.as, intervals: reduced.intervals }];
    });
  }

  /**
   * Adds a calendar and reads it; the state says whether that worked. It is kept in either case. Undefined when the
   * list of calendars cannot be read, and then nothing is changed.
   */
  async add(entry: Omit<CalendarEntry, 'id'>, signal?: AbortSignal): Promise<CalendarState | undefined> {
    const added = { ...entry, id: this.#ports.identifiers.next() };
    if ((await this.#rewrite((entries) => [...entries, added])) === undefined) return undefined;
    await this.#readAll([added], signal);
    return this.#states.find((state) => state.entry.id === added.id);
  }

  async change(id: string, change: Partial<Pick<CalendarEntry, 'label' | 'as'>>): Promise<void> {
    const changed = (entries: readonly CalendarEntry[]): readonly CalendarEntry[] =>
      entries.map((each) => (each.id === id ? { ...each, ...change } : each));
    if ((await this.#rewrite(changed)) !== undefined) this.#changed.fire(undefined);
  }

  /** Forgets the calendar and its copy on this machine. Gives it, so that it can be added again. */
  async remove(id: string): Promise<CalendarEntry | undefined> {
    const { source } = this.#ports;
    const before = await this.#rewrite((entries) => entries.filter((each) => each.id !== id));
    const removed = before?.find((each) => each.id === id);
    if (removed === undefined) return undefined;
    await source.forget(removed.location);
    this.#reduced.delete(id);
    this.#changed.fire(undefined);
    return removed;
  }

  /** Reads all of them now, until it is cancelled: then those not yet read stay as they were, and say so. */
  async refresh(cancelled?: AbortSignal): Promise<void> {
    const entries = await this.#ports.list.read();
    if (entries === undefined) return;
    const before = this.#states;
    this.#states = statesOf(entries, before);
    if (entries.length === 0 && before.length > 0) this.#changed.fire(undefined);
    await this.#readAll(entries, cancelled);
  }

  /** Refreshes only while the window is in use. */
  setActive(active: boolean): void {
    this.#work.setActive(active);
  }

  dispose(): void {
    this.#stop.abort();
    this.#work.dispose();
    this.#subscription.dispose();
    this.#changed.dispose();
  }

  /** Reads what another window added or removed. What this one did is known already. */
  async #followList(): Promise<void> {
    const entries = await this.#ports.list.read();
    const known = this.#states.map(({ entry }) => fingerprint(entry));
    if (entries !== undefined && entries.map(fingerprint).join() !== known.join()) this.#work.soon();
  }

  /** Reads these at the same time: one that does not answer keeps no other waiting. */
  async #readAll(entries: readonly CalendarEntry[], cancelled: AbortSignal | undefined): Promise<void> {
    if (entries.length === 0) return;
    const stop = this.#stop.signal;
    const signal = cancelled === undefined ? stop : AbortSignal.any([stop, cancelled]);
    const ids = new Set(entries.map(({ id }) => id));
    this.#states = this.#states.map((state) =>
      ids.has(state.entry.id) ? { ...state, isRefreshing: true } : state,
    );
    this.#changed.fire(undefined);
    await Promise.all(entries.map((entry) => this.#read(entry, signal)));
  }

  /** Changes the list, one change after the other, and the states with it. Gives what stood there before; undefined where it cannot be read. */
  async #rewrite(
    change: (entries: readonly CalendarEntry[]) => readonly CalendarEntry[],
  ): Promise<readonly CalendarEntry[] | undefined> {
    const { list } = this.#ports;
    const made = this.#lastChange.then(async () => {
      const entries = await list.read();
      if (entries === undefined) return undefined;
      const next = change(entries);
      await list.write(next);
      this.#states = statesOf(next, this.#states);
      return entries;
    });
    this.#lastChange = made.catch(() => undefined);
    return made;
  }

  async #read(entry: CalendarEntry, signal: AbortSignal): Promise<void> {
    const { source, clock } = this.#ports;
    const { text, asOf, failure } = await source.read(entry.location, signal);
    if (this.#isDisposed()) return;
    const reduction = text === null ? undefined : await this.#reduce(entry.id, text, clock.now(), signal);
    if (this.#isDisposed()) return;
    const state: CalendarState = {
      entry,
      asOf,
      failure: failure ?? (reduction?.ok === false ? reduction.failure : null),
      events: reduction?.ok === true ? reduction.events : 0,
      isRefreshing: false,
    };
    this.#states = this.#states.map((each) =>
      each.entry.id === entry.id ? { ...state, entry: each.entry } : each,
    );
    this.#changed.fire(undefined);
  }

  #isDisposed(): boolean {
    return this.#stop.signal.aborted;
  }

  async #reduce(id: string, text: string, now: Instant, signal: AbortSignal): Promise<Reduction> {
    const zone = this.#ports.clock.zone();
    const known = this.#reduced.get(id);
    const state = this.#states.find(({ entry }) => entry.id === id);
    const isSame = known?.text === text && known.zone === zone && now - known.reducedAt < staleAfter;
    if (isSame && state !== undefined) return { ok: true, events: state.events };
    const { reduceFeed } = await import('../../core/availability/feed/reduceFeed.ts');
    const window = { start: now - lookBack, end: now + lookAhead };
    let reduction: FeedReduction;
    try {
      reduction = await inSlices(reduceFeed(text, zone, window), this.#ports.clock, signal);
    } catch (error) {
      if (signal.aborted) return { ok: false, failure: { code: 'cancelled' } };
      throw error;
    }
    if (reduction.ok) {
      this.#reduced.set(id, { text, zone, reducedAt: now, intervals: reduction.intervals });
      if (reduction.problems.length > 0) {
        const codes = reduction.problems.map(({ code }) => code);
        this.#ports.log.info('A calendar was read in part', { codes });
      }
    }
    return reduction;
  }
}

/** All of an entry as one text, whatever the order of its keys. */
function fingerprint({ id, label, as, location }: CalendarEntry): string {
  const address = location.kind === 'url' ? location.url : location.path;
  return JSON.stringify([id, label, as, location.kind, address]);
}

/** The states of these calendars: as they are known, or as not read yet. */
function statesOf(
  entries: readonly CalendarEntry[],
  known: readonly CalendarState[],
): readonly CalendarState[] {
  const byId = new Map(known.map((state) => [state.entry.id, state]));
  return entries.map((entry) => ({
    ...(byId.get(entry.id) ?? { asOf: null, failure: null, events: 0, isRefreshing: false }),
    entry,
  }));
}
