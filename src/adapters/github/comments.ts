import * as v from 'valibot';
import type { SourceComment } from '../../core/note/codec/sourceComment.ts';
import type { CommentLocation, GitHubComments } from '../../app/ports/gitHubComments.ts';
import { GitHubFailure } from '../../app/ports/gitHubFailure.ts';
import type { KnownRepository } from '../../app/repository/repositoryReference.ts';
import { type IssueCommentAnswer, issueCommentSchema, issueCommentsSchema } from './answerSchemas.ts';
import type { ApiConnection } from './apiConnection.ts';
import { changedComments } from './changedComments.ts';
import {
  addDiscussionComment,
  editDiscussionText,
  getDiscussionText,
  newestDiscussionTexts,
  removeDiscussionText,
} from './discussionComments.ts';
import { explainForbidden } from './explainForbidden.ts';
import { graphql } from './graphql.ts';
import { issueComment } from './issueComment.ts';
import { mostNewest, pagesOf } from './pages.ts';
import { withEditors } from './withEditors.ts';

const minimiseDocument = `mutation ($id: ID!) {
  minimizeComment(input: { subjectId: $id, classifier: OUTDATED }) { clientMutationId }
}`;

/** Comments on pull requests over REST, in discussions over GraphQL. */
export function comments(connection: ApiConnection): GitHubComments {
  /** GraphQL's names of listed comments, by address and REST's id. */
  const nodeIds = new Map<string, string>();
  return {
    changed: (repository, cursor, signal) => changedComments(connection, repository, cursor, nodeIds, signal),
    withEditors: (repository, found, signal) => {
      const nodeId = async (id: string): Promise<string | undefined> =>
        nodeIds.get(`${repository.apiUrl} ${id}`) ??
        (await whereFound(() => readIssueComment(connection, repository, id, signal)))?.node_id;
      return withEditors(connection, repository, found, nodeId, signal);
    },
    get: async (repository, location, signal) => {
      if (location.subject.type === 'discussion') {
        return (await getDiscussionText(connection, repository, location, signal)).comment;
      }
      const answer = await readIssueComment(connection, repository, location.id, signal);
      return issueComment(repository, location.subject, answer);
    },
    newest: async (repository, subject, signal, since) =>
      subject.type === 'discussion'
        ? newestDiscussionTexts(connection, repository, subject.number, signal, since)
        : newestIssueComments(connection, repository, subject.number, signal, since),
    post: (repository, subject, body, signal) =>
      explainForbidden(connection, repository, subject, async () => {
        if (subject.type === 'discussion') {
          return addDiscussionComment(connection, repository, subject.number, body, signal);
        }
        const { value } = await connection.send(repository, {
          method: 'POST',
          route: '/repos/{owner}/{repo}/issues/{number}/comments',
          parameters: { owner: repository.owner, repo: repository.name, number: subject.number, body },
          schema: issueCommentSchema,
          signal,
        });
        return issueComment(repository, subject, value);
      }),
    edit: (repository, location, body, signal) =>
      explainForbidden(connection, repository, location.subject, async () => {
        if (location.subject.type === 'discussion') {
          return editDiscussionText(connection, repository, location, body, signal);
        }
        const { value } = await connection.send(repository, {
          method: 'PATCH',
          route: '/repos/{owner}/{repo}/issues/comments/{id}',
          parameters: { owner: repository.owner, repo: repository.name, id: location.id, body },
          schema: issueCommentSchema,
          signal,
        });
        return issueComment(repository, location.subject, value);
      }),
    remove: (repository, location, signal) => remove(connection, repository, location, signal),
    minimise: async (repository, location, signal) => {
      const id =
        location.subject.type === 'discussion'
          ? location.id
          : (await readIssueComment(connection, repository, location.id, signal)).node_id;
      await graphql(connection, repository, {
        document: minimiseDocument,
        variables: { id },
        schema: v.unknown(),
        signal,
      });
    },
  };
}

async function readIssueComment(
  connection: ApiConnection,
  repository: KnownRepository,
  id: string,
  signal?: AbortSignal,
): Promise<IssueCommentAnswer> {
  return connection.read(repository, {
    route: '/repos/{owner}/{repo}/issues/comments/{id}',
    parameters: { owner: repository.owner, repo: repository.name, id },
    schema: issueCommentSchema,
    signal,
  });
}

/** From the last page backwards: a listing of one pull request is in the order of writing and cannot be turned round. */
async function newestIssueComments(
  connection: ApiConnection,
  repository: KnownRepository,
  number: number,
  signal?: AbortSignal,
  since = Infinity,
): Promise<readonly SourceComment[]> {
  const page = (at: number): Promise<{ readonly found: readonly SourceComment[]; readonly last?: number }> =>
    connection
      .send(repository, {
        method: 'GET',
        route: '/repos/{owner}/{repo}/issues/{number}/comments',
        parameters: { owner: repository.owner, repo: repository.name, number, per_page: 100, page: at },
        schema: issueCommentsSchema,
        signal,
      })
      .then(({ value, headers }) => ({
        ...pagesOf(headers),
        found: value.flatMap((comment) =>
          comment === undefined ? [] : [issueComment(repository, { type: 'pullRequest', number }, comment)],
        ),
      }));
  const first = await page(1);
  if (first.last === undefined || first.last === 1) return first.found;
  const foundAt = async (at: number): Promise<readonly SourceComment[]> =>
    at === 1 ? first.found : (await page(at)).found;
  let at = first.last - 1;
  let found = [...(await foundAt(at)), ...(await foundAt(first.last))];
  while (at > 1 && found.length < mostNewest && (found[0]?.createdAt ?? 0) >= since) {
    at -= 1;
    found = [...(await foundAt(at)), ...found];
  }
  return found;
}

/** A comment that is gone already is removed. */
async function remove(
  connection: ApiConnection,
  repository: KnownRepository,
  location: CommentLocation,
  signal?: AbortSignal,
): Promise<void> {
  await whereFound(async () => {
    if (location.subject.type === 'discussion') {
      await removeDiscussionText(connection, repository, location, signal);
      return;
    }
    await connection.send(repository, {
      method: 'DELETE',
      route: '/repos/{owner}/{repo}/issues/comments/{id}',
      parameters: { owner: repository.owner, repo: repository.name, id: location.id },
      schema: v.unknown(),
      signal,
    });
  });
}

async function whereFound<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    const reason = error instanceof GitHubFailure ? error.reason.type : undefined;
    if (reason === 'notFound' || reason === 'gone') return undefined;
    throw error;
  }
}
