import { setImmediate as turn, setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../../../src/app/ports/clock.ts';

interface Waiting {
  readonly at: number;
  readonly go: () => void;
}

/** Rounds of the event loop in which nothing may happen before time is taken to stand still. */
const quietTurns = 3;

/**
 * A clock of which no wait takes real time: as soon as nobody is at work any more, it is at the next moment for which
 * somebody waits. Time does not go by while somebody works, so a slow machine changes nothing.
 */
export class SkippingClock implements Clock {
  readonly #start: number;
  readonly #isIdle: () => boolean;
  #waiting: readonly Waiting[] = [];
  #elapsed = 0;
  #ended = false;
  readonly #running: Promise<void>;
  /** Milliseconds by which the wall clock of the windows is wrong. */
  wallOffset = 0;

  /** `isIdle` tells that nobody is at work: whatever is under way waits for this clock. */
  constructor(start: number, isIdle: () => boolean) {
    this.#start = start;
    this.#isIdle = isIdle;
    this.#running = this.#run();
  }

  now(): number {
    return this.trueNow() + this.wallOffset;
  }

  /** The server's time, which no step of the windows' clock changes. */
  trueNow(): number {
    return Math.round(this.#start + this.#elapsed);
  }

  monotonic(): number {
    return this.#elapsed;
  }

  zone(): string {
    return 'UTC';
  }

  wait(milliseconds: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const waiting: Waiting = { at: this.#elapsed + Math.max(0, milliseconds), go: resolve };
      const leave = (): void => {
        this.#waiting = this.#waiting.filter((each) => each !== waiting);
        reject(new DOMException('Aborted', 'AbortError'));
      };
      if (signal?.aborted === true) {
        leave();
        return;
      }
      signal?.addEventListener('abort', leave, { once: true });
      this.#waiting = [...this.#waiting, waiting];
    });
  }

  /** A signal that aborts after so many milliseconds of this clock. */
  timeoutSignal(milliseconds: number): AbortSignal {
    const controller = new AbortController();
    void this.wait(milliseconds).then(() => {
      controller.abort(new DOMException('Timed out', 'TimeoutError'));
    });
    return controller.signal;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#ended = true;
    await this.#running;
  }

  async #run(): Promise<void> {
    while (!this.#ended) {
      if (!(await this.#isQuiet())) {
        await sleep(1);
        continue;
      }
      const at = Math.min(...this.#waiting.map((each) => each.at));
      if (at === Infinity) {
        await sleep(1);
        continue;
      }
      this.#elapsed = Math.max(this.#elapsed, at);
      const due = this.#waiting.filter((each) => each.at <= this.#elapsed);
      this.#waiting = this.#waiting.filter((each) => each.at > this.#elapsed);
      for (const { go } of due) go();
    }
  }

  async #isQuiet(): Promise<boolean> {
    for (let count = 0; count < quietTurns; count += 1) {
      if (!this.#isIdle()) return false;
      await turn();
    }
    return this.#isIdle();
  }
}
