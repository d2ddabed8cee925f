import type { Clock } from '../../../src/app/ports/clock.ts';

interface Waiting {
  readonly until: number;
  readonly go: () => void;
}

/** A clock that stands still until a test moves it on. */
export class ManualClock implements Clock {
  #now: number;
  #waiting: readonly Waiting[] = [];

  constructor(now: number) {
    this.#now = now;
  }

  now(): number {
    return this.#now;
  }

  monotonic(): number {
    return this.#now;
  }

  zone(): string {
    return 'UTC';
  }

  wait(milliseconds: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const waiting = { until: this.#now + milliseconds, go: resolve };
      this.#waiting = [...this.#waiting, waiting];
      signal?.addEventListener('abort', () => {
        this.#waiting = this.#waiting.filter((each) => each !== waiting);
        reject(new Error('aborted'));
      });
    });
  }

  /** Lets time pass, and whoever waited for it go on. */
  async pass(milliseconds: number): Promise<void> {
    this.#now += milliseconds;
    const due = this.#waiting.filter(({ until }) => until <= this.#now);
    this.#waiting = this.#waiting.filter(({ until }) => until > this.#now);
    for (const { go } of due) go();
    await settled();
  }
}

/** Ends when whatever needs no time has happened. */
export function settled(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(() => setImmediate(resolve));
  });
}
