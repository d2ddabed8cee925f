import type { TargetedKeyboardEvent, TargetedPointerEvent } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { HoursBrush, WeekPart } from '../../core/availability/hours/paintWeek.ts';
import { partOf, rowCount, type Cell, type CellRange } from './weekCells.ts';

export interface WeekSelection {
  readonly range: CellRange;
  /** More than one cell is chosen, or a pointer is drawn over the grid. */
  readonly isShown: boolean;
  readonly handlers: {
    readonly onKeyDown: (event: TargetedKeyboardEvent<HTMLElement>) => void;
    readonly onPointerDown: (event: TargetedPointerEvent<HTMLElement>) => void;
    readonly onPointerMove: (event: TargetedPointerEvent<HTMLElement>) => void;
    readonly onPointerUp: (event: TargetedPointerEvent<HTMLElement>) => void;
    readonly onPointerCancel: () => void;
  };
}

const letters: Readonly<Record<string, HoursBrush>> = {
  w: 'working',
  f: 'focus',
  o: 'off',
  Delete: 'off',
  Backspace: 'off',
};

/** Rows of a jump by Page Up and Page Down: four hours. */
const page = 8;

/**
 * Chooses cells of the week by keys (arrows, with Shift a range, Home, End, Page Up, Page Down) and by drawing a pointer
 * over them. Space, Enter and the end of a drag paint with the brush; the letters of the brushes paint at once.
 */
export function useWeekSelection(
  brush: HoursBrush,
  paint: (part: WeekPart, brush: HoursBrush) => void,
): WeekSelection {
  const [range, setRange] = useState<CellRange>({ anchor: { day: 0, row: 18 }, active: { day: 0, row: 18 } });
  const [isDragging, setDragging] = useState(false);
  const before = useRef(range);
  const isMany = range.anchor.day !== range.active.day || range.anchor.row !== range.active.row;

  const move = (event: TargetedKeyboardEvent<HTMLElement>, step: Cell): void => {
    event.preventDefault();
    const active = {
      day: clamp(range.active.day + step.day, 6),
      row: clamp(range.active.row + step.row, rowCount - 1),
    };
    setRange({ anchor: event.shiftKey ? range.anchor : active, active });
    cellElement(event.currentTarget, active)?.focus();
  };

  const onKeyDown = (event: TargetedKeyboardEvent<HTMLElement>): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = stepOf(event.key);
    if (step !== undefined) {
      move(event, step);
      return;
    }
    const painted =
      event.key === ' ' || event.key === 'Enter'
        ? brush
        : (letters[event.key] ?? letters[event.key.toLowerCase()]);
    if (painted !== undefined) {
      event.preventDefault();
      paint(partOf(range), painted);
    } else if (event.key === 'Escape') {
      if (isDragging) setRange(before.current);
      else setRange({ anchor: range.active, active: range.active });
      setDragging(false);
    }
  };

  return {
    range,
    isShown: isDragging || isMany,
    handlers: {
      onKeyDown,
      onPointerDown: (event) => {
        const cell = cellAt(event);
        if (event.button !== 0 || cell === undefined) return;
        before.current = range;
        event.currentTarget.setPointerCapture(event.pointerId);
        setRange({ anchor: event.shiftKey ? range.anchor : cell, active: cell });
        setDragging(true);
        cellElement(event.currentTarget, cell)?.focus({ preventScroll: true });
        event.preventDefault();
      },
      onPointerMove: (event) => {
        const cell = isDragging ? cellAt(event) : undefined;
        if (cell === undefined || (cell.day === range.active.day && cell.row === range.active.row)) return;
        setRange({ anchor: range.anchor, active: cell });
      },
      onPointerUp: (event) => {
        if (!isDragging) return;
        setDragging(false);
        paint(partOf(range), brush);
        cellElement(event.currentTarget, range.active)?.focus({ preventScroll: true });
        setRange({ anchor: range.active, active: range.active });
      },
      onPointerCancel: () => {
        if (isDragging) setRange(before.current);
        setDragging(false);
      },
    },
  };
}

const clamp = (value: number, most: number): number => Math.min(most, Math.max(0, value));

function stepOf(key: string): Cell | undefined {
  switch (key) {
    case 'ArrowUp':
      return { day: 0, row: -1 };
    case 'ArrowDown':
      return { day: 0, row: 1 };
    case 'ArrowLeft':
      return { day: -1, row: 0 };
    case 'ArrowRight':
      return { day: 1, row: 0 };
    case 'Home':
      return { day: 0, row: -rowCount };
    case 'End':
      return { day: 0, row: rowCount };
    case 'PageUp':
      return { day: 0, row: -page };
    case 'PageDown':
      return { day: 0, row: page };
    default:
      return undefined;
  }
}

const cellElement = (grid: HTMLElement, { day, row }: Cell): HTMLElement | null =>
  grid.querySelector(`[data-cell="${day}-${row}"]`);

/** The cell nearest to the pointer, also beside the grid; undefined where nothing is laid out. */
function cellAt(event: TargetedPointerEvent<HTMLElement>): Cell | undefined {
  const first = cellElement(event.currentTarget, { day: 0, row: 0 })?.getBoundingClientRect();
  const last = cellElement(event.currentTarget, { day: 6, row: rowCount - 1 })?.getBoundingClientRect();
  if (first === undefined || last === undefined || last.right <= first.left) return undefined;
  const share = (at: number, from: number, to: number): number => (at - from) / (to - from);
  return {
    day: clamp(Math.floor(share(event.clientX, first.left, last.right) * 7), 6),
    row: clamp(Math.floor(share(event.clientY, first.top, last.bottom) * rowCount), rowCount - 1),
  };
}
