import type {
  Bounded,
  CommitFact,
  EvidenceBase,
  GitFacts,
  GitOperation,
  WorkingTreeFact,
} from '../../core/note/evidence/evidenceFacts.ts';
import type { Instant } from '../../core/instant.ts';
import type { LineRange } from './lineRange.ts';
import type { ReviewBase, ReviewChanges } from './reviewChanges.ts';
import type { ChangedStretch } from '../../core/note/evidence/lineMapping.ts';

/** Why git gave no answer. */
export type GitFailureCode =
  | 'gitMissing'
  | 'notARepository'
  /** Git refuses the repository: another user owns it, or its format is unknown to this git. */
  | 'refused'
  | 'unknownRevision'
  | 'invalidName'
  | 'timedOut'
  | 'cancelled'
  | 'tooMuchOutput'
  | 'failed';

export interface GitFailure {
  readonly code: GitFailureCode;
  /** Git's exit code, where it ran. */
  readonly exitCode?: number;
  /** First lines of git's stderr, for the log; URLs have no credentials. Never for decisions. */
  readonly detail?: string;
}

export type GitResult<T> =
  { readonly type: 'ok'; readonly value: T } | { readonly type: 'failed'; readonly failure: GitFailure };

export const gitStages = ['base', 'commits', 'changes', 'workingTree', 'unpushed', 'markers'] as const;
export type GitStage = (typeof gitStages)[number];

export interface GitOptions {
  readonly signal?: AbortSignal;
  /** Called as each stage of a long collection ends: `done` of `total`. */
  readonly onProgress?: (progress: {
    readonly stage: GitStage;
    readonly done: number;
    readonly total: number;
  }) => void;
}

/** Which commits: those reachable from `to` and not from `from`. Both full SHAs. */
export interface CommitRange {
  readonly from?: string;
  readonly to: string;
}

/** What a link to a line at GitHub is made of; the caller forms the URL. */
export interface PermalinkParts {
  /** URL of the remote as configured (`insteadOf` applied), without credentials; absent when there is no remote. */
  readonly remoteUrl?: string;
  readonly commit: string;
  /** Relative to the top of the working tree, with `/`. */
  readonly path: string;
  /** A remote-tracking ref contains the commit, so the link works for others. */
  readonly pushed: boolean;
  readonly existsAtCommit: boolean;
}

export interface LineAuthor {
  readonly name: string;
  readonly email: string;
  /** Lines of the asked ranges that this person changed last. */
  readonly lines: number;
  readonly lastChangedAt: Instant;
  /** Full SHA of the last of those changes. */
  readonly commit: string;
}

export type { LineRange };

/** What became of a file of a commit in the working tree. Edits that are not saved do not count. */
export type FileSince =
  | { readonly type: 'present'; readonly path: string; readonly changes: readonly ChangedStretch[] }
  | { readonly type: 'gone' }
  /** The commit has no such file. */
  | { readonly type: 'notThere' }
  /** The commit is not in this repository. */
  | { readonly type: 'commitUnknown' };

export type FileChange =
  | { readonly type: 'added' | 'deleted' | 'modified'; readonly path: string }
  | { readonly type: 'renamed'; readonly path: string; readonly previousPath: string };

export interface ResumeRequest {
  /** Remote name, e.g. `origin`. */
  readonly remote: string;
  /** Name that the branch has here, without `refs/heads/`. */
  readonly branch: string;
  /** Take the head of this pull request of the remote's repository, where the branch itself is in a fork. */
  readonly pullRequest?: number;
  /** Do not ask the remote: take the branch as it is here. */
  readonly offline?: boolean;
}

/** `switched`: the branch is checked out and, where that was a fast-forward, brought up to the remote's head. */
export type ResumeOutcome =
  | {
      readonly type: 'switched';
      readonly head: string;
      readonly created: boolean;
      readonly behind: number;
      readonly ahead: number;
    }
  /** Nothing was changed. */
  | { readonly type: 'uncommittedWork'; readonly workingTree: WorkingTreeFact }
  /** Untracked files stand where the branch has files; nothing was changed. */
  | { readonly type: 'untrackedInTheWay'; readonly paths: readonly string[] }
  | { readonly type: 'operationInProgress'; readonly operation: GitOperation }
  | { readonly type: 'noSuchRemote' }
  | { readonly type: 'branchGone' }
  /** The remote could not be reached; nothing was changed. `localBranch` tells whether a local copy exists. */
  | { readonly type: 'fetchFailed'; readonly localBranch: boolean; readonly failure: GitFailure }
  | { readonly type: 'checkedOutElsewhere'; readonly worktree: string }
  | { readonly type: 'failed'; readonly failure: GitFailure };

/**
 * Reads a repository's history with git. `root` is the absolute path of a working tree. Branch names come without
 * `refs/heads/`. No operation rejects. Reading runs nothing that the repository's own config names and never reaches
 * the network; only `resume`, `fetch` and `stash` use the repository's transports and filters, as the user's own git would.
 */
export interface GitHistory {
  /** Full SHA of the branch's head; undefined for a branch without commits. */
  head(root: string, branch: string, options?: GitOptions): Promise<GitResult<string | undefined>>;
  /** The default branch as a full ref name (`refs/remotes/origin/main`), undefined when none can be told. */
  defaultBranch(root: string, options?: GitOptions): Promise<GitResult<string | undefined>>;
  /** From where the branch's commits count: the noted commit when it is an ancestor, else the merge base. */
  base(
    root: string,
    branch: string,
    noted: string | undefined,
    options?: GitOptions,
  ): Promise<GitResult<EvidenceBase>>;
  /** Newest first, at most `limit`. */
  commits(
    root: string,
    range: CommitRange,
    limit: number,
    options?: GitOptions,
  ): Promise<GitResult<Bounded<CommitFact>>>;
  workingTree(root: string, options?: GitOptions): Promise<GitResult<WorkingTreeFact>>;
  /**
   * Everything that the evidence needs, gathered concurrently. `noted` is the head of the last note on this branch;
   * `onto` the branch that this one goes into, where that is not the default branch.
   */
  facts(
    root: string,
    branch: string,
    noted: string | undefined,
    options?: GitOptions & { readonly onto?: string },
  ): Promise<GitResult<GitFacts>>;
  /**
   * The remote's branches of which the branch has all commits, some of them not in the default branch: it was cut from
   * their work. The nearest first, without the remote's name.
   */
  stackedOn(root: string, branch: string, options?: GitOptions): Promise<GitResult<readonly string[]>>;
  /** Which of the paths (relative to the top, with `/`) exist as file or folder at the commit. */
  existing(
    root: string,
    commit: string,
    paths: readonly string[],
    options?: GitOptions,
  ): Promise<GitResult<ReadonlySet<string>>>;
  /**
   * How many lines each path has at the commit: 0 for a folder and for a file that is not text, null when nothing of
   * that name is there. A bare file name stands for every file of that name, and has the lines of the longest. Paths
   * whose lines can't be told are left out.
   */
  lineCounts(
    root: string,
    commit: string,
    paths: readonly string[],
    options?: GitOptions,
  ): Promise<GitResult<ReadonlyMap<string, number | null>>>;
  permalink(
    root: string,
    commit: string,
    path: string,
    options?: GitOptions,
  ): Promise<GitResult<PermalinkParts>>;
  /** Who last changed the lines at the commit, most lines first. Paths that do not exist there count for nobody. */
  lastAuthors(
    root: string,
    commit: string,
    ranges: readonly LineRange[],
    options?: GitOptions,
  ): Promise<GitResult<readonly LineAuthor[]>>;
  /** What the branch changes against its base. `head` is a full SHA. */
  reviewChanges(
    root: string,
    base: ReviewBase,
    head: string,
    options?: GitOptions,
  ): Promise<GitResult<ReviewChanges>>;
  /** What became of the file of that commit in the working tree. */
  fileSince(root: string, commit: string, path: string, options?: GitOptions): Promise<GitResult<FileSince>>;
  /** The files that differ between two commits, at most 300 of them. */
  fileChanges(
    root: string,
    from: string,
    to: string,
    options?: GitOptions,
  ): Promise<GitResult<Bounded<FileChange>>>;
  /** Brings the branch's commits here without touching branches or files; false when the remote has no such branch. */
  fetch(root: string, request: ResumeRequest, options?: GitOptions): Promise<GitResult<boolean>>;
  /**
   * Puts uncommitted work aside as a stash of that message, which is one line: all tracked changes, or those untracked
   * paths alone.
   */
  stash(
    root: string,
    message: string,
    untracked?: readonly string[],
    options?: GitOptions,
  ): Promise<GitResult<undefined>>;
  /** Checks for uncommitted work, fetches the branch and switches to it. Never discards anything. */
  resume(root: string, request: ResumeRequest, options?: GitOptions): Promise<ResumeOutcome>;
}
