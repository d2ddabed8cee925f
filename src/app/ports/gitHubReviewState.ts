import type { CheckFact, ReviewThreadFact } from '../../core/note/evidence/evidenceFacts.ts';
import type { RepositoryReference } from '../repository/repositoryReference.ts';

/** How far checks and review of a pull request are. Every method rejects with `GitHubFailure`. */
export interface GitHubReviewState {
  /**
   * The latest check run of each name and app, and the latest status of each context, at a commit (full SHA); at most
   * 300 of each, in the server's order. Costs nothing while unchanged. Over REST.
   */
  checks(
    repository: RepositoryReference,
    commit: string,
    signal?: AbortSignal,
  ): Promise<readonly CheckFact[]>;
  /**
   * The pull request's review threads that nobody resolved, in the server's order, at most 500. Only GraphQL has them:
   * rejects with `unsupported` where the server lacks it.
   */
  unresolvedThreads(
    repository: RepositoryReference,
    pullRequest: number,
    signal?: AbortSignal,
  ): Promise<readonly ReviewThreadFact[]>;
}
