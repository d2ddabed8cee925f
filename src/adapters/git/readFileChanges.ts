import type { FileChange } from '../../app/ports/gitHistory.ts';
import type { Bounded } from '../../core/note/evidence/evidenceFacts.ts';
import { diffTrees } from './diffTrees.ts';
import { GitFailureError } from './gitFailureError.ts';
import type { GitRepository } from './gitRepository.ts';
import { parseNameStatus } from './parseNameStatus.ts';

/** More files than that nobody looks through one by one. */
const listedChanges = 300;

/** The files that differ between two commits, in git's order, renames found. */
export async function readFileChanges(
  repository: GitRepository,
  from: string,
  to: string,
): Promise<Bounded<FileChange>> {
  for (const commit of [from, to])
    if ((await repository.commitOf(commit)) === undefined) throw new GitFailureError('unknownRevision');
  const { text } = await diffTrees(repository, { from, to }, ['-z', '-M', '-l400', '--name-status']);
  const changes = parseNameStatus(text);
  return { items: changes.slice(0, listedChanges), total: changes.length };
}
