import type { Disposable, Event } from './ports/event.ts';

/** Tells its listeners, in the order in which they subscribed; silent after it is disposed. */
export class Emitter<T> implements Disposable {
  readonly #listeners = new Set<(value: T) => void>();
  #disposed = false;

  readonly event: Event<T> = (listener) => {
    const entry = (value: T): void => {
      listener(value);
    };
    if (!this.#disposed) this.#listeners.add(entry);
    return {
      dispose: () => {
        this.#listeners.delete(entry);
      },
    };
  };

  fire(value: T): void {
    for (const listener of [...this.#listeners]) listener(value);
  }

  dispose(): void {
    this.#disposed = true;
    this.#listeners.clear();
  }
}
