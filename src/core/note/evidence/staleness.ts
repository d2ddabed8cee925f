import type { CheckFact, CommitFact } from './evidenceFacts.ts';
import type { NextStep, Note } from '../note.ts';

/** A commit with what a server adds to it. */
export interface BranchCommit extends CommitFact {
  /** The author's account, where the server knows it. */
  readonly login?: string;
  readonly url?: string;
}

/** What is known about the branch since the noted commit. Absent is unknown. */
export interface StalenessFacts {
  /** Commits after the noted one, newest first. */
  readonly commits?: readonly BranchCommit[];
  /** Paths that those commits changed. */
  readonly changedPaths?: readonly string[];
  /** The noted commit is not part of the branch any more. */
  readonly forcePushed?: boolean;
  /** The branch's head is an ancestor of the noted commit, which is not pushed, was taken back, or is not fetched here. */
  readonly behind?: boolean;
  readonly branchDeleted?: boolean;
  readonly pullRequest?: 'open' | 'merged' | 'closed';
  readonly checks?: readonly CheckFact[];
  /** Full SHA of the commit that was checked; absent is the noted one. */
  readonly checkedCommit?: string;
}

/** What a reader should know before relying on the note. */
export interface Staleness {
  readonly stale: boolean;
  readonly commits: readonly BranchCommit[];
  readonly forcePushed: boolean;
  /** The branch's head is an ancestor of the noted commit. */
  readonly behind: boolean;
  readonly branchDeleted: boolean;
  /** Absent while it is open or unknown. */
  readonly pullRequest?: 'merged' | 'closed';
  /** Indexes of open next steps that a commit or a passed check seems to have done. */
  readonly stepsLookDone: readonly number[];
  /** Names of the checks that failed since. */
  readonly failingChecks: readonly string[];
}

/** Of so many words that a step and a commit's subject share, two thirds of the step's make it look done. */
const leastShared = 2;
const sharedPart = 2 / 3;

/** Says what happened since the note was written. Pure: the same facts, the same answer. */
export function staleness(note: Note, facts: StalenessFacts): Staleness {
  const { commits = [], pullRequest } = facts;
  const { forcePushed = false, behind = false, branchDeleted = false } = facts;
  const checks = (facts.checks ?? []).filter((check) => isNews(check, note, facts));
  const closed = pullRequest === 'merged' || pullRequest === 'closed' ? { pullRequest } : {};
  const stepsLookDone = note.content.nextSteps.flatMap((step, index) =>
    looksDone(step, commits, checks) ? [index] : [],
  );
  return {
    stale: commits.length > 0 || forcePushed || behind || branchDeleted || 'pullRequest' in closed,
    commits,
    forcePushed,
    behind,
    branchDeleted,
    ...closed,
    stepsLookDone,
    failingChecks: checks.filter(({ conclusion }) => conclusion === 'failed').map(({ name }) => name),
  };
}

/** What ended before the note was written its author knew, unless on a commit that they had not. */
function isNews({ completedAt }: CheckFact, { header }: Note, facts: StalenessFacts): boolean {
  const { checkedCommit = header.head, behind = false } = facts;
  const isLaterCommit = checkedCommit !== header.head && !behind;
  return isLaterCommit || (completedAt !== undefined && completedAt > header.publishedAt);
}

function looksDone(step: NextStep, commits: readonly CommitFact[], checks: readonly CheckFact[]): boolean {
  if (step.done || step.text.trim() === '') return false;
  const text = step.text.toLowerCase();
  const repaired = checks.some(({ name, conclusion }) => conclusion === 'passed' && asksToRepair(text, name));
  return (
    repaired ||
    commits.some(({ sha, subject }) => text.includes(sha.slice(0, 10)) || sharesWords(text, subject))
  );
}

function asksToRepair(text: string, check: string): boolean {
  return text.includes(check.toLowerCase()) && /\b(?:fix|repair|green|pass)\b/.test(text);
}

function sharesWords(text: string, subject: string): boolean {
  const wanted = wordsOf(text);
  const done = wordsOf(subject.toLowerCase());
  const shared = [...wanted].filter((word) => done.has(word)).length;
  return shared >= leastShared && shared >= wanted.size * sharedPart;
}

/** Words that carry meaning, without their endings. */
function wordsOf(text: string): ReadonlySet<string> {
  const words = text.match(/[\p{L}\p{N}_]{3,}/gu) ?? [];
  return new Set(
    words.filter((word) => !fillers.has(word)).map((word) => word.replace(/(?:ing|ed|es|s)$/, '')),
  );
}

const fillers = new Set(
  'the and for with from into that this then when not are was has have all its our your'.split(' '),
);
