import { t } from '@vscode/l10n';
import { DAY } from '../../core/availability/civilDate.ts';
import type { HoursBrush, WeekPart } from '../../core/availability/hours/paintWeek.ts';
import { formatBlocks } from '../../core/availability/teamFile/blockText.ts';
import { weekdayOf } from '../shared/timePhrases.ts';

/** Minutes that a cell of the grid stands for. */
export const cellMinutes = 30;
export const rowCount = 1440 / cellMinutes;
export const weekdayIndexes = [0, 1, 2, 3, 4, 5, 6] as const;

/** A cell: weekday (Monday 0) and half hour of the day. */
export interface Cell {
  readonly day: number;
  readonly row: number;
}

/** Both corners of a rectangle of cells. */
export interface CellRange {
  readonly anchor: Cell;
  readonly active: Cell;
}

/** The cells of a rectangle as a part of the week. */
export function partOf({ anchor, active }: CellRange): WeekPart {
  const [first, last] = [Math.min(anchor.day, active.day), Math.max(anchor.day, active.day)];
  return {
    days: weekdayIndexes.filter((day) => day >= first && day <= last),
    start: Math.min(anchor.row, active.row) * cellMinutes,
    end: (Math.max(anchor.row, active.row) + 1) * cellMinutes,
  };
}

/** `Mon`; the weekday as the reader's language shortens it. 1970-01-05 was a Monday. */
export const dayName = (day: number): string => weekdayOf((4 + day) * DAY, 'UTC');

/** `Mon–Fri 09:00–17:00`. */
export function partWords({ days, start, end }: WeekPart): string {
  const [first = 0, last = first] = [days[0], days.at(-1)];
  const times = formatBlocks([{ start, end }]).replace('-', '–');
  return `${first === last ? dayName(first) : `${dayName(first)}–${dayName(last)}`} ${times}`;
}

export const brushWord = (brush: HoursBrush): string =>
  ({ working: t('Working'), focus: t('Focus'), off: t('Off') })[brush];
