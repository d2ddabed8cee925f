import type { FileChange } from '../../app/ports/gitHistory.ts';
import type { Bounded } from '../../core/note/evidenceFacts.ts';
import { GitFailureError } from './gitFailureError.ts';
import type { GitRepository } from './gitRepository.ts';

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
  const { text } = await repository.run([
    ...['diff-tree', '-r', '-z', '-M', '-l400', '--name-status', '--no-color', '--no-ext-diff'],
    ...['--end-of-options', from, to, '--'],
  ]);
  const fields = text.split('\0');
  const changes: FileChange[] = [];
  for (let index = 0; index + 1 < fields.length;) {
    const status = fields[index] ?? '';
    const path = fields[index + 1] ?? '';
    if (/^[RC]/.test(status)) {
      changes.push({ type: 'renamed', path: fields[index + 2] ?? '', previousPath: path });
      index += 3;
    } else {
      changes.push({ type: status === 'A' ? 'added' : status === 'D' ? 'deleted' : 'modified', path });
      index += 2;
    }
  }
  return { items: changes.slice(0, listedChanges), total: changes.length };
}
