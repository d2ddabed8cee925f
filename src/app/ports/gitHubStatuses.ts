import type { BusyStatus } from '../../core/availability/declaredBusy.ts';
import type { Instant } from '../../core/instant.ts';
import type { RepositoryReference } from '../repository/repositoryReference.ts';

/** The status that people set beside their name on GitHub. */
export interface UserStatus {
  /** As GitHub has it, e.g. `:dart:`; empty for none. */
  readonly emoji: string;
  readonly message: string;
  readonly busy: boolean;
  readonly until: Instant | null;
}

/** Every method rejects with `GitHubFailure`; `unsupported` on servers without GraphQL. */
export interface GitHubStatuses {
  /**
   * Who of these says to be busy, by login in lower case, in one request. People whom the server does not know or
   * whose status it does not show are left out.
   */
  busy(
    repository: RepositoryReference,
    logins: readonly string[],
    signal?: AbortSignal,
  ): Promise<ReadonlyMap<string, BusyStatus>>;
  /** The viewer's own status; undefined for none. */
  own(repository: RepositoryReference, signal?: AbortSignal): Promise<UserStatus | undefined>;
  /** Sets or (undefined) clears the viewer's status, which takes the scope `user`: `forbidden` names it. */
  set(repository: RepositoryReference, status: UserStatus | undefined, signal?: AbortSignal): Promise<void>;
}
