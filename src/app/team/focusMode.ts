import * as v from 'valibot';
import { availability } from '../../core/availability/availability.ts';
import { declaredFeed } from '../../core/availability/declaredBusy.ts';
import type { ReducedFeed, Schedule } from '../../core/availability/schedule.ts';
import type { TeamMember } from '../../core/availability/teamFile/teamFile.ts';
import type { Instant } from '../../core/instant.ts';
import { sameLogin } from '../../core/note/addressee.ts';
import { Emitter } from '../emitter.ts';
import type { ShareFocusResult, SharedFocus } from './focusSharing.ts';
import { PeriodicWork } from '../periodicWork.ts';
import type { Clock } from '../ports/clock.ts';
import type { Disposable } from '../ports/event.ts';
import type { GitHubFailureReason } from '../ports/gitHubFailure.ts';
import type { Identifiers } from '../ports/identifiers.ts';
import type { Log } from '../ports/log.ts';
import type { SharedState } from '../ports/sharedState.ts';
import type { StorageFailure } from '../ports/storageFailure.ts';
import type { ScheduleOverlay } from './scheduleOverlay.ts';

const statusSchema = v.object({
  emoji: v.string(),
  message: v.string(),
  busy: v.boolean(),
  until: v.nullable(v.number()),
});

const sharedSchema: v.GenericSchema<unknown, SharedFocus> = v.object({
  reference: v.object({
    host: v.string(),
    owner: v.string(),
    name: v.string(),
    webUrl: v.string(),
    apiUrl: v.string(),
    graphqlUrl: v.string(),
  }),
  set: statusSchema,
  previous: v.exactOptional(statusSchema),
});

export interface FocusSession {
  readonly id: string;
  readonly start: Instant;
  readonly until: Instant;
  /** Begun by the user, or by itself with a focus block of the user's hours. */
  readonly by: 'user' | 'block';
  /** Absent when it is not shown on GitHub. */
  readonly shared?: SharedFocus;
}

export interface FocusRecord {
  readonly session?: FocusSession;
  /** The end of the focus block in which the user ended focus mode: it does not begin again by itself in it. */
  readonly endedBlock?: Instant;
}

export const focusRecordSchema: v.GenericSchema<unknown, FocusRecord> = v.object({
  session: v.exactOptional(
    v.object({
      id: v.string(),
      start: v.number(),
      until: v.number(),
      by: v.picklist(['user', 'block']),
      shared: v.exactOptional(sharedSchema),
    }),
  ),
  endedBlock: v.exactOptional(v.number()),
});

export interface FocusModePorts {
  readonly state: SharedState<FocusRecord>;
  readonly clock: Clock;
  readonly identifiers: Identifiers;
  readonly log: Log;
  /** The viewer's login, where it is known. */
  readonly viewer: () => string | undefined;
  /** The viewer's hours by the team file alone. */
  readonly schedule: () => Schedule | undefined;
  /** Whether focus mode begins by itself with the viewer's focus blocks. */
  readonly followsBlocks: () => boolean;
  /** Shows the focus time on GitHub; undefined when it is not to be shown. `byBlock`: nobody may be asked then. */
  readonly share: (until: Instant, byBlock: boolean) => Promise<ShareFocusResult | undefined>;
  readonly unshare: (shared: SharedFocus) => Promise<void>;
}

export type StartFocusResult =
  /** `notShared`: why it is not shown on GitHub though that was asked. */
  | { readonly type: 'started'; readonly session: FocusSession; readonly notShared?: GitHubFailureReason }
  | { readonly type: 'notStored'; readonly failure: StorageFailure };

/** Milliseconds after which the clock is looked at again: a sleeping machine fires no timer. */
const tick = 20_000;

/**
 * The user's focus time on this machine, the same in all windows and after a reload. While it lasts, Baton holds its
 * notices and the user counts as in focus. It ends by the clock, by whichever window looks first.
 */
export class FocusMode implements ScheduleOverlay, Disposable {
  readonly #ports: FocusModePorts;
  readonly #changed = new Emitter<undefined>();
  readonly #subscription: Disposable;
  readonly #work: PeriodicWork;
  #record: FocusRecord = {};

  readonly onDidChange = this.#changed.event;

  constructor(ports: FocusModePorts) {
    this.#ports = ports;
    this.#subscription = ports.state.onDidChange(() => void this.#load());
    this.#work = new PeriodicWork(ports, async () => {
      await this.#look();
      const { session } = this.#record;
      const left = session === undefined ? tick : session.until - ports.clock.now();
      return Math.min(Math.max(left, 200), tick);
    });
    this.#work.setActive(true);
  }

  /** The focus time that lasts at this moment. */
  get session(): FocusSession | undefined {
    const { session } = this.#record;
    return session !== undefined && this.#ports.clock.now() < session.until ? session : undefined;
  }

  /** When the viewer's present focus block ends; undefined outside of one. */
  get blockEnd(): Instant | undefined {
    const schedule = this.#ports.schedule();
    if (schedule === undefined) return undefined;
    const { reason, reasonUntil } = availability(schedule, this.#ports.clock.now());
    return reason === 'focus-block' ? (reasonUntil ?? undefined) : undefined;
  }

  /** Begins focus time, or gives the present one another end. */
  async start(until: Instant): Promise<StartFocusResult> {
    return this.#begin(until, 'user');
  }

  /**
   * Ends focus time before its time; within a focus block it does not begin again by itself. Gives why it goes on when
   * that could not be stored.
   */
  async end(): Promise<StorageFailure | undefined> {
    const { session } = this;
    return session === undefined ? undefined : this.#finish(session, this.blockEnd);
  }

  feedsOf({ login }: TeamMember): readonly ReducedFeed[] {
    const { session } = this;
    const viewer = this.#ports.viewer();
    if (session === undefined || viewer === undefined || !sameLogin(viewer, login)) return [];
    return [declaredFeed([{ start: session.start, end: session.until }])];
  }

  dispose(): void {
    this.#work.dispose();
    this.#subscription.dispose();
    this.#changed.dispose();
  }

  /**
   * Takes the record first: of several windows only the one that has it changes the status on GitHub, so that the
   * status to put back at the end is never one that focus mode has set itself.
   */
  async #begin(until: Instant, by: FocusSession['by']): Promise<StartFocusResult> {
    const { clock, identifiers, state } = this.#ports;
    const now = clock.now();
    const id = identifiers.next();
    const claimed = await state.update((record) => {
      const before = record?.session;
      const lasting = before !== undefined && before.until > now ? before : undefined;
      // Two windows see a block begin at the same time: the first one has it.
      if (by === 'block' && lasting !== undefined) return record ?? {};
      const shared = before?.shared;
      const start = lasting?.start ?? now;
      return { session: { id, start, until, by, ...(shared === undefined ? {} : { shared }) } };
    });
    if (claimed.type === 'failed') return { type: 'notStored', failure: claimed.failure };
    this.#set(claimed.value);
    const { session } = claimed.value;
    if (session?.id === id) return this.#show(session);
    // Another window has begun this very block.
    return { type: 'started', session: session ?? { id, start: now, until, by } };
  }

  /** Shows the focus time on GitHub, in the place of what was shown for the time before it was given another end. */
  async #show(session: FocusSession): Promise<StartFocusResult> {
    const { state, share, unshare } = this.#ports;
    const { shared: earlier, ...plain } = session;
    if (earlier !== undefined) await unshare(earlier);
    const result = await share(session.until, session.by === 'block');
    const shared = result?.type === 'shared' ? result.focus : undefined;
    const shown = { ...plain, ...(shared === undefined ? {} : { shared }) };
    const notShared = result?.type === 'failed' ? { notShared: result.reason } : {};
    if (earlier === undefined && shared === undefined)
      return { type: 'started', session: shown, ...notShared };
    const stored = await state.update((record) =>
      record?.session?.id === session.id ? { ...record, session: shown } : (record ?? {}),
    );
    if (stored.type === 'stored') this.#set(stored.value);
    // It was ended meanwhile, or nobody would know what to take back at its end.
    const isKept = stored.type === 'stored' && stored.value.session?.id === session.id;
    if (!isKept && shared !== undefined) await unshare(shared);
    return stored.type === 'failed'
      ? { type: 'notStored', failure: stored.failure }
      : { type: 'started', session: shown, ...notShared };
  }

  /** The window that takes the session out of the record puts the status on GitHub back. */
  async #finish(session: FocusSession, endedBlock: Instant | undefined): Promise<StorageFailure | undefined> {
    const isMine = (record: FocusRecord | undefined): boolean => record?.session?.id === session.id;
    const stored = await this.#ports.state.update((record) => {
      if (!isMine(record)) return record ?? {};
      return endedBlock === undefined ? {} : { endedBlock };
    });
    if (stored.type === 'failed') return stored.failure;
    this.#set(stored.value);
    const shared = isMine(stored.before) ? stored.before?.session?.shared : undefined;
    if (shared !== undefined) await this.#ports.unshare(shared);
    return undefined;
  }

  async #look(): Promise<void> {
    await this.#load();
    const now = this.#ports.clock.now();
    const { session, endedBlock } = this.#record;
    if (session !== undefined && session.until <= now) await this.#finish(session, undefined);
    if (!this.#ports.followsBlocks() || this.session !== undefined) return;
    const until = this.blockEnd;
    if (until !== undefined && until !== endedBlock) await this.#begin(until, 'block');
  }

  async #load(): Promise<void> {
    this.#set((await this.#ports.state.read()) ?? {});
  }

  #set(record: FocusRecord): void {
    const isSame = JSON.stringify(record) === JSON.stringify(this.#record);
    this.#record = record;
    if (!isSame) this.#changed.fire(undefined);
  }
}
