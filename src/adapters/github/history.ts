import * as v from 'valibot';
import { GitHubFailure } from '../../app/ports/gitHubFailure.ts';
import type { GitHubHistory } from '../../app/ports/gitHubHistory.ts';
import type { BranchCommit } from '../../core/note/evidence/staleness.ts';
import type { ApiConnection } from './apiConnection.ts';

const commitSchema = v.object({
  sha: v.string(),
  html_url: v.string(),
  author: v.optional(v.nullable(v.object({ login: v.optional(v.string()) }))),
  commit: v.object({
    message: v.string(),
    author: v.nullable(v.object({ name: v.optional(v.string(), '') })),
    committer: v.nullable(v.object({ date: v.optional(v.string()) })),
  }),
});

const comparisonSchema = v.object({
  status: v.picklist(['identical', 'ahead', 'behind', 'diverged']),
  html_url: v.string(),
  total_commits: v.number(),
  commits: v.array(commitSchema),
  files: v.optional(v.nullable(v.array(v.object({ filename: v.string() }))), []),
});

const refSchema = v.object({ object: v.object({ type: v.literal('commit'), sha: v.string() }) });

/**
 * Commits and branches over REST (REST reference, "Compare two commits" and "Get a reference": of a renamed branch "Get
 * a branch" answers with the other one).
 */
export function history(connection: ApiConnection): GitHubHistory {
  return {
    compare: async (repository, base, head, signal) => {
      const answer = await connection.read(repository, {
        route: '/repos/{owner}/{repo}/compare/{basehead}',
        parameters: { owner: repository.owner, repo: repository.name, basehead: `${base}...${head}` },
        schema: comparisonSchema,
        signal,
      });
      return {
        status: answer.status,
        commits: answer.commits.map(branchCommit).toReversed(),
        total: answer.total_commits,
        paths: (answer.files ?? []).map(({ filename }) => filename),
        url: answer.html_url,
      };
    },
    branchHead: async (repository, branch, signal) => {
      try {
        const { object } = await connection.read(repository, {
          route: '/repos/{owner}/{repo}/git/ref/{ref}',
          parameters: { owner: repository.owner, repo: repository.name, ref: `heads/${branch}` },
          schema: refSchema,
          signal,
        });
        return object.sha;
      } catch (error) {
        if (error instanceof GitHubFailure && error.reason.type === 'notFound') return undefined;
        throw error;
      }
    },
  };
}

function branchCommit({
  sha,
  html_url: url,
  author,
  commit,
}: v.InferOutput<typeof commitSchema>): BranchCommit {
  const login = author?.login;
  return {
    sha,
    url,
    subject: commit.message.split('\n', 1)[0] ?? '',
    author: commit.author?.name ?? login ?? '',
    committedAt: Date.parse(commit.committer?.date ?? '') || 0,
    ...(login === undefined ? {} : { login }),
  };
}
