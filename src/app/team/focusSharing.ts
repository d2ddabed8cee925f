import { MINUTE } from '../../core/availability/civilDate.ts';
import type { Instant } from '../../core/instant.ts';
import { GitHubFailure, type GitHubFailureReason } from '../ports/gitHubFailure.ts';
import type { GitHubStatuses, UserStatus } from '../ports/gitHubStatuses.ts';
import type { Log } from '../ports/log.ts';
import type { Sessions } from '../ports/sessions.ts';
import type { RepositoryReference } from '../repository/repositoryReference.ts';

/** The status that focus mode has set, and what stood there before. */
export interface SharedFocus {
  readonly reference: RepositoryReference;
  readonly set: UserStatus;
  readonly previous?: UserStatus;
}

export interface FocusSharingPorts {
  readonly statuses: GitHubStatuses;
  readonly sessions: Pick<Sessions, 'ask'>;
  readonly log: Log;
}

export type ShareFocusResult =
  | { readonly type: 'shared'; readonly focus: SharedFocus }
  | { readonly type: 'failed'; readonly reason: GitHubFailureReason };

/** GitHub's limit for the message of a status. */
const longestMessage = 80;

/**
 * Shows focus time as a busy status on GitHub, which ends by itself. `mayAsk`: where the sign-in lacks the scope
 * `user`, the user is asked for it; else the failure says so.
 */
export async function shareFocus(
  { statuses, sessions }: FocusSharingPorts,
  reference: RepositoryReference,
  { message, until, mayAsk }: { readonly message: string; readonly until: Instant; readonly mayAsk: boolean },
): Promise<ShareFocusResult> {
  const set: UserStatus = { emoji: ':dart:', message: message.slice(0, longestMessage), busy: true, until };
  const share = async (): Promise<ShareFocusResult> => {
    const previous = await statuses.own(reference);
    await statuses.set(reference, set);
    return {
      type: 'shared',
      focus: { reference, set, ...(previous === undefined ? {} : { previous }) },
    };
  };
  try {
    return await share().catch(async (error: unknown) => {
      const lacksScope = error instanceof GitHubFailure && error.reason.type === 'forbidden';
      if (!lacksScope || !mayAsk) throw error;
      if ((await sessions.ask(reference.host, 'create', ['user'])) === undefined) throw error;
      return share();
    });
  } catch (error) {
    if (error instanceof GitHubFailure) return { type: 'failed', reason: error.reason };
    throw error;
  }
}

/**
 * Puts back what stood before focus mode, unless the user has changed the status on GitHub since. Never rejects: a
 * status that cannot be taken back ends by itself.
 */
export async function unshareFocus(
  { statuses, log }: FocusSharingPorts,
  { reference, set, previous }: SharedFocus,
  now: Instant,
): Promise<void> {
  try {
    const own = await statuses.own(reference);
    const isOurs = own?.message === set.message && own.emoji === set.emoji;
    const isCleared = own === undefined && set.until !== null && set.until <= now + MINUTE;
    if (!isOurs && !isCleared) return;
    const isOver = previous !== undefined && previous.until !== null && previous.until <= now;
    if (isCleared && (previous === undefined || isOver)) return;
    await statuses.set(reference, isOver ? undefined : previous);
  } catch (error) {
    const reason = error instanceof GitHubFailure ? error.reason.type : 'defect';
    log.warn('The focus status could not be taken back; it ends by itself', { reason });
  }
}
