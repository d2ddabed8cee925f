import { mergeBase, resolveCommit } from '../git/bareRepository.ts';
import type { PullRequest } from './gitHubState.ts';
import type { Repository } from './stateData.ts';

/**
 * The commit from which a pull request's changes are counted: the merge base of both sides. Once merged,
 * that of the merge commit's first parent and the head.
 */
export async function diffBase(repository: Repository, pull: PullRequest): Promise<string> {
  const directory = repository.gitDirectory;
  const merged = pull.pull.mergeCommitSha;
  const base = (merged === null ? null : await resolveCommit(directory, `${merged}^1`)) ?? pull.pull.baseSha;
  return (await mergeBase(directory, base, pull.pull.headSha)) ?? base;
}
