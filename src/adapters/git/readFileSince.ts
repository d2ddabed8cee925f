import type { FileSince } from '../../app/ports/gitHistory.ts';
import type { ChangedStretch } from '../../core/note/evidence/lineMapping.ts';
import type { GitRepository } from './gitRepository.ts';
import { readExisting } from './readLines.ts';
import { parseNameStatus } from './parseNameStatus.ts';
import { repositoryFilters } from './repositoryFilters.ts';
import { parseHunkHeader } from './parseHunkHeader.ts';

const plainDiff = ['--no-color', '--no-ext-diff', '--no-textconv', '--ignore-submodules=all', '-l400'];

/** What became of a file of that commit in the working tree, renames followed. */
export async function readFileSince(
  repository: GitRepository,
  commit: string,
  path: string,
): Promise<FileSince> {
  if ((await repository.commitOf(commit)) === undefined) return { type: 'commitUnknown' };
  if (!(await readExisting(repository, commit, [path])).has(path)) return { type: 'notThere' };
  const config = await repositoryFilters(repository);
  const run = async (args: readonly string[], paths: readonly string[]): Promise<string> => {
    const command = ['diff-index', ...plainDiff, ...args, '--end-of-options', commit, '--', ...paths];
    return (await repository.run(command, { config })).text;
  };
  const patch = ['-p', '-U0', '--inter-hunk-context=0', '-M'];
  const text = await run(patch, [path]);
  if (!/^deleted file mode /m.test(text.split('\n@@ ', 1)[0] ?? '')) {
    return { type: 'present', path, changes: parseStretches(text) };
  }
  const renames = parseNameStatus(await run(['-M', '--diff-filter=R', '--name-status', '-z'], []));
  const renamed = renames.find((change) => change.type === 'renamed' && change.previousPath === path)?.path;
  if (renamed === undefined) return { type: 'gone' };
  return { type: 'present', path: renamed, changes: parseStretches(await run(patch, [path, renamed])) };
}

/** The hunk headers of a patch without context, counted so that no content can pass for a header. */
function parseStretches(text: string): readonly ChangedStretch[] {
  const changes: ChangedStretch[] = [];
  let left = 0;
  for (const line of text.split('\n')) {
    if (left > 0) {
      if (line.startsWith('-') || line.startsWith('+')) left -= 1;
      continue;
    }
    const hunk = parseHunkHeader(line);
    if (hunk === undefined) continue;
    changes.push(hunk);
    left = hunk.oldCount + hunk.newCount;
  }
  return changes;
}
