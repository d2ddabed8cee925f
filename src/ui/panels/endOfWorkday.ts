import type { Instant } from '../../core/instant.ts';
import { epochDayOf, DAY, HOUR } from '../../core/availability/civilDate.ts';
import { zoneTable } from '../../core/availability/zoneTable.ts';

/** Until when somebody is expected to have done what is due on a date: 17:00 of it on their clock. */
export function endOfWorkday(date: string, zone: string): Instant | undefined {
  const day = epochDayOf(date);
  const table = zoneTable(zone);
  return day === null || table === null ? undefined : table.instantOf(day * DAY + 17 * HOUR);
}
