import { HOUR, MINUTE } from '../core/availability/civilDate.ts';
import type { Clock } from './ports/clock.ts';
import type { Disposable } from './ports/event.ts';
import type { Log } from './ports/log.ts';

/** Longest pause before it is looked at again whether the work is due. */
const longestPause = HOUR;

/** Milliseconds after which work that failed is tried again. */
const retryAfter = MINUTE;

/** Does work again and again while it is active, e.g. while the window is in use. */
export class PeriodicWork implements Disposable {
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #work: (signal: AbortSignal) => Promise<number>;
  readonly #stop = new AbortController();
  #awake = new AbortController();
  #isActive = false;
  /** Monotonic. */
  #due = 0;

  /** `work` gives the milliseconds after which it is due again (Infinity: only when asked). A failure is logged and tried again. */
  constructor(
    { clock, log }: { readonly clock: Clock; readonly log: Log },
    work: (signal: AbortSignal) => Promise<number>,
  ) {
    this.#clock = clock;
    this.#log = log;
    this.#work = work;
    void this.#run();
  }

  setActive(active: boolean): void {
    if (this.#isActive === active) return;
    this.#isActive = active;
    this.#awake.abort();
  }

  /** Makes the work due now. */
  soon(): void {
    this.#due = 0;
    this.#awake.abort();
  }

  dispose(): void {
    this.#stop.abort();
  }

  async #attempt(signal: AbortSignal): Promise<number> {
    try {
      return await this.#work(signal);
    } catch (error) {
      if (!signal.aborted) this.#log.error('Work that is done again and again failed this time', error);
      return retryAfter;
    }
  }

  async #run(): Promise<void> {
    const { signal } = this.#stop;
    while (!signal.aborted) {
      this.#awake = new AbortController();
      const pause = this.#isActive ? this.#due - this.#clock.monotonic() : longestPause;
      if (pause > 0) {
        const either = AbortSignal.any([this.#awake.signal, signal]);
        await this.#clock.wait(Math.min(pause, longestPause), either).catch(() => undefined);
      } else {
        this.#due = Infinity;
        const next = this.#clock.monotonic() + (await this.#attempt(signal));
        // Asked for again while it ran: that stays due.
        if (this.#due !== 0) this.#due = next;
      }
    }
  }
}
