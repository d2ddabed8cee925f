import { useEffect, useReducer } from 'preact/hooks';
import { MINUTE } from '../../core/availability/civilDate.ts';

/** Renders again at the beginning of every minute, since time passes. */
export const useMinutes = (now: () => number): void => {
  const [, rerender] = useReducer<number, undefined>((count) => count + 1, 0);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const wait = (): void => {
      timer = setTimeout(
        () => {
          rerender(undefined);
          wait();
        },
        MINUTE - (now() % MINUTE) + 20,
      );
    };
    wait();
    return () => {
      clearTimeout(timer);
    };
  }, []);
};
