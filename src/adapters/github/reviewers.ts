import * as v from 'valibot';
import { GitHubFailure } from '../../app/ports/gitHubFailure.ts';
import type { GitHubReviewers, OpenReviewRequests } from '../../app/ports/gitHubReviewers.ts';
import type { KnownRepository } from '../../app/repository/repositoryReference.ts';
import { pullRequestSchema } from './answerSchemas.ts';
import type { ApiConnection } from './apiConnection.ts';
import { graphql } from './graphql.ts';
import { membersOfTeam } from './teams.ts';

const suggestedDocument = `query ($owner: String!, $name: String!, $number: Int!) {
  repository(owner: $owner, name: $name) {
    pullRequest(number: $number) { suggestedReviewers { reviewer { login } } }
  }
}`;

const suggestedSchema = v.object({
  repository: v.nullable(
    v.object({
      pullRequest: v.nullable(
        v.object({
          suggestedReviewers: v.array(v.nullable(v.object({ reviewer: v.object({ login: v.string() }) }))),
        }),
      ),
    }),
  ),
});

const commitSchema = v.object({
  author: v.optional(v.nullable(v.object({ login: v.optional(v.string()) }))),
});

const pageSize = 100;
/** Pages of open pull requests that are counted. */
const pages = 3;

/** Who could review, over REST but for GitHub's own suggestions. */
export function reviewers(connection: ApiConnection): GitHubReviewers {
  return {
    suggested: async (repository, number, signal) => {
      const answer = await graphql(connection, repository, {
        document: suggestedDocument,
        variables: { owner: repository.owner, name: repository.name, number },
        schema: suggestedSchema,
        signal,
      });
      const found = answer.repository?.pullRequest?.suggestedReviewers ?? [];
      return found.flatMap((each) => (each === null ? [] : [each.reviewer.login]));
    },
    openRequests: (repository, signal) => openRequests(connection, repository, signal),
    teamMembers: (repository, team, signal) =>
      whereSeen(() => membersOfTeam(connection, repository, team, signal)),
    authorOf: (repository, commit, signal) =>
      whereSeen(async () => {
        const answer = await connection.read(repository, {
          route: '/repos/{owner}/{repo}/commits/{ref}',
          parameters: { owner: repository.owner, repo: repository.name, ref: commit },
          schema: commitSchema,
          signal,
        });
        return answer.author?.login;
      }),
  };
}

async function openRequests(
  connection: ApiConnection,
  repository: KnownRepository,
  signal?: AbortSignal,
): Promise<OpenReviewRequests> {
  const count = new Map<string, number>();
  const add = (name: string): void => {
    count.set(name.toLowerCase(), (count.get(name.toLowerCase()) ?? 0) + 1);
  };
  for (let page = 1; page <= pages; page += 1) {
    const found = await connection.read(repository, {
      route: '/repos/{owner}/{repo}/pulls',
      parameters: {
        owner: repository.owner,
        repo: repository.name,
        state: 'open',
        per_page: pageSize,
        ...(page === 1 ? {} : { page }),
      },
      schema: v.array(pullRequestSchema),
      signal,
    });
    for (const { requested_reviewers, requested_teams } of found) {
      for (const { login } of requested_reviewers ?? []) add(login);
      for (const { slug } of requested_teams ?? []) add(`${repository.owner}/${slug}`);
    }
    if (found.length < pageSize) return { count, complete: true };
  }
  return { count, complete: false };
}

/** `undefined` for what this viewer may not see or GitHub does not have; 422 is its answer to an unknown SHA. */
async function whereSeen<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    const reason = error instanceof GitHubFailure ? error.reason.type : undefined;
    if (reason === 'forbidden' || reason === 'notFound' || reason === 'invalid') return undefined;
    throw error;
  }
}
