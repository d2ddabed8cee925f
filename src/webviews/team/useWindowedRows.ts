import { useCallback, useEffect, useLayoutEffect, useState } from 'preact/hooks';
import type { RefObject } from 'preact';

/** Rows that are drawn above and below those in sight, so that scrolling shows no gap. */
const overscan = 3;

export interface WindowedRows {
  /** Index of the first drawn row, and of the one behind the last. */
  readonly first: number;
  readonly last: number;
  /** Pixels. */
  readonly rowHeight: number;
  /** How many rows fit into sight. */
  readonly perPage: number;
  /** Scrolls as little as brings a row into sight. */
  readonly reveal: (index: number) => void;
}

/**
 * Which of many rows of one height to draw in a scrolling box. `probe` is an element as high as a row, so that the
 * height follows font, zoom and layout; `header` covers the top of the box.
 */
export const useWindowedRows = (
  box: RefObject<HTMLElement | null>,
  probe: RefObject<HTMLElement | null>,
  header: RefObject<HTMLElement | null>,
  count: number,
): WindowedRows => {
  const [rowHeight, setRowHeight] = useState(56);
  const [height, setHeight] = useState(800);
  const [first, setFirst] = useState(0);

  useLayoutEffect(() => {
    const measure = (): void => {
      const rowPixels = probe.current?.getBoundingClientRect().height ?? 0;
      if (rowPixels > 0) setRowHeight(rowPixels);
      const boxPixels = box.current?.clientHeight ?? 0;
      if (boxPixels > 0) setHeight(boxPixels);
    };
    measure();
    const observer = new ResizeObserver(measure);
    for (const { current } of [box, probe]) if (current !== null) observer.observe(current);
    return () => {
      observer.disconnect();
    };
  }, []);

  useEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const follow = (): void => {
      setFirst(Math.floor(element.scrollTop / rowHeight));
    };
    follow();
    element.addEventListener('scroll', follow, { passive: true });
    return () => {
      element.removeEventListener('scroll', follow);
    };
  }, [rowHeight, count]);

  const reveal = useCallback(
    (index: number): void => {
      const element = box.current;
      if (element === null || index < 0) return;
      const above = header.current?.offsetHeight ?? 0;
      const top = index * rowHeight;
      const room = element.clientHeight - above;
      if (top < element.scrollTop) element.scrollTop = top;
      else if (top + rowHeight > element.scrollTop + room) element.scrollTop = top + rowHeight - room;
    },
    [rowHeight],
  );

  const perPage = Math.max(1, Math.floor(height / rowHeight));
  return {
    first: Math.max(0, Math.min(first, count - 1) - overscan),
    last: Math.min(count, first + perPage + 1 + overscan),
    rowHeight,
    perPage,
    reveal,
  };
};
