import { expect, it } from 'vitest';
import { availability } from '../../../../src/core/availability/availability.ts';
import { HOUR } from '../../../../src/core/availability/civilDate.ts';
import { declaredFeed } from '../../../../src/core/availability/declaredBusy.ts';
import { unknownSchedule, type Schedule } from '../../../../src/core/availability/schedule.ts';
import { shownState, type ShownState } from '../../../../src/core/availability/shownState.ts';
import { at, scheduleOf, week } from './scheduleOf.ts';

const now = at('2026-11-24T10:00Z');
const declared = declaredFeed([{ start: now, end: now + HOUR }]);

it.each<readonly [ShownState, Schedule]>([
  ['working', scheduleOf('UTC')],
  ['focus', scheduleOf('UTC', { focus: week('09:00-12:00') })],
  ['busy', scheduleOf('UTC', { focus: week('09:00-12:00'), feeds: [declared] })],
  ['busy', { ...unknownSchedule, zone: 'UTC', feeds: [declared] }],
  ['off', scheduleOf('Asia/Tokyo', { feeds: [declared] })],
  ['away', scheduleOf('UTC', { away: [{ from: '2026-11-24', to: '2026-11-24' }], feeds: [declared] })],
  ['unknown', unknownSchedule],
])('somebody is shown as %s', (shown, schedule) => {
  expect(shownState(availability(schedule, now))).toBe(shown);
});
