import * as v from 'valibot';
import { GitHubFailure } from '../../app/ports/gitHubFailure.ts';
import type { GitHubIssues, Issue } from '../../app/ports/gitHubIssues.ts';
import type { RepositoryReference } from '../../app/repository/repositoryReference.ts';
import type { ApiConnection } from './apiConnection.ts';

const issueSchema = v.object({
  number: v.number(),
  title: v.string(),
  state: v.picklist(['open', 'closed']),
  /** GitHub lists pull requests among the issues; only they have it. */
  pull_request: v.optional(v.nullable(v.unknown())),
});

/** Issues and pull requests over REST ("List repository issues", GitHub REST API). */
export function issues(connection: ApiConnection): GitHubIssues {
  const coordinates = ({ owner, name }: RepositoryReference) => ({ owner, repo: name });
  return {
    recent: async (repository, signal) => {
      const answer = await connection.read(repository, {
        route: '/repos/{owner}/{repo}/issues',
        parameters: { ...coordinates(repository), state: 'all', sort: 'updated', per_page: 100 },
        schema: v.array(issueSchema),
        signal,
      });
      return answer.map(issueOf);
    },
    get: async (repository, number, signal) => {
      try {
        const answer = await connection.read(repository, {
          route: '/repos/{owner}/{repo}/issues/{number}',
          parameters: { ...coordinates(repository), number },
          schema: issueSchema,
          signal,
        });
        return issueOf(answer);
      } catch (error) {
        const reason = error instanceof GitHubFailure ? error.reason.type : undefined;
        if (reason === 'notFound' || reason === 'gone') return undefined;
        throw error;
      }
    },
  };
}

function issueOf(answer: v.InferOutput<typeof issueSchema>): Issue {
  const { number, title, state, pull_request: pullRequest } = answer;
  return { number, title, state, isPullRequest: pullRequest !== undefined && pullRequest !== null };
}
