import { sameLogin } from '../../core/note/addressee.ts';
import type { GitHub } from '../ports/gitHub.ts';
import { GitHubFailure } from '../ports/gitHubFailure.ts';
import type { PullRequest } from '../ports/gitHubPullRequests.ts';
import type { OutboxEvent } from './decideNext.ts';
import type { OutboxItem, ReviewRequestWork, SentComment } from './outboxItem.ts';

/** Carries out the request that changes something, in its turn. */
export type Change = (write: () => Promise<SentComment>) => Promise<OutboxEvent>;

/**
 * Asks for the reviews that are not asked for yet, so that nobody is notified twice and nobody else's request is
 * replaced. Nothing is written when all are asked already or the pull request is no longer open. Rejects with
 * `GitHubFailure`.
 */
export async function writeReviewRequest(
  { pullRequests }: GitHub,
  { repository }: OutboxItem,
  work: ReviewRequestWork,
  change: Change,
  signal: AbortSignal,
): Promise<OutboxEvent> {
  const pullRequest = await pullRequests.get(repository, work.pullRequest, signal);
  if (pullRequest.state !== 'open') return { type: 'rejected', reason: { type: 'pullRequestClosed' } };
  const missing = missingReviewers(pullRequest, work);
  if (missing.logins.length + missing.teams.length === 0) {
    return { type: 'posted', comment: sentRequest(pullRequest) };
  }
  try {
    return await change(async () =>
      sentRequest(await pullRequests.requestReviewers(repository, work.pullRequest, missing, signal)),
    );
  } catch (error) {
    if (!(error instanceof GitHubFailure) || error.reason.type !== 'invalid') throw error;
    const who = [...missing.logins, ...missing.teams.map((slug) => `${repository.owner}/${slug}`)];
    return { type: 'rejected', reason: { type: 'notReviewers', who } };
  }
}

/** The request, when all of it stands on the pull request. Rejects with `GitHubFailure`. */
export async function findReviewRequest(
  { pullRequests }: GitHub,
  { repository }: OutboxItem,
  work: ReviewRequestWork,
  signal: AbortSignal,
): Promise<readonly SentComment[]> {
  const pullRequest = await pullRequests.get(repository, work.pullRequest, signal);
  const { logins, teams } = missingReviewers(pullRequest, work);
  return logins.length + teams.length === 0 ? [sentRequest(pullRequest)] : [];
}

function missingReviewers(
  { requestedReviewers, requestedTeams }: PullRequest,
  { logins, teams }: ReviewRequestWork,
): Pick<ReviewRequestWork, 'logins' | 'teams'> {
  const isMissing = (asked: readonly string[]) => (each: string) =>
    !asked.some((other) => sameLogin(other, each));
  return {
    logins: logins.filter(isMissing(requestedReviewers)),
    teams: teams.filter(isMissing(requestedTeams)),
  };
}

function sentRequest({ number, url }: PullRequest): SentComment {
  return { location: { subject: { type: 'pullRequest', number }, id: '' }, url };
}
