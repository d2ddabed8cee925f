import { describe, expect, it } from 'vitest';
import { ownAvailability } from '../../../src/app/ownAvailability.ts';
import { availability } from '../../../src/core/availability/availability.ts';
import { declaredFeed } from '../../../src/core/availability/declaredBusy.ts';
import { unknownSchedule, type Schedule } from '../../../src/core/availability/schedule.ts';
import { at, scheduleOf, week } from '../core/availability/scheduleOf.ts';

const office = scheduleOf('UTC', { hours: week('09:00-17:00') });
const session = (start: string, until: string) => ({
  id: 'focus-1',
  by: 'user' as const,
  start: at(`2026-11-24T${start}Z`),
  until: at(`2026-11-24T${until}Z`),
});

const stateIn = (schedule: Schedule, focus: ReturnType<typeof session>, now: string) =>
  ownAvailability(
    availability(
      { ...schedule, feeds: [declaredFeed([{ start: focus.start, end: focus.until }])] },
      at(`2026-11-24T${now}Z`),
    ),
    focus,
  );

describe('the viewer’s own state', () => {
  it('is focus for as long as their focus session lasts, outside their hours too', () => {
    const evening = session('18:11', '18:36');
    expect(stateIn(office, evening, '18:20')).toMatchObject({
      state: 'focus',
      until: evening.until,
      nextFree: { start: at('2026-11-25T09:00Z') },
    });
    const early = session('08:00', '10:00');
    expect(stateIn(office, early, '08:30')).toMatchObject({ state: 'focus', until: early.until });
    const late = session('16:30', '18:00');
    expect(stateIn(office, late, '16:40')).toMatchObject({ state: 'focus', until: late.until });
  });

  it('is focus where their hours are not known', () => {
    const focus = session('10:00', '10:25');
    expect(stateIn(unknownSchedule, focus, '10:05')).toMatchObject({ state: 'focus', until: focus.until });
    expect(ownAvailability(undefined, focus)).toMatchObject({ state: 'focus', until: focus.until });
  });

  it('is that of their hours without a session, and where a focus block outlasts it', () => {
    const known = availability(office, at('2026-11-24T18:20Z'));
    expect(ownAvailability(known, undefined)).toBe(known);
    expect(ownAvailability(undefined, undefined)).toBeUndefined();
    const withBlock = scheduleOf('UTC', { hours: week('09:00-17:00'), focus: week('10:00-12:00') });
    expect(stateIn(withBlock, session('10:00', '10:25'), '10:05')).toMatchObject({
      state: 'focus',
      until: at('2026-11-24T12:00Z'),
    });
  });
});
