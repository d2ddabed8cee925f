import { useEffect, useReducer } from 'preact/hooks';

/** Something that tells when it changed; the returned function ends the subscription. */
export interface Subscribable {
  subscribe(listener: () => void): () => unknown;
}

/** Renders again whenever the store changes. */
export const useStore = (store: Subscribable): void => {
  const [, rerender] = useReducer<number, undefined>((count) => count + 1, 0);
  useEffect(() => {
    const end = store.subscribe(() => {
      rerender(undefined);
    });
    return () => {
      end();
    };
  }, [store]);
};
