import type { Clock } from '../ports/clock.ts';

/** GitHub asks for at most one write per second (REST reference, "Best practices"). */
export const betweenWrites = 1000;

/** Keeps writes apart, by the monotonic clock. */
export class WritePace {
  readonly #clock: Clock;
  #last = -Infinity;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Resolves when the next write may begin, which counts as begun then. */
  async begin(): Promise<void> {
    await this.rest();
    this.ended();
  }

  /** The write that was begun has ended. */
  ended(): void {
    this.#last = this.#clock.monotonic();
  }

  /** Resolves a second after the last write, also while everything ends: another window may write next. */
  async rest(): Promise<void> {
    const pause = this.#last + betweenWrites - this.#clock.monotonic();
    if (pause > 0) await this.#clock.wait(pause);
  }
}
