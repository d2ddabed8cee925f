import type { GitRepository } from './gitRepository.ts';

const stashMilliseconds = 120_000;

/** Puts all tracked changes aside as a stash, or those untracked paths alone (git-stash(1), `push`). Runs no hooks. */
export async function stashWork(
  repository: GitRepository,
  message: string,
  untracked: readonly string[] | undefined,
): Promise<undefined> {
  // Without a path, git would put every untracked file aside.
  if (untracked?.length === 0) return undefined;
  const only = untracked === undefined ? [] : ['--include-untracked', '--', ...untracked];
  await repository.run(['stash', 'push', '--quiet', `--message=${message}`, ...only], {
    timeout: stashMilliseconds,
  });
  return undefined;
}
