import type {
  CommitRange,
  FileChange,
  FileSince,
  GitHistory,
  GitOptions,
  GitResult,
  LineAuthor,
  LineRange,
  PermalinkParts,
  ResumeOutcome,
  ResumeRequest,
} from '../../app/ports/gitHistory.ts';
import type { ReviewBase, ReviewChanges } from '../../app/ports/reviewChanges.ts';
import type {
  Bounded,
  CommitFact,
  EvidenceBase,
  GitFacts,
  WorkingTreeFact,
} from '../../core/note/evidence/evidenceFacts.ts';
import { GitFailureError, gitResult } from './gitFailureError.ts';
import { branchRef, objectId } from './gitNames.ts';
import type { GitProgram } from './gitProcess.ts';
import { defaultBranchOf, readRefs } from './gitRefs.ts';
import { GitRepository } from './gitRepository.ts';
import { readBase } from './readBase.ts';
import { readCommits } from './readCommits.ts';
import { readGitFacts } from './readGitFacts.ts';
import { readLineCounts } from './readLineCounts.ts';
import { readFileChanges } from './readFileChanges.ts';
import { readFileSince } from './readFileSince.ts';
import { readExisting, readLastAuthors } from './readLines.ts';
import { readPermalink } from './readPermalink.ts';
import { readReviewChanges } from './readReviewChanges.ts';
import { readWorkingTree } from './readWorkingTree.ts';
import { repositoryFilters } from './repositoryFilters.ts';
import { fetchBranch, resumeOutcome } from './resumeBranch.ts';
import { readStackedOn } from './readStackedOn.ts';
import { stashWork } from './stashWork.ts';

/** Reads history by running git through simple-git. To be imported lazily: it is not needed to activate. */
export class SimpleGitHistory implements GitHistory {
  readonly #program: GitProgram;

  /** `path`: git as the editor's Git extension found it; `environment`: the process's own. */
  constructor(program: GitProgram) {
    this.#program = program;
  }

  head(root: string, branch: string, options?: GitOptions): Promise<GitResult<string | undefined>> {
    return this.#answer(root, options, (repository) => repository.commitOf(branchRef(branch)));
  }

  defaultBranch(root: string, options?: GitOptions): Promise<GitResult<string | undefined>> {
    return this.#answer(
      root,
      options,
      async (repository) => defaultBranchOf(await readRefs(repository, undefined), undefined)?.name,
    );
  }

  base(
    root: string,
    branch: string,
    noted: string | undefined,
    options?: GitOptions,
  ): Promise<GitResult<EvidenceBase>> {
    return this.#answer(root, options, async (repository): Promise<EvidenceBase> => {
      const refs = await readRefs(repository, branch);
      const head = refs.get(branchRef(branch))?.sha;
      return head === undefined
        ? { type: 'root' }
        : readBase(repository, head, defaultBranchOf(refs, branch), noted);
    });
  }

  commits(
    root: string,
    range: CommitRange,
    limit: number,
    options?: GitOptions,
  ): Promise<GitResult<Bounded<CommitFact>>> {
    const without = range.from === undefined ? [] : [range.from];
    return this.#answer(root, options, async (repository) => {
      for (const sha of [range.to, ...without])
        if ((await repository.commitOf(sha)) === undefined) throw new GitFailureError('unknownRevision');
      return readCommits(repository, { to: range.to, without, limit });
    });
  }

  workingTree(root: string, options?: GitOptions): Promise<GitResult<WorkingTreeFact>> {
    return this.#answer(root, options, async (repository) =>
      readWorkingTree(repository, await repository.gitFolder(), await repositoryFilters(repository)),
    );
  }

  facts(
    root: string,
    branch: string,
    noted: string | undefined,
    options?: GitOptions & { readonly onto?: string },
  ): Promise<GitResult<GitFacts>> {
    return this.#answer(root, options, (repository) =>
      readGitFacts(repository, branch, { noted, onto: options?.onto }, options?.onProgress),
    );
  }

  stackedOn(root: string, branch: string, options?: GitOptions): Promise<GitResult<readonly string[]>> {
    return this.#answer(root, options, (repository) => readStackedOn(repository, branch));
  }

  existing(
    root: string,
    commit: string,
    paths: readonly string[],
    options?: GitOptions,
  ): Promise<GitResult<ReadonlySet<string>>> {
    return this.#answer(root, options, (repository) => readExisting(repository, commit, paths));
  }

  lineCounts(
    root: string,
    commit: string,
    paths: readonly string[],
    options?: GitOptions,
  ): Promise<GitResult<ReadonlyMap<string, number | null>>> {
    return this.#answer(root, options, (repository) => readLineCounts(repository, commit, paths));
  }

  permalink(
    root: string,
    commit: string,
    path: string,
    options?: GitOptions,
  ): Promise<GitResult<PermalinkParts>> {
    return this.#answer(root, options, (repository) => readPermalink(repository, commit, path));
  }

  lastAuthors(
    root: string,
    commit: string,
    ranges: readonly LineRange[],
    options?: GitOptions,
  ): Promise<GitResult<readonly LineAuthor[]>> {
    return this.#answer(root, options, (repository) => readLastAuthors(repository, commit, ranges));
  }

  reviewChanges(
    root: string,
    base: ReviewBase,
    head: string,
    options?: GitOptions,
  ): Promise<GitResult<ReviewChanges>> {
    return this.#answer(root, options, (repository) => readReviewChanges(repository, base, head));
  }

  fileSince(root: string, commit: string, path: string, options?: GitOptions): Promise<GitResult<FileSince>> {
    return this.#answer(root, options, (repository) => readFileSince(repository, objectId(commit), path));
  }

  fileChanges(
    root: string,
    from: string,
    to: string,
    options?: GitOptions,
  ): Promise<GitResult<Bounded<FileChange>>> {
    return this.#answer(root, options, (repository) =>
      readFileChanges(repository, objectId(from), objectId(to)),
    );
  }

  fetch(root: string, request: ResumeRequest, options?: GitOptions): Promise<GitResult<boolean>> {
    return this.#answer(root, options, async (repository) => {
      const fetched = await fetchBranch(repository, request);
      if (fetched.type === 'failed') {
        const { code, exitCode, detail } = fetched.failure;
        throw new GitFailureError(code, exitCode, detail);
      }
      return fetched.type === 'fetched';
    });
  }

  stash(
    root: string,
    message: string,
    untracked?: readonly string[],
    options?: GitOptions,
  ): Promise<GitResult<undefined>> {
    return this.#answer(root, options, (repository) => stashWork(repository, message, untracked));
  }

  resume(root: string, request: ResumeRequest, options?: GitOptions): Promise<ResumeOutcome> {
    const repository = new GitRepository(this.#program, root, options);
    return resumeOutcome(repository, new GitRepository(this.#program, root, undefined), request);
  }

  #answer<T>(
    root: string,
    options: GitOptions | undefined,
    work: (repository: GitRepository) => Promise<T>,
  ): Promise<GitResult<T>> {
    // When one of several commands fails, the others are ended with it.
    const ending = new AbortController();
    const signal =
      options?.signal === undefined ? ending.signal : AbortSignal.any([options.signal, ending.signal]);
    return gitResult(async () => {
      try {
        return await work(new GitRepository(this.#program, root, { signal }));
      } catch (error) {
        ending.abort();
        if (error instanceof GitFailureError && error.failure.code === 'failed')
          await new GitRepository(this.#program, root, options).gitFolder();
        throw error;
      }
    });
  }
}
