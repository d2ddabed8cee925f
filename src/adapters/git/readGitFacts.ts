import type { GitOptions, GitStage } from '../../app/ports/gitHistory.ts';
import { gitStages } from '../../app/ports/gitHistory.ts';
import type {
  Bounded,
  CommitFact,
  DiffFact,
  EvidenceBase,
  GitFacts,
  MarkerFact,
  WorkingTreeFact,
} from '../../core/note/evidence/evidenceFacts.ts';
import { branchRef } from './gitNames.ts';
import { defaultBranchOf, readRefs, remoteBranchOf } from './gitRefs.ts';
import type { GitRef } from './gitRefs.ts';
import type { GitRepository } from './gitRepository.ts';
import { readBase, readMergeBase } from './readBase.ts';
import { emptyTree } from './diffTrees.ts';
import { joined, readDiff, readMarkers, readUncommittedMarkers } from './readChanges.ts';
import { readCommits } from './readCommits.ts';
import { checkedOutRef, readWorkingTree } from './readWorkingTree.ts';
import { repositoryFilters } from './repositoryFilters.ts';

const listedCommits = 100;
/** A history without a base is compared with nothing, which only a small one is worth. */
const commitsWorthAWholeDiff = 100;

const nothing: Bounded<never> = { items: [], total: 0 };

/** Gathers everything about a branch; commands that do not need each other run side by side. */
export async function readGitFacts(
  repository: GitRepository,
  branch: string,
  { noted, onto }: { readonly noted: string | undefined; readonly onto?: string | undefined },
  onProgress: GitOptions['onProgress'],
): Promise<GitFacts> {
  const ref = branchRef(branch);
  let done = 0;
  const finish = <T>(stage: GitStage, value: T): T => {
    done += 1;
    onProgress?.({ stage, done, total: gitStages.length });
    return value;
  };
  const filters = repositoryFilters(repository);
  const place = repository
    .line(['rev-parse', '--is-shallow-repository', '--absolute-git-dir'])
    .then((text) => ({
      isShallow: text.startsWith('true\n'),
      folder: text.slice(text.indexOf('\n') + 1),
    }));
  const tree = async (): Promise<WorkingTreeFact | undefined> => {
    const [{ folder }, off] = await Promise.all([place, filters]);
    // Both at once: the branch is nearly always the one that is checked out.
    const [here, found] = await Promise.all([
      checkedOutRef(repository, folder),
      readWorkingTree(repository, folder, off),
    ]);
    return finish('workingTree', here === ref ? found : undefined);
  };
  const history = async (): Promise<Omit<GitFacts, 'branch' | 'workingTree' | 'shallow'>> => {
    const refs = await readRefs(repository, branch, onto);
    const base =
      (onto === undefined ? undefined : remoteBranchOf(refs, branch, onto)) ?? defaultBranchOf(refs, branch);
    return readHistory(repository, { own: refs.get(ref), base, noted }, finish);
  };
  const [{ isShallow }, workingTree, past] = await Promise.all([place, tree(), history(), filters]);
  const isTouched = workingTree !== undefined && workingTree.staged.total + workingTree.unstaged.total > 0;
  const uncommitted =
    isTouched && past.head !== undefined ? await readUncommittedMarkers(repository, await filters) : nothing;
  return {
    branch,
    ...past,
    markers: finish('markers', joined(past.markers, uncommitted)),
    ...(workingTree === undefined ? {} : { workingTree }),
    shallow: isShallow,
  };
}

interface Point {
  readonly own: GitRef | undefined;
  /** What the branch goes into: the default branch, unless something else is known. */
  readonly base: GitRef | undefined;
  readonly noted: string | undefined;
}

async function readHistory(
  repository: GitRepository,
  { own, base: into, noted }: Point,
  finish: <T>(stage: GitStage, value: T) => T,
): Promise<Omit<GitFacts, 'branch' | 'workingTree' | 'shallow'>> {
  if (own === undefined) {
    for (const stage of ['base', 'commits', 'changes', 'unpushed'] as const) finish(stage, undefined);
    return { base: { type: 'root' }, commits: nothing, markers: nothing, unpushed: { commits: nothing } };
  }
  const head = own.sha;
  const base = finish('base', await readBase(repository, head, into, noted));
  const from = base.type === 'root' ? undefined : base.commit;
  const commits = readBranchCommits(repository, own, into, base).then((value) => finish('commits', value));
  const unpushed = readUnpushed(repository, head, into, base).then((value) => finish('unpushed', value));
  const changes = async (): Promise<{ readonly diff?: DiffFact; readonly markers: Bounded<MarkerFact> }> => {
    const isWorthIt = from !== undefined || (await commits).total <= commitsWorthAWholeDiff;
    const range = { from: from ?? emptyTree(head.length), to: head };
    if (!isWorthIt || range.from === range.to) return finish('changes', { markers: nothing });
    const [diff, markers] = await Promise.all([readDiff(repository, range), readMarkers(repository, range)]);
    return finish('changes', { ...(diff === undefined ? {} : { diff }), markers });
  };
  const [listed, sent, changed] = await Promise.all([commits, unpushed, changes()]);
  return {
    head,
    base,
    commits: listed,
    unpushed: { ...(own.upstream === undefined ? {} : { upstream: own.upstream }), commits: sent },
    ...changed,
  };
}

/** What the last note spoke of may still not be pushed: these count from where the branch began, whatever was noted. */
async function readUnpushed(
  repository: GitRepository,
  head: string,
  into: GitRef | undefined,
  base: EvidenceBase,
): Promise<Bounded<CommitFact>> {
  const begin =
    base.type === 'noted' && into !== undefined ? await readMergeBase(repository, into.sha, head) : undefined;
  const from = begin ?? (base.type === 'root' ? undefined : base.commit);
  const without = from === undefined ? {} : { without: [from] };
  return readCommits(repository, { to: head, ...without, isUnpushed: true, limit: listedCommits });
}

/** Since a noted commit, commits of the default branch may have come by a merge: they are not this branch's work. */
async function readBranchCommits(
  repository: GitRepository,
  own: GitRef,
  into: GitRef | undefined,
  base: EvidenceBase,
): Promise<Bounded<CommitFact>> {
  const from = base.type === 'root' || base.commit === undefined ? [] : [base.commit];
  const isOwnUpstream = into === undefined || into.name === own.upstream || into.name === own.name;
  if (base.type === 'noted' && !isOwnUpstream) {
    const common = await readMergeBase(repository, into.sha, own.sha);
    // Where the branch was merged, all of its commits are the default branch's too.
    if (common !== undefined && common !== own.sha) from.push(common);
  }
  return readCommits(repository, { to: own.sha, without: from, limit: listedCommits });
}
