import { diffTrees, emptyTree } from './diffTrees.ts';
import { GitFailureError } from './gitFailureError.ts';
import { objectId } from './gitNames.ts';
import type { GitRepository } from './gitRepository.ts';
import { readExisting } from './readLines.ts';

const pathsPerCommand = 200;
/** Files of one bare name that are looked at. */
const namesakesAtMost = 50;

/** Lines of each path at the commit, as `GitHistory.lineCounts` has it. */
export async function readLineCounts(
  repository: GitRepository,
  commit: string,
  paths: readonly string[],
): Promise<ReadonlyMap<string, number | null>> {
  const existing = await readExisting(repository, commit, paths);
  const missing = paths.filter((path) => !existing.has(path));
  const bare = missing.filter((path) => path !== '' && !path.includes('/'));
  const namesakes =
    bare.length === 0 ? new Map<string, string[]>() : await filesNamed(repository, commit, bare);
  const lines = await countLines(repository, commit, [...existing, ...[...namesakes.values()].flat()]);
  const counts = new Map<string, number | null>();
  for (const path of missing) if (!namesakes.has(path)) counts.set(path, null);
  if (lines === undefined) return counts;
  for (const path of existing) counts.set(path, lines.get(path) ?? 0);
  for (const [name, files] of namesakes)
    counts.set(name, Math.max(...files.map((file) => lines.get(file) ?? 0)));
  return counts;
}

/** The files of those names, wherever in the tree they are. */
async function filesNamed(
  repository: GitRepository,
  commit: string,
  names: readonly string[],
): Promise<Map<string, string[]>> {
  const wanted = new Set(names);
  const { text } = await repository.run(
    ['ls-tree', '-r', '-z', '--name-only', '--full-tree', '--end-of-options', `${objectId(commit)}^{tree}`],
    { onOverflow: 'cut' },
  );
  const found = new Map<string, string[]>();
  for (const path of text.split('\0')) {
    const name = path.slice(path.lastIndexOf('/') + 1);
    if (!wanted.has(name)) continue;
    const files = found.get(name) ?? [];
    if (files.length < namesakesAtMost) files.push(path);
    found.set(name, files);
  }
  return found;
}

/** Against the tree without files, every line is an added one. Undefined where file contents are not here. */
async function countLines(
  repository: GitRepository,
  commit: string,
  files: readonly string[],
): Promise<ReadonlyMap<string, number> | undefined> {
  const lines = new Map<string, number>();
  const range = { from: emptyTree(commit.length), to: commit };
  for (let from = 0; from < files.length; from += pathsPerCommand) {
    const some = files.slice(from, from + pathsPerCommand);
    try {
      const { text } = await diffTrees(repository, range, ['-z', '--numstat', '--no-renames'], {
        paths: some,
      });
      for (const [, added, path] of text.matchAll(/(\d+|-)\t(?:\d+|-)\t([^\0]*)\0/g))
        lines.set(path ?? '', Number(added) || 0);
    } catch (error) {
      if (error instanceof GitFailureError && error.failure.code === 'failed') return undefined;
      throw error;
    }
  }
  return lines;
}
