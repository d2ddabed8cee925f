import type { Instant } from '../../core/instant.ts';
import type { Addressee } from '../../core/note/note.ts';
import type { UnreachablePerson } from '../../core/note/readiness/readinessFacts.ts';
import type { TeamRoster } from '../team/teamRoster.ts';

/**
 * Who of the addressees is in focus or off in the last moment before reply-by. People whose hours are unknown and teams
 * are left out: of them nothing can be said.
 */
export function unreachableAt(
  roster: Pick<TeamRoster, 'availabilityOf'>,
  to: readonly Addressee[],
  replyBy: Instant,
): readonly UnreachablePerson[] {
  return to.flatMap((who): readonly UnreachablePerson[] => {
    const at = roster.availabilityOf(who, replyBy - 1);
    if (at === undefined || (at.state !== 'focus' && at.state !== 'off')) return [];
    const freeAt = at.nextFree?.start;
    return [{ who, state: at.state, ...(freeAt === undefined ? {} : { freeAt }) }];
  });
}
