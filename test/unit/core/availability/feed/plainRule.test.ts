import fc from 'fast-check';
import { RRuleTemporal } from 'rrule-temporal';
import { describe, expect, it } from 'vitest';
import { DAY, weekdayOf } from '../../../../../src/core/availability/civilDate.ts';
import { plainRuleInstances } from '../../../../../src/core/availability/feed/plainRule.ts';

const names = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
const bounds = { from: Date.UTC(2026, 9, 1, 13), to: Date.UTC(2027, 2, 1, 8, 59) };

/** The same rule by the library; jCal's WKST counts from Sunday, 1. */
function byLibrary(rule: Readonly<Record<string, unknown>>, start: number): readonly number[] {
  const parts = Object.entries(rule).map(([key, value]) =>
    key === 'wkst'
      ? `WKST=${['SU', ...names][Number(value) - 1] ?? ''}`
      : `${key.toUpperCase()}=${String(value)}`,
  );
  const text = `${new Date(start).toISOString().slice(0, 19)}+00:00[UTC]`;
  return new RRuleTemporal({
    rruleString: `RRULE:${parts.join(';')}`,
    dtstart: { timeZoneId: 'UTC', toString: () => text },
    tzid: 'UTC',
  })
    .between(new Date(bounds.from), new Date(bounds.to), true)
    .map(({ epochMilliseconds }) => epochMilliseconds);
}

const starts = fc
  .integer({ min: Date.UTC(2021, 0, 1) / 60_000, max: Date.UTC(2027, 0, 1) / 60_000 })
  .map((minutes) => minutes * 60_000);
const common = {
  interval: fc.integer({ min: 1, max: 9 }),
  count: fc.integer({ min: 1, max: 900 }),
};

describe('plain rules are what the library says', () => {
  it('every n days', () => {
    fc.assert(
      fc.property(starts, fc.record(common, { requiredKeys: [] }), (start, parts) => {
        const rule = { freq: 'DAILY', ...parts };
        expect(plainRuleInstances(rule, start, bounds)).toEqual(byLibrary(rule, start));
      }),
    );
  });

  it('every n weeks on some days, whatever day the week begins on', () => {
    const weekly = fc.record(
      {
        ...common,
        byday: fc.uniqueArray(fc.constantFrom(...names), { maxLength: 6 }),
        wkst: fc.integer({ min: 1, max: 7 }),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(starts, weekly, (start, { byday, ...parts }) => {
        const own = names[weekdayOf(Math.floor(start / DAY))] ?? 'MO';
        const rule = { freq: 'WEEKLY', ...parts, ...(byday && { byday: [...new Set([...byday, own])] }) };
        expect(plainRuleInstances(rule, start, bounds)).toEqual(byLibrary(rule, start));
      }),
    );
  });

  it.each<readonly [string, Readonly<Record<string, unknown>>]>([
    ['a start outside its own rule', { freq: 'WEEKLY', byday: 'TU' }],
    ['a day of a month', { freq: 'WEEKLY', byday: '1MO' }],
    ['every n days on some weekdays', { freq: 'DAILY', byday: ['MO', 'TU'] }],
    ['more parts', { freq: 'DAILY', bymonth: 2 }],
    ['no step', { freq: 'DAILY', interval: 0 }],
    ['a fraction', { freq: 'DAILY', count: 1.5 }],
    ['months', { freq: 'MONTHLY' }],
  ])('leaves %s to the library', (_, rule) => {
    expect(plainRuleInstances(rule, Date.UTC(2026, 10, 23, 9), bounds)).toBeNull();
  });
});
