import type { EvidenceBase } from '../../core/note/evidence/evidenceFacts.ts';
import { isObjectId, objectId } from './gitNames.ts';
import type { GitRef } from './gitRefs.ts';
import type { GitRepository } from './gitRepository.ts';

/** From where a branch's commits count: the noted commit while it is an ancestor, else the merge base, else the root. */
export async function readBase(
  repository: GitRepository,
  head: string,
  defaultBranch: GitRef | undefined,
  noted: string | undefined,
): Promise<EvidenceBase> {
  const [mergeBase, isAncestor] = await Promise.all([
    defaultBranch === undefined ? undefined : readMergeBase(repository, defaultBranch.sha, head),
    noted !== undefined && isObjectId(noted) && isAncestorOf(repository, noted, head),
  ]);
  if (noted !== undefined && isAncestor) return { type: 'noted', commit: noted };
  if (noted !== undefined)
    return { type: 'notedGone', noted, ...(mergeBase === undefined ? {} : { commit: mergeBase }) };
  if (mergeBase === undefined || defaultBranch === undefined) return { type: 'root' };
  return { type: 'mergeBase', commit: mergeBase, ref: defaultBranch.name };
}

/** The best common ancestor, `undefined` for unrelated (or cut-off) histories. */
export async function readMergeBase(
  repository: GitRepository,
  a: string,
  b: string,
): Promise<string | undefined> {
  const sha = await repository.line(['merge-base', '--end-of-options', objectId(a), objectId(b)], {
    answers: [1],
  });
  return isObjectId(sha) ? sha : undefined;
}

/** False also when the commit is not in this repository. */
export async function isAncestorOf(
  repository: GitRepository,
  ancestor: string,
  commit: string,
): Promise<boolean> {
  const args = ['merge-base', '--is-ancestor', '--end-of-options', objectId(ancestor), objectId(commit)];
  return (await repository.run(args, { answers: [1, 128] })).exitCode === 0;
}
