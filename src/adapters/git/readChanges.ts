import type { Bounded, DiffFact, MarkerFact } from '../../core/note/evidence/evidenceFacts.ts';
import { diffTrees } from './diffTrees.ts';
import type { TreeRange } from './diffTrees.ts';
import { GitFailureError } from './gitFailureError.ts';
import type { GitCommand, GitOutput } from './gitProcess.ts';
import type { GitRepository } from './gitRepository.ts';
import { parseNumstat } from './parseNumstat.ts';
import { parsePatch } from './parsePatch.ts';
import type { repositoryFilters } from './repositoryFilters.ts';

const limits = { areas: 50, paths: 5_000 };
const listedMarkers = 100;

const renames = ['--ignore-submodules=dirty', '-M', '-l400'];
const patchOfMarkers = [
  ...renames,
  '-p',
  '-U0',
  '-GTODO|FIXME',
  '--inter-hunk-context=0',
  '--src-prefix=a/',
  '--dst-prefix=b/',
];

/** What changed between two commits; without counted lines where file contents are not here (partial clone). */
export async function readDiff(repository: GitRepository, range: TreeRange): Promise<DiffFact | undefined> {
  try {
    const { text } = await diffTrees(repository, range, ['-z', '--numstat', ...renames]);
    return parseNumstat(text, range, limits);
  } catch (error) {
    if (!mayBeIncomplete(error)) throw error;
  }
  try {
    const { text } = await diffTrees(repository, range, ['-z', '--name-only', '--no-renames']);
    return { ...parseNumstat(text, range, limits), linesUnknown: true };
  } catch (error) {
    if (!mayBeIncomplete(error)) throw error;
    return undefined;
  }
}

/** TODO and FIXME added between two commits; lines are those of the later one. */
export function readMarkers(repository: GitRepository, range: TreeRange): Promise<Bounded<MarkerFact>> {
  return markersOf((limit) => diffTrees(repository, range, patchOfMarkers, limit), range.to);
}

/** TODO and FIXME added since the head commit and not committed yet, staged or not. */
export function readUncommittedMarkers(
  repository: GitRepository,
  filters: Awaited<ReturnType<typeof repositoryFilters>>,
): Promise<Bounded<MarkerFact>> {
  const args = ['diff-index', '--no-color', '--no-ext-diff', '--no-textconv', ...patchOfMarkers];
  return markersOf((limit) =>
    repository.run([...args, '--end-of-options', 'HEAD', '--'], { ...limit, config: filters }),
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
  patch: (limit: Pick<GitCommand, 'bytes' | 'onOverflow'>) => Promise<GitOutput>,
  commit?: string,
): Promise<Bounded<MarkerFact>> {
  try {
    const { text, isCut } = await patch({ onOverflow: 'cut', bytes: 16 * 1024 * 1024 });
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
