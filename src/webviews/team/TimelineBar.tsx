import { t } from '@vscode/l10n';
import type { CSSProperties, JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { availabilitySegments, sharedWindows } from '../../core/availability/availability.ts';
import type { Interval } from '../../core/availability/interval.ts';
import type { AvailabilitySegment, Schedule } from '../../core/availability/schedule.ts';
import { positionOn, type TimeAxis } from '../../core/availability/timeAxis.ts';
import { usePointed } from './teamContext.ts';
import { timelineWords } from './teamWords.ts';

interface TimelineBarProps {
  readonly schedule: Schedule;
  readonly axis: TimeAxis;
  /** The viewer's hours, to mark the time in which both are free; absent in the viewer's own row. */
  readonly mine?: Schedule;
}

/** Part of a timeline, by what it looks like. */
const classOf = ({ state, reason }: AvailabilitySegment): string | undefined =>
  state === 'working' || state === 'focus'
    ? state
    : reason === 'away'
      ? 'away'
      : state === 'unknown'
        ? 'unknown'
        : undefined;

const placed = (axis: TimeAxis, { start, end }: Interval): CSSProperties => {
  const left = positionOn(axis, start);
  return { left: `${left * 100}%`, width: `${(positionOn(axis, end) - left) * 100}%` };
};

/** One person's hours along an axis, the time in which both are free below them, and the instant looked at. */
export const TimelineBar = ({ schedule, axis, mine }: TimelineBarProps): JSX.Element => {
  const spans = useMemo(() => {
    const segments = availabilitySegments(schedule, axis.start, axis.end);
    if (segments.every(({ state }) => state === 'unknown'))
      return <span class="no-hours">{t('no hours known')}</span>;
    return (
      <>
        {axis.marks.slice(1).map(({ at }) => (
          <i key={at} class="tick" style={{ left: `${positionOn(axis, at) * 100}%` }} />
        ))}
        {segments.map((segment) => {
          const kind = classOf(segment);
          return kind === undefined ? null : (
            <i key={segment.start} class={`span ${kind}`} style={placed(axis, segment)} />
          );
        })}
        {mine !== undefined &&
          sharedWindows([mine, schedule], axis.start, axis.end).map((window) => (
            <i key={`s${window.start}`} class="shared" style={placed(axis, window)} />
          ))}
      </>
    );
  }, [schedule, axis, mine]);
  const words = useMemo(() => timelineWords(schedule, axis, axis.zone), [schedule, axis]);
  return (
    <div class="bar" data-timeline>
      <span class="hidden-text">{words}</span>
      <span aria-hidden="true">
        {spans}
        <PointedLine axis={axis} />
      </span>
    </div>
  );
};

const PointedLine = ({ axis }: Pick<TimelineBarProps, 'axis'>): JSX.Element | null => {
  const pointed = usePointed();
  if (pointed < axis.start || pointed >= axis.end) return null;
  return <i class="line" style={{ transform: `translateX(${positionOn(axis, pointed) * 100}%)` }} />;
};
