import type { Clock } from '../../src/app/ports/clock.ts';
import type { Instant } from '../../src/core/instant.ts';

/** A clock that stands until a test moves it; whoever waits goes on when its time has come. */
export class ManualClock implements Clock {
  readonly #waiting = new Set<{ readonly until: number; readonly wake: () => void }>();
  readonly #zone: string;
  #now: Instant;
  #monotonic = 0;

  constructor(now: Instant, zone = 'UTC') {
    this.#now = now;
    this.#zone = zone;
  }

  now(): Instant {
    return this.#now;
  }

  monotonic(): number {
    return this.#monotonic;
  }

  zone(): string {
    return this.#zone;
  }

  wait(milliseconds: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const entry = { until: this.#monotonic + milliseconds, wake: resolve };
      this.#waiting.add(entry);
      signal?.addEventListener('abort', () => {
        this.#waiting.delete(entry);
        reject(new DOMException('Aborted', 'AbortError'));
      });
    });
  }

  /** Lets so many milliseconds pass, and whoever waited for them go on. */
  async pass(milliseconds: number): Promise<void> {
    this.#now += milliseconds;
    this.#monotonic += milliseconds;
    for (const entry of [...this.#waiting]) {
      if (entry.until > this.#monotonic) continue;
      this.#waiting.delete(entry);
      entry.wake();
    }
    await settled();
  }
}

/** Resolves when all that was ready to go on has gone on. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
