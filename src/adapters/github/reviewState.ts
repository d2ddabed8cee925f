import * as v from 'valibot';
import { GitHubFailure } from '../../app/ports/gitHubFailure.ts';
import type { GitHubReviewState } from '../../app/ports/gitHubReviewState.ts';
import type { RepositoryReference } from '../../app/repository/repositoryReference.ts';
import type { CheckConclusion, CheckFact, ReviewThreadFact } from '../../core/note/evidence/evidenceFacts.ts';
import type { ApiConnection } from './apiConnection.ts';
import { graphql } from './graphql.ts';

const perPage = 100;
/** So many checks or threads belong to no pull request that people review: their listing is refused, never cut short. */
const pagesAtMost = 20;

const checkRunsSchema = v.object({
  total_count: v.optional(v.number()),
  check_runs: v.array(
    v.object({
      name: v.string(),
      status: v.string(),
      conclusion: v.optional(v.nullable(v.string())),
      html_url: v.optional(v.nullable(v.string())),
      details_url: v.optional(v.nullable(v.string())),
      completed_at: v.optional(v.nullable(v.string())),
    }),
  ),
});

const statusSchema = v.object({
  total_count: v.optional(v.number()),
  statuses: v.array(
    v.object({
      context: v.string(),
      state: v.string(),
      target_url: v.optional(v.nullable(v.string())),
      updated_at: v.optional(v.nullable(v.string())),
    }),
  ),
});

const threadsDocument = `query ($owner: String!, $name: String!, $number: Int!, $after: String) {
  repository(owner: $owner, name: $name) {
    pullRequest(number: $number) {
      reviewThreads(first: 100, after: $after) {
        pageInfo { hasNextPage endCursor }
        nodes {
          id isResolved path line
          comments(first: 1) { nodes { url author { login } body } }
        }
      }
    }
  }
}`;
const threadSchema = v.object({
  id: v.string(),
  isResolved: v.boolean(),
  path: v.string(),
  line: v.nullable(v.number()),
  comments: v.object({
    nodes: v.array(
      v.nullable(
        v.object({
          url: v.string(),
          author: v.nullable(v.object({ login: v.string() })),
          body: v.string(),
        }),
      ),
    ),
  }),
});
const threadsSchema = v.object({
  repository: v.nullable(
    v.object({
      pullRequest: v.nullable(
        v.object({
          reviewThreads: v.object({
            pageInfo: v.object({ hasNextPage: v.boolean(), endCursor: v.nullable(v.string()) }),
            nodes: v.array(v.nullable(threadSchema)),
          }),
        }),
      ),
    }),
  ),
});

/** Checks over REST, review threads over GraphQL. */
export function reviewState(connection: ApiConnection): GitHubReviewState {
  return {
    checks: async (repository, commit, signal) => {
      const answers = await Promise.allSettled([
        checkRuns(connection, repository, commit, signal),
        commitStatuses(connection, repository, commit, signal),
      ]);
      // Servers that speak GitHub's API have the one or the other.
      const failed = answers.filter((answer) => answer.status === 'rejected');
      const grave =
        failed.find(({ reason }) => !isNotFound(reason)) ?? (failed.length > 1 ? failed[0] : undefined);
      if (grave !== undefined) throw grave.reason;
      return answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
    },
    unresolvedThreads: (repository, pullRequest, signal) =>
      unresolvedThreads(connection, repository, pullRequest, signal),
  };
}

function isNotFound(error: unknown): boolean {
  return error instanceof GitHubFailure && error.reason.type === 'notFound';
}

async function checkRuns(
  connection: ApiConnection,
  repository: RepositoryReference,
  commit: string,
  signal?: AbortSignal,
): Promise<readonly CheckFact[]> {
  return allPages(connection, repository, {
    route: '/repos/{owner}/{repo}/commits/{ref}/check-runs',
    parameters: { ref: commit, filter: 'latest' },
    schema: checkRunsSchema,
    factsOf: ({ check_runs: runs }) =>
      runs.map(({ name, status, conclusion, html_url, details_url, completed_at }) =>
        checkFact(
          name,
          runConclusion(status, conclusion ?? null),
          html_url ?? details_url ?? commitPage(repository, commit),
          completed_at,
        ),
      ),
    signal,
  });
}

async function commitStatuses(
  connection: ApiConnection,
  repository: RepositoryReference,
  commit: string,
  signal?: AbortSignal,
): Promise<readonly CheckFact[]> {
  return allPages(connection, repository, {
    route: '/repos/{owner}/{repo}/commits/{ref}/status',
    parameters: { ref: commit },
    schema: statusSchema,
    factsOf: ({ statuses }) =>
      statuses.map(({ context, state, target_url, updated_at }) =>
        checkFact(context, statusConclusion(state), target_url ?? commitPage(repository, commit), updated_at),
      ),
    signal,
  });
}

interface Listing<T> {
  readonly route: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly schema: v.GenericSchema<unknown, T>;
  readonly factsOf: (page: T) => readonly CheckFact[];
  readonly signal: AbortSignal | undefined;
}

/** The facts of all pages of a listing, which may name how many there are. */
async function allPages<T extends { readonly total_count?: number | undefined }>(
  connection: ApiConnection,
  repository: RepositoryReference,
  { route, parameters, schema, factsOf, signal }: Listing<T>,
): Promise<readonly CheckFact[]> {
  const found: CheckFact[] = [];
  for (let page = 1; page <= pagesAtMost; page += 1) {
    const answer = await connection.read(repository, {
      route,
      parameters: { owner: repository.owner, repo: repository.name, ...parameters, per_page: perPage, page },
      schema,
      signal,
    });
    const facts = factsOf(answer);
    found.push(...facts);
    if (facts.length < perPage || found.length >= (answer.total_count ?? Infinity)) return found;
  }
  throw new GitHubFailure({ type: 'unreadable' });
}

async function unresolvedThreads(
  connection: ApiConnection,
  repository: RepositoryReference,
  number: number,
  signal?: AbortSignal,
): Promise<readonly ReviewThreadFact[]> {
  const threads: ReviewThreadFact[] = [];
  let after: string | null = null;
  for (let page = 0; page < pagesAtMost; page += 1) {
    const answer: v.InferOutput<typeof threadsSchema> = await graphql(connection, repository, {
      document: threadsDocument,
      variables: { owner: repository.owner, name: repository.name, number, after },
      schema: threadsSchema,
      signal,
    });
    const found = answer.repository?.pullRequest?.reviewThreads;
    if (found === undefined) throw new GitHubFailure({ type: 'notFound' });
    threads.push(
      ...found.nodes.flatMap((node) => (node === null || node.isResolved ? [] : threadFact(node))),
    );
    after = found.pageInfo.endCursor;
    if (!found.pageInfo.hasNextPage || after === null) return threads;
  }
  throw new GitHubFailure({ type: 'unreadable' });
}

/** A thread without comments says nothing and has no address. */
function threadFact(thread: v.InferOutput<typeof threadSchema>): readonly ReviewThreadFact[] {
  const first = thread.comments.nodes[0];
  if (first === null || first === undefined) return [];
  const excerpt = first.body.split('\n').find((line) => line.trim() !== '');
  return [
    {
      id: thread.id,
      url: first.url,
      path: thread.path,
      ...(thread.line === null ? {} : { line: thread.line }),
      author: first.author?.login ?? 'ghost',
      excerpt: (excerpt ?? '').trim(),
    },
  ];
}

/** `ended` is ISO 8601, or what a server gives in its place. */
function checkFact(
  name: string,
  conclusion: CheckConclusion,
  url: string,
  ended: string | null | undefined,
): CheckFact {
  const completedAt = conclusion === 'pending' ? Number.NaN : Date.parse(ended ?? '');
  return { name, conclusion, url, ...(Number.isNaN(completedAt) ? {} : { completedAt }) };
}

/** GitHub's "Check runs" reference: a run that is not `completed` has no conclusion; `stale` was given up by GitHub. */
function runConclusion(status: string, conclusion: string | null): CheckConclusion {
  if (status !== 'completed') return 'pending';
  switch (conclusion) {
    case 'success':
      return 'passed';
    case 'failure':
    case 'timed_out':
    case 'cancelled':
    case 'action_required':
    case 'startup_failure':
      return 'failed';
    default:
      return 'neutral';
  }
}

function statusConclusion(state: string): CheckConclusion {
  switch (state) {
    case 'success':
      return 'passed';
    case 'failure':
    case 'error':
      return 'failed';
    default:
      return 'pending';
  }
}

function commitPage({ webUrl }: RepositoryReference, commit: string): string {
  return `${webUrl}/commit/${commit}`;
}
