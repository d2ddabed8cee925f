import * as v from 'valibot';
import { DAY } from '../../core/availability/civilDate.ts';
import type { Instant } from '../../core/instant.ts';
import type { Schedule } from '../../core/availability/schedule.ts';
import type { NoteId } from '../../core/note/note.ts';
import { sameLogin } from '../../core/note/addressee.ts';
import { Emitter } from '../emitter.ts';
import type { Handoff, HandoffList } from './handoffList.ts';
import { PeriodicWork } from '../periodicWork.ts';
import type { Clock } from '../ports/clock.ts';
import type { Disposable, Event } from '../ports/event.ts';
import type { Log } from '../ports/log.ts';
import type { SharedState } from '../ports/sharedState.ts';
import { reminderKey, remindersAt } from './reminders.ts';

/** What the user has been told of on this machine: when, by `noticeKey` and `reminderKey`. */
export type ToldNotices = Readonly<Record<string, Instant>>;
export const toldNoticesSchema: v.GenericSchema<unknown, ToldNotices> = v.record(v.string(), v.number());

/** What is told at one time. At least one of the lists holds something; each the most pressing first. */
export interface DueNotices {
  /** Newly waits on the viewer. */
  readonly news: readonly Handoff[];
  /** Waits on the viewer for longer, and the answer comes due. */
  readonly due: readonly Handoff[];
  /** The viewer asked, and nobody has answered in time. */
  readonly late: readonly Handoff[];
}

export interface NoticesPorts {
  readonly handoffs: Pick<HandoffList, 'state' | 'onDidChange'>;
  /** Somebody's hours; undefined when nothing is known of them. */
  readonly scheduleOf: (login: string) => Schedule | undefined;
  /** Whether to remind of deadlines, besides telling what is new. */
  readonly remindsOfDeadlines: () => boolean;
  readonly told: SharedState<ToldNotices>;
  readonly clock: Clock;
  readonly log: Log;
  /** The note that the user has before them, who needs no telling of it. */
  readonly noteInFront: () => NoteId | undefined;
  /** Whether notices are to wait: in focus time and off hours, or because the user wants none. */
  readonly areHeld: () => boolean;
  /** Whether they are held may have changed. */
  readonly onDidChangeHold: Event<unknown>;
  /** Milliseconds before this window tells: the window in use tells at once, the others leave it the first word. */
  readonly delay: () => number;
}

/** Milliseconds; time alone can end the hold. */
const tick = 30_000;
const forgetAfter = 60 * DAY;

/**
 * Tells of what newly waits on the viewer, and reminds of deadlines: of each once over all windows and reloads, and
 * never while notices are held. What came in meanwhile is told together when the hold ends, which is the digest after
 * focus time and at the start of the day. A note that was snoozed is told again when it comes back.
 */
export class Notices implements Disposable {
  readonly #ports: NoticesPorts;
  readonly #due = new Emitter<DueNotices>();
  readonly #subscriptions: readonly Disposable[];
  readonly #work: PeriodicWork;
  /** As this window last saw it. */
  #told: ToldNotices = {};

  readonly onDidFallDue = this.#due.event;

  constructor(ports: NoticesPorts) {
    this.#ports = ports;
    this.#work = new PeriodicWork(ports, async (signal) => {
      await this.#look(signal);
      return tick;
    });
    const soon = (): void => {
      this.#work.soon();
    };
    this.#subscriptions = [ports.handoffs.onDidChange(soon), ports.onDidChangeHold(soon), this.#work];
    this.#work.setActive(true);
  }

  /** How many wait to be told because notices are held. */
  get held(): number {
    return this.#ports.areHeld() ? this.#untold(this.#told).length : 0;
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#due.dispose();
  }

  async #look(signal: AbortSignal): Promise<void> {
    const { told, clock, areHeld, delay } = this.#ports;
    if (this.#all().length === 0 && this.#ports.handoffs.state.snoozed.length === 0) return;
    this.#told = { ...this.#told, ...(await told.read()) };
    await this.#forgetSnoozed();
    if (this.#untold(this.#told).length === 0 || areHeld()) return;
    const pause = delay();
    if (pause > 0) await clock.wait(pause, signal).catch(() => undefined);
    const fresh = this.#untold(this.#told);
    if (signal.aborted || fresh.length === 0 || areHeld()) return;
    const now = clock.now();
    const keys = fresh.map(({ key }) => key);
    const stored = await told.update((before = {}) => withTold(before, keys, now));
    // Without storage nobody can know what was told; this window at least tells it once.
    const before = stored.type === 'stored' ? (stored.before ?? {}) : this.#told;
    this.#told = stored.type === 'stored' ? stored.value : withTold(this.#told, keys, now);
    this.#tell(fresh.filter(({ key }) => before[key] === undefined));
  }

  #tell(notices: readonly Notice[]): void {
    const inFront = this.#ports.noteInFront();
    const shown = notices.filter(
      ({ type, handoff }) => type !== 'news' || handoff.entry.thread.note.header.id !== inFront,
    );
    if (shown.length === 0) return;
    const of = (type: Notice['type']): readonly Handoff[] =>
      shown.filter((notice) => notice.type === type).map(({ handoff }) => handoff);
    const news = of('news');
    this.#due.fire({ news, due: of('due').filter((handoff) => !news.includes(handoff)), late: of('late') });
  }

  async #forgetSnoozed(): Promise<void> {
    const { handoffs, told } = this.#ports;
    const snoozed = handoffs.state.snoozed.flatMap((handoff) => [
      noticeKey(handoff),
      reminderKey({ type: 'due', handoff }),
    ]);
    const keys = new Set(snoozed.filter((key) => this.#told[key] !== undefined));
    if (keys.size === 0) return;
    const without = (before: ToldNotices): ToldNotices =>
      Object.fromEntries(Object.entries(before).filter(([key]) => !keys.has(key)));
    const stored = await told.update((before = {}) => without(before));
    this.#told = stored.type === 'stored' ? stored.value : without(this.#told);
  }

  /** All that there is to tell, whether it was told or not. */
  #all(): readonly Notice[] {
    const { handoffs, scheduleOf, remindsOfDeadlines, clock } = this.#ports;
    const { state } = handoffs;
    const news = state.waitingOnMe
      .filter(isNews)
      .map((handoff): Notice => ({ type: 'news', key: noticeKey(handoff), handoff }));
    const reminders = remindsOfDeadlines() ? remindersAt(state, scheduleOf, clock.now()) : [];
    return [...news, ...reminders.map((each) => ({ ...each, key: reminderKey(each) }))];
  }

  #untold(told: ToldNotices): readonly Notice[] {
    return this.#all().filter(({ key }) => told[key] === undefined);
  }
}

interface Notice {
  readonly type: 'news' | 'due' | 'late';
  readonly key: string;
  readonly handoff: Handoff;
}

function withTold(told: ToldNotices, keys: readonly string[], now: Instant): ToldNotices {
  const kept = Object.entries(told).filter(([, at]) => now - at < forgetAfter);
  return { ...Object.fromEntries(keys.map((key) => [key, now])), ...Object.fromEntries(kept) };
}

/** What the viewer accepted waits on them by their own act. */
function isNews({ entry }: Handoff): boolean {
  return entry.reason.code !== 'accepted';
}

/** One key for each time that a note comes to wait on the viewer: a later question is news, an edited note is not. */
export function noticeKey({ entry, viewer }: Handoff): string {
  const { thread, reason } = entry;
  const byOthers = thread.replies.filter(
    ({ counts, reply }) => counts && !sameLogin(reply.author, viewer.login),
  );
  return `${thread.note.header.id} ${reason.code} ${byOthers.length}`;
}
