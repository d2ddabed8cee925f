import { Emitter } from '../../src/app/emitter.ts';
import type { SharedState, SharedStateResult } from '../../src/app/ports/sharedState.ts';

/** A shared value without a disk, that passes the same contract as the real one. */
export class MemorySharedState<T> implements SharedState<T> {
  readonly #changed = new Emitter<undefined>();
  #value: T | undefined;

  readonly onDidChange = this.#changed.event;

  read(): Promise<T | undefined> {
    return Promise.resolve(this.#value);
  }

  update(change: (value: T | undefined) => T): Promise<SharedStateResult<T>> {
    const before = this.#value;
    const value = change(before);
    this.#value = value;
    this.#changed.fire(undefined);
    return Promise.resolve({ type: 'stored', value, before });
  }
}
