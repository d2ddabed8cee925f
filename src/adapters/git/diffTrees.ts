import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { GitCommand, GitOutput } from './gitProcess.ts';
import { objectId } from './gitNames.ts';
import type { GitRepository } from './gitRepository.ts';

/** Two trees or commits by full SHA. */
export interface TreeRange {
  readonly from: string;
  readonly to: string;
}

/** Stays missing, which git takes for an index without entries. */
const noIndex = join(tmpdir(), `no-index-${randomUUID()}`);

/**
 * `git diff-tree -r` between two commits (git-diff-tree(1)) with the given output options: no colour, no command of the
 * repository's choice. Without its index git reads both sides from its objects and not, as it otherwise does where a
 * file looks unchanged, from the working tree: that costs three system calls for every changed file and can meet an
 * editor that is writing.
 * @param paths Relative to the top, all when empty.
 * Rejects with `GitFailureError`.
 */
export function diffTrees(
  repository: GitRepository,
  range: TreeRange,
  output: readonly string[],
  { paths = [], ...command }: Omit<GitCommand, 'args'> & { readonly paths?: readonly string[] } = {},
): Promise<GitOutput> {
  const plain = ['--no-color', '--no-ext-diff', '--no-textconv'];
  const trees = ['--end-of-options', objectId(range.from), objectId(range.to), '--', ...paths];
  return repository.run(['diff-tree', '-r', ...plain, ...output, ...trees], {
    ...command,
    indexFile: noIndex,
  });
}

/** The tree without files, in the hash of which SHAs have that many digits. */
export function emptyTree(shaLength: number): string {
  return shaLength === 64
    ? '6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321'
    : '4b825dc642cb6eb9a060e54bf8d69288fbee4904';
}
