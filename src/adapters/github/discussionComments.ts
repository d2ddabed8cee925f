import * as v from 'valibot';
import type { SourceComment } from '../../core/note/sourceComment.ts';
import type { CommentLocation } from '../../app/ports/gitHubComments.ts';
import { GitHubFailure } from '../../app/ports/gitHubFailure.ts';
import type { KnownRepository } from '../../app/repositoryReference.ts';
import type { ApiConnection } from './apiConnection.ts';
import { commentSchema, discussionSchema, discussionText, textFields } from './discussionAnswers.ts';
import { graphql } from './graphql.ts';

const listDocument = `query ($owner: String!, $name: String!, $number: Int!) {
  repository(owner: $owner, name: $name) {
    discussion(number: $number) {
      number locked ${textFields}
      comments(last: 100) { nodes { isMinimized ${textFields} } }
    }
  }
}`;
const listSchema = v.object({
  repository: v.nullable(
    v.object({
      discussion: v.nullable(
        v.object({
          ...discussionSchema.entries,
          locked: v.boolean(),
          comments: v.object({ nodes: v.array(v.nullable(commentSchema)) }),
        }),
      ),
    }),
  ),
});

const nodeDocument = `query ($id: ID!) {
  node(id: $id) {
    __typename
    ... on Discussion { number ${textFields} }
    ... on DiscussionComment { isMinimized ${textFields} discussion { number } }
  }
}`;
const openingSchema = v.object({ __typename: v.literal('Discussion'), ...discussionSchema.entries });
const nodeSchema = v.object({
  node: v.nullable(
    v.variant('__typename', [
      openingSchema,
      v.object({ __typename: v.literal('DiscussionComment'), ...commentSchema.entries }),
    ]),
  ),
});

const addDocument = `mutation ($input: AddDiscussionCommentInput!) {
  addDiscussionComment(input: $input) { comment { isMinimized ${textFields} } }
}`;
const addSchema = v.object({ addDiscussionComment: v.object({ comment: commentSchema }) });

const editOpeningDocument = `mutation ($input: UpdateDiscussionInput!) {
  updateDiscussion(input: $input) { discussion { number ${textFields} } }
}`;
const editOpeningSchema = v.object({ updateDiscussion: v.object({ discussion: discussionSchema }) });

const editDocument = `mutation ($input: UpdateDiscussionCommentInput!) {
  updateDiscussionComment(input: $input) { comment { isMinimized ${textFields} } }
}`;
const editSchema = v.object({ updateDiscussionComment: v.object({ comment: commentSchema }) });

const removeOpeningDocument = `mutation ($id: ID!) { deleteDiscussion(input: { id: $id }) { clientMutationId } }`;
const removeDocument = `mutation ($id: ID!) { deleteDiscussionComment(input: { id: $id }) { clientMutationId } }`;

/** One discussion's opening text and newest comments. */
export async function readDiscussion(
  connection: ApiConnection,
  repository: KnownRepository,
  number: number,
  signal?: AbortSignal,
): Promise<{ readonly id: string; readonly isLocked: boolean; readonly comments: readonly SourceComment[] }> {
  const { owner, name } = repository;
  const answer = await graphql(connection, repository, {
    document: listDocument,
    variables: { owner, name, number },
    schema: listSchema,
    signal,
  });
  const discussion = answer.repository?.discussion;
  if (!discussion) throw new GitHubFailure({ type: 'notFound' });
  const texts = [discussion, ...discussion.comments.nodes.filter((comment) => comment !== null)];
  return {
    id: discussion.id,
    isLocked: discussion.locked,
    comments: texts.map((text) => discussionText(repository, number, text)),
  };
}

export async function getDiscussionText(
  connection: ApiConnection,
  repository: KnownRepository,
  { id, subject }: CommentLocation,
  signal?: AbortSignal,
): Promise<{ readonly isOpening: boolean; readonly comment: SourceComment }> {
  const { node } = await graphql(connection, repository, {
    document: nodeDocument,
    variables: { id },
    schema: nodeSchema,
    signal,
  });
  if (node === null) throw new GitHubFailure({ type: 'gone' });
  const comment = discussionText(repository, subject.number, node);
  return { isOpening: node.__typename === 'Discussion', comment };
}

export async function addDiscussionComment(
  connection: ApiConnection,
  repository: KnownRepository,
  number: number,
  body: string,
  signal?: AbortSignal,
): Promise<SourceComment> {
  const { id: discussionId } = await readDiscussion(connection, repository, number, signal);
  const { addDiscussionComment: added } = await graphql(connection, repository, {
    document: addDocument,
    variables: { input: { discussionId, body } },
    schema: addSchema,
    signal,
  });
  return discussionText(repository, number, added.comment);
}

export async function editDiscussionText(
  connection: ApiConnection,
  repository: KnownRepository,
  location: CommentLocation,
  body: string,
  signal?: AbortSignal,
): Promise<SourceComment> {
  const { id, subject } = location;
  const { isOpening } = await getDiscussionText(connection, repository, location, signal);
  if (isOpening) {
    const variables = { input: { discussionId: id, body } };
    const answer = await graphql(connection, repository, {
      document: editOpeningDocument,
      variables,
      schema: editOpeningSchema,
      signal,
    });
    return discussionText(repository, subject.number, answer.updateDiscussion.discussion);
  }
  const answer = await graphql(connection, repository, {
    document: editDocument,
    variables: { input: { commentId: id, body } },
    schema: editSchema,
    signal,
  });
  return discussionText(repository, subject.number, answer.updateDiscussionComment.comment);
}

export async function removeDiscussionText(
  connection: ApiConnection,
  repository: KnownRepository,
  location: CommentLocation,
  signal?: AbortSignal,
): Promise<void> {
  const { isOpening } = await getDiscussionText(connection, repository, location, signal);
  await graphql(connection, repository, {
    document: isOpening ? removeOpeningDocument : removeDocument,
    variables: { id: location.id },
    schema: v.unknown(),
    signal,
  });
}
