import type { BranchCommit } from '../../core/note/evidence/staleness.ts';
import type { RepositoryReference } from '../repository/repositoryReference.ts';

/** How one commit stands to another. */
export interface Comparison {
  /** `ahead`: the head has all of the base and more. `behind`, `diverged`: it lacks commits that the base has. */
  readonly status: 'identical' | 'ahead' | 'behind' | 'diverged';
  /** Commits of the head that the base lacks, newest first: those of the server's first page, at most 250. */
  readonly commits: readonly BranchCommit[];
  /** How many there are in all. */
  readonly total: number;
  /** Paths that differ from the common ancestor: at most 300. */
  readonly paths: readonly string[];
  /** The page that shows the comparison. */
  readonly url: string;
}

/** What a server knows of its repositories' branches and commits. Every method rejects with `GitHubFailure`. */
export interface GitHubHistory {
  /** Compares two full SHAs. Fails with `notFound` where one of them is not known or they have nothing in common. */
  compare(
    repository: RepositoryReference,
    base: string,
    head: string,
    signal?: AbortSignal,
  ): Promise<Comparison>;
  /** Full SHA of the branch's head; undefined when there is no such branch. */
  branchHead(
    repository: RepositoryReference,
    branch: string,
    signal?: AbortSignal,
  ): Promise<string | undefined>;
}
