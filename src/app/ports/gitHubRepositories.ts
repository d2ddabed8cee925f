import type { KnownRepository, RepositoryReference } from '../repository/repositoryReference.ts';

export interface RepositoryFacts {
  /** The reference with its numeric id, under the name that the repository has at present. */
  readonly repository: KnownRepository;
  readonly isPrivate: boolean;
  readonly isArchived: boolean;
  readonly hasDiscussions: boolean;
  readonly defaultBranch: string;
  /** What the viewer may do. `mayWrite` includes pushing, `mayTriage` minimising and requesting reviews. */
  readonly mayWrite: boolean;
  readonly mayTriage: boolean;
  /** The repository from which this one was forked. */
  readonly parent?: { readonly owner: string; readonly name: string };
}

export interface Person {
  /** A login, or `organisation/team`. */
  readonly login: string;
  readonly type: 'user' | 'team';
  readonly name?: string;
}

/** Every method rejects with `GitHubFailure`. */
export interface GitHubRepositories {
  /** Asks conditionally when the facts were asked before. */
  facts(reference: RepositoryReference, signal?: AbortSignal): Promise<RepositoryFacts>;
  /** Who is signed in to the host of this repository. */
  viewer(reference: RepositoryReference, signal?: AbortSignal): Promise<Person>;
  /**
   * People and teams that a note may be addressed to: those who can be assigned, the collaborators and teams where
   * the viewer may see them, and those who took part in the pull request. Without repeats, sorted by login.
   */
  people(
    repository: RepositoryReference,
    pullRequest?: number,
    signal?: AbortSignal,
  ): Promise<readonly Person[]>;
}
