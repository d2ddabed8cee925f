import fc from 'fast-check';

import { DAY, localDateOf } from '../../../../src/core/availability/civilDate.ts';
import type { Block, Schedule, WeekBlocks } from '../../../../src/core/availability/schedule.ts';
import { oracleFrom, oracleTo, zoneOracle } from './zoneOracle.ts';

const zones = zoneOracle.rows.map(({ zones }) => zones[0] ?? '');
const transitions = zoneOracle.rows.flatMap((row) => row.transitions.map(([change]) => change * 60_000));

/** Any instant of 2024 to 2030, often near a change of clocks. */
export const arbitraryInstant: fc.Arbitrary<number> = fc.oneof(
  fc.integer({ min: oracleFrom, max: oracleTo - 400 * DAY }),
  fc
    .tuple(
      fc.constantFrom(...transitions.filter((each) => each < oracleTo - 400 * DAY)),
      fc.integer({ min: -DAY, max: DAY }),
    )
    .map(([change, shift]) => change + shift),
);

const minute = fc.oneof(fc.integer({ min: 0, max: 1439 }), fc.constantFrom(0, 90, 120, 150, 1380));
const block: fc.Arbitrary<Block> = fc.record({
  start: minute,
  end: fc.oneof(minute, fc.constant(1440)),
});
const someBlocks = fc.array(block, { maxLength: 3 });
export const arbitraryWeek: fc.Arbitrary<WeekBlocks> = fc.tuple(
  someBlocks,
  someBlocks,
  someBlocks,
  someBlocks,
  someBlocks,
  someBlocks,
  someBlocks,
);
const epochDay = fc.integer({ min: oracleFrom / DAY, max: oracleTo / DAY });
const span = fc
  .tuple(arbitraryInstant, fc.integer({ min: -1000, max: 3 * DAY }))
  .map(([start, length]) => ({ start, end: start + length }));

/** Any schedule, with overlaps, reversed ranges, unknown parts and all. */
export const arbitrarySchedule: fc.Arbitrary<Schedule> = fc.record({
  zone: fc.option(fc.constantFrom(...zones), { freq: 20 }),
  hours: fc.option(arbitraryWeek, { freq: 8 }),
  focus: arbitraryWeek,
  overrides: fc.array(
    epochDay.chain((day) =>
      fc.record(
        { date: fc.constant(localDateOf(day)), hours: someBlocks, focus: someBlocks },
        { requiredKeys: ['date'] },
      ),
    ),
    { maxLength: 4 },
  ),
  away: fc.array(
    fc
      .tuple(epochDay, fc.integer({ min: -2, max: 30 }))
      .map(([day, length]) => ({ from: localDateOf(day), to: localDateOf(day + length) })),
    { maxLength: 4 },
  ),
  feeds: fc.array(
    fc.record({
      as: fc.constantFrom('off' as const, 'focus' as const),
      intervals: fc.array(
        fc
          .tuple(span, fc.constantFrom('busy' as const, 'focus' as const, 'away' as const))
          .map(([each, kind]) => ({ ...each, kind })),
        { maxLength: 6 },
      ),
    }),
    { maxLength: 2 },
  ),
});
