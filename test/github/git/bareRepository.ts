import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Runs git in a bare repository and gives its standard output; rejects where git fails. */
export async function git(directory: string, ...args: readonly string[]): Promise<string> {
  const { stdout } = await run('git', ['-C', directory, ...args], { maxBuffer: 256 * 1024 * 1024 });
  return stdout;
}

async function gitOrNull(directory: string, ...args: readonly string[]): Promise<string | null> {
  try {
    return await git(directory, ...args);
  } catch {
    return null;
  }
}

/** The commit that a branch, tag or SHA names; `null` where there is none. */
export async function resolveCommit(directory: string, name: string): Promise<string | null> {
  if (name.startsWith('-')) return null;
  const found =
    (await gitOrNull(
      directory,
      'rev-parse',
      '--verify',
      '--quiet',
      '--end-of-options',
      `${name}^{commit}`,
    )) ??
    (await gitOrNull(
      directory,
      'rev-parse',
      '--verify',
      '--quiet',
      '--end-of-options',
      `refs/heads/${name}^{commit}`,
    ));
  return found?.trim() ?? null;
}

/** The tip of a branch; `null` where the branch does not exist. */
export async function branchTip(directory: string, branch: string): Promise<string | null> {
  return (
    (
      await gitOrNull(directory, 'rev-parse', '--verify', '--quiet', `refs/heads/${branch}^{commit}`)
    )?.trim() ?? null
  );
}

/** All branches with their tips, by name. */
export async function branches(
  directory: string,
): Promise<readonly { readonly name: string; readonly sha: string }[]> {
  const listed = await git(
    directory,
    'for-each-ref',
    '--format=%(objectname) %(refname:lstrip=2)',
    'refs/heads',
  );
  return listed
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => ({ sha: line.slice(0, 40), name: line.slice(41) }));
}

/** Points a ref at a commit. */
export async function setRef(directory: string, ref: string, sha: string): Promise<void> {
  await git(directory, 'update-ref', ref, sha);
}

/** Takes a branch's commits over from another repository, without a ref of its own. */
export async function fetchCommit(directory: string, from: string, branch: string): Promise<void> {
  await git(
    directory,
    'fetch',
    '--quiet',
    '--no-tags',
    '--no-write-fetch-head',
    from,
    `refs/heads/${branch}`,
  );
}

export async function mergeBase(directory: string, first: string, second: string): Promise<string | null> {
  return (await gitOrNull(directory, 'merge-base', first, second))?.trim() ?? null;
}

/** Whether `head` has commits that `base` lacks and both descend from a common commit. */
export async function hasCommonHistory(directory: string, base: string, head: string): Promise<boolean> {
  if ((await mergeBase(directory, base, head)) === null) return false;
  return Number(await git(directory, 'rev-list', '--count', `${base}..${head}`)) > 0;
}

/** Commits that only the left and only the right side has. */
export async function aheadBehind(
  directory: string,
  base: string,
  head: string,
): Promise<{ readonly ahead: number; readonly behind: number }> {
  const counted = await git(directory, 'rev-list', '--left-right', '--count', `${base}...${head}`);
  const [behind = '0', ahead = '0'] = counted.trim().split(/\s+/u);
  return { ahead: Number(ahead), behind: Number(behind) };
}

/** Makes a merge commit on a branch without a working tree; `null` where the merge conflicts. */
export async function mergeBranches(
  directory: string,
  merge: {
    readonly base: string;
    readonly head: string;
    readonly message: string;
    readonly author: { readonly name: string; readonly email: string };
    readonly date: string;
  },
): Promise<string | null> {
  const tree = (await gitOrNull(directory, 'merge-tree', '--write-tree', merge.base, merge.head))?.split(
    '\n',
  )[0];
  if (tree === undefined) return null;
  const env = {
    ...process.env,
    GIT_AUTHOR_NAME: merge.author.name,
    GIT_AUTHOR_EMAIL: merge.author.email,
    GIT_AUTHOR_DATE: merge.date,
    GIT_COMMITTER_NAME: 'GitHub',
    GIT_COMMITTER_EMAIL: 'noreply@github.com',
    GIT_COMMITTER_DATE: merge.date,
  };
  const args = [
    '-C',
    directory,
    'commit-tree',
    tree,
    '-p',
    merge.base,
    '-p',
    merge.head,
    '-m',
    merge.message,
  ];
  const sha = (await run('git', args, { env })).stdout.trim();
  await setRef(directory, `refs/heads/${merge.base}`, sha);
  return sha;
}

export interface TreeEntry {
  readonly path: string;
  readonly mode: string;
  readonly type: 'blob' | 'tree' | 'commit';
  readonly sha: string;
  /** Bytes; 0 for a folder. */
  readonly size: number;
}

/** The entry at a path of a commit (`''` is the root folder); `null` where there is none. */
export async function treeEntry(directory: string, commit: string, path: string): Promise<TreeEntry | null> {
  if (path === '') {
    const sha = (await git(directory, 'rev-parse', `${commit}^{tree}`)).trim();
    return { path, mode: '040000', type: 'tree', sha, size: 0 };
  }
  const listed = await gitOrNull(directory, '--literal-pathspecs', 'ls-tree', '-l', '-z', commit, '--', path);
  return parseTree(listed ?? '').find((entry) => entry.path === path) ?? null;
}

/** The entries directly in a folder of a commit, with full paths. */
export async function folderEntries(directory: string, tree: TreeEntry): Promise<readonly TreeEntry[]> {
  const prefix = tree.path === '' ? '' : `${tree.path}/`;
  const listed = parseTree(await git(directory, 'ls-tree', '-l', '-z', tree.sha));
  return listed.map((entry) => ({ ...entry, path: prefix + entry.path }));
}

function parseTree(listed: string): TreeEntry[] {
  return listed
    .split('\0')
    .filter((line) => line !== '')
    .map((line) => {
      const [mode = '', type = '', sha = '', size = '-'] = line.slice(0, line.indexOf('\t')).split(/ +/u);
      const known = type === 'tree' || type === 'commit' ? type : 'blob';
      return { path: line.slice(line.indexOf('\t') + 1), mode, type: known, sha, size: Number(size) || 0 };
    });
}

/** The bytes of a blob. */
export async function blobBytes(directory: string, sha: string): Promise<Buffer> {
  const args = ['-C', directory, 'cat-file', 'blob', sha];
  return (await run('git', args, { encoding: 'buffer', maxBuffer: 256 * 1024 * 1024 })).stdout;
}
