import type { GitHubComments } from './gitHubComments.ts';
import type { GitHubDiscussions } from './gitHubDiscussions.ts';
import type { GitHubIssues } from './gitHubIssues.ts';
import type { GitHubFiles } from './gitHubFiles.ts';
import type { GitHubHistory } from './gitHubHistory.ts';
import type { GitHubPullRequests } from './gitHubPullRequests.ts';
import type { GitHubReviewers } from './gitHubReviewers.ts';
import type { GitHubRepositories } from './gitHubRepositories.ts';
import type { GitHubReviewState } from './gitHubReviewState.ts';
import type { GitHubStatuses } from './gitHubStatuses.ts';
import type { GitHubTeams } from './gitHubTeams.ts';

/** All that Baton asks of GitHub servers; the repository in each call says which server. */
export interface GitHub {
  readonly repositories: GitHubRepositories;
  readonly pullRequests: GitHubPullRequests;
  readonly history: GitHubHistory;
  readonly comments: GitHubComments;
  readonly discussions: GitHubDiscussions;
  readonly reviewers: GitHubReviewers;
  readonly files: GitHubFiles;
  readonly issues: GitHubIssues;
  readonly reviewState: GitHubReviewState;
  readonly statuses: GitHubStatuses;
  readonly teams: GitHubTeams;
}
