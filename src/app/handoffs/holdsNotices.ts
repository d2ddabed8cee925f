import type { Instant } from '../../core/instant.ts';
import type { TeamRoster } from '../team/teamRoster.ts';

/**
 * Whether notices wait for the viewer's time: in focus and off hours, and until it was looked up when those are. Who
 * the team file does not name has no such hours.
 */
export function holdsNotices(
  roster: Pick<TeamRoster, 'file' | 'availabilityOf'>,
  viewer: string | undefined,
  now: Instant,
): boolean {
  if (roster.file === 'loading') return true;
  const state = viewer === undefined ? undefined : roster.availabilityOf(viewer, now)?.state;
  return state === 'focus' || state === 'off';
}
