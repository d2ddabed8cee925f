import type { RepositoryReference } from '../repository/repositoryReference.ts';

export interface PullRequest {
  readonly number: number;
  readonly title: string;
  readonly url: string;
  readonly state: 'open' | 'closed' | 'merged';
  readonly isDraft: boolean;
  readonly isLocked: boolean;
  readonly author: string;
  readonly baseBranch: string;
  /** Owner is absent when the fork was deleted. */
  readonly head: { readonly owner?: string; readonly branch: string; readonly commit: string };
  readonly requestedReviewers: readonly string[];
  /** Team slugs, without the organisation. */
  readonly requestedTeams: readonly string[];
}

export interface PullRequestProposal {
  readonly title: string;
  readonly body: string;
  /** `branch`, or `owner:branch` for a fork's. */
  readonly head: string;
  readonly baseBranch: string;
}

/** Every method rejects with `GitHubFailure`. */
export interface GitHubPullRequests {
  /**
   * Pull requests into this repository whose head is that branch of that owner (a fork's owner differs from the
   * repository's), open ones first, then by number from the newest.
   */
  ofBranch(
    repository: RepositoryReference,
    head: { readonly owner: string; readonly branch: string },
    signal?: AbortSignal,
  ): Promise<readonly PullRequest[]>;
  get(repository: RepositoryReference, number: number, signal?: AbortSignal): Promise<PullRequest>;
  /** Fails with `unsupported` where the repository's plan has no draft pull requests. */
  createDraft(
    repository: RepositoryReference,
    proposal: PullRequestProposal,
    signal?: AbortSignal,
  ): Promise<PullRequest>;
  /** Opens one that is ready for review: it notifies the owners of the code. */
  create(
    repository: RepositoryReference,
    proposal: PullRequestProposal,
    signal?: AbortSignal,
  ): Promise<PullRequest>;
  /** Notifies those people. Teams are slugs of the repository's organisation. */
  requestReviewers(
    repository: RepositoryReference,
    number: number,
    reviewers: { readonly logins: readonly string[]; readonly teams: readonly string[] },
    signal?: AbortSignal,
  ): Promise<PullRequest>;
}
