import type { Bounded, CommitFact } from '../../core/note/evidence/evidenceFacts.ts';
import { objectId } from './gitNames.ts';
import type { GitRepository } from './gitRepository.ts';
import { logFormat, parseLog } from './parseLog.ts';

/** Commits counted at most; beyond, the total is a lower bound. */
const countedCommits = 20_000;

interface Selection {
  readonly to: string;
  /** Full SHAs whose history does not count. */
  readonly without?: readonly string[];
  /** Whether only commits count that no remote-tracking branch has. */
  readonly isUnpushed?: boolean;
  readonly limit: number;
}

/** Commits that `to` has and the others do not, newest first. */
export async function readCommits(
  repository: GitRepository,
  selection: Selection,
): Promise<Bounded<CommitFact>> {
  const args = [
    'log',
    '-z',
    `--format=${logFormat}`,
    `--max-count=${countedCommits}`,
    '--no-color',
    '--no-decorate',
    '--no-notes',
    '--no-patch',
    '--encoding=UTF-8',
    ...(selection.isUnpushed === true ? ['--not', '--remotes', '--not'] : []),
    '--end-of-options',
    objectId(selection.to),
    ...(selection.without ?? []).map((sha) => `^${objectId(sha)}`),
    '--',
  ];
  const { text, isCut } = await repository.run(args, { onOverflow: 'cut', bytes: 16 * 1024 * 1024 });
  return parseLog(text, selection.limit, countedCommits, isCut);
}
