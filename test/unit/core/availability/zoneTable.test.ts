import { execFileSync, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { DAY, epochDayOf, HOUR, MINUTE } from '../../../../src/core/availability/civilDate.ts';
import { zoneCorrections } from '../../../../src/core/availability/zoneOverlay.ts';
import { zoneTable, type ZoneTable } from '../../../../src/core/availability/zoneTable.ts';
import { at, iso } from './scheduleOf.ts';
import { oracleFrom, oracleTo, zoneOracle } from './zoneOracle.ts';

const tableOf = (zone: string): ZoneTable => {
  const table = zoneTable(zone);
  if (table === null) throw new Error(`the host does not know ${zone}`);
  return table;
};
const wall = (text: string): number => at(`${text}Z`);

const transitionsOf = (zone: string): unknown => {
  const [first, ...changes] = tableOf(zone).transitionsIn(oracleFrom, oracleTo);
  return [(first?.offset ?? NaN) / MINUTE, changes.map(({ at, offset }) => [at / MINUTE, offset / MINUTE])];
};

describe('against Python zoneinfo', () => {
  it('every zone has the offsets and the transitions of 2024 to 2030', () => {
    const names = zoneOracle.rows.flatMap(({ zones }) => zones);
    expect(names.length).toBeGreaterThan(590);
    const theirs = Object.fromEntries(
      zoneOracle.rows.flatMap(({ zones, offset, transitions }) =>
        zones.map((zone) => [zone, [offset, transitions.map(([at, after]) => [at, after])]]),
      ),
    );
    expect(Object.fromEntries(names.map((zone) => [zone, transitionsOf(zone)]))).toEqual(theirs);
  });

  it('every wall time around every transition has the same instant (P2)', () => {
    let compared = 0;
    for (const { zones, offset, transitions } of zoneOracle.rows) {
      const table = tableOf(zones[0]!);
      let before = offset;
      for (const [change, after, walls] of transitions) {
        const ours = zoneOracle.probes.map(
          (probe) => table.instantOf((change + before + probe) * MINUTE) / MINUTE - change,
        );
        expect([zones[0], change, ours]).toEqual([zones[0], change, walls]);
        compared += ours.length;
        before = after;
      }
    }
    expect(compared).toBeGreaterThan(8_000);
  });

  const hasPython = spawnSync('python3', ['-c', 'import zoneinfo']).status === 0;

  // Where there is no Python, the fixture that it wrote has to do.
  it.skipIf(!hasPython)(
    'agrees with the Python of this machine, but for laws that its IANA data may lack',
    () => {
      const script = fileURLToPath(new URL('zoneOracle.py', import.meta.url));
      const listing: unknown = JSON.parse(
        execFileSync('python3', [script, 'transitions'], { encoding: 'utf8', maxBuffer: 2 ** 26 }),
      );
      const corrected = new Set(zoneCorrections.flatMap(({ zones }) => zones));
      const theirs = Object.entries(listing as Record<string, unknown>);
      const differing = theirs.filter(
        ([zone, theirs]) =>
          zoneTable(zone) === null || JSON.stringify(transitionsOf(zone)) !== JSON.stringify(theirs),
      );
      expect(theirs.length).toBeGreaterThan(400);
      // Older data of the machine may miss a few more laws than the corrected ones; a fault of ours would show in many.
      const unexplained = differing.map(([zone]) => zone).filter((zone) => !corrected.has(zone));
      expect(unexplained.length, unexplained.join(' ')).toBeLessThan(12);
    },
  );
});

describe('wall time to instant', () => {
  it.each([
    ['spring forward, nonexistent 02:30', 'America/New_York', '2026-03-08T02:30', '2026-03-08T07:30Z'],
    ['fall back, the first of two 01:30', 'America/New_York', '2026-11-01T01:30', '2026-11-01T05:30Z'],
    [
      'Lord Howe shifts by half an hour, in the gap',
      'Australia/Lord_Howe',
      '2026-10-04T02:15',
      '2026-10-03T15:45Z',
    ],
    [
      'Lord Howe shifts by half an hour, in the fold',
      'Australia/Lord_Howe',
      '2026-04-05T01:45',
      '2026-04-04T14:45Z',
    ],
    ['half-hour zone', 'Asia/Kolkata', '2026-11-24T14:00', '2026-11-24T08:30Z'],
    ['45-minute zone', 'Asia/Kathmandu', '2026-11-24T09:00', '2026-11-24T03:15Z'],
    ['45-minute zone with daylight saving', 'Pacific/Chatham', '2026-09-27T02:50', '2026-09-26T14:05Z'],
    ['midnight does not exist', 'Africa/Cairo', '2026-04-24T00:00', '2026-04-23T22:00Z'],
    ['midnight does not exist in Beirut', 'Asia/Beirut', '2026-03-29T00:00', '2026-03-28T22:00Z'],
    ['two hours at Troll', 'Antarctica/Troll', '2026-03-29T02:00', '2026-03-29T02:00Z'],
    ['furthest east', 'Pacific/Kiritimati', '2026-01-01T00:00', '2025-12-31T10:00Z'],
    ['furthest west', 'Etc/GMT+12', '2026-01-01T00:00', '2026-01-01T12:00Z'],
    ['a name in other letters', 'europe/LONDON', '2026-07-01T12:00', '2026-07-01T11:00Z'],
  ])('%s', (_, zone, text, expected) => {
    expect(iso(tableOf(zone).instantOf(wall(text)))).toBe(expected);
  });

  it('gives an instant whose wall time is that wall time, unless it does not exist', () => {
    const zones = zoneOracle.rows.map(({ zones }) => zones[0]!);
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: oracleFrom, max: oracleTo }),
        (zone, instant) => {
          const table = tableOf(zone);
          const again = table.instantOf(table.wallAt(instant));
          // In a fold the first of the two is given, so at most a shift earlier.
          expect(again).toBeLessThanOrEqual(instant);
          expect(instant - again).toBeLessThanOrEqual(2 * HOUR);
          expect(table.wallAt(again)).toBe(table.wallAt(instant));
        },
      ),
    );
  });
});

describe('local dates', () => {
  const lengths = (zone: string, date: string): readonly number[] =>
    tableOf(zone)
      .dayIntervals(epochDayOf(date)!)
      .map(({ start, end }) => (end - start) / HOUR);

  it.each([
    ['Europe/London', '2026-03-29', [23]],
    ['Europe/London', '2026-10-25', [25]],
    ['Australia/Lord_Howe', '2026-04-05', [24.5]],
    ['Africa/Cairo', '2026-04-24', [23]],
    ['Africa/Cairo', '2026-10-29', [25]],
    ['America/Nuuk', '2026-03-28', [23]],
    ['Europe/London', '2028-02-29', [24]],
    ['Pacific/Apia', '2011-12-29', [24]],
    ['Pacific/Apia', '2011-12-30', []],
    ['Pacific/Apia', '2011-12-31', [24]],
    // The clocks went back from 00:01 to 23:01 the day before: the date comes in two parts.
    ['America/St_Johns', '2009-11-01', [1 / 60, 24]],
  ])('%s on %s lasts %j hours', (zone, date, expected) => {
    expect(lengths(zone, date)).toEqual(expected);
  });

  it('partition time', () => {
    const zones = zoneOracle.rows.map(({ zones }) => zones[0]!);
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: oracleFrom / DAY, max: oracleTo / DAY }),
        (zone, day) => {
          const table = tableOf(zone);
          const today = table.dayIntervals(day);
          expect(table.dayIntervals(day + 1)[0]?.start).toBe(today.at(-1)?.end);
          expect(today.map(({ start }) => table.epochDayAt(start))).toEqual(today.map(() => day));
        },
      ),
    );
  });
});

describe('hostile input', () => {
  it.each(['+05:30', '', 'Europe/Atlantis', 'UTC\n', '../etc/passwd', 'Europe/London '])(
    '%j is no zone',
    (zone) => {
      expect(zoneTable(zone)).toBeNull();
    },
  );

  it('takes the nearest known offset for far dates, quickly', () => {
    const table = tableOf('Europe/Berlin');
    expect(table.offsetAt(at('9999-07-01T00:00Z'))).toBe(HOUR);
    expect(table.offsetAt(at('0001-07-01T00:00Z'))).toBe(HOUR);
  });
});
