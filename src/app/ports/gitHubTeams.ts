import type { RepositoryReference } from '../repository/repositoryReference.ts';

/** Teams of organisations, named `organisation/team`. Every method rejects with `GitHubFailure`. */
export interface GitHubTeams {
  /** The teams of the signed-in user on the server of that repository. */
  mine(reference: RepositoryReference, signal?: AbortSignal): Promise<readonly string[]>;
  /** The logins of a team's members; `forbidden` or `notFound` where the viewer may not see them. */
  members(reference: RepositoryReference, team: string, signal?: AbortSignal): Promise<readonly string[]>;
}
