import * as fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { isKnownZone } from '../../../src/core/availability/hostZoneData.ts';
import { zoneCorrections } from '../../../src/core/availability/zoneOverlay.ts';
import { zoneTable } from '../../../src/core/availability/zoneTable.ts';
import { instantAt, wallAsUtc, wallTime } from '../../../src/webviews/shared/zonedTime.ts';

const zones = [
  'UTC',
  'Europe/Berlin',
  'Asia/Kolkata',
  'America/New_York',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'America/St_Johns',
  'Pacific/Chatham',
  'Antarctica/Troll',
];
/** Their laws of 2026 may be missing in the data of this machine. */
const correctedZones = zoneCorrections.flatMap((correction) => correction.zones).filter(isKnownZone);
const zone = fc.constantFrom(...zones);
const minutes = fc.integer({ min: Date.UTC(2000, 0, 1) / 60_000, max: Date.UTC(2036, 0, 1) / 60_000 });

describe('wall time and instant', () => {
  it('agree with Temporal in every zone, through folds and gaps', () => {
    fc.assert(
      fc.property(zone, minutes, (timeZone, minute) => {
        const wall = new Date(minute * 60_000).toISOString().slice(0, 16);
        const expected = Temporal.PlainDateTime.from(wall).toZonedDateTime(timeZone, {
          disambiguation: 'compatible',
        });
        expect([timeZone, wall, instantAt(wall, timeZone)]).toEqual([
          timeZone,
          wall,
          expected.epochMilliseconds,
        ]);
      }),
      { numRuns: 2000 },
    );
  });

  it('every local minute around the changes of 2026 and 2027', () => {
    for (const timeZone of zones) {
      let instant = Temporal.Instant.from('2026-01-01T00:00Z').toZonedDateTimeISO(timeZone);
      const end = Temporal.Instant.from('2027-12-31T00:00Z').epochMilliseconds;
      for (;;) {
        const next = instant.getTimeZoneTransition('next');
        if (next === null || next.epochMilliseconds > end) break;
        for (let offset = -180; offset <= 180; offset += 10) {
          const wall = new Date(
            next.toPlainDateTime().add({ minutes: offset }).toZonedDateTime('UTC').epochMilliseconds,
          )
            .toISOString()
            .slice(0, 16);
          const expected = Temporal.PlainDateTime.from(wall).toZonedDateTime(timeZone, {
            disambiguation: 'compatible',
          });
          expect([timeZone, wall, instantAt(wall, timeZone)]).toEqual([
            timeZone,
            wall,
            expected.epochMilliseconds,
          ]);
        }
        instant = next;
      }
    }
  });

  it('agree with the zone tables where zone data may be outdated', () => {
    const late = fc.integer({ min: Date.UTC(2025, 0, 1) / 60_000, max: Date.UTC(2029, 0, 1) / 60_000 });
    fc.assert(
      fc.property(fc.constantFrom(...correctedZones), late, (timeZone, minute) => {
        const shown = minute * 60_000;
        const wall = new Date(shown).toISOString().slice(0, 16);
        const table = zoneTable(timeZone);
        expect([timeZone, wall, instantAt(wall, timeZone)]).toEqual([
          timeZone,
          wall,
          table?.instantOf(shown),
        ]);
        expect([timeZone, wallAsUtc(shown, timeZone)]).toEqual([timeZone, table?.wallAt(shown)]);
      }),
      { numRuns: 1000 },
    );
  });

  it('come back as they were', () => {
    fc.assert(
      fc.property(zone, minutes, (timeZone, minute) => {
        const instant = minute * 60_000;
        const wall = wallTime(instant, timeZone);
        expect(wall).toBe(
          Temporal.Instant.fromEpochMilliseconds(instant)
            .toZonedDateTimeISO(timeZone)
            .toPlainDateTime()
            .toString()
            .slice(0, 16),
        );
      }),
      { numRuns: 2000 },
    );
  });

  it.each(['', 'soon', '2026-13-01T10:00', '2026-11-24', '24.11.2026 10:00'])('no instant of %j', (text) => {
    expect(instantAt(text, 'UTC')).toBeUndefined();
  });
});
