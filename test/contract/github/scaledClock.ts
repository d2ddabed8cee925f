import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../../../src/app/ports/clock.ts';

/** A clock that runs so many times as fast as the machine's, and whose wall time can be stepped. */
export class ScaledClock implements Clock {
  readonly #factor: number;
  readonly #start = performance.now();
  readonly #wallStart = Date.now();
  /** Milliseconds by which the wall clock is wrong. */
  wallOffset = 0;

  constructor(factor: number) {
    this.#factor = factor;
  }

  now(): number {
    return Math.round(this.#wallStart + this.monotonic() + this.wallOffset);
  }

  monotonic(): number {
    return (performance.now() - this.#start) * this.#factor;
  }

  async wait(milliseconds: number, signal?: AbortSignal): Promise<void> {
    await sleep(milliseconds / this.#factor, undefined, signal === undefined ? {} : { signal });
  }

  zone(): string {
    return 'UTC';
  }
}
