import type { CommentSubject } from '../ports/gitHubComments.ts';
import type { GitHub } from '../ports/gitHub.ts';
import { GitHubFailure } from '../ports/gitHubFailure.ts';
import type { KnownRepository } from '../repository/repositoryReference.ts';
import type { OutboxEvent } from './decideNext.ts';
import type { PublishTarget } from './outboxItem.ts';

type DraftPullRequest = Extract<PublishTarget, { readonly type: 'draftPullRequest' }>;

/** What the pull request says of itself: the note, which is its first comment, says the rest. */
const description = 'Opened as a draft, to hold the handoff note that is its first comment.';

/** The open pull request of the target's branch; `undefined` where there is none. Rejects with `GitHubFailure`. */
export async function findOpenPullRequest(
  { pullRequests }: GitHub,
  repository: KnownRepository,
  { head }: DraftPullRequest,
  signal: AbortSignal,
): Promise<CommentSubject | undefined> {
  const found = await pullRequests.ofBranch(repository, head, signal);
  const open = found.find(({ state }) => state === 'open');
  return open === undefined ? undefined : { type: 'pullRequest', number: open.number };
}

/**
 * Opens a draft pull request unless the branch has an open one. Doing it twice opens one: it is looked for first, and
 * GitHub refuses a second one of the same branches. `begin` is awaited before the request that opens it. Rejects with
 * `GitHubFailure`.
 */
export async function openPullRequest(
  gitHub: GitHub,
  repository: KnownRepository,
  target: DraftPullRequest,
  title: string,
  begin: () => Promise<void>,
  signal: AbortSignal,
): Promise<OutboxEvent> {
  const find = (): Promise<CommentSubject | undefined> =>
    findOpenPullRequest(gitHub, repository, target, signal);
  const found = await find();
  if (found !== undefined) return { type: 'placed', subject: found };
  const { owner, branch } = target.head;
  const isOwn = owner.toLowerCase() === repository.owner.toLowerCase();
  const proposal = {
    title: title.trim() === '' ? branch : title,
    body: description,
    head: isOwn ? branch : `${owner}:${branch}`,
    baseBranch: target.baseBranch,
  };
  await begin();
  try {
    const { number } = await gitHub.pullRequests.createDraft(repository, proposal, signal);
    return { type: 'placed', subject: { type: 'pullRequest', number } };
  } catch (error) {
    if (!(error instanceof GitHubFailure) || error.reason.type !== 'invalid') throw error;
    // It is refused where somebody opened one meanwhile, which serves as well.
    const others = await find();
    if (others === undefined) throw error;
    return { type: 'placed', subject: others };
  }
}
