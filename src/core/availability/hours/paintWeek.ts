import type { Block, WeekBlocks } from '../schedule.ts';
import { blockLength, LONGEST_SHIFT } from '../teamFile/blockText.ts';

const DAY = 1440;
const WEEK = 7 * DAY;

/** What a part of the week is painted with: `focus` is working time in which not to be disturbed (P4). */
export type HoursBrush = 'working' | 'focus' | 'off';

/** A part of a week: the same wall time, minutes after midnight (`end` up to 1440), on each of some weekdays (Monday 0). */
export interface WeekPart {
  readonly days: readonly number[];
  readonly start: number;
  readonly end: number;
}

export interface WeekHours {
  readonly hours: WeekBlocks;
  readonly focus: WeekBlocks;
}

/**
 * The week with a part of it painted over; everything outside of the part keeps its times to the minute. A painted
 * night is one block of the weekday on which it starts, as the team file has it.
 */
export function paintWeek({ hours, focus }: WeekHours, part: WeekPart, brush: HoursBrush): WeekHours {
  return {
    hours: brush === 'off' ? withoutPart(hours, part) : withPart(hours, part),
    focus: brush === 'focus' ? withPart(focus, part) : withoutPart(focus, part),
  };
}

/** What holds at a minute of a weekday (Monday 0), by the blocks of that day and the night before. */
export function brushAt({ hours, focus }: WeekHours, day: number, minute: number): HoursBrush {
  const at = day * DAY + minute;
  if (!covers(hours, at)) return 'off';
  return covers(focus, at) ? 'focus' : 'working';
}

/** A block as minutes after the week's first midnight; its end may lie in the week after. */
interface Span {
  readonly start: number;
  readonly end: number;
}

const spansOf = (week: WeekBlocks): readonly Span[] =>
  week.flatMap((blocks, day) =>
    blocks.map((block) => {
      const start = day * DAY + block.start;
      return { start, end: start + blockLength(block) };
    }),
  );

const covers = (week: WeekBlocks, at: number): boolean =>
  spansOf(week).some(({ start, end }) => (at >= start && at < end) || at + WEEK < end);

/** The part as spans of the week, and once more a week later, where the night after Sunday ends. */
const spansOfPart = ({ days, start, end }: WeekPart): readonly Span[] =>
  days.map((day) => ({ start: day * DAY + start, end: day * DAY + end }));

function withoutPart(week: WeekBlocks, part: WeekPart): WeekBlocks {
  const cuts = spansOfPart(part).flatMap(({ start, end }) => [
    { start, end },
    { start: start + WEEK, end: end + WEEK },
  ]);
  return weekOf(subtracted(spansOf(week), cuts));
}

function withPart(week: WeekBlocks, part: WeekPart): WeekBlocks {
  const spans = spansOf(week);
  const nights = spans.filter(({ start, end }) => Math.floor(start / DAY) !== Math.floor((end - 1) / DAY));
  // A night that begins on the day before stays whole: only what it does not cover is added.
  const covered = nights.flatMap(({ start, end }) => [
    { start, end },
    { start: start - WEEK, end: end - WEEK },
  ]);
  const added = subtracted(spansOfPart(part), covered);
  return weekOf([...spans, ...added]);
}

function subtracted(spans: readonly Span[], cuts: readonly Span[]): readonly Span[] {
  return cuts.reduce<readonly Span[]>(
    (left, cut) =>
      left.flatMap(({ start, end }) =>
        cut.end <= start || cut.start >= end
          ? [{ start, end }]
          : [
              { start, end: Math.min(end, cut.start) },
              { start: Math.max(start, cut.end), end },
            ].filter((piece) => piece.start < piece.end),
      ),
    spans,
  );
}

/** The spans as blocks of the weekdays on which they start: those of one day that touch are one. */
function weekOf(spans: readonly Span[]): WeekBlocks {
  const inWeek = spans.map(({ start, end }) =>
    start < WEEK ? { start, end } : { start: start - WEEK, end: end - WEEK },
  );
  const united = inWeek
    .toSorted((a, b) => a.start - b.start)
    .reduce<readonly Span[]>((done, span) => {
      const last = done.at(-1);
      if (last === undefined || !belongTogether(last, span)) return [...done, span];
      return [...done.slice(0, -1), { start: last.start, end: Math.max(last.end, span.end) }];
    }, []);
  const days = Array.from({ length: 7 }, (_, day) =>
    overSunday(united)
      .filter(({ start }) => Math.floor(start / DAY) === day)
      .map(blockOf),
  );
  const [mon = [], tue = [], wed = [], thu = [], fri = [], sat = [], sun = []] = days;
  return [mon, tue, wed, thu, fri, sat, sun];
}

/**
 * Neighbours become one block when both start on one day, or when the second goes on at midnight where the first ends
 * and both together are a night shift rather than days without an end.
 */
function belongTogether(first: Span, second: Span): boolean {
  if (second.start > first.end) return false;
  const isOneDay = Math.floor(first.start / DAY) === Math.floor(second.start / DAY);
  return isOneDay
    ? Math.max(first.end, second.end) - first.start <= DAY
    : second.start === first.end && second.end - first.start <= LONGEST_SHIFT;
}

/** Joins the end of Sunday with a Monday that begins at midnight, as {@link belongTogether} joins other nights. */
function overSunday(spans: readonly Span[]): readonly Span[] {
  const [first, last] = [spans[0], spans.at(-1)];
  if (first === undefined || last === undefined || first === last) return spans;
  const next = { start: first.start + WEEK, end: first.end + WEEK };
  if (Math.floor(last.start / DAY) !== 6 || !belongTogether(last, next)) return spans;
  return [...spans.slice(1, -1), { start: last.start, end: next.end }];
}

function blockOf({ start, end }: Span): Block {
  const from = start % DAY;
  const length = end - start;
  return { start: from, end: from + length <= DAY ? from + length : from + length - DAY };
}
