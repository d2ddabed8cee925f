import type { TargetedPointerEvent } from 'preact';
import { useRef } from 'preact/hooks';
import { MINUTE } from '../../core/availability/civilDate.ts';
import type { TimeAxis } from '../../core/availability/timeAxis.ts';
import type { TeamPerson } from '../../protocol/teamState.ts';
import { useTeam } from './teamContext.ts';

interface Drag {
  readonly axis: TimeAxis;
  readonly left: number;
  readonly width: number;
  readonly step: number;
}

type PointerHandler = (event: TargetedPointerEvent<HTMLElement>) => void;

export interface TimeDragHandlers {
  readonly onPointerDown: PointerHandler;
  readonly onPointerMove: PointerHandler;
  readonly onPointerUp: PointerHandler;
  readonly onPointerCancel: PointerHandler;
}

/** Moves the time looked at while a pointer is drawn along a timeline: at most once a frame. */
export const useTimeDrag = (people: readonly TeamPerson[]): TimeDragHandlers => {
  const { options, myAxis, axisOf, lookAt } = useTeam();
  const drag = useRef<Drag | undefined>(undefined);
  const pending = useRef<number | undefined>(undefined);
  const latest = useRef(0);

  const lookAtPointer = (): void => {
    pending.current = undefined;
    if (drag.current === undefined) return;
    const { axis, left, width, step } = drag.current;
    const share = Math.min(1, Math.max(0, (latest.current - left) / width));
    const exact = axis.start + share * (axis.end - axis.start);
    const snapped = axis.start + Math.round((exact - axis.start) / step) * step;
    lookAt(Math.min(snapped, axis.end - MINUTE));
  };
  const end: PointerHandler = () => {
    if (pending.current !== undefined) {
      cancelAnimationFrame(pending.current);
      lookAtPointer();
    }
    drag.current = undefined;
  };
  return {
    onPointerDown: (event) => {
      if (event.button !== 0 || !(event.target instanceof Element)) return;
      const line = event.target.closest('[data-timeline]');
      if (line === null) return;
      const row = line.closest('[data-index]');
      const person = row instanceof HTMLElement ? people[Number(row.dataset['index'])] : undefined;
      const { left, width } = line.getBoundingClientRect();
      if (width === 0) return;
      drag.current = {
        axis: person === undefined ? myAxis : axisOf(person),
        left,
        width,
        step: options.span === 'day' ? 5 * MINUTE : 30 * MINUTE,
      };
      event.currentTarget.setPointerCapture(event.pointerId);
      latest.current = event.clientX;
      lookAtPointer();
    },
    onPointerMove: (event) => {
      if (drag.current === undefined) return;
      latest.current = event.clientX;
      pending.current ??= requestAnimationFrame(lookAtPointer);
    },
    onPointerUp: end,
    onPointerCancel: end,
  };
};
