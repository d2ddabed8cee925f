export interface Disposable {
  dispose(): void;
}

/** Subscribes a listener until the returned object is disposed. */
export type Event<T> = (listener: (value: T) => void) => Disposable;
