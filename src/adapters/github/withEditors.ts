import * as v from 'valibot';
import type { SourceComment } from '../../core/note/codec/sourceComment.ts';
import { GitHubFailure } from '../../app/ports/gitHubFailure.ts';
import type { KnownRepository } from '../../app/repository/repositoryReference.ts';
import type { ApiConnection } from './apiConnection.ts';
import { editing } from './discussionAnswers.ts';
import { graphql } from './graphql.ts';

/** GraphQL's own limit for `nodes`. */
const batchSize = 100;

const document = `query ($ids: [ID!]!) {
  nodes(ids: $ids) { id ... on IssueComment { lastEditedAt editor { login } isMinimized } }
}`;

const schema = v.object({
  nodes: v.array(
    v.nullable(
      v.object({
        id: v.string(),
        lastEditedAt: v.nullable(v.string()),
        editor: v.nullable(v.object({ login: v.string() })),
        isMinimized: v.boolean(),
      }),
    ),
  ),
});

/**
 * Asks who edited those comments on pull requests, and whether they are hidden. REST says only when they changed, in
 * whole seconds, so that an edit within the second of writing looks like none. Where GraphQL is missing or a comment
 * cannot be seen, what REST said stays.
 */
export async function withEditors(
  connection: ApiConnection,
  repository: KnownRepository,
  comments: readonly SourceComment[],
  nodeId: (id: string) => Promise<string | undefined>,
  signal?: AbortSignal,
): Promise<readonly SourceComment[]> {
  const asked = comments.filter(({ subject }) => subject.type === 'pullRequest');
  const known = new Map<string, SourceComment>();
  for (let start = 0; start < asked.length; start += batchSize) {
    const byNode = new Map<string, SourceComment>();
    for (const comment of asked.slice(start, start + batchSize)) {
      const id = await nodeId(comment.id);
      if (id !== undefined) byNode.set(id, comment);
    }
    const answer = await graphql(connection, repository, {
      document,
      variables: { ids: [...byNode.keys()] },
      schema,
      signal,
    }).catch((error: unknown) => {
      const type = error instanceof GitHubFailure ? error.reason.type : undefined;
      if (type === 'unsupported' || type === 'notFound' || type === 'forbidden') return undefined;
      throw error;
    });
    if (answer === undefined) break;
    for (const node of answer.nodes) {
      const comment = node === null ? undefined : byNode.get(node.id);
      if (node === null || comment === undefined) continue;
      known.set(comment.id, { ...comment, editing: editing(node), isMinimized: node.isMinimized });
    }
  }
  return comments.map((comment) =>
    comment.subject.type === 'pullRequest' ? (known.get(comment.id) ?? comment) : comment,
  );
}
