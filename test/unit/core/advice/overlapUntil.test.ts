import { describe, expect, it } from 'vitest';

import { overlapUntil } from '../../../../src/core/advice/overlapUntil.ts';
import { slotCalendar } from '../../../../src/core/advice/slotCalendar.ts';
import { reduceFeed } from '../../../../src/core/availability/feed/reduceFeed.ts';
import { unknownSchedule } from '../../../../src/core/availability/schedule.ts';
import { finish } from '../../../../src/core/steps.ts';
import { at, scheduleOf } from '../availability/scheduleOf.ts';

const now = at('2026-11-24T10:00Z');
const london = scheduleOf('Europe/London');

describe('whether people share free time before an answer is needed', () => {
  it.each([
    ['now', 'Europe/London', 'some'],
    ['now', 'America/New_York', 'none'],
    ['today', 'America/New_York', 'some'],
    ['today', 'Pacific/Auckland', 'none'],
    ['later', 'Pacific/Auckland', 'none'],
    ['later', 'Asia/Kolkata', 'some'],
  ] as const)('%s with %s: %s', (urgency, zone, overlap) => {
    expect(overlapUntil([london, scheduleOf(zone)], urgency, now)).toBe(overlap);
  });

  it('is unknown with somebody of unknown hours, and without anybody', () => {
    expect(overlapUntil([london, unknownSchedule], 'today', now)).toBe('unknown');
    expect(overlapUntil([london], 'today', now)).toBe('unknown');
  });
});

describe('a proposed time as a calendar file', () => {
  it('is read back by the calendar reader as exactly that time', () => {
    const slot = { start: now, end: now + 1_800_000 };
    const text = slotCalendar(slot, { id: 'a-b', summary: 'Talk, with @maya; then\nlunch', now });
    expect(text.split('\r\n').every((line) => line.length <= 75)).toBe(true);
    const window = { start: now - 1e9, end: now + 1e9 };
    expect(finish(reduceFeed(text, 'Asia/Kolkata', window))).toMatchObject({
      intervals: [slot],
      problems: [],
    });
  });
});
