import type { GitRepository } from './gitRepository.ts';
import { branchRef, isBranchName } from './gitNames.ts';

export interface GitRef {
  readonly name: string;
  readonly sha: string;
  /** Full name of the ref to which it points, for symbolic refs. */
  readonly target?: string;
  /** Full name of the branch's upstream, where it has one that exists. */
  readonly upstream?: string;
}

const usualNames = ['main', 'master', 'develop', 'trunk'];

const format = ['refname', 'objectname', 'symref', 'upstream', 'upstream:track']
  .map((field) => `%(${field})`)
  .join('%00');

/**
 * The refs that matter for a branch: its own, every remote's default, the usual default branches, the stash, and every
 * remote's branch of the name `onto`.
 */
export async function readRefs(
  repository: GitRepository,
  branch: string | undefined,
  onto?: string,
): Promise<ReadonlyMap<string, GitRef>> {
  const patterns = [
    ...(branch === undefined ? [] : [branchRef(branch)]),
    ...(onto === undefined || !isBranchName(onto) ? [] : [`refs/remotes/*/${onto}`]),
    'refs/remotes/*/HEAD',
    ...usualNames.flatMap((name) => [`refs/heads/${name}`, `refs/remotes/*/${name}`]),
    'refs/stash',
  ];
  const { text } = await repository.run(['for-each-ref', `--format=${format}`, '--', ...patterns]);
  const refs = text.split('\n').flatMap((line): GitRef[] => {
    const [name, sha, target, upstream, track] = line.split('\0');
    if (name === undefined || sha === undefined || name === '') return [];
    return [
      { name, sha, ...(target ? { target } : {}), ...(upstream && track !== '[gone]' ? { upstream } : {}) },
    ];
  });
  return new Map(refs.map((ref) => [ref.name, ref]));
}

/** The branch of that name on the branch's own remote, else on `origin`, else on any; undefined where none was fetched. */
export function remoteBranchOf(
  refs: ReadonlyMap<string, GitRef>,
  branch: string,
  name: string,
): GitRef | undefined {
  const found = remotesOf(refs, branch).map((remote) => refs.get(`refs/remotes/${remote}/${name}`));
  return found.find((ref) => ref !== undefined);
}

/**
 * The default branch among those refs: the HEAD of the branch's own remote, else of `origin`, else of any remote; then
 * a remote's branch of a usual name, then a local one. Its SHA is that of the ref.
 */
export function defaultBranchOf(
  refs: ReadonlyMap<string, GitRef>,
  branch: string | undefined,
): GitRef | undefined {
  const remotes = remotesOf(refs, branch);
  for (const remote of remotes) {
    const head = refs.get(`refs/remotes/${remote}/HEAD`);
    if (head?.target !== undefined) return { name: head.target, sha: head.sha };
  }
  for (const place of [...remotes.map((remote) => `refs/remotes/${remote}`), 'refs/heads'])
    for (const name of usualNames) {
      const ref = refs.get(`${place}/${name}`);
      if (ref !== undefined) return ref;
    }
  return undefined;
}

/** The remotes of those refs: the branch's own, then those of the usual names. */
function remotesOf(refs: ReadonlyMap<string, GitRef>, branch: string | undefined): readonly string[] {
  const upstream = branch === undefined ? undefined : refs.get(`refs/heads/${branch}`)?.upstream;
  const own = /^refs\/remotes\/([^/]+)\//.exec(upstream ?? '')?.[1];
  const others = [...refs.keys()].flatMap((name) => /^refs\/remotes\/([^/]+)\//.exec(name)?.[1] ?? []).sort();
  return [...new Set([...(own === undefined ? [] : [own]), 'origin', 'upstream', ...others])];
}
