import type { Instant } from '../../core/instant.ts';

/** The instant that is pointed at; undefined for now. It moves with each frame of a drag, heard of by those who draw it. */
export class PointedInstant {
  #instant: Instant | undefined;
  readonly #listeners = new Set<() => void>();

  get instant(): Instant | undefined {
    return this.#instant;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  move(instant: Instant | undefined): void {
    this.#instant = instant;
    for (const listener of this.#listeners) listener();
  }
}
