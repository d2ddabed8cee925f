import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { brushAt, paintWeek, type HoursBrush } from '../../../../../src/core/availability/hours/paintWeek.ts';
import { emptyWeek, type WeekBlocks } from '../../../../../src/core/availability/schedule.ts';
import { formatBlocks } from '../../../../../src/core/availability/teamFile/blockText.ts';
import { arbitraryWeek } from '../arbitrarySchedule.ts';
import { week } from '../scheduleOf.ts';

const none = { hours: emptyWeek, focus: emptyWeek };
const texts = (blocks: WeekBlocks): readonly string[] => blocks.map(formatBlocks);
const workdays = [0, 1, 2, 3, 4];

describe('painting a week', () => {
  it('paints the same hours on several days at once', () => {
    const painted = paintWeek(none, { days: workdays, start: 540, end: 1020 }, 'working');
    expect(painted).toEqual({ hours: week('09:00-17:00'), focus: emptyWeek });
  });

  it('makes focus of working time, and working time of focus', () => {
    const start = { hours: week('09:00-17:00'), focus: emptyWeek };
    const focus = paintWeek(start, { days: [0], start: 480, end: 600 }, 'focus');
    expect(texts(focus.hours)[0]).toBe('08:00-17:00');
    expect(texts(focus.focus)[0]).toBe('08:00-10:00');
    const working = paintWeek(focus, { days: [0], start: 480, end: 540 }, 'working');
    expect([texts(working.hours)[0], texts(working.focus)[0]]).toEqual(['08:00-17:00', '09:00-10:00']);
  });

  it('cuts a break out of a day and keeps times that no cell begins at', () => {
    const start = { hours: week('08:50-17:10'), focus: emptyWeek };
    const { hours } = paintWeek(start, { days: [2], start: 720, end: 780 }, 'off');
    expect(texts(hours)[2]).toBe('08:50-12:00, 13:00-17:10');
    expect(texts(hours)[1]).toBe('08:50-17:10');
  });

  it.each([
    ['Monday', 0, 1, '22:00-06:00'],
    ['Sunday, into the next week', 6, 0, '22:00-06:00'],
  ])('makes one night shift of the two parts of a night that begins on %s', (_, first, next, text) => {
    const evening = paintWeek(none, { days: [first], start: 1320, end: 1440 }, 'working');
    const { hours } = paintWeek(evening, { days: [next], start: 0, end: 360 }, 'working');
    expect(texts(hours)[first]).toBe(text);
    expect(texts(hours)[next]).toBe('off');
  });

  it('keeps whole days apart, however many follow each other', () => {
    const { hours } = paintWeek(none, { days: [0, 1, 2, 3, 4, 5, 6], start: 0, end: 1440 }, 'working');
    expect(new Set(texts(hours))).toEqual(new Set(['00:00-24:00']));
  });

  it('ends a night shift where the morning after is cleared', () => {
    const start = { hours: week('22:00-06:00', [6]), focus: emptyWeek };
    const { hours } = paintWeek(start, { days: [0], start: 240, end: 1440 }, 'off');
    expect(texts(hours)).toEqual(['off', 'off', 'off', 'off', 'off', 'off', '22:00-04:00']);
    const cleared = paintWeek(start, { days: [0], start: 60, end: 120 }, 'off');
    expect(texts(cleared.hours)).toEqual(['02:00-06:00', 'off', 'off', 'off', 'off', 'off', '22:00-01:00']);
  });

  it('changes what is painted and nothing else, at any minute of any week', () => {
    const part = fc
      .record({
        days: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1 }),
        span: fc.uniqueArray(fc.integer({ min: 0, max: 48 }), { minLength: 2, maxLength: 2 }),
      })
      .map(({ days, span }) => ({ days, start: Math.min(...span) * 30, end: Math.max(...span) * 30 }));
    fc.assert(
      fc.property(
        fc.record({ hours: arbitraryWeek, focus: arbitraryWeek }),
        part,
        fc.constantFrom<HoursBrush>('working', 'focus', 'off'),
        (before, painted, brush) => {
          const after = paintWeek(before, painted, brush);
          for (let day = 0; day < 7; day += 1)
            for (let minute = 0; minute < 1440; minute += 10) {
              const isIn = painted.days.includes(day) && minute >= painted.start && minute < painted.end;
              const expected = isIn ? brush : brushAt(before, day, minute);
              if (brushAt(after, day, minute) !== expected)
                expect([day, minute, brushAt(after, day, minute)]).toEqual([day, minute, expected]);
            }
        },
      ),
      { numRuns: 60 },
    );
  });
});
