import type { PullRequest } from '../../../../src/app/ports/gitHubPullRequests.ts';

/** An open pull request of acme/atlas with the differences that a test needs. */
export function pullRequestOf(changes: Partial<PullRequest> = {}): PullRequest {
  return {
    number: 1,
    title: 'Retry payments',
    url: 'https://github.example/acme/atlas/pull/1',
    state: 'open',
    isDraft: false,
    isLocked: false,
    author: 'maya',
    baseBranch: 'main',
    head: { owner: 'acme', branch: 'retry-payments', commit: 'a'.repeat(40) },
    requestedReviewers: [],
    requestedTeams: [],
    ...changes,
  };
}
