import { holdsMarker } from '../../core/note/codec/marker.ts';
import type { CommentCursor, CommentPage } from '../../app/ports/gitHubComments.ts';
import type { KnownRepository } from '../../app/repository/repositoryReference.ts';
import { issueCommentsSchema } from './answerSchemas.ts';
import type { ApiConnection } from './apiConnection.ts';
import { issueComment, pullRequestOf } from './issueComment.ts';
import { pagesOf } from './pages.ts';

const pageSize = 100;
/** With more than this since the cursor, the cursor moves on, so that the next change lists few comments again. */
const maxListedAgain = 30;

/**
 * Lists the repository's comments in the order of their last change, each page starting where the one before ended
 * instead of at a page number: a comment that is edited meanwhile moves to the end and pushes none out of view.
 * Pages overlap by a second, since the server's times have whole seconds. Keeps GraphQL's names of comments with a marker.
 */
export async function* changedComments(
  connection: ApiConnection,
  repository: KnownRepository,
  start: CommentCursor,
  nodeIds: Map<string, string>,
  signal?: AbortSignal,
): AsyncIterable<CommentPage> {
  let { since, etag } = start;
  let page = 1;
  let listed = 0;
  const seen = new Set<string>();
  for (;;) {
    const answer = await connection.sendUnlessUnchanged(
      repository,
      {
        method: 'GET',
        route: '/repos/{owner}/{repo}/issues/comments',
        parameters: {
          owner: repository.owner,
          repo: repository.name,
          sort: 'updated',
          direction: 'asc',
          per_page: pageSize,
          ...(since === undefined ? {} : { since }),
          ...(page === 1 ? {} : { page }),
        },
        schema: issueCommentsSchema,
        signal,
      },
      page === 1 ? etag : undefined,
    );
    if (answer === undefined) return;
    const comments = answer.value.filter((comment) => comment !== undefined);
    const fresh = comments.filter(({ id, updated_at: at }) => !seen.has(`${id} ${at}`));
    for (const { id, node_id: nodeId, updated_at: at, body } of fresh) {
      seen.add(`${id} ${at}`);
      if (holdsMarker(body ?? '')) nodeIds.set(`${repository.apiUrl} ${id}`, nodeId);
    }
    listed += fresh.length;

    const { hasNext, last } = pagesOf(answer.headers);
    const next = secondBefore(comments.at(-1)?.updated_at);
    const moves = next !== undefined && (since === undefined || next > since);
    const isLast = !hasNext && !(moves && comments.length > maxListedAgain);
    etag = isLast && page === 1 ? answer.headers['etag'] : undefined;
    if (!isLast) [since, page] = moves ? [next, 1] : [since, page + 1];

    const interval = Number(answer.headers['x-poll-interval'] ?? Number.NaN);
    yield {
      comments: fresh.flatMap((comment) => {
        const subject = pullRequestOf(comment);
        return subject === undefined ? [] : [issueComment(repository, subject, comment)];
      }),
      cursor: { ...(since === undefined ? {} : { since }), ...(etag === undefined ? {} : { etag }) },
      listed,
      ...(last === undefined ? {} : { total: Math.max(listed, listed - fresh.length + last * pageSize) }),
      ...(Number.isFinite(interval) ? { pollMilliseconds: interval * 1000 } : {}),
    };
    if (isLast) return;
  }
}

function secondBefore(instant: string | undefined): string | undefined {
  const milliseconds = Date.parse(instant ?? '');
  if (Number.isNaN(milliseconds)) return undefined;
  return new Date(milliseconds - 1000).toISOString().replace(/\.\d+Z$/, 'Z');
}
