import type { AwayRange, DatedOverride, WeekBlocks } from '../schedule.ts';
import { formatBlocks, formatResponse } from './blockText.ts';
import { weekdays } from './teamFile.ts';

/** What a member's form holds: everything of the entry that a person edits. */
export interface MemberEntry {
  readonly name: string | null;
  readonly zone: string | null;
  /** Null leaves the hours unknown. */
  readonly hours: WeekBlocks | null;
  readonly focus: WeekBlocks;
  readonly overrides: readonly DatedOverride[];
  readonly away: readonly AwayRange[];
  /** Milliseconds of working time. */
  readonly responseTime: number | null;
}

/** A plain value in the team file's words: texts, lists and maps. */
export type PlainValue = string | readonly string[] | Readonly<Record<string, PlainValueOfMap>>;
type PlainValueOfMap = string | Readonly<Record<string, string>>;

/** The keys of a member with their values; a key that says nothing is null, which means to leave it out. */
export function plainMember(entry: MemberEntry): Readonly<Record<string, PlainValue | null>> {
  return {
    name: entry.name,
    zone: entry.zone,
    hours: entry.hours === null ? null : plainWeek(entry.hours, true),
    focus: entry.focus.every((blocks) => blocks.length === 0) ? null : plainWeek(entry.focus, false),
    overrides: entry.overrides.length === 0 ? null : plainOverrides(entry.overrides),
    away:
      entry.away.length === 0
        ? null
        : entry.away.map(({ from, to }) => (from === to ? from : `${from}..${to}`)),
    response: entry.responseTime === null ? null : formatResponse(entry.responseTime),
  };
}

/**
 * Neighbouring days with the same blocks share a key (`mon-fri`). Days off are left out, but a week without any
 * hours says so, because an empty map looks like an omission.
 */
export function plainWeek(week: WeekBlocks, keepEmpty: boolean): Readonly<Record<string, string>> {
  const texts = week.map(formatBlocks);
  if (keepEmpty && texts.every((text) => text === 'off')) return { 'mon-sun': 'off' };
  const plain: Record<string, string> = {};
  for (let first = 0; first < 7;) {
    let last = first;
    while (last < 6 && texts[last + 1] === texts[first]) last++;
    const text = texts[first] ?? 'off';
    const key = first === last ? weekdays[first] : `${weekdays[first] ?? ''}-${weekdays[last] ?? ''}`;
    if (text !== 'off' && key !== undefined) plain[key] = text;
    first = last + 1;
  }
  return plain;
}

function plainOverrides(overrides: readonly DatedOverride[]): Readonly<Record<string, PlainValueOfMap>> {
  return Object.fromEntries(
    overrides.map(({ date, hours, focus }): [string, PlainValueOfMap] => {
      if (hours !== undefined && focus === undefined) return [date, formatBlocks(hours)];
      return [
        date,
        {
          ...(hours === undefined ? {} : { hours: formatBlocks(hours) }),
          ...(focus === undefined ? {} : { focus: formatBlocks(focus) }),
        },
      ];
    }),
  );
}
