import type { Availability } from '../core/availability/schedule.ts';
import type { FocusSession } from './team/focusMode.ts';

/**
 * What the viewer is shown of themselves. For others, nobody is in focus outside their hours; the viewer sees the focus
 * time that they began for as long as it lasts. `undefined` where neither is known.
 */
export function ownAvailability(
  known: Availability | undefined,
  session: Pick<FocusSession, 'until'> | undefined,
): Availability | undefined {
  if (session === undefined) return known;
  const { until } = session;
  const outlasts = known?.state === 'focus' && (known.until === null || known.until >= until);
  if (outlasts) return known;
  return {
    state: 'focus',
    reason: 'declared-busy',
    until,
    reasonUntil: until,
    nextFree: known?.nextFree ?? null,
  };
}
