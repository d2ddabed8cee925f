import type { KnownRepository } from '../repository/repositoryReference.ts';

export interface OpenReviewRequests {
  /** Open review requests in this repository, by login or `organisation/team` in lower case. */
  readonly count: ReadonlyMap<string, number>;
  /** False when the repository has more open pull requests than were counted. */
  readonly complete: boolean;
}

/** What GitHub knows of people who could review. Every method rejects with `GitHubFailure`. */
export interface GitHubReviewers {
  /** Logins that GitHub itself suggests for the pull request. Needs GraphQL. */
  suggested(repository: KnownRepository, number: number, signal?: AbortSignal): Promise<readonly string[]>;
  /** How many reviews are asked of whom, from the newest open pull requests. */
  openRequests(repository: KnownRepository, signal?: AbortSignal): Promise<OpenReviewRequests>;
  /** Logins of a team's members; `undefined` where the viewer may not see them. */
  teamMembers(
    repository: KnownRepository,
    team: { readonly organization: string; readonly team: string },
    signal?: AbortSignal,
  ): Promise<readonly string[] | undefined>;
  /** Login of a commit's author; `undefined` when GitHub knows no account, or does not have the commit. */
  authorOf(repository: KnownRepository, commit: string, signal?: AbortSignal): Promise<string | undefined>;
}
