import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type {
  Bounded,
  GitOperation,
  StashFact,
  WorkingTreeFact,
} from '../../core/note/evidence/evidenceFacts.ts';
import type { GitRepository } from './gitRepository.ts';
import { parseStatus } from './parseStatus.ts';
import type { repositoryFilters } from './repositoryFilters.ts';

const listedNames = 100;

/** What is not in a commit: changes by kind, stashes, and the operation that is under way. */
export async function readWorkingTree(
  repository: GitRepository,
  gitFolder: string,
  filters: Awaited<ReturnType<typeof repositoryFilters>>,
  everyUntracked = false,
): Promise<WorkingTreeFact> {
  const [status, stashes, operation] = await Promise.all([
    repository.run(
      [
        'status',
        '--porcelain=v2',
        '-z',
        '--no-renames',
        '--no-ahead-behind',
        '--ignore-submodules=dirty',
        `--untracked-files=${everyUntracked ? 'all' : 'normal'}`,
      ],
      { config: filters, onOverflow: 'cut', bytes: 32 * 1024 * 1024 },
    ),
    readStashes(repository),
    operationInProgress(gitFolder),
  ]);
  const limit = everyUntracked ? Infinity : listedNames;
  return {
    ...parseStatus(status.text, limit, status.isCut),
    stashes,
    ...(operation === undefined ? {} : { operation }),
  };
}

async function readStashes(repository: GitRepository): Promise<Bounded<StashFact>> {
  const stash = await repository.commitOf('refs/stash');
  if (stash === undefined) return { items: [], total: 0 };
  const args = [
    'log',
    '--walk-reflogs',
    '-z',
    '--no-color',
    '--encoding=UTF-8',
    '--format=%H%x00%gs',
    '--max-count=1000',
  ];
  const { text } = await repository.run([...args, '--end-of-options', 'refs/stash', '--']);
  const fields = text.split('\0');
  const items: StashFact[] = [];
  for (let index = 0; index + 1 < fields.length; index += 2)
    items.push({ sha: fields[index] ?? '', subject: fields[index + 1] ?? '' });
  return { items: items.slice(0, listedNames), total: items.length };
}

const traces: readonly (readonly [string, GitOperation])[] = [
  ['rebase-merge', 'rebase'],
  ['rebase-apply/applying', 'applyMailbox'],
  ['rebase-apply', 'rebase'],
  ['MERGE_HEAD', 'merge'],
  ['CHERRY_PICK_HEAD', 'cherryPick'],
  ['REVERT_HEAD', 'revert'],
  ['BISECT_LOG', 'bisect'],
];

/** What git itself looks at for `git status` (wt-status.c). */
export async function operationInProgress(gitFolder: string): Promise<GitOperation | undefined> {
  const present = await Promise.all(
    traces.map(([file]) =>
      access(join(gitFolder, file)).then(
        () => true,
        () => false,
      ),
    ),
  );
  return traces.find((_trace, index) => present[index])?.[1];
}

/** Full name of the branch that this working tree has checked out or is rebasing, `undefined` on a detached HEAD. */
export async function checkedOutRef(
  repository: GitRepository,
  gitFolder: string,
): Promise<string | undefined> {
  const { text } = await repository.run(['symbolic-ref', '--quiet', 'HEAD'], { answers: [1] });
  if (text !== '') return text.replace(/\n$/, '');
  for (const file of ['rebase-merge/head-name', 'rebase-apply/head-name']) {
    const name = await readFile(join(gitFolder, file), 'utf8').catch(() => '');
    if (name.startsWith('refs/heads/')) return name.trim();
  }
  return undefined;
}
