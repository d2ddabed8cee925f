import { git } from './bareRepository.ts';

export interface GitPerson {
  readonly name: string;
  readonly email: string;
  /** ISO 8601, UTC, whole seconds. */
  readonly date: string;
}

export interface GitCommit {
  readonly sha: string;
  readonly tree: string;
  readonly parents: readonly string[];
  readonly author: GitPerson;
  readonly committer: GitPerson;
  readonly message: string;
}

const fields = ['%H', '%T', '%P', '%an', '%ae', '%aI', '%cn', '%ce', '%cI', '%B'];

/** Commits as `git log` gives them for these arguments (a range, `-n`, `--author`, `-- path` …). */
export async function commits(directory: string, ...args: readonly string[]): Promise<readonly GitCommit[]> {
  const output = await git(directory, 'log', '-z', `--format=${fields.join('%x00')}`, ...args);
  const values = output.split('\0');
  const result: GitCommit[] = [];
  for (let at = 0; at + fields.length <= values.length; at += fields.length) {
    const value = (offset: number): string => values[at + offset] ?? '';
    result.push({
      sha: value(0),
      tree: value(1),
      parents: value(2)
        .split(' ')
        .filter((sha) => sha !== ''),
      author: { name: value(3), email: value(4), date: utc(value(5)) },
      committer: { name: value(6), email: value(7), date: utc(value(8)) },
      message: value(9).replace(/\n+$/u, ''),
    });
  }
  return result;
}

const utc = (date: string): string => new Date(date).toISOString().replace(/\.\d+Z$/u, 'Z');

export interface FileChange {
  readonly path: string;
  readonly previousPath: string | null;
  readonly status: 'added' | 'removed' | 'modified' | 'renamed' | 'copied' | 'changed';
  readonly sha: string;
  readonly additions: number;
  readonly deletions: number;
  /** The hunks, from the first `@@`; `null` for a binary file. */
  readonly patch: string | null;
}

const statuses: Readonly<Record<string, FileChange['status']>> = {
  A: 'added',
  D: 'removed',
  M: 'modified',
  R: 'renamed',
  C: 'copied',
  T: 'changed',
};

/** The files that differ between two commits, with their hunks, in git's order. */
export async function fileChanges(
  directory: string,
  from: string,
  to: string,
): Promise<readonly FileChange[]> {
  const range = ['-M', '--no-color', '--no-ext-diff', from, to];
  const raw = (await git(directory, 'diff', '--raw', '-z', '--abbrev=40', ...range)).split('\0');
  const patches = (await git(directory, 'diff', '-p', ...range)).split(/^diff --git .*$/mu).slice(1);
  const result: FileChange[] = [];
  let section = 0;
  for (let at = 0; at < raw.length && raw[at] !== '';) {
    const [, , oldSha = '', newSha = '', code = 'M'] = (raw[at] ?? '').split(' ');
    const status = statuses[code[0] ?? 'M'] ?? 'changed';
    const twoPaths = status === 'renamed' || status === 'copied';
    const first = raw[at + 1] ?? '';
    const patch = patches[section] ?? '';
    section += code === 'T' ? 2 : 1; // git shows a change of type as a removal and an addition
    const hunks = /^@@[\s\S]*/mu.exec(patch)?.[0].replace(/\n$/u, '') ?? null;
    result.push({
      path: twoPaths ? (raw[at + 2] ?? '') : first,
      previousPath: twoPaths ? first : null,
      status,
      sha: status === 'removed' ? oldSha : newSha,
      additions: countLines(hunks, '+'),
      deletions: countLines(hunks, '-'),
      patch: hunks,
    });
    at += twoPaths ? 3 : 2;
  }
  return result;
}

const countLines = (hunks: string | null, sign: string): number =>
  (hunks ?? '').split('\n').filter((line) => line.startsWith(sign)).length;

/** The well-known empty tree, against which a root commit is compared. */
export const emptyTree = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';
