import type { LineAuthor, LineRange } from '../../app/ports/gitHistory.ts';
import { GitFailureError } from './gitFailureError.ts';
import { objectId } from './gitNames.ts';
import type { GitRepository } from './gitRepository.ts';

const pathsPerCommand = 200;
const commandsAtOnce = 4;

/** Whether a path, relative to the top with `/`, can exist in a commit. */
function isTreePath(path: string): boolean {
  return (
    path !== '' &&
    !path.includes('\0') &&
    path.split('/').every((part) => part !== '' && part !== '.' && part !== '..')
  );
}

/** Which of the paths exist as file or folder at the commit. */
export async function readExisting(
  repository: GitRepository,
  commit: string,
  paths: readonly string[],
): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  const asked = new Map<string, string[]>();
  for (const path of paths) {
    const plain = path.replace(/\/$/, '');
    if (isTreePath(plain)) asked.set(plain, [...(asked.get(plain) ?? []), path]);
  }
  const names = [...asked.keys()];
  for (let from = 0; from < names.length || from === 0; from += pathsPerCommand) {
    const some = names.slice(from, from + pathsPerCommand);
    const tree = `${objectId(commit)}^{tree}`;
    if ((await repository.commitOf(commit)) === undefined) throw new GitFailureError('unknownRevision');
    if (some.length === 0) break;
    const { text } = await repository.run([
      'ls-tree',
      '-t',
      '-z',
      '--name-only',
      '--full-tree',
      '--end-of-options',
      tree,
      ...some,
    ]);
    for (const name of text.split('\0')) for (const path of asked.get(name) ?? []) found.add(path);
  }
  return found;
}

/** Who changed the lines last, by `git blame --porcelain` (git-blame(1)); most lines first. */
export async function readLastAuthors(
  repository: GitRepository,
  commit: string,
  ranges: readonly LineRange[],
): Promise<readonly LineAuthor[]> {
  const existing = await readExisting(
    repository,
    commit,
    ranges.map((range) => range.path),
  );
  const byPath = Map.groupBy(
    ranges.filter((range) => existing.has(range.path)),
    ({ path }) => path,
  );
  const waiting = [...byPath];
  const authors = new Map<string, LineAuthor>();
  const worker = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift())
      for (const author of await blame(repository, commit, ...next)) add(authors, author);
  };
  await Promise.all(Array.from({ length: commandsAtOnce }, worker));
  return [...authors.values()].sort(
    (a, b) => b.lines - a.lines || b.lastChangedAt - a.lastChangedAt || (a.email < b.email ? -1 : 1),
  );
}

function add(authors: Map<string, LineAuthor>, author: LineAuthor): void {
  const key = author.email.toLowerCase();
  const before = authors.get(key);
  authors.set(key, {
    ...author,
    ...(before !== undefined && before.lastChangedAt > author.lastChangedAt
      ? { name: before.name, commit: before.commit }
      : {}),
    lines: author.lines + (before?.lines ?? 0),
    lastChangedAt: Math.max(author.lastChangedAt, before?.lastChangedAt ?? 0),
  });
}

async function blame(
  repository: GitRepository,
  commit: string,
  path: string,
  ranges: readonly LineRange[],
): Promise<readonly LineAuthor[]> {
  const isWhole = ranges.some(({ lines }) => lines === undefined);
  const args = ['blame', '--porcelain', '--no-textconv', '--encoding=UTF-8'];
  const lines = isWhole
    ? []
    : ranges.flatMap((range) => (range.lines === undefined ? [] : lineOption(range.lines)));
  try {
    // A range past the end of the file, or a path that is a folder, is no answer and no failure: 128.
    const { text, exitCode } = await repository.run([...args, ...lines, objectId(commit), '--', path], {
      answers: [128],
    });
    if (exitCode === 0 || ranges.length === 1) return parseBlame(text);
    const each: LineAuthor[] = [];
    for (const range of ranges) each.push(...(await blame(repository, commit, path, [range])));
    return each;
  } catch (error) {
    if (error instanceof GitFailureError && error.failure.code === 'tooMuchOutput') return [];
    throw error;
  }
}

/** Ranges may overlap: git counts a line once. */
function lineOption({ first, last }: { readonly first: number; readonly last: number }): readonly string[] {
  return [`-L${Math.max(1, Math.trunc(first))},${Math.max(1, Math.trunc(last))}`];
}

/** Authors of `git blame --porcelain` output, lines counted. A commit's facts stand only where it is named first. */
export function parseBlame(text: string): readonly LineAuthor[] {
  interface BlamedCommit {
    readonly commit: string;
    name: string;
    email: string;
    lastChangedAt: number;
    lines: number;
  }
  const commits = new Map<string, BlamedCommit>();
  let current: BlamedCommit | undefined;
  for (const line of text.split('\n')) {
    if (line.startsWith('\t')) continue;
    const sha = /^([0-9a-f]{40,64}) \d+ \d+/.exec(line)?.[1];
    if (sha !== undefined) {
      current = commits.get(sha) ?? { commit: sha, name: '', email: '', lastChangedAt: 0, lines: 0 };
      commits.set(sha, current);
      current.lines += 1;
    } else if (current !== undefined) {
      if (line.startsWith('author ')) current.name = line.slice('author '.length);
      else if (line.startsWith('author-mail '))
        current.email = line.slice('author-mail '.length).replace(/^<|>$/g, '');
      else if (line.startsWith('author-time '))
        current.lastChangedAt = Number(line.slice('author-time '.length)) * 1_000;
    }
  }
  const authors = new Map<string, LineAuthor>();
  for (const commit of commits.values()) add(authors, commit);
  return [...authors.values()];
}
