import type { CheckFact, ReviewThreadFact } from '../../core/note/evidence/evidenceFacts.ts';
import type { BranchTarget } from '../repository/branchTarget.ts';
import type { GitHub } from '../ports/gitHub.ts';
import { GitHubFailure, type GitHubFailureReason } from '../ports/gitHubFailure.ts';

/** What GitHub says of a branch's pull request. A part that could not be asked is absent, with the reason. */
export interface ReviewAnswer {
  /** The pull request's head: the commit that was checked. */
  readonly head?: string;
  readonly checks?: readonly CheckFact[];
  readonly threads?: readonly ReviewThreadFact[];
  readonly checksMissing?: GitHubFailureReason;
  readonly threadsMissing?: GitHubFailureReason;
}

/** Asks for checks and unresolved threads of the branch's pull request; empty where there is none. Never rejects. */
export async function askReview(
  { pullRequests, reviewState }: Pick<GitHub, 'pullRequests' | 'reviewState'>,
  target: BranchTarget,
  signal: AbortSignal,
): Promise<ReviewAnswer> {
  if (target.type !== 'found' || target.pullRequest === undefined) return {};
  const { repository } = target.facts;
  const { number } = target.pullRequest;
  const asking = answerOf(reviewState.unresolvedThreads(repository, number, signal));
  const head = await answerOf(pullRequests.get(repository, number, signal));
  const threads = await asking;
  if (head.missing !== undefined) return { checksMissing: head.missing, threadsMissing: head.missing };
  const { commit } = head.value.head;
  const checks = await answerOf(reviewState.checks(repository, commit, signal));
  return {
    head: commit,
    ...(checks.missing === undefined ? { checks: checks.value } : { checksMissing: checks.missing }),
    ...(threads.missing === undefined ? { threads: threads.value } : { threadsMissing: threads.missing }),
  };
}

async function answerOf<T>(
  question: Promise<T>,
): Promise<
  | { readonly value: T; readonly missing?: undefined }
  | { readonly value?: undefined; readonly missing: GitHubFailureReason }
> {
  try {
    return { value: await question };
  } catch (error) {
    if (!(error instanceof GitHubFailure)) throw error;
    return { missing: error.reason };
  }
}
