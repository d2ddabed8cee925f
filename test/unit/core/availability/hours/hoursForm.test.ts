import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  emptyForm,
  entryOf,
  formOf,
  type HoursForm,
} from '../../../../../src/core/availability/hours/hoursForm.ts';
import { isKnownZone } from '../../../../../src/core/availability/hostZoneData.ts';
import { arbitrarySchedule } from '../arbitrarySchedule.ts';
import { week } from '../scheduleOf.ts';
import { haveOverlap } from '../../../../../src/core/availability/teamFile/blockText.ts';

const form = (part: Partial<HoursForm>): HoursForm => ({ ...emptyForm, zone: 'Europe/Lisbon', ...part });
const faults = (part: Partial<HoursForm>): readonly unknown[] => {
  const read = entryOf(form(part), isKnownZone);
  return read.ok ? [] : read.problems.map(({ at, fault }) => ({ ...at, code: fault.code }));
};

describe('the form of one’s own hours', () => {
  it('reads what it shows', () => {
    const isRight = (blocks: Parameters<typeof haveOverlap>[0] | undefined): boolean =>
      blocks === undefined || !haveOverlap(blocks);
    fc.assert(
      fc.property(arbitrarySchedule, fc.integer({ min: 1, max: 6000 }), (schedule, minutes) => {
        const { zone, hours, focus } = schedule;
        const entry = {
          name: 'Maya',
          zone: zone ?? 'UTC',
          hours,
          focus,
          overrides: schedule.overrides
            .filter((each) => each.hours !== undefined || each.focus !== undefined)
            .filter((each) => isRight(each.hours) && isRight(each.focus))
            .filter(({ date }, at, all) => all.findIndex((other) => other.date === date) === at),
          away: schedule.away.filter(({ from, to }) => from <= to),
          responseTime: minutes * 60_000,
        };
        expect(entryOf(formOf(entry), isKnownZone)).toEqual({ ok: true, entry });
      }),
      { numRuns: 100 },
    );
  });

  it.each([
    ['4h', 240],
    ['4', 240],
    ['1.5', 90],
    ['1,5', 90],
    ['1h 30m', 90],
    ['45 m', 45],
    ['', null],
  ])('takes %j for %j minutes of response time', (response, minutes) => {
    const read = entryOf(form({ response }), isKnownZone);
    expect(read).toMatchObject({
      ok: true,
      entry: { responseTime: minutes === null ? null : minutes * 60_000 },
    });
  });

  it.each<[string, Partial<HoursForm>, readonly unknown[]]>([
    ['a zone that does not exist', { zone: 'Europe/Lisboa' }, [{ part: 'zone', code: 'zone-unknown' }]],
    [
      'hours without a zone',
      { zone: ' ', hours: week('09:00-17:00') },
      [{ part: 'zone', code: 'zone-missing' }],
    ],
    ['a response time in words', { response: 'soon' }, [{ part: 'response', code: 'response-malformed' }]],
    [
      'a date that does not exist',
      { overrides: [{ date: '2026-02-30', hours: 'off', focus: '' }] },
      [{ part: 'override', row: 0, field: 'date', code: 'date-nonexistent' }],
    ],
    [
      'the same date twice',
      {
        overrides: [
          { date: '2026-12-24', hours: 'off', focus: '' },
          { date: '2026-12-24', hours: '09:00-12:00', focus: '' },
        ],
      },
      [{ part: 'override', row: 1, field: 'date', code: 'date-repeated' }],
    ],
    [
      'hours that cannot be read, overlap or are missing',
      {
        overrides: [
          { date: '2026-12-24', hours: '9 to 12', focus: '' },
          { date: '2026-12-25', hours: '09:00-12:00, 11:00-13:00', focus: '' },
          { date: '2026-12-26', hours: '', focus: '' },
        ],
      },
      [
        { part: 'override', row: 0, field: 'hours', code: 'blocks-malformed' },
        { part: 'override', row: 1, field: 'hours', code: 'blocks-overlap' },
        { part: 'override', row: 2, field: 'hours', code: 'blocks-malformed' },
      ],
    ],
    [
      'an absence that ends before it begins',
      { away: [{ from: '2026-12-24', to: '2026-12-20' }] },
      [{ part: 'away', row: 0, code: 'away-reversed' }],
    ],
    [
      'an absence without a beginning',
      { away: [{ from: '', to: '2026-12-20' }] },
      [{ part: 'away', row: 0, code: 'date-malformed' }],
    ],
  ])('says what is wrong with %s', (_, part, expected) => {
    expect(faults(part)).toEqual(expected);
  });

  it('takes rows in which nothing is typed for nothing, and one date for one day', () => {
    const read = entryOf(
      form({
        overrides: [{ date: '', hours: '', focus: '' }],
        away: [
          { from: '', to: '' },
          { from: '2026-12-24', to: '' },
        ],
      }),
      isKnownZone,
    );
    expect(read).toMatchObject({
      ok: true,
      entry: { overrides: [], away: [{ from: '2026-12-24', to: '2026-12-24' }] },
    });
  });
});
