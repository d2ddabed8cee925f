import * as v from 'valibot';
import { DAY } from '../../core/availability/civilDate.ts';
import type { Instant } from '../../core/instant.ts';
import type { SharedState } from '../ports/sharedState.ts';

export const claimedAtSchema = v.number();

/**
 * Whether something that is to happen at most once a day on this machine may happen at `now`, in whichever window asks
 * first. Without storage it may. A clock that was set back by more than a day begins anew.
 */
export async function claimDay(claimed: SharedState<Instant>, now: Instant): Promise<boolean> {
  const isLately = (at: Instant | undefined): at is Instant => at !== undefined && Math.abs(now - at) < DAY;
  const result = await claimed.update((at) => (isLately(at) ? at : now));
  return result.type === 'failed' || !isLately(result.before);
}
