import { t } from '@vscode/l10n';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import {
  brushAt,
  type HoursBrush,
  type WeekHours,
  type WeekPart,
} from '../../core/availability/hours/paintWeek.ts';
import { formatBlocks } from '../../core/availability/teamFile/blockText.ts';
import { useWeekSelection } from './useWeekSelection.ts';
import { brushWord, cellMinutes, dayName, partOf, partWords, rowCount, weekdayIndexes } from './weekCells.ts';

interface HoursGridProps {
  readonly week: WeekHours;
  readonly onPaint: (part: WeekPart, brush: HoursBrush) => void;
}

const brushes: readonly HoursBrush[] = ['working', 'focus', 'off'];
const rows = Array.from({ length: rowCount }, (_, row) => row);

/** The week to be painted: choose what to paint, then draw over the times, with pointer or keys. */
export const HoursGrid = ({ week, onPaint }: HoursGridProps): JSX.Element => {
  const [brush, setBrush] = useState<HoursBrush>('working');
  const [said, setSaid] = useState('');
  const selection = useWeekSelection(brush, (part, painted) => {
    onPaint(part, painted);
    setSaid(t('{0}: {1}', partWords(part), brushWord(painted)));
  });
  const part = partOf(selection.range);
  return (
    <section class="week" aria-label={t('Hours of the week')}>
      <div class="controls">
        <fieldset class="segments">
          <legend class="hidden-text">{t('What to paint')}</legend>
          {brushes.map((each) => (
            <label key={each}>
              <input
                type="radio"
                name="brush"
                checked={brush === each}
                onChange={() => {
                  setBrush(each);
                }}
              />
              <span>
                <i class={`sample ${each}`} aria-hidden="true" /> {brushWord(each)}
              </span>
            </label>
          ))}
        </fieldset>
        <span class="quiet painted" role="status">
          {selection.isShown ? partWords(part) : said}
        </span>
      </div>
      <div
        class="week-grid"
        role="grid"
        aria-label={t('Hours of the week')}
        aria-describedby="grid-keys"
        aria-multiselectable="true"
        {...selection.handlers}
      >
        <div role="row" class="week-row">
          <span role="columnheader" class="corner">
            <span class="hidden-text">{t('Time')}</span>
          </span>
          {weekdayIndexes.map((day) => (
            <span key={day} role="columnheader" class="week-day">
              {dayName(day)}
            </span>
          ))}
        </div>
        {rows.map((row) => (
          <Row key={row} row={row} week={week} selection={selection} part={part} />
        ))}
        {weekdayIndexes.map((day) => (
          <Column key={day} day={day} week={week} />
        ))}
      </div>
      <p id="grid-keys" class="quiet">
        {t(
          'Draw over the times, or go by the arrow keys: Shift with an arrow chooses more, Space paints, W, F and O paint working, focus and off time.',
        )}
      </p>
    </section>
  );
};

const Row = ({
  row,
  week,
  selection,
  part,
}: {
  readonly row: number;
  readonly week: WeekHours;
  readonly selection: ReturnType<typeof useWeekSelection>;
  readonly part: WeekPart;
}): JSX.Element => {
  const start = row * cellMinutes;
  const times = formatBlocks([{ start, end: start + cellMinutes }]);
  const isHour = row % 2 === 0;
  const { active } = selection.range;
  return (
    <div role="row" class="week-row">
      <span role="rowheader" class={`week-time ${isHour ? '' : 'half'}`} style={{ gridRow: row + 2 }}>
        <span class={isHour && row % 4 === 0 ? '' : 'hidden-text'}>{times.slice(0, 5)}</span>
      </span>
      {weekdayIndexes.map((day) => {
        const isChosen = part.days.includes(day) && start >= part.start && start < part.end;
        return (
          <span
            key={day}
            role="gridcell"
            data-cell={`${day}-${row}`}
            class={`cell ${isHour ? 'hour' : ''} ${isChosen && selection.isShown ? 'chosen' : ''}`}
            style={{ gridRow: row + 2, gridColumn: day + 2 }}
            tabIndex={active.day === day && active.row === row ? 0 : -1}
            aria-selected={isChosen ? 'true' : 'false'}
            aria-label={`${dayName(day)} ${times.replace('-', '–')}, ${brushWord(brushAt(week, day, start))}`}
          />
        );
      })}
    </div>
  );
};

/** What is painted on one day, to the minute. */
const Column = ({ day, week }: { readonly day: number; readonly week: WeekHours }): JSX.Element => (
  <span class="painting" aria-hidden="true" style={{ gridColumn: day + 2 }}>
    {paintingOf(week, day).map(({ start, end, brush }) => (
      <i key={start} class={brush} style={{ top: `${start / 14.4}%`, height: `${(end - start) / 14.4}%` }} />
    ))}
  </span>
);

interface Painted {
  readonly start: number;
  readonly end: number;
  readonly brush: HoursBrush;
}

/** The stretches of a day that are not off, each as long as it is. */
function paintingOf(week: WeekHours, day: number): readonly Painted[] {
  const edges = new Set([0, 1440]);
  for (const blocks of [week.hours, week.focus])
    for (const each of [...(blocks[day] ?? []), ...(blocks[(day + 6) % 7] ?? [])])
      for (const edge of [each.start, each.end]) edges.add(edge);
  const sorted = [...edges].toSorted((a, b) => a - b);
  return sorted
    .map((start, at) => ({ start, end: sorted[at + 1] ?? start, brush: brushAt(week, day, start) }))
    .reduce<readonly Painted[]>((done, next) => {
      const last = done.at(-1);
      return last?.brush === next.brush
        ? [...done.slice(0, -1), { ...last, end: next.end }]
        : [...done, next];
    }, [])
    .filter(({ brush, start, end }) => brush !== 'off' && start < end);
}
