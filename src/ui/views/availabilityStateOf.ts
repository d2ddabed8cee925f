import type { Availability as CoreAvailability } from '../../core/availability/schedule.ts';
import { shownState } from '../../core/availability/shownState.ts';
import type { TeamMember } from '../../core/availability/teamFile/teamFile.ts';
import type { Availability } from '../../protocol/peopleSchemas.ts';

/** A person's state as the views show it; undefined where the roster does not know them. */
export function availabilityStateOf(
  at: CoreAvailability | undefined,
  member: TeamMember | undefined,
): Availability | undefined {
  if (at === undefined) return undefined;
  const zone = member?.schedule.zone ?? undefined;
  return {
    state: shownState(at),
    ...(at.until === null ? {} : { until: at.until }),
    ...(zone === undefined ? {} : { zone }),
    ...(at.nextFree === null ? {} : { nextWindow: at.nextFree }),
  };
}
