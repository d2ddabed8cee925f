import { MINUTE, epochDayOf } from '../civilDate.ts';
import type { AwayRange, Block } from '../schedule.ts';
import { weekdays, type Weekday } from './teamFile.ts';

const dayKey = /^(mon|tue|wed|thu|fri|sat|sun)(?:-(mon|tue|wed|thu|fri|sat|sun))?$/;
const blockList = /^(?:off|(?:BLOCK)(?:\s*,\s*BLOCK)*)$/.source.replaceAll(
  'BLOCK',
  String.raw`(?:[01]?\d|2[0-3]):[0-5]\d\s*[-–]\s*(?:(?:[01]?\d|2[0-3]):[0-5]\d|24:00)`,
);
const responsePattern = /^(?=\d)(?:(\d{1,3})h)?(?:(\d{1,3})m)?$/;
const datePattern = /^\d{4}-\d{2}-\d{2}$/;

/** The patterns that media/baton.schema.json repeats, so that a test can hold both to the same words. */
export const teamFilePatterns = {
  dayKey: dayKey.source,
  blockList,
  response: responsePattern.source,
  login: String.raw`^[A-Za-z0-9][A-Za-z0-9_-]{0,99}(?:\[bot\])?$`,
} as const;

const blockListPattern = new RegExp(blockList);
const loginPattern = new RegExp(teamFilePatterns.login);

/** Whether GitHub could have this login: 39 characters for people, more for managed users and apps. */
export const isLogin = (text: string): boolean => loginPattern.test(text);

/** The weekday indices that a key means (Monday 0): `mon`, `mon-fri`, `sun-thu` around the week; null for no key. */
export function daysOfKey(key: string): readonly number[] | null {
  const match = dayKey.exec(key);
  if (match === null) return null;
  const first = weekdays.indexOf(weekdayOf(match[1]));
  const last = match[2] === undefined ? first : weekdays.indexOf(weekdayOf(match[2]));
  const count = ((last - first + 7) % 7) + 1;
  return Array.from({ length: count }, (_, index) => (first + index) % 7);
}

function weekdayOf(text: string | undefined): Weekday {
  return weekdays.find((each) => each === text) ?? 'mon';
}

/** `off` or `09:00-12:00, 13:00-17:00` as blocks; null when malformed. */
export function parseBlocks(text: string): readonly Block[] | null {
  if (!blockListPattern.test(text)) return null;
  if (text === 'off') return [];
  return text.split(',').map((each) => {
    const [start, end] = each.split(/[-–]/).map(minutesOf);
    return { start: start ?? 0, end: end ?? 0 };
  });
}

function minutesOf(time: string): number {
  const [hours, minutes] = time.split(':').map(Number);
  return (hours ?? 0) * 60 + (minutes ?? 0);
}

/** Blocks as the team file writes them; `off` for none. */
export function formatBlocks(blocks: readonly Block[]): string {
  if (blocks.length === 0) return 'off';
  return blocks.map(({ start, end }) => `${timeText(start)}-${timeText(end)}`).join(', ');
}

function timeText(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** Minutes; a block over midnight that is longer is more often a slip, such as `17:00-09:00`, than a shift. */
export const LONGEST_SHIFT = 12 * 60;

/** The length of a block in minutes of wall time, 1 to 1440. */
export function blockLength({ start, end }: Block): number {
  return end <= start ? end + 1440 - start : end - start;
}

/** Whether two of the blocks of a date share wall time. */
export function haveOverlap(blocks: readonly Block[]): boolean {
  const sorted = [...blocks].sort((a, b) => a.start - b.start);
  return sorted.some((each, index) => {
    const next = sorted[index + 1];
    return next !== undefined && each.start + blockLength(each) > next.start;
  });
}

export type DateFault =
  | { readonly code: 'date-malformed' | 'date-nonexistent'; readonly text: string }
  | { readonly code: 'away-reversed'; readonly from: string; readonly to: string };

/** Why a text is no date, or null when it is one. */
export function dateFault(text: string): DateFault | null {
  if (!datePattern.test(text)) return { code: 'date-malformed', text };
  return epochDayOf(text) === null ? { code: 'date-nonexistent', text } : null;
}

/** `2026-12-24` or `2026-12-24..2027-01-02` (both ends included). */
export function parseAway(text: string): AwayRange | DateFault {
  const [from = '', to = from, ...more] = text.split('..');
  if (more.length > 0) return { code: 'date-malformed', text };
  const fault = dateFault(from) ?? dateFault(to);
  if (fault !== null) return fault;
  return to < from ? { code: 'away-reversed', from, to } : { from, to };
}

/** `4h`, `30m` or `1h30m` in milliseconds; null when malformed. */
export function parseResponse(text: string): number | null {
  const match = responsePattern.exec(text);
  if (match === null) return null;
  return (Number(match[1] ?? 0) * 60 + Number(match[2] ?? 0)) * MINUTE;
}

/** Milliseconds in the form that {@link parseResponse} reads, to the minute. */
export function formatResponse(duration: number): string {
  const minutes = Math.round(duration / MINUTE);
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0) return `${rest}m`;
  return rest === 0 ? `${hours}h` : `${hours}h${rest}m`;
}
