import type { PermalinkParts } from '../../app/ports/gitHistory.ts';
import { objectId, withoutCredentials } from './gitNames.ts';
import type { GitRepository } from './gitRepository.ts';
import { readExisting } from './readLines.ts';

/** The remotes' names, `origin` first. */
export async function readRemotes(repository: GitRepository): Promise<readonly string[]> {
  const { text } = await repository.run(['remote']);
  const names = text.split('\n').filter((name) => name !== '');
  return [...names.filter((name) => name === 'origin'), ...names.filter((name) => name !== 'origin')];
}

export async function readPermalink(
  repository: GitRepository,
  commit: string,
  path: string,
): Promise<PermalinkParts> {
  const [existing, remotes, unpushed] = await Promise.all([
    readExisting(repository, commit, [path]),
    readRemotes(repository),
    repository.run([
      'rev-list',
      '--max-count=1',
      '--not',
      '--remotes',
      '--not',
      '--end-of-options',
      objectId(commit),
      '--',
    ]),
  ]);
  const [remote] = remotes;
  const url =
    remote === undefined
      ? ''
      : await repository.line(['remote', 'get-url', '--', remote], { answers: [2, 128] });
  return {
    ...(url === '' ? {} : { remoteUrl: withoutCredentials(url) }),
    commit,
    path,
    pushed: unpushed.text === '',
    existsAtCommit: existing.has(path),
  };
}
