import type { Bounded, DiffFact, MarkerFact } from '../../core/note/evidenceFacts.ts';
import { GitFailureError } from './gitFailureError.ts';
import type { GitRepository } from './gitRepository.ts';
import { parseNumstat } from './parseNumstat.ts';
import { parsePatch } from './parsePatch.ts';
import type { repositoryFilters } from './repositoryFilters.ts';

const limits = { areas: 50, paths: 5_000 };
const listedMarkers = 100;

const plainDiff = [
  '--no-color',
  '--no-ext-diff',
  '--no-textconv',
  '--ignore-submodules=dirty',
  '-M',
  '-l400',
];
const patchOfMarkers = [
  ...plainDiff,
  '-p',
  '-U0',
  '-GTODO|FIXME',
  '--inter-hunk-context=0',
  '--src-prefix=a/',
  '--dst-prefix=b/',
];

/** The tree without files, in either hash. */
export function emptyTree(shaLength: number): string {
  return shaLength === 64
    ? '6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321'
    : '4b825dc642cb6eb9a060e54bf8d69288fbee4904';
}

interface Range {
  readonly from: string;
  readonly to: string;
}

/** What changed between two commits; without counted lines where file contents are not here (partial clone). */
export async function readDiff(repository: GitRepository, range: Range): Promise<DiffFact | undefined> {
  const trees = ['--end-of-options', range.from, range.to, '--'];
  try {
    const { text } = await repository.run(['diff-tree', '-r', '-z', '--numstat', ...plainDiff, ...trees]);
    return parseNumstat(text, range, limits);
  } catch (error) {
    if (!mayBeIncomplete(error)) throw error;
  }
  try {
    const args = [
      'diff-tree',
      '-r',
      '-z',
      '--name-only',
      '--no-renames',
      '--no-color',
      '--no-ext-diff',
      ...trees,
    ];
    return { ...parseNumstat((await repository.run(args)).text, range, limits), linesUnknown: true };
  } catch (error) {
    if (!mayBeIncomplete(error)) throw error;
    return undefined;
  }
}

/** TODO and FIXME added between two commits; lines are those of the later one. */
export function readMarkers(repository: GitRepository, range: Range): Promise<Bounded<MarkerFact>> {
  const args = ['diff-tree', '-r', ...patchOfMarkers, '--end-of-options', range.from, range.to, '--'];
  return markersOf(repository, args, range.to);
}

/** TODO and FIXME added since the head commit and not committed yet, staged or not. */
export function readUncommittedMarkers(
  repository: GitRepository,
  filters: Awaited<ReturnType<typeof repositoryFilters>>,
): Promise<Bounded<MarkerFact>> {
  return markersOf(
    repository,
    ['diff-index', ...patchOfMarkers, '--end-of-options', 'HEAD', '--'],
    undefined,
    filters,
  );
}

/** The first list followed by the second, as one. */
export function joined<T>(first: Bounded<T>, second: Bounded<T>): Bounded<T> {
  const atLeast = first.atLeast === true || second.atLeast === true;
  return {
    items: [...first.items, ...second.items].slice(0, listedMarkers),
    total: first.total + second.total,
    ...(atLeast ? { atLeast } : {}),
  };
}

async function markersOf(
  repository: GitRepository,
  args: readonly string[],
  commit: string | undefined,
  filters: Awaited<ReturnType<typeof repositoryFilters>> = [],
): Promise<Bounded<MarkerFact>> {
  try {
    const { text, isCut } = await repository.run(args, {
      config: filters,
      onOverflow: 'cut',
      bytes: 16 * 1024 * 1024,
    });
    const found = parsePatch(text, commit);
    return { items: found.slice(0, listedMarkers), total: found.length, ...(isCut ? { atLeast: true } : {}) };
  } catch (error) {
    if (!mayBeIncomplete(error)) throw error;
    return { items: [], total: 0, atLeast: true };
  }
}

/** Git's own failure or slowness on a part of the evidence leaves that part out; a wish to stop does not. */
function mayBeIncomplete(error: unknown): boolean {
  return (
    error instanceof GitFailureError && (error.failure.code === 'failed' || error.failure.code === 'timedOut')
  );
}
