import { ApiError } from '../apiError.ts';
import type { GitHubState } from './gitHubState.ts';
import type { User, UserStatus } from './stateData.ts';

/** The status that `viewer` sees: none once it has expired, and none that is for another organization only. */
export function visibleStatus(state: GitHubState, user: User, viewer: string): UserStatus | null {
  const { status } = user;
  if (status === null) return null;
  if (status.expiresAt !== null && Date.parse(status.expiresAt) <= state.nowMilliseconds()) return null;
  if (status.organization === null || user.login === viewer) return status;
  const members = state.organization(status.organization)?.members ?? [];
  return members.some((member) => member.login === viewer) ? status : null;
}

/** Sets a person's status; one without emoji and message clears it. */
export function changeStatus(
  state: GitHubState,
  user: User,
  wish: Pick<UserStatus, 'emoji' | 'message' | 'limitedAvailability' | 'expiresAt' | 'organization'>,
): void {
  if ((wish.message ?? '').length > 80)
    throw new ApiError(422, 'message is too long (maximum is 80 characters)');
  const now = state.now();
  const empty = (wish.emoji ?? '') === '' && (wish.message ?? '') === '';
  user.status = empty
    ? null
    : {
        ...wish,
        id: user.status?.id ?? state.newId(),
        createdAt: user.status?.createdAt ?? now,
        updatedAt: now,
      };
  state.changed();
}
