import type { Node } from 'yaml';

import { isKnownZone } from '../hostZoneData.ts';
import {
  emptyWeek,
  unknownSchedule,
  type AwayRange,
  type Block,
  type DatedOverride,
  type WeekBlocks,
} from '../schedule.ts';
import {
  blockLength,
  dateFault,
  daysOfKey,
  formatBlocks,
  haveOverlap,
  isLogin,
  LONGEST_SHIFT,
  parseAway,
  parseBlocks,
  parseResponse,
} from './blockText.ts';
import { nearestOf } from './nearestOf.ts';
import { weekdays, type TeamMember, type TextRange } from './teamFile.ts';
import type { YamlEntry, YamlReader } from './yamlReader.ts';

export const memberKeys = ['name', 'zone', 'hours', 'focus', 'overrides', 'away', 'response'] as const;
type MemberKey = (typeof memberKeys)[number];

/**
 * One entry under `members`. With an error in what says when they work the member is `broken`: hours are unknown, dates
 * away that could be read are kept, so that a slip never makes someone look available. An error in the name or in the
 * response time loses nothing else.
 */
export function parseMember(reader: YamlReader, entry: YamlEntry): TeamMember | null {
  const { key: login, range } = entry;
  if (!isLogin(login)) {
    reader.report({ code: 'login-invalid', login }, range);
    return null;
  }
  const before = reader.errorCount;
  const parts = new Map<MemberKey, YamlEntry>();
  for (const each of reader.entries(entry.value, range, login) ?? []) {
    const key = memberKeys.find((known) => known === each.key);
    if (key === undefined) {
      reader.report(
        { code: 'key-unknown', key: each.key, nearest: nearestOf(each.key, memberKeys) },
        each.range,
        'warning',
      );
    } else parts.set(key, each);
  }
  const read = <T>(key: MemberKey, parse: (reader: YamlReader, entry: YamlEntry) => T): T | null => {
    const part = parts.get(key);
    return part === undefined ? null : parse(reader, part);
  };
  const zone = read('zone', parseZone);
  const hours = read('hours', parseWeek);
  const focus = read('focus', parseWeek) ?? emptyWeek;
  const overrides = read('overrides', parseOverrides) ?? [];
  const away = read('away', parseAwayList) ?? [];
  const broken = reader.errorCount > before;
  const name = read('name', (_, { value, range }) => reader.text(value, range, 'name'));
  const responseTime = read('response', parseResponseTime);
  const schedule = broken
    ? { ...unknownSchedule, zone, away }
    : { zone, hours, focus, overrides, away, feeds: [] };
  return { login, name, schedule, responseTime, range, broken, hasErrors: reader.errorCount > before };
}

function parseZone(reader: YamlReader, { value, range }: YamlEntry): string | null {
  const zone = reader.text(value, range, 'zone');
  if (zone === null || isKnownZone(zone)) return zone;
  reader.report({ code: 'zone-unknown', zone }, reader.rangeOf(value) ?? range);
  return null;
}

function parseWeek(reader: YamlReader, { key, value, range }: YamlEntry): WeekBlocks | null {
  const entries = reader.entries(value, range, key);
  if (entries === null) return null;
  const week: (readonly Block[] | undefined)[] = Array.from({ length: 7 }, () => undefined);
  for (const each of entries) {
    const days = daysOfKey(each.key);
    if (days === null) {
      reader.report({ code: 'day-unknown', key: each.key }, each.range);
      continue;
    }
    const blocks = parseDay(reader, each.value, each.range);
    for (const day of days) {
      const name = weekdays[day] ?? 'mon';
      if (week[day] !== undefined)
        reader.report({ code: 'day-repeated', key: each.key, day: name }, each.range);
      week[day] = blocks;
    }
  }
  const [mon = [], tue = [], wed = [], thu = [], fri = [], sat = [], sun = []] = week;
  return [mon, tue, wed, thu, fri, sat, sun];
}

/** `off`, `09:00-12:00, 13:00-17:00`, or a list of such texts. */
function parseDay(reader: YamlReader, node: Node | null, at: TextRange): readonly Block[] {
  const range = reader.rangeOf(node) ?? at;
  if (reader.isMap(node)) {
    reader.report({ code: 'type-wrong', expected: 'blocks', path: '' }, range);
    return [];
  }
  const texts = reader.isList(node)
    ? (reader.texts(node, range, 'blocks') ?? [])
    : [{ text: reader.text(node, range, 'blocks'), range }];
  const blocks = texts.flatMap((each) => {
    if (each.text === null) return [];
    const parsed = parseBlocks(each.text);
    if (parsed === null) reader.report({ code: 'blocks-malformed', text: each.text }, each.range);
    for (const block of parsed ?? []) warnOfLongNight(reader, block, each.range);
    return parsed ?? [];
  });
  if (haveOverlap(blocks)) {
    reader.report({ code: 'blocks-overlap', text: formatBlocks(blocks) }, range, 'warning');
  }
  return blocks;
}

/** `17:00-09:00` is a night shift by the rules, and more often a slip. */
function warnOfLongNight(reader: YamlReader, block: Block, range: TextRange): void {
  const length = blockLength(block);
  if (block.end > block.start || length <= LONGEST_SHIFT || block.end === 0) return;
  reader.report({ code: 'block-long', text: formatBlocks([block]), hours: length / 60 }, range, 'warning');
}

function parseOverrides(reader: YamlReader, { value, range }: YamlEntry): readonly DatedOverride[] {
  return (reader.entries(value, range, 'overrides') ?? []).flatMap((each) => {
    const fault = dateFault(each.key);
    if (fault !== null) reader.report(fault, each.range);
    const override = reader.isMap(each.value)
      ? parseOverrideMap(reader, each)
      : { hours: parseDay(reader, each.value, each.range) };
    return fault === null ? [{ date: each.key, ...override }] : [];
  });
}

function parseOverrideMap(reader: YamlReader, entry: YamlEntry): Omit<DatedOverride, 'date'> {
  let parts: Omit<DatedOverride, 'date'> = {};
  for (const { key, value, range } of reader.entries(entry.value, entry.range, entry.key) ?? []) {
    if (key === 'hours') parts = { ...parts, hours: parseDay(reader, value, range) };
    else if (key === 'focus') parts = { ...parts, focus: parseDay(reader, value, range) };
    else {
      const nearest = nearestOf(key, ['hours', 'focus']);
      reader.report({ code: 'key-unknown', key, nearest }, range, 'warning');
    }
  }
  return parts;
}

function parseAwayList(reader: YamlReader, { value, range }: YamlEntry): readonly AwayRange[] {
  return (reader.texts(value, range, 'away') ?? []).flatMap((each) => {
    const parsed = parseAway(each.text);
    if (!('code' in parsed)) return [parsed];
    reader.report(parsed, each.range);
    return [];
  });
}

function parseResponseTime(reader: YamlReader, { value, range }: YamlEntry): number | null {
  const text = reader.text(value, range, 'response');
  const duration = text === null ? null : parseResponse(text);
  if (text !== null && duration === null) {
    reader.report({ code: 'response-malformed', text }, reader.rangeOf(value) ?? range);
  }
  return duration;
}
