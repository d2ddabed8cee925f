import type { RepositoryReference } from '../repository/repositoryReference.ts';

/** An issue or a pull request, as far as it is named in a text. */
export interface Issue {
  readonly number: number;
  readonly title: string;
  readonly isPullRequest: boolean;
  readonly state: 'open' | 'closed';
}

/** Every method rejects with `GitHubFailure`. */
export interface GitHubIssues {
  /** Issues and pull requests, at most 100, those first that were changed last. Costs nothing while unchanged. */
  recent(repository: RepositoryReference, signal?: AbortSignal): Promise<readonly Issue[]>;
  /** One of that number; undefined where there is none. */
  get(repository: RepositoryReference, number: number, signal?: AbortSignal): Promise<Issue | undefined>;
}
