import type { Event } from './event.ts';
import type { StorageFailure } from './storageFailure.ts';

export type SharedStateResult<T> =
  /** `before`: what this change replaced. */
  | { readonly type: 'stored'; readonly value: T; readonly before: T | undefined }
  | { readonly type: 'failed'; readonly failure: StorageFailure };

/** A small value that all windows on this machine share. */
export interface SharedState<T> {
  /** Undefined when there is none or it cannot be read. */
  read(): Promise<T | undefined>;
  /** Changes it while no other window does; `change` is given what is stored at that moment. */
  update(change: (value: T | undefined) => T): Promise<SharedStateResult<T>>;
  /** Some window changed it, this one included. */
  readonly onDidChange: Event<undefined>;
}
