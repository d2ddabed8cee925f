import { useCallback, useEffect, useReducer } from 'preact/hooks';

/** Something that tells when it changed; the returned function ends the subscription. */
export interface Subscribable {
  subscribe(listener: () => void): () => unknown;
}

/** Renders again whenever the store changes, and when the returned function, which stays the same, is called. */
export const useStore = (store: Subscribable): (() => void) => {
  const [, dispatch] = useReducer<number, undefined>((count) => count + 1, 0);
  const rerender = useCallback(() => {
    dispatch(undefined);
  }, []);
  useEffect(() => {
    const end = store.subscribe(rerender);
    return () => {
      end();
    };
  }, [store, rerender]);
  return rerender;
};
