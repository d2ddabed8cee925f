import type { RefObject, TargetedFocusEvent } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

interface KeptFocus {
  readonly ref: RefObject<HTMLUListElement | null>;
  readonly onFocusIn: (event: TargetedFocusEvent<HTMLUListElement>) => void;
  readonly onFocusOut: (event: TargetedFocusEvent<HTMLUListElement>) => void;
}

/**
 * For a list whose rows go away by what their buttons do, at once or later: when the row with the focus is gone and
 * nothing else has it, the row in its place gets it, or the last one.
 */
export const useKeptFocus = (): KeptFocus => {
  const ref = useRef<HTMLUListElement>(null);
  const focused = useRef<{ readonly button: Element; readonly at: number } | undefined>(undefined);
  const rows = (): readonly Element[] => [...(ref.current?.children ?? [])];
  useLayoutEffect(() => {
    const lost = focused.current;
    const { activeElement: active, body } = document;
    if (lost === undefined || lost.button.isConnected || (active !== null && active !== body)) return;
    focused.current = undefined;
    const left = rows();
    left[Math.min(lost.at, left.length - 1)]?.querySelector('button')?.focus({ preventScroll: true });
  });
  return {
    ref,
    onFocusIn: ({ target }) => {
      if (!(target instanceof Element)) return;
      focused.current = { button: target, at: rows().findIndex((row) => row.contains(target)) };
    },
    onFocusOut: ({ relatedTarget }) => {
      if (relatedTarget !== null) focused.current = undefined;
    },
  };
};
