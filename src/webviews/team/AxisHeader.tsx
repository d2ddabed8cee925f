import { t } from '@vscode/l10n';
import type { JSX } from 'preact';
import { positionOn } from '../../core/availability/timeAxis.ts';
import { Icon } from '../shared/Icon.tsx';
import { calendarDate } from '../shared/timePhrases.ts';
import { usePointed, useTeam } from './teamContext.ts';
import { moment } from './teamWords.ts';

/** The hours or dates above the timelines, with the handle that moves the time looked at. */
export const AxisHeader = (): JSX.Element => {
  const { options, myAxis } = useTeam();
  return (
    <div class="axis" data-timeline>
      <span aria-hidden="true">
        {myAxis.marks.map((mark) => (
          <i
            key={mark.at}
            class={`mark ${options.span === 'week' ? 'date' : ''}`}
            style={{ left: `${positionOn(myAxis, mark.at) * 100}%` }}
          >
            {options.span === 'day' ? String(mark.hour).padStart(2, '0') : <DateMark date={mark.date} />}
          </i>
        ))}
      </span>
      <PointedHandle />
    </div>
  );
};

const PointedHandle = (): JSX.Element => {
  const { team, myAxis } = useTeam();
  const pointed = usePointed();
  const at = positionOn(myAxis, pointed);
  return (
    <div class="handle-place" style={{ transform: `translateX(${at * 100}%)` }}>
      <div
        class="handle"
        role="slider"
        tabIndex={0}
        aria-label={t('Time looked at')}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(at * 100)}
        aria-valuetext={moment(pointed, team.zone)}
        title={t('Drag, or use the arrow keys, to look at another time')}
      >
        <Icon name="triangle-down" />
      </div>
    </div>
  );
};

/** `Mon 23`: the month goes without saying for a week. Where it is narrow, the day stands below its name. */
const DateMark = ({ date }: { readonly date: string }): JSX.Element => {
  const [name, day] = calendarDate(date).split(' ');
  return (
    <>
      <span>{name}</span> <span>{day}</span>
    </>
  );
};
