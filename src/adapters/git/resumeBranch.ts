import type { GitFailure, GitResult, ResumeOutcome, ResumeRequest } from '../../app/ports/gitHistory.ts';
import { gitFailureOf, gitResult } from './gitFailureError.ts';
import { branchRef, isRemoteName } from './gitNames.ts';
import type { GitRepository } from './gitRepository.ts';
import { readExisting } from './readLines.ts';
import { readRemotes } from './readPermalink.ts';
import { checkedOutRef, readWorkingTree } from './readWorkingTree.ts';
import { repositoryFilters } from './repositoryFilters.ts';

const networkMilliseconds = 120_000;
const switchMilliseconds = 300_000;

/**
 * Fetches a branch and switches to it, only where nothing uncommitted could be touched. Fetching and switching follow
 * the repository's config as the user's own git does (its transport and its filters, without which LFS or git-crypt
 * would leave wrong files), but run no hooks. `writing` is not cancelled midway.
 */
export async function resumeBranch(
  repository: GitRepository,
  writing: GitRepository,
  request: ResumeRequest,
): Promise<ResumeOutcome> {
  const { remote, branch } = request;
  const ref = branchRef(branch);
  // Git can't be told to create or check out a branch of such a name.
  if (!isRemoteName(remote) || branch.startsWith('-'))
    return { type: 'failed', failure: { code: 'invalidName' } };
  const folder = await repository.gitFolder();
  const tree = await readWorkingTree(repository, folder, await repositoryFilters(repository), true);
  if (tree.operation !== undefined) return { type: 'operationInProgress', operation: tree.operation };
  if (tree.staged.total + tree.unstaged.total + tree.conflicted.total > 0)
    return { type: 'uncommittedWork', workingTree: tree };
  if (!(await readRemotes(repository)).includes(remote)) return { type: 'noSuchRemote' };
  const local = await repository.commitOf(ref);
  const { tracking } = refsOf(request);
  const fetched: Fetched =
    request.offline === true ? { type: 'fetched' } : await fetchBranch(repository, request);
  if (fetched.type === 'branchGone') return fetched;
  if (fetched.type === 'failed')
    return { type: 'fetchFailed', localBranch: local !== undefined, failure: fetched.failure };
  const elsewhere = await otherWorktree(repository, ref);
  if (elsewhere !== undefined) return { type: 'checkedOutElsewhere', worktree: elsewhere };
  const known = await repository.commitOf(tracking);
  const target = known ?? (request.offline === true ? local : undefined);
  if (target === undefined) return { type: 'branchGone' };
  const isCurrent = (await checkedOutRef(repository, folder)) === ref;
  const inTheWay = await readExisting(
    repository,
    isCurrent ? target : (local ?? target),
    tree.untracked.items,
  );
  if (inTheWay.size > 0) return { type: 'untrackedInTheWay', paths: [...inTheWay] };
  const isTracked = request.pullRequest === undefined;
  const upstream = known === undefined ? ref : tracking;
  const isNew = local === undefined;
  return switchTo(writing, { branch, ref, tracking: upstream, isTracked, target, isCurrent, isNew });
}

/** The ref on the remote, and where it is kept here. */
function refsOf({ remote, branch, pullRequest }: ResumeRequest): {
  readonly theirs: string;
  readonly tracking: string;
} {
  return pullRequest === undefined
    ? { theirs: branchRef(branch), tracking: `refs/remotes/${remote}/${branch}` }
    : {
        theirs: `refs/pull/${Math.trunc(pullRequest)}/head`,
        // Of our own: among the remote's branches it would be pruned, or taken for one of them.
        tracking: `refs/baton/pull/${remote}/${Math.trunc(pullRequest)}`,
      };
}

type Fetched =
  | { readonly type: 'fetched' }
  | { readonly type: 'branchGone' }
  | { readonly type: 'failed'; readonly failure: GitFailure };

/** Brings the remote's branch into its remote-tracking ref, or a pull request's head into a ref of Baton's own. */
export async function fetchBranch(repository: GitRepository, request: ResumeRequest): Promise<Fetched> {
  const { remote } = request;
  const { theirs, tracking } = refsOf(request);
  if (!isRemoteName(remote)) return { type: 'failed', failure: { code: 'invalidName' } };
  const network = { network: true, timeout: networkMilliseconds };
  // Exit code 2 says that the remote was reached and has no such branch; fetch would only say 128.
  const seen = await gitResult(() =>
    repository.run(['ls-remote', '--exit-code', '--end-of-options', remote, theirs], {
      ...network,
      answers: [2],
    }),
  );
  if (seen.type === 'failed') return seen;
  if (seen.value.exitCode === 2) return { type: 'branchGone' };
  const args = [
    'fetch',
    '--no-tags',
    '--no-recurse-submodules',
    '--no-auto-maintenance',
    '--no-write-fetch-head',
    '--quiet',
  ];
  const got: GitResult<unknown> = await gitResult(() =>
    repository.run([...args, '--end-of-options', remote, `+${theirs}:${tracking}`], network),
  );
  return got.type === 'failed' ? got : { type: 'fetched' };
}

interface Switch {
  readonly branch: string;
  readonly ref: string;
  readonly tracking: string;
  /** The branch follows the remote's of that name. */
  readonly isTracked: boolean;
  readonly target: string;
  readonly isCurrent: boolean;
  readonly isNew: boolean;
}

async function switchTo(
  repository: GitRepository,
  { branch, ref, tracking, isTracked, target, isCurrent, isNew }: Switch,
): Promise<ResumeOutcome> {
  const longer = { timeout: switchMilliseconds };
  const plain = ['switch', '--quiet', '--no-guess', '--no-overwrite-ignore', '--no-progress'];
  if (isNew)
    await repository.run(
      [...plain, isTracked ? '--track' : '--no-track', `--create=${branch}`, '--end-of-options', tracking],
      longer,
    );
  else if (!isCurrent) await repository.run([...plain, '--end-of-options', branch], longer);
  const distance = async (): Promise<{ readonly behind: number; readonly ahead: number }> => {
    const counts = await repository.line([
      'rev-list',
      '--left-right',
      '--count',
      '--end-of-options',
      `${tracking}...${ref}`,
      '--',
    ]);
    const [behind, ahead] = counts.split('\t').map(Number);
    return { behind: behind ?? 0, ahead: ahead ?? 0 };
  };
  const before = await distance();
  if (before.behind > 0 && before.ahead === 0) {
    const args = ['merge', '--ff-only', '--quiet', '--no-stat', '--no-autostash', '--no-overwrite-ignore'];
    await gitResult(() => repository.run([...args, '--end-of-options', target], longer));
  }
  const head = await repository.commitOf(ref);
  if (head === undefined) return { type: 'failed', failure: { code: 'failed' } };
  return { type: 'switched', head, created: isNew, ...(await distance()) };
}

/** Path of another working tree that has the branch checked out (git-worktree(1), porcelain format). */
async function otherWorktree(repository: GitRepository, ref: string): Promise<string | undefined> {
  const [list, own] = await Promise.all([
    repository.run(['worktree', 'list', '--porcelain', '-z']),
    repository.line(['rev-parse', '--show-toplevel']),
  ]);
  for (const block of list.text.split('\0\0')) {
    const lines = block.split('\0');
    const path = lines.find((line) => line.startsWith('worktree '))?.slice('worktree '.length);
    if (path !== undefined && path !== own && lines.includes(`branch ${ref}`)) return path;
  }
  return undefined;
}

/** As `resumeBranch`, every failure as an outcome. */
export async function resumeOutcome(...args: Parameters<typeof resumeBranch>): Promise<ResumeOutcome> {
  try {
    return await resumeBranch(...args);
  } catch (error) {
    return { type: 'failed', failure: gitFailureOf(error) };
  }
}
