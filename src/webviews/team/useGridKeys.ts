import type { RefObject, TargetedFocusEvent, TargetedKeyboardEvent } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { HOUR, MINUTE } from '../../core/availability/civilDate.ts';
import type { TeamPerson } from '../../protocol/teamState.ts';
import { useTeam } from './teamContext.ts';
import type { WindowedRows } from './useWindowedRows.ts';

interface GridKeys {
  readonly people: readonly TeamPerson[];
  readonly active: number;
  readonly setActive: (index: number) => void;
  readonly rows: WindowedRows;
  readonly box: RefObject<HTMLElement | null>;
}

export interface GridKeyHandlers {
  readonly onKeyDown: (event: TargetedKeyboardEvent<HTMLElement>) => void;
  readonly onFocusIn: (event: TargetedFocusEvent<HTMLElement>) => void;
}

const quarter = 15 * MINUTE;

/**
 * The keys of the grid: up and down, Home and End, and the page keys move through the people; left and right move the
 * time looked at, further with Shift; Enter opens the card; Escape closes it, then goes back to now.
 */
export const useGridKeys = ({ people, active, setActive, rows, box }: GridKeys): GridKeyHandlers => {
  const { options, select, now, pointed, isMoved, lookAt } = useTeam();
  const focusNext = useRef(false);
  useEffect(() => {
    if (!focusNext.current) return;
    box.current?.querySelector<HTMLElement>(`#person-${active}`)?.focus({ preventScroll: true });
    focusNext.current = false;
  }, [active]);

  // A screen reader or a click moves the focus to any row.
  const onFocusIn: GridKeyHandlers['onFocusIn'] = ({ target }) => {
    if (focusNext.current || !(target instanceof HTMLElement) || target.role !== 'row') return;
    setActive(Number(target.dataset['index']));
  };
  const onKeyDown: GridKeyHandlers['onKeyDown'] = (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const target = event.target instanceof HTMLElement ? event.target : null;
    const isSlider = target?.getAttribute('role') === 'slider';
    const isRow = target?.getAttribute('role') === 'row';
    if (!isSlider && !isRow) return;
    const go = (index: number): void => {
      const next = Math.max(0, Math.min(people.length - 1, index));
      rows.reveal(next);
      focusNext.current = next !== active;
      setActive(next);
    };
    const looked = pointed.instant ?? now;
    const step = (options.span === 'day' ? quarter : HOUR) * (event.shiftKey ? 4 : 1);
    const page = Math.max(1, rows.perPage - 1);
    const actions: Readonly<Record<string, () => void>> = {
      ArrowLeft: () => {
        lookAt(looked - step);
      },
      ArrowRight: () => {
        lookAt(looked + step);
      },
      Escape: () => {
        if (options.selected !== '') select(undefined);
        else if (isMoved) lookAt(undefined);
      },
      ...(isSlider
        ? {
            ArrowUp: () => {
              lookAt(looked + step);
            },
            ArrowDown: () => {
              lookAt(looked - step);
            },
            PageUp: () => {
              lookAt(looked + 24 * HOUR);
            },
            PageDown: () => {
              lookAt(looked - 24 * HOUR);
            },
            Home: () => {
              lookAt(undefined);
            },
          }
        : {
            ArrowUp: () => {
              go(active - 1);
            },
            ArrowDown: () => {
              go(active + 1);
            },
            PageUp: () => {
              go(active - page);
            },
            PageDown: () => {
              go(active + page);
            },
            Home: () => {
              go(0);
            },
            End: () => {
              go(people.length - 1);
            },
            Enter: () => {
              const login = people[active]?.login;
              select(login === options.selected ? undefined : login);
            },
            ' ': () => {
              select(people[active]?.login);
            },
          }),
    };
    const act = Object.hasOwn(actions, event.key) ? actions[event.key] : undefined;
    if (act === undefined) return;
    event.preventDefault();
    act();
  };
  return { onKeyDown, onFocusIn };
};
