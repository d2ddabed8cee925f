import type { Instant } from '../../instant.ts';

/** The first items of a longer list, and how many there are in all. `total` is a lower bound when `atLeast` is true. */
export interface Bounded<T> {
  readonly items: readonly T[];
  readonly total: number;
  readonly atLeast?: boolean;
}

export interface CommitFact {
  /** Full SHA (40 or 64 hex digits). */
  readonly sha: string;
  readonly subject: string;
  readonly author: string;
  /** Committer date. */
  readonly committedAt: Instant;
}

/** The changes below one top folder; `folder` is empty for files in the root. */
export interface AreaFact {
  readonly folder: string;
  readonly files: number;
  readonly added: number;
  readonly removed: number;
}

/** What changed between two commits. */
export interface DiffFact {
  readonly from: string;
  readonly to: string;
  readonly files: number;
  readonly added: number;
  readonly removed: number;
  /** Largest first. */
  readonly areas: Bounded<AreaFact>;
  /** Changed paths in git's order. */
  readonly paths: Bounded<string>;
  /** File contents are not here (partial clone), so no lines were counted. */
  readonly linesUnknown?: true;
}

/** A TODO or FIXME in an added line. */
export interface MarkerFact {
  readonly marker: 'TODO' | 'FIXME';
  readonly path: string;
  /** Line in the new file, from 1. */
  readonly line: number;
  /** The line from the marker on, trimmed. */
  readonly text: string;
  /** The commit in which the line stands, or undefined when it is not committed yet. */
  readonly commit?: string;
}

export const gitOperations = ['merge', 'rebase', 'cherryPick', 'revert', 'bisect', 'applyMailbox'] as const;
export type GitOperation = (typeof gitOperations)[number];

export interface StashFact {
  /** Full SHA of the stash commit. */
  readonly sha: string;
  readonly subject: string;
}

/** The working tree: what is not in a commit. */
export interface WorkingTreeFact {
  readonly staged: Bounded<string>;
  readonly unstaged: Bounded<string>;
  readonly untracked: Bounded<string>;
  readonly conflicted: Bounded<string>;
  readonly stashes: Bounded<StashFact>;
  readonly operation?: GitOperation;
}

/** From where the commits are counted. `root`: no default branch and no noted commit is known, so all history counts. */
export type EvidenceBase =
  | { readonly type: 'noted'; readonly commit: string }
  /** The noted commit is not in this repository or not an ancestor (force-push): counted from the merge base instead. */
  | { readonly type: 'notedGone'; readonly noted: string; readonly commit?: string }
  | { readonly type: 'mergeBase'; readonly commit: string; readonly ref: string }
  | { readonly type: 'root' };

/** Commits that no remote has. `upstream` is a full ref name, absent when the branch was never pushed. */
export interface UnpushedFact {
  readonly upstream?: string;
  readonly commits: Bounded<CommitFact>;
}

/** What git says about a branch at one moment. */
export interface GitFacts {
  /** Branch name without `refs/heads/`. */
  readonly branch: string;
  /** Full SHA of the branch's head; absent when the branch has no commit yet. */
  readonly head?: string;
  readonly base: EvidenceBase;
  readonly commits: Bounded<CommitFact>;
  readonly diff?: DiffFact;
  readonly markers: Bounded<MarkerFact>;
  /** Absent when the branch is not the one checked out in this working tree. */
  readonly workingTree?: WorkingTreeFact;
  readonly unpushed: UnpushedFact;
  /** History is cut off (shallow clone): counts are lower bounds. */
  readonly shallow: boolean;
}

export type CheckConclusion = 'passed' | 'failed' | 'pending' | 'neutral';

/** A check run or commit status of the pull request's head. */
export interface CheckFact {
  readonly name: string;
  readonly conclusion: CheckConclusion;
  readonly url: string;
  /** When it came to this conclusion; absent while it is pending, or where the server does not say. */
  readonly completedAt?: Instant;
}

/** An unresolved review thread. */
export interface ReviewThreadFact {
  /** The server's id: stable over edits. */
  readonly id: string;
  readonly url: string;
  readonly path: string;
  readonly line?: number;
  readonly author: string;
  /** First line of the first comment. */
  readonly excerpt: string;
}

/** An error or warning that the editor shows in a changed file. */
export interface DiagnosticFact {
  readonly path: string;
  /** From 1. */
  readonly line: number;
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly source?: string;
}

/** All that the evidence section is made of. A part that could not be asked is absent, which is not the same as empty. */
export interface EvidenceFacts {
  readonly git: GitFacts;
  readonly checks?: readonly CheckFact[];
  /** The pull request's head, to which checks and threads belong; the branch's head where it is not given. */
  readonly reviewedHead?: string;
  readonly threads?: readonly ReviewThreadFact[];
  readonly diagnostics?: readonly DiagnosticFact[];
}
