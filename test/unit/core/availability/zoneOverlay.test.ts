import { describe, expect, it } from 'vitest';

import { HOUR } from '../../../../src/core/availability/civilDate.ts';
import { hostOffsetAt } from '../../../../src/core/availability/hostZoneData.ts';
import {
  checkZoneData,
  correctedOffset,
  holdOffset,
  zoneCorrections,
} from '../../../../src/core/availability/zoneOverlay.ts';
import { zoneTable } from '../../../../src/core/availability/zoneTable.ts';
import { at } from './scheduleOf.ts';
import { oracleFrom, oracleTo } from './zoneOracle.ts';

const summary = (findings: ReturnType<typeof checkZoneData>): unknown =>
  findings.map(({ zones, verdict }) => [zones[0], verdict]);

describe('the check of zone data', () => {
  it('finds data of 2025 outdated in every known law', () => {
    const of2025 = (zone: string): number | null =>
      zoneCorrections.find(({ zones }) => zones.includes(zone))?.outdatedOffset ?? null;
    expect(summary(checkZoneData(of2025))).toEqual([
      ['America/Vancouver', 'corrected'],
      ['America/Edmonton', 'corrected'],
      ['Africa/Casablanca', 'corrected'],
      ['America/Inuvik', 'corrected'],
      ['America/Winnipeg', 'corrected'],
      ['America/Havana', 'corrected'],
      ['Europe/Chisinau', 'corrected'],
    ]);
  });

  it('finds data of 2026f current, and leaves later laws alone', () => {
    const later = (zone: string): number | null =>
      zone === 'America/Havana'
        ? -3 * HOUR
        : (zoneCorrections.find(({ zones }) => zones.includes(zone))?.currentOffset ?? null);
    expect(new Set(checkZoneData(later).map(({ verdict }) => verdict))).toEqual(new Set(['current']));
  });

  it('says when the host has none of the names', () => {
    expect(new Set(checkZoneData(() => null).map(({ verdict }) => verdict))).toEqual(new Set(['absent']));
  });

  it('agrees with the tables: after the correction every canary is current', () => {
    const corrected = (zone: string, instant: number): number | null =>
      zoneTable(zone)?.offsetAt(instant) ?? null;
    expect(checkZoneData(corrected).filter(({ verdict }) => verdict === 'corrected')).toEqual([]);
    expect(checkZoneData(hostOffsetAt).length).toBe(zoneCorrections.length);
  });
});

describe('a held offset', () => {
  const old = [
    { at: oracleFrom, offset: -5 * HOUR },
    { at: at('2026-03-08T05:00Z'), offset: -4 * HOUR },
    { at: at('2026-11-01T05:00Z'), offset: -5 * HOUR },
    { at: at('2027-03-14T05:00Z'), offset: -4 * HOUR },
    { at: at('2027-11-07T05:00Z'), offset: -5 * HOUR },
  ];
  const havana = { from: at('2026-11-01T05:00Z'), until: at('2027-11-07T05:00Z'), offset: -4 * HOUR };

  it('removes the changes inside and keeps those around', () => {
    expect(holdOffset(old, havana)).toEqual([old[0], old[1], old[4]]);
  });

  it('adds the change at its beginning and goes back at its end', () => {
    const morocco = [{ at: oracleFrom, offset: HOUR }];
    expect(holdOffset(morocco, { from: 5e12, until: 6e12, offset: 0 })).toEqual([
      morocco[0],
      { at: 5e12, offset: 0 },
      { at: 6e12, offset: HOUR },
    ]);
  });

  it('holds where the covered time begins inside it, and not where it begins after', () => {
    const inside = [{ at: at('2026-12-01T00:00Z'), offset: -5 * HOUR }, ...old.slice(3)];
    expect(holdOffset(inside, havana)).toEqual([{ at: at('2026-12-01T00:00Z'), offset: -4 * HOUR }, old[4]]);
    const after = [{ at: oracleTo, offset: -5 * HOUR }];
    expect(holdOffset(after, havana)).toEqual(after);
  });
});

describe('the zones whose laws changed in 2026', () => {
  it.each([
    ['America/Vancouver', '2026-10-31T20:00Z', -7],
    ['America/Vancouver', '2027-01-15T20:00Z', -7],
    ['Canada/Pacific', '2030-12-15T20:00Z', -7],
    ['america/edmonton', '2027-01-15T20:00Z', -6],
    ['America/Yellowknife', '2027-07-15T20:00Z', -6],
    ['Africa/Casablanca', '2026-09-20T00:59Z', 1],
    ['Africa/Casablanca', '2026-09-20T01:00Z', 0],
    ['Africa/El_Aaiun', '2027-03-01T00:00Z', 0],
    ['America/Winnipeg', '2026-12-15T20:00Z', -5],
    ['America/Inuvik', '2026-12-15T20:00Z', -6],
    ['America/Havana', '2027-11-07T04:59Z', -4],
    ['America/Havana', '2027-11-07T05:00Z', -5],
    ['Europe/Chisinau', '2026-10-25T00:59Z', 3],
    ['Europe/Chisinau', '2026-10-25T01:00Z', 2],
  ])('%s at %s is UTC%i', (zone, instant, hours) => {
    expect(zoneTable(zone)?.offsetAt(at(instant))).toBe(hours * HOUR);
  });
});

describe('one corrected offset', () => {
  const pacific =
    (winter: number) =>
    (_zone: string, instant: number): number =>
      instant < Date.UTC(2026, 10, 1, 9) ? -7 * HOUR : winter * HOUR;
  const december = Date.UTC(2026, 11, 20);

  it.each([
    ['America/Vancouver', -8, december, -7],
    ['america/vancouver', -8, december, -7],
    ['America/Vancouver', -7, december, -7],
    // A law of later years than the known ones.
    ['America/Vancouver', -6, december, -6],
    ['America/Los_Angeles', -8, december, -8],
    ['America/Vancouver', -8, Date.UTC(2026, 6, 1), -7],
  ])('of %s, where the host says %i in winter', (zone, winter, instant, expected) => {
    expect(correctedOffset(zone, instant, pacific(winter))).toBe(expected * HOUR);
  });

  it('follows another zone where the law does', () => {
    const host = (zone: string): number => (zone === 'Europe/Bucharest' ? 2 : 3) * HOUR;
    expect(correctedOffset('Europe/Chisinau', Date.UTC(2026, 2, 29), host)).toBe(2 * HOUR);
    expect(correctedOffset('Europe/Chisinau', Date.UTC(2021, 2, 29), host)).toBe(3 * HOUR);
  });
});
