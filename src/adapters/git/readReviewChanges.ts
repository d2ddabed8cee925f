import type { ReviewBase, ReviewChanges } from '../../app/ports/reviewChanges.ts';
import { CODEOWNERS_LIMIT, CODEOWNERS_PATHS } from '../../core/availability/reviewers/codeowners.ts';
import { changedRanges } from './changedRanges.ts';
import { diffTrees } from './diffTrees.ts';
import { GitFailureError } from './gitFailureError.ts';
import { isBranchName, isRemoteName, objectId } from './gitNames.ts';
import { defaultBranchOf, readRefs } from './gitRefs.ts';
import type { GitRepository } from './gitRepository.ts';
import { readMergeBase } from './readBase.ts';
import { parseNameStatus } from './parseNameStatus.ts';
import { readExisting } from './readLines.ts';

const renames = ['-M', '-l400'];
const mostPatchBytes = 16 * 1024 * 1024;

/** What a branch changes against the branch that its pull request goes into, and who owns it there. */
export async function readReviewChanges(
  repository: GitRepository,
  base: ReviewBase,
  head: string,
): Promise<ReviewChanges> {
  const tip = await baseTip(repository, base);
  const from = await readMergeBase(repository, tip, head);
  if (from === undefined) throw new GitFailureError('unknownRevision');
  const range = { from, to: head };
  const [names, patch, codeowners] = await Promise.all([
    diffTrees(repository, range, [...renames, '--name-status', '-z']),
    diffTrees(repository, range, [...renames, '-p', '-U0', '--src-prefix=a/', '--dst-prefix=b/'], {
      onOverflow: 'cut',
      bytes: mostPatchBytes,
    }),
    readCodeowners(repository, tip),
  ]);
  return {
    base: from,
    paths: changedPaths(names.text),
    ranges: changedRanges(patch.text),
    ...(codeowners === undefined ? {} : { codeowners }),
  };
}

/** The base branch as last fetched; where it was not, the default branch. */
async function baseTip(repository: GitRepository, { remote, branch }: ReviewBase): Promise<string> {
  if (!isRemoteName(remote) || !isBranchName(branch)) throw new GitFailureError('invalidName');
  const tip =
    (await repository.commitOf(`refs/remotes/${remote}/${branch}`)) ??
    defaultBranchOf(await readRefs(repository, undefined), undefined)?.sha;
  if (tip === undefined) throw new GitFailureError('unknownRevision');
  return tip;
}

async function readCodeowners(repository: GitRepository, tip: string): Promise<string | undefined> {
  const existing = await readExisting(repository, tip, CODEOWNERS_PATHS);
  const path = CODEOWNERS_PATHS.find((each) => existing.has(each));
  if (path === undefined) return undefined;
  try {
    // GitHub does not go by a larger file.
    const blob = ['cat-file', 'blob', `${objectId(tip)}:${path}`];
    return (await repository.run(blob, { bytes: CODEOWNERS_LIMIT })).text;
  } catch (error) {
    const isOther = error instanceof GitFailureError && error.failure.code !== 'cancelled';
    if (isOther) return undefined;
    throw error;
  }
}

/** Every path once, of renamed files both. */
function changedPaths(text: string): readonly string[] {
  const paths = parseNameStatus(text).flatMap((change) =>
    change.type === 'renamed' ? [change.previousPath, change.path] : [change.path],
  );
  return [...new Set(paths)];
}
