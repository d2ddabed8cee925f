import { branchRef, objectId } from './gitNames.ts';
import { defaultBranchOf, readRefs } from './gitRefs.ts';
import type { GitRepository } from './gitRepository.ts';

/** Of how many branches it is counted how near they are. */
const mostCounted = 20;

/** The remote's branches from whose work the branch was cut, the nearest first, without the remote's name. */
export async function readStackedOn(repository: GitRepository, branch: string): Promise<readonly string[]> {
  const refs = await readRefs(repository, branch);
  const own = refs.get(branchRef(branch));
  const byDefault = defaultBranchOf(refs, branch);
  const remote = /^refs\/remotes\/[^/]+\//.exec(own?.upstream ?? byDefault?.name ?? '')?.[0];
  if (own === undefined || byDefault === undefined || remote === undefined) return [];
  const { text } = await repository.run([
    'for-each-ref',
    '--format=%(refname)%00%(objectname)%00%(symref)',
    `--merged=${objectId(own.sha)}`,
    `--no-merged=${objectId(byDefault.sha)}`,
    '--',
    remote,
  ]);
  const found = text.split('\n').flatMap((line) => {
    const [name = '', sha = '', target] = line.split('\0');
    // The branch where it was pushed to is no other branch, and one at the same commit leaves nothing to look at.
    const isOther = name !== '' && !target && name !== own.upstream && name !== `${remote}${branch}`;
    return isOther && sha !== own.sha ? [{ name: name.slice(remote.length), sha }] : [];
  });
  const counted = await Promise.all(
    found.slice(0, mostCounted).map(async ({ name, sha }) => {
      const range = [objectId(own.sha), `^${objectId(sha)}`];
      return { name, distance: Number(await repository.line(['rev-list', '--count', ...range, '--'])) };
    }),
  );
  return counted.toSorted((a, b) => a.distance - b.distance).map(({ name }) => name);
}
