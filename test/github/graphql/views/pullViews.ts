import { commits, fileChanges } from '../../git/history.ts';
import type { FileChange } from '../../git/history.ts';
import { headRepository } from '../../state/forks.ts';
import { found } from '../../state/gitHubState.ts';
import type { PullRequest } from '../../state/gitHubState.ts';
import { nodeId } from '../../state/nodeId.ts';
import { diffBase } from '../../state/pullDiff.ts';
import type { Repository } from '../../state/stateData.ts';
import { connection, page, paging } from '../connection.ts';
import { field, lazy } from '../graphqlContext.ts';
import type { GraphqlContext, View } from '../graphqlContext.ts';
import { actorView, teamView, userView } from './actorViews.ts';
import { commitView, refView } from './gitViews.ts';
import { issueFields } from './issueViews.ts';
import { repositoryView } from './repositoryViews.ts';
import { reviewThreadView, reviewView } from './reviewViews.ts';
import { rollupView } from './checkViews.ts';

/** `PullRequest`. */
export function pullView(context: GraphqlContext, repository: Repository, pull: PullRequest): View {
  const { state } = context;
  const facts = pull.pull;
  const head = headRepository(state, repository, facts);
  const here = (item: { readonly repositoryId: number; readonly number: number }): boolean =>
    item.repositoryId === repository.id && item.number === pull.number;
  const changes = async (): Promise<readonly FileChange[]> =>
    fileChanges(repository.gitDirectory, await diffBase(repository, pull), facts.headSha);
  const reviews = (): typeof state.data.reviews => state.data.reviews.filter(here);
  return {
    __typename: 'PullRequest',
    ...issueFields(context, repository, pull, nodeId('PullRequest', facts.id)),
    databaseId: facts.id,
    fullDatabaseId: String(facts.id),
    permalink: lazy(() =>
      context.urls.html(`/${repository.owner}/${repository.name}/pull/${String(pull.number)}`),
    ),
    state: facts.mergedAt !== null ? 'MERGED' : pull.state.toUpperCase(),
    isDraft: facts.draft,
    isCrossRepository: facts.headRepositoryId !== undefined,
    merged: facts.mergedAt !== null,
    mergedAt: facts.mergedAt,
    mergedBy: facts.mergedBy === null ? null : lazy(() => actorView(context, facts.mergedBy ?? '')),
    mergeCommit:
      facts.mergeCommitSha === null
        ? null
        : lazy(() => commitView(context, repository, facts.mergeCommitSha ?? '')),
    mergeable: pull.state === 'open' ? 'MERGEABLE' : 'UNKNOWN',
    headRefName: facts.headRef,
    headRefOid: facts.headSha,
    headRef: lazy(() => refView(context, head, `refs/heads/${facts.headRef}`)),
    baseRefName: facts.baseRef,
    baseRefOid: facts.baseSha,
    baseRef: lazy(() => refView(context, repository, `refs/heads/${facts.baseRef}`)),
    headRepository: lazy(() => repositoryView(context, head)),
    baseRepository: lazy(() => repositoryView(context, repository)),
    headRepositoryOwner: lazy(() => actorView(context, head.owner)),
    additions: lazy(async () => (await changes()).reduce((sum, change) => sum + change.additions, 0)),
    deletions: lazy(async () => (await changes()).reduce((sum, change) => sum + change.deletions, 0)),
    changedFiles: lazy(async () => (await changes()).length),
    files: connection('PullRequestChangedFileConnection', changes, (change) => ({
      __typename: 'PullRequestChangedFile',
      path: change.path,
      additions: change.additions,
      deletions: change.deletions,
      changeType: change.status === 'removed' ? 'DELETED' : change.status.toUpperCase(),
    })),
    commits: field(paging, async (args) => {
      const base = await diffBase(repository, pull);
      const all = await commits(repository.gitDirectory, '--reverse', `${base}..${facts.headSha}`);
      return page('PullRequestCommitConnection', all, args, (commit) => ({
        __typename: 'PullRequestCommit',
        commit: lazy(() => commitView(context, repository, commit.sha)),
        pullRequest: lazy(() => pullView(context, repository, pull)),
      }));
    }),
    statusCheckRollup: lazy(() => rollupView(context, repository, facts.headSha)),
    reviews: field([...paging, 'author', 'states'], (args) => {
      const { author, states } = args;
      const wanted = reviews().filter(
        (review) =>
          (typeof author !== 'string' || review.author === author) &&
          (!Array.isArray(states) || states.includes(review.state)),
      );
      return page('PullRequestReviewConnection', wanted, args, (review) =>
        reviewView(context, repository, pull, review),
      );
    }),
    latestReviews: connection(
      'PullRequestReviewConnection',
      () => [...new Map(reviews().map((review) => [review.author, review])).values()],
      (review) => reviewView(context, repository, pull, review),
    ),
    reviewDecision: lazy(() => {
      const last = new Map(
        reviews()
          .filter((one) => one.state !== 'COMMENTED')
          .map((one) => [one.author, one.state]),
      );
      const all = [...last.values()];
      return all.includes('CHANGES_REQUESTED')
        ? 'CHANGES_REQUESTED'
        : all.includes('APPROVED')
          ? 'APPROVED'
          : null;
    }),
    reviewThreads: connection(
      'PullRequestReviewThreadConnection',
      () => state.data.reviewThreads.filter(here),
      (thread) => reviewThreadView(context, repository, pull, thread),
    ),
    reviewRequests: connection(
      'ReviewRequestConnection',
      () => [
        ...facts.requestedReviewers.map((login) => {
          const user = state.requireUser(login);
          return { id: user.id, view: () => userView(context, user) };
        }),
        ...facts.requestedTeams.map((slug) => {
          const team = found(state.team(repository.owner, slug));
          return { id: team.id, view: () => teamView(context, team) };
        }),
      ],
      ({ id, view }) => ({
        __typename: 'ReviewRequest',
        id: nodeId('ReviewRequest', id),
        databaseId: id,
        asCodeOwner: false,
        requestedReviewer: lazy(view),
        pullRequest: lazy(() => pullView(context, repository, pull)),
      }),
    ),
    suggestedReviewers: lazy(() => suggestedReviewers(context, repository, pull, changes)),
    viewerCanClose: pull.state === 'open',
    totalCommentsCount: lazy(
      () => state.commentsOf(pull).length + state.data.reviewComments.filter(here).length,
    ),
  };
}

/** People of the repository who changed the pull request's files before. */
async function suggestedReviewers(
  context: GraphqlContext,
  repository: Repository,
  pull: PullRequest,
  changes: () => Promise<readonly FileChange[]>,
): Promise<readonly View[]> {
  const { state } = context;
  const paths = (await changes()).map((change) => change.previousPath ?? change.path);
  const base = await diffBase(repository, pull);
  const earlier = paths.length === 0 ? [] : await commits(repository.gitDirectory, base, '--', ...paths);
  const authors = new Set(earlier.map((commit) => state.userByEmail(commit.author.email)?.login ?? ''));
  const commenters = new Set(state.commentsOf(pull).map((comment) => comment.author));
  const logins = [...new Set([...authors, ...commenters])].filter(
    (login) => login !== '' && login !== pull.author,
  );
  return logins.map((login) => ({
    __typename: 'SuggestedReviewer',
    isAuthor: authors.has(login),
    isCommenter: commenters.has(login),
    reviewer: lazy(() => userView(context, state.requireUser(login))),
  }));
}
