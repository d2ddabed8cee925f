import * as v from 'valibot';
import type { Instant } from '../core/instant.ts';
import { sameLogin } from '../core/note/addressee.ts';
import { Emitter } from './emitter.ts';
import type { Handoff, HandoffList } from './handoffList.ts';
import { PeriodicWork } from './periodicWork.ts';
import type { Clock } from './ports/clock.ts';
import type { Disposable, Event } from './ports/event.ts';
import type { SharedState } from './ports/sharedState.ts';

/**
 * What the user has been told of on this machine: when, by `noticeKey`; and of what to remind them when, by that key
 * after `remind `.
 */
export type ToldNotices = Readonly<Record<string, Instant>>;
export const toldNoticesSchema: v.GenericSchema<unknown, ToldNotices> = v.record(v.string(), v.number());

export interface NoticesPorts {
  readonly handoffs: Pick<HandoffList, 'state' | 'onDidChange'>;
  readonly told: SharedState<ToldNotices>;
  readonly clock: Clock;
  /** Whether notices are to wait: in focus time and off hours, or because the user wants none. */
  readonly areHeld: () => boolean;
  /** Whether they are held may have changed. */
  readonly onDidChangeHold: Event<unknown>;
  /** Milliseconds before this window tells: the window in use tells at once, the others leave it the first word. */
  readonly delay: () => number;
}

/** Milliseconds; time alone can end the hold. */
const tick = 30_000;
const forgetAfter = 60 * 86_400_000;

/**
 * Tells of what newly waits on the viewer: once over all windows and reloads, and never while notices are held. What
 * came in meanwhile is told together when the hold ends, which is the digest after focus time and at the start of the
 * day.
 */
export class Notices implements Disposable {
  readonly #ports: NoticesPorts;
  readonly #due = new Emitter<readonly Handoff[]>();
  readonly #subscriptions: readonly Disposable[];
  readonly #work: PeriodicWork;
  /** As this window last saw it. */
  #told: ToldNotices = {};

  /** These newly wait on the viewer, the most pressing first; never empty. */
  readonly onDidFallDue = this.#due.event;

  constructor(ports: NoticesPorts) {
    this.#ports = ports;
    this.#work = new PeriodicWork(ports.clock, async (signal) => {
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
    return this.#ports.areHeld() ? this.#fresh().length : 0;
  }

  /** Tells of this one again after so many milliseconds, by whichever window is open then. */
  async remindLater(handoff: Handoff, milliseconds: number): Promise<void> {
    const key = reminderOf(noticeKey(handoff));
    const at = this.#ports.clock.now() + milliseconds;
    const stored = await this.#ports.told.update((before = {}) => ({ ...before, [key]: at }));
    if (stored.type === 'stored') this.#told = stored.value;
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#due.dispose();
  }

  async #look(signal: AbortSignal): Promise<void> {
    const { told, clock, areHeld, delay } = this.#ports;
    if (this.#ports.handoffs.state.waitingOnMe.length === 0) return;
    this.#told = { ...this.#told, ...(await told.read()) };
    if (this.#fresh().length === 0 || areHeld()) return;
    const pause = delay();
    if (pause > 0) await clock.wait(pause, signal).catch(() => undefined);
    const fresh = this.#fresh();
    if (signal.aborted || fresh.length === 0 || areHeld()) return;
    const now = clock.now();
    const stored = await told.update((before = {}) => withTold(before, fresh.map(noticeKey), now));
    // Without storage nobody can know what was told; this window at least tells it once.
    const before = stored.type === 'stored' ? (stored.before ?? {}) : this.#told;
    this.#told = stored.type === 'stored' ? stored.value : withTold(this.#told, fresh.map(noticeKey), now);
    const due = fresh.filter((handoff) => isUntold(before, noticeKey(handoff), now));
    if (due.length > 0) this.#due.fire(due);
  }

  #fresh(): readonly Handoff[] {
    const now = this.#ports.clock.now();
    return this.#ports.handoffs.state.waitingOnMe.filter(
      (handoff) => isNews(handoff) && isUntold(this.#told, noticeKey(handoff), now),
    );
  }
}

const reminderOf = (key: string): string => `remind ${key}`;

function isUntold(told: ToldNotices, key: string, now: Instant): boolean {
  const reminder = told[reminderOf(key)];
  return told[key] === undefined || (reminder !== undefined && reminder <= now);
}

function withTold(told: ToldNotices, keys: readonly string[], now: Instant): ToldNotices {
  const answered = new Set(keys.filter((key) => isUntold(told, key, now)).map(reminderOf));
  const kept = Object.entries(told).filter(([key, at]) => now - at < forgetAfter && !answered.has(key));
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
