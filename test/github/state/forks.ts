import { branchTip, fetchCommit } from '../git/bareRepository.ts';
import type { GitHubState, PullRequest } from './gitHubState.ts';
import type { PullRequestFacts, Repository } from './stateData.ts';

/** The repository that holds a pull request's branch: the one it goes into, or a fork of it. */
export function headRepository(
  state: GitHubState,
  repository: Repository,
  { headRepositoryId }: Pick<PullRequestFacts, 'headRepositoryId'>,
): Repository {
  return headRepositoryId === undefined ? repository : state.repositoryById(headRepositoryId);
}

/** The fork of that owner, or the repository itself where it is theirs; `undefined` where there is neither. */
export function forkOf(state: GitHubState, repository: Repository, owner: string): Repository | undefined {
  const wanted = owner.toLowerCase();
  if (repository.owner.toLowerCase() === wanted) return repository;
  return state.data.repositories.find(
    ({ parentId, owner: theirs }) => parentId === repository.id && theirs.toLowerCase() === wanted,
  );
}

/** How GitHub names the branch of a pull request among those of all forks: `owner:branch`. */
export function headLabel(state: GitHubState, repository: Repository, { pull }: PullRequest): string {
  return `${headRepository(state, repository, pull).owner}:${pull.headRef}`;
}

/** The tip of a branch of the head repository, whose commits the other repository has from then on. */
export async function bringTip(
  repository: Repository,
  head: Repository,
  ref: string,
): Promise<string | null> {
  const tip = await branchTip(head.gitDirectory, ref);
  if (tip !== null && head !== repository) await fetchCommit(repository.gitDirectory, head.gitDirectory, ref);
  return tip;
}
