import {
  emptyWeek,
  unknownSchedule,
  type Block,
  type Schedule,
  type WeekBlocks,
} from '../../../../src/core/availability/schedule.ts';

/** `'09:00-17:30 22:00-06:00'` as blocks. */
export function blocks(text: string): Block[] {
  return text
    .split(' ')
    .filter((each) => each !== '')
    .map((each) => {
      const [start, end] = each.split('-').map((time) => {
        const [hours, minutes] = time.split(':').map(Number);
        return (hours ?? 0) * 60 + (minutes ?? 0);
      });
      return { start: start ?? 0, end: end ?? 0 };
    });
}

/** The same blocks on the weekdays named by their index, Monday being 0. */
export function week(text: string, days: readonly number[] = [0, 1, 2, 3, 4]): WeekBlocks {
  const on = (day: number): Block[] => (days.includes(day) ? blocks(text) : []);
  return [on(0), on(1), on(2), on(3), on(4), on(5), on(6)];
}

/** A schedule of someone in `zone` who works Monday to Friday 09:00 to 17:00 unless `parts` say otherwise. */
export function scheduleOf(zone: string, parts: Partial<Schedule> = {}): Schedule {
  return { ...unknownSchedule, zone, hours: week('09:00-17:00'), focus: emptyWeek, ...parts };
}

/** The instant of an ISO text with its offset. */
export function at(iso: string): number {
  const instant = Date.parse(iso);
  if (Number.isNaN(instant)) throw new Error(`not an instant: ${iso}`);
  return instant;
}

export const iso = (instant: number | null): string | null =>
  instant === null ? null : new Date(instant).toISOString().replace(':00.000Z', 'Z');
