import * as v from 'valibot';
import { GitHubFailure } from '../../app/ports/gitHubFailure.ts';
import type { GitHubPullRequests, PullRequest } from '../../app/ports/gitHubPullRequests.ts';
import type { RepositoryReference } from '../../app/repository/repositoryReference.ts';
import { pullRequestSchema } from './answerSchemas.ts';
import type { ApiConnection } from './apiConnection.ts';

/** Pull requests over REST. */
export function pullRequests(connection: ApiConnection): GitHubPullRequests {
  const write = async (
    reference: RepositoryReference,
    route: string,
    parameters: Readonly<Record<string, unknown>>,
    signal?: AbortSignal,
  ): Promise<PullRequest> => {
    const answer = await connection.send(reference, {
      method: 'POST',
      route: `/repos/{owner}/{repo}/pulls${route}`,
      parameters: { owner: reference.owner, repo: reference.name, ...parameters },
      schema: pullRequestSchema,
      signal,
    });
    return pullRequest(answer.value);
  };
  return {
    ofBranch: async (repository, head, signal) => {
      const answer = await connection.read(repository, {
        route: '/repos/{owner}/{repo}/pulls',
        parameters: {
          owner: repository.owner,
          repo: repository.name,
          head: `${head.owner}:${head.branch}`,
          state: 'all',
          sort: 'created',
          direction: 'desc',
          per_page: 30,
        },
        schema: v.array(pullRequestSchema),
        signal,
      });
      const rank = ({ state }: PullRequest): number => (state === 'open' ? 0 : 1);
      return answer
        .map(pullRequest)
        .filter((each) => each.head.branch === head.branch)
        .filter((each) => (each.head.owner ?? head.owner).toLowerCase() === head.owner.toLowerCase())
        .toSorted((a, b) => rank(a) - rank(b) || b.number - a.number);
    },
    get: async (repository, number, signal) =>
      pullRequest(
        await connection.read(repository, {
          route: '/repos/{owner}/{repo}/pulls/{number}',
          parameters: { owner: repository.owner, repo: repository.name, number },
          schema: pullRequestSchema,
          signal,
        }),
      ),
    createDraft: async (repository, { title, body, head, baseBranch }, signal) => {
      try {
        return await write(repository, '', { title, body, head, base: baseBranch, draft: true }, signal);
      } catch (error) {
        throw isDraftRefusal(error)
          ? new GitHubFailure({ type: 'unsupported', feature: 'draftPullRequests' })
          : error;
      }
    },
    create: (repository, { title, body, head, baseBranch }, signal) =>
      write(repository, '', { title, body, head, base: baseBranch }, signal),
    requestReviewers: (repository, number, { logins, teams }, signal) =>
      write(
        repository,
        '/{number}/requested_reviewers',
        { number, reviewers: logins, team_reviewers: teams },
        signal,
      ),
  };
}

/** GitHub has no code for it, only the sentence "Draft pull requests are not supported in this repository." */
function isDraftRefusal(error: unknown): boolean {
  return (
    error instanceof GitHubFailure &&
    error.reason.type === 'invalid' &&
    error.reason.problems.some((problem) => /draft pull requests are not supported/i.test(problem))
  );
}

function pullRequest(answer: v.InferOutput<typeof pullRequestSchema>): PullRequest {
  const { head } = answer;
  const owner = head.repo?.owner.login ?? head.user?.login;
  return {
    number: answer.number,
    title: answer.title,
    url: answer.html_url,
    state: answer.merged_at ? 'merged' : answer.state,
    isDraft: answer.draft,
    isLocked: answer.locked,
    author: answer.user?.login ?? 'ghost',
    baseBranch: answer.base.ref,
    head: { branch: head.ref, commit: head.sha, ...(owner === undefined ? {} : { owner }) },
    requestedReviewers: (answer.requested_reviewers ?? []).map(({ login }) => login),
    requestedTeams: (answer.requested_teams ?? []).map(({ slug }) => slug),
  };
}
