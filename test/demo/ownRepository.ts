import { basename } from 'node:path';
import { runCommand, tryCommand } from '../support/runCommand.ts';

/** The repository cannot be used; the message is a sentence for the person who named it. */
export class OwnRepositoryError extends Error {
  override readonly name = 'OwnRepositoryError';
}

/** A bare copy of a person's repository, ready to be what the demo GitHub serves. */
export interface OwnRepository {
  readonly name: string;
  readonly defaultBranch: string;
  /** The branches of the pull request. */
  readonly head: string;
  readonly base: string;
  /** Sentences about what was chosen and made. */
  readonly notes: readonly string[];
}

/** Without these, `git status` refreshes the original's index, and a configured file system monitor is started. */
const readOnly = ['--no-optional-locks', '-c', 'core.fsmonitor=false'] as const;

type Git = (...args: readonly string[]) => Promise<string>;

/**
 * Copies a local repository's branches and history into a new bare repository, which is where everything else happens:
 * the original is only read. Chooses the pull request: the current branch into the default branch, where that has
 * commits; else the branch that changed last; else two branches made in the copy.
 * @throws OwnRepositoryError when the path is no repository or has no commit.
 */
export async function copyOwnRepository(path: string, bare: string): Promise<OwnRepository> {
  const source = await topLevel(path);
  const original: Git = (...args) => gitLine(source, args);
  const copy: Git = (...args) => gitLine(bare, args);
  if ((await tryGit(source, 'rev-parse', '--verify', '--quiet', 'HEAD^{commit}')) === undefined) {
    throw new OwnRepositoryError(`${source} has no commit yet. Make one and start again.`);
  }
  await runCommand('git', ['clone', '--quiet', '--bare', '--', source, bare], {
    env: { GIT_LFS_SKIP_SMUDGE: '1' },
  });
  // Nothing that is done in the copy can find its way back.
  await copy('remote', 'remove', 'origin');

  const notes: string[] = [];
  if ((await original('status', '--porcelain')) !== '')
    notes.push('Uncommitted changes stay where they are: the demo has only what is committed.');
  const current = await currentBranch(source, copy, notes);
  const defaultBranch = await findDefaultBranch(source, bare, current);
  await copy('symbolic-ref', 'HEAD', `refs/heads/${defaultBranch}`);
  const pull = await choosePull(bare, copy, current, defaultBranch, notes);
  // What GitHub allows in a repository's name.
  const name =
    basename(source)
      .replace(/\.git$/, '')
      .replace(/[^\w.-]+/g, '-') || 'repository';
  return { name, defaultBranch, ...pull, notes };
}

async function topLevel(path: string): Promise<string> {
  const found =
    (await tryGit(path, 'rev-parse', '--show-toplevel')) ??
    (await tryGit(path, 'rev-parse', '--absolute-git-dir'));
  if (found === undefined)
    throw new OwnRepositoryError(`${path} is not in a git repository that git can read here.`);
  return found;
}

async function currentBranch(source: string, copy: Git, notes: string[]): Promise<string> {
  const branch = await tryGit(source, 'symbolic-ref', '--short', '--quiet', 'HEAD');
  if (branch !== undefined) return branch;
  const sha = (await tryGit(source, 'rev-parse', 'HEAD')) ?? '';
  const made = `detached-${sha.slice(0, 7)}`;
  await copy('update-ref', `refs/heads/${made}`, sha);
  notes.push(`HEAD is detached, so the copy has a branch ${made} there.`);
  return made;
}

async function findDefaultBranch(source: string, bare: string, current: string): Promise<string> {
  const remoteHead = await tryGit(source, 'symbolic-ref', '--short', '--quiet', 'refs/remotes/origin/HEAD');
  const named = remoteHead?.replace(/^origin\//, '');
  for (const branch of [named, 'main', 'master', 'trunk', 'develop']) {
    if (branch === undefined) continue;
    if ((await tryGit(bare, 'rev-parse', '--verify', '--quiet', `refs/heads/${branch}`)) !== undefined)
      return branch;
    const tracked = `refs/remotes/origin/${branch}`;
    if ((await tryGit(source, 'rev-parse', '--verify', '--quiet', tracked)) === undefined) continue;
    await runCommand('git', [
      '-C',
      bare,
      'fetch',
      '--quiet',
      '--',
      source,
      `${tracked}:refs/heads/${branch}`,
    ]);
    return branch;
  }
  return current;
}

async function choosePull(
  bare: string,
  copy: Git,
  current: string,
  defaultBranch: string,
  notes: string[],
): Promise<{ readonly head: string; readonly base: string }> {
  if (current !== defaultBranch && (await isAhead(bare, defaultBranch, current)))
    return { head: current, base: defaultBranch };
  const why =
    current === defaultBranch
      ? `${current} is the default branch`
      : `${current} has no commit that ${defaultBranch} lacks`;
  const listed = await copy(
    'for-each-ref',
    '--sort=-committerdate',
    '--format=%(refname:lstrip=2)',
    'refs/heads',
  );
  for (const branch of listed.split('\n')) {
    if (branch === defaultBranch || !(await isAhead(bare, defaultBranch, branch))) continue;
    notes.push(`${why}, so the pull request is for ${branch}, the branch that changed last.`);
    return { head: branch, base: defaultBranch };
  }
  const head = 'baton-demo';
  const recent = (await copy('rev-list', '--first-parent', '-n', '6', `refs/heads/${current}`)).split('\n');
  const oldest = recent.at(-1) ?? '';
  if (recent.length > 1) {
    const base = 'baton-demo-base';
    await copy('update-ref', `refs/heads/${head}`, `refs/heads/${current}`);
    await copy('update-ref', `refs/heads/${base}`, oldest);
    notes.push(
      `${why} and no other branch is ahead of it, so the copy has two more branches: ${head} at ${current}'s last commit and ${base} ${recent.length - 1} commits before it. The pull request is between them.`,
    );
    return { head, base };
  }
  const sha = await emptyCommit(copy, oldest);
  await copy('update-ref', `refs/heads/${head}`, sha);
  notes.push(`There is a single commit, so the copy has a branch ${head} with an empty commit on top of it.`);
  return { head, base: defaultBranch };
}

/** An empty commit on top of another, by nobody in particular. */
function emptyCommit(copy: Git, parent: string): Promise<string> {
  const identity = [
    '-c',
    'user.name=Baton demo',
    '-c',
    'user.email=demo@example.com',
    '-c',
    'commit.gpgSign=false',
  ];
  return copy(...identity, 'commit-tree', `${parent}^{tree}`, '-p', parent, '-m', 'Something to hand over');
}

/** Whether `head` has commits that `base` lacks, and both share history. */
async function isAhead(bare: string, base: string, head: string): Promise<boolean> {
  const range = [`refs/heads/${base}`, `refs/heads/${head}`] as const;
  if ((await tryGit(bare, 'merge-base', ...range)) === undefined) return false;
  return (await tryGit(bare, 'rev-list', '--count', range.join('..'))) !== '0';
}

async function gitLine(directory: string, args: readonly string[]): Promise<string> {
  return (await runCommand('git', [...readOnly, '-C', directory, ...args])).trim();
}

async function tryGit(directory: string, ...args: readonly string[]): Promise<string | undefined> {
  const result = await tryCommand('git', [...readOnly, '-C', directory, ...args]);
  return result.code === 0 ? result.stdout.trim() : undefined;
}
