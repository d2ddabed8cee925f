import type { Instant } from '../instant.ts';
import { DAY, MINUTE } from './civilDate.ts';
import { zoneTable } from './zoneTable.ts';

const clockTime = /^\s*([01]?\d|2[0-3])[:.h]([0-5]\d)\s*$/;

/**
 * The next instant after `now` at which a clock in `zone` shows `text` (`17:30`, also `9.05` or `9h05`); null for
 * another text or an unknown zone. In a gap or a fold as P2.
 */
export function nextClockTime(text: string, zone: string, now: Instant): Instant | null {
  const match = clockTime.exec(text);
  const table = zoneTable(zone);
  if (match === null || table === null) return null;
  const minutes = Number(match[1]) * 60 + Number(match[2]);
  const today = table.epochDayAt(now);
  const instants = [today, today + 1, today + 2].map((day) => table.instantOf(day * DAY + minutes * MINUTE));
  return instants.find((instant) => instant > now) ?? null;
}
