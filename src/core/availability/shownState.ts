import type { Availability, AvailabilityState } from './schedule.ts';

/** A state as people are shown it: being away is told apart from time off, and being busy from focus time. */
export type ShownState = AvailabilityState | 'away' | 'busy';

/**
 * What to call a state. Whoever declares to be busy is in focus to the engine (P4), and so they are called to
 * themselves: it is Baton's focus mode that says it of them.
 */
export function shownState(
  { state, reason }: Pick<Availability, 'state' | 'reason'>,
  isViewer = false,
): ShownState {
  if (reason === 'away') return 'away';
  return reason === 'declared-busy' && !isViewer ? 'busy' : state;
}
