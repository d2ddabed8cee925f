import type { Clock } from './ports/clock.ts';
import type { Disposable } from './ports/event.ts';

/**
 * Work that many events ask for and that needs doing once for all of them: a little later, one run at a time; what is
 * asked during a run leads to one more. `run` must not reject, and ends early when its signal is aborted.
 */
export class CoalescedTask implements Disposable {
  readonly #clock: Clock;
  readonly #delay: number;
  readonly #run: (signal: AbortSignal) => Promise<void>;
  #waiting: AbortController | undefined;
  #running: AbortController | undefined;
  #finished: Promise<void> = Promise.resolve();
  #again = false;
  #disposed = false;

  /** `delay`: milliseconds from the first request to the run. */
  constructor(clock: Clock, delay: number, run: (signal: AbortSignal) => Promise<void>) {
    this.#clock = clock;
    this.#delay = delay;
    this.#run = run;
  }

  /** Asks for a run. */
  request(): void {
    if (this.#disposed || this.#waiting !== undefined) return;
    const waiting = new AbortController();
    this.#waiting = waiting;
    this.#clock.wait(this.#delay, waiting.signal).then(
      () => {
        if (!waiting.signal.aborted) void this.now();
      },
      () => undefined,
    );
  }

  /** Gives up the run that is under way, since its answer would be about something else, and asks for another. */
  restart(): void {
    this.#running?.abort();
    this.request();
  }

  /** Runs without delay; resolves when a run that began after this call has ended. */
  async now(): Promise<void> {
    this.#waiting?.abort();
    this.#waiting = undefined;
    if (this.#running === undefined) {
      if (!this.#disposed) this.#finished = this.#loop();
    } else {
      this.#again = true;
    }
    await this.#finished;
  }

  dispose(): void {
    this.#disposed = true;
    this.#waiting?.abort();
    this.#running?.abort();
  }

  async #loop(): Promise<void> {
    const running = new AbortController();
    this.#running = running;
    try {
      await this.#run(running.signal);
    } finally {
      this.#running = undefined;
    }
    if (!this.#again || this.#disposed) return;
    this.#again = false;
    await this.#loop();
  }
}
