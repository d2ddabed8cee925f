import { createHash } from 'node:crypto';

import { availabilitySegments } from '../../../../src/core/availability/availability.ts';
import { localDateOf, MINUTE } from '../../../../src/core/availability/civilDate.ts';
import type { Block, Schedule } from '../../../../src/core/availability/schedule.ts';
import { zoneTable } from '../../../../src/core/availability/zoneTable.ts';
import { zoneOracle, type ZoneOracle } from './zoneOracle.ts';

const letters: Readonly<Record<string, string>> = { working: 'w', focus: 'f', off: 'o' };

/** The engine's states where zoneOracle.py took its own, hashed in the same way. */
export function statesDigest(row: ZoneOracle['rows'][number]): string {
  const digest = createHash('sha256');
  const zone = row.zones[0] ?? '';
  for (const [change] of row.transitions) {
    const day = zoneTable(zone)?.epochDayAt(change * MINUTE) ?? NaN;
    for (const schedule of schedulesOn(zone, day)) digest.update(statesAround(schedule, change));
  }
  return digest.digest('hex').slice(0, 12);
}

function statesAround(schedule: Schedule, change: number): string {
  const from = (change - zoneOracle.span) * MINUTE;
  const to = (change + zoneOracle.span) * MINUTE;
  const segments = availabilitySegments(schedule, from, to);
  let text = '';
  let index = 0;
  for (let instant = from; instant < to; instant += zoneOracle.step * MINUTE) {
    while ((segments[index]?.end ?? Infinity) <= instant) index++;
    const segment = segments[index];
    text += segment?.reason === 'away' ? 'a' : (letters[segment?.state ?? ''] ?? '?');
  }
  return text;
}

function schedulesOn(zone: string, day: number): readonly Schedule[] {
  return zoneOracle.schedules.map(({ hours, focus, away, override }) => {
    const date = (shift: number): string => localDateOf(day + shift);
    return {
      zone,
      hours: everyDay(hours),
      focus: everyDay(focus),
      overrides: override === null ? [] : [{ date: date(override), hours: blocksOf(zoneOracle.override) }],
      away: away === null ? [] : [{ from: date(away), to: date(away) }],
      feeds: [],
    };
  });
}

function everyDay(pairs: readonly (readonly [number, number])[]): Schedule['focus'] {
  const blocks = blocksOf(pairs);
  return [blocks, blocks, blocks, blocks, blocks, blocks, blocks];
}

function blocksOf(pairs: readonly (readonly [number, number])[]): readonly Block[] {
  return pairs.map(([start, end]) => ({ start, end }));
}
