import { weekdayNames } from '../civilDate.ts';
import { formatBlocks, daysOfKey, parseBlocks } from './blockText.ts';
import { nearestZone } from './nearestZone.ts';
import { weekdays, type TeamFileIssue } from './teamFile.ts';

/**
 * What the author of a faulty part most likely meant, as the file writes it: `09:00-17:00` for `9-17`, `mon-fri` for
 * `Monday to Friday`. Null where that cannot be told. `zones`: IANA names that the host knows.
 */
export function intendedText(issue: TeamFileIssue, zones: readonly string[]): string | null {
  switch (issue.code) {
    case 'key-unknown':
      return issue.nearest;
    case 'zone-unknown':
      return nearestZone(issue.zone, zones);
    case 'away-reversed':
      return `${issue.to}..${issue.from}`;
    case 'day-unknown':
      return intendedDays(issue.key);
    case 'blocks-malformed':
      return intendedBlocks(issue.text);
    case 'response-malformed':
      return intendedResponse(issue.text);
    default:
      return null;
  }
}

const groups: ReadonlyMap<string, string> = new Map([
  ['weekday', 'mon-fri'],
  ['weekend', 'sat-sun'],
  ['daily', 'mon-sun'],
]);

function intendedDays(key: string): string | null {
  const words = key
    .toLowerCase()
    .split(/\s*[-–—]\s*|\s+to\s+/)
    .map((word) => word.trim().replace(/\.$/, ''));
  const days = words.map((word) => {
    const singular = word.replace(/days$/, 'day');
    const at = weekdayNames.findIndex((name) => singular.length >= 2 && name.startsWith(singular));
    return weekdays[at] ?? groups.get(word.replace(/s$/, ''));
  });
  const text = days.join('-');
  return days.every((day) => day !== undefined) && daysOfKey(text) !== null ? text : null;
}

const clockTime = String.raw`(\d{1,2})(?:[:.h]?(\d{2}))?\s*(am|pm)?`;
const block = new RegExp(String.raw`^${clockTime}\s*(?:[-–—]|to)\s*${clockTime}$`, 'i');

function intendedBlocks(text: string): string | null {
  const blocks = text.split(/\s*[,;]\s*|\s+and\s+/i).map((each) => {
    const [, hour, minute, half, endHour, endMinute, endHalf] = block.exec(each.trim()) ?? [];
    const start = minutesOf(hour, minute, half);
    const end = minutesOf(endHour, endMinute, endHalf);
    // `9-5` may mean the afternoon; a night shift is written in full.
    return start !== null && end !== null && start < end ? { start, end } : null;
  });
  const known = blocks.filter((each) => each !== null);
  const written = formatBlocks(known);
  if (known.length < blocks.length || parseBlocks(written) === null) return null;
  // A comma would end the value in a flow mapping.
  return written.includes(',') ? `"${written}"` : written;
}

/** Minutes since midnight of a time in 24 hours or, with `am` or `pm`, in 12. */
function minutesOf(hour = '', minute = '0', half?: string): number | null {
  const hours = Number(hour);
  const isTwelve = half !== undefined;
  if (hour === '' || Number(minute) > 59 || (isTwelve && (hours < 1 || hours > 12))) return null;
  const afternoon = half?.toLowerCase() === 'pm' ? 12 : 0;
  return (isTwelve ? (hours % 12) + afternoon : hours) * 60 + Number(minute);
}

function intendedResponse(text: string): string | null {
  const [, count, unit] = /^(\d{1,3})\s*(h|m)(?:rs?|ours?|ins?|inutes?)?\.?$/i.exec(text.trim()) ?? [];
  return count === undefined || unit === undefined ? null : `${count}${unit.toLowerCase()}`;
}
