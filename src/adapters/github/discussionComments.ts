import * as v from 'valibot';
import type { Instant } from '../../core/instant.ts';
import type { SourceComment } from '../../core/note/codec/sourceComment.ts';
import type { CommentLocation } from '../../app/ports/gitHubComments.ts';
import { GitHubFailure } from '../../app/ports/gitHubFailure.ts';
import type { KnownRepository } from '../../app/repository/repositoryReference.ts';
import type { ApiConnection } from './apiConnection.ts';
import {
  commentPageFields,
  commentPageSchema,
  commentSchema,
  discussionSchema,
  discussionText,
  textFields,
} from './discussionAnswers.ts';
import { graphql } from './graphql.ts';
import { mostNewest } from './pages.ts';

const factsDocument = `query ($owner: String!, $name: String!, $number: Int!) {
  repository(owner: $owner, name: $name) { discussion(number: $number) { id locked } }
}`;
const factsSchema = inDiscussion(v.object({ id: v.string(), locked: v.boolean() }));

const pageDocument = `query ($owner: String!, $name: String!, $number: Int!, $before: String) {
  repository(owner: $owner, name: $name) {
    discussion(number: $number) {
      number ${textFields}
      comments(last: 100, before: $before) { ${commentPageFields} }
    }
  }
}`;
const pageSchema = inDiscussion(v.object({ ...discussionSchema.entries, comments: commentPageSchema }));

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

/** How a discussion is named in mutations, and whether it is locked. */
export async function readDiscussion(
  connection: ApiConnection,
  repository: KnownRepository,
  number: number,
  signal?: AbortSignal,
): Promise<{ readonly id: string; readonly locked: boolean }> {
  const { owner, name } = repository;
  const variables = { owner, name, number };
  const request = { document: factsDocument, variables, schema: factsSchema, signal };
  return foundIn(await graphql(connection, repository, request));
}

/** One discussion's opening text and newest comments: all since that instant, at least 100, at most about 2,000. */
export async function newestDiscussionTexts(
  connection: ApiConnection,
  repository: KnownRepository,
  number: number,
  signal?: AbortSignal,
  since?: Instant,
): Promise<readonly SourceComment[]> {
  const { comments, ...opening } = await readPage(connection, repository, number, null, signal);
  const texts = await withEarlierComments(connection, repository, number, comments, signal, since);
  return [discussionText(repository, number, opening), ...texts];
}

/** The comments of the last page, and of those before it until one was written before that instant. */
export async function withEarlierComments(
  connection: ApiConnection,
  repository: KnownRepository,
  number: number,
  last: v.InferOutput<typeof commentPageSchema>,
  signal?: AbortSignal,
  since = Infinity,
): Promise<readonly SourceComment[]> {
  const textsOf = ({ nodes }: typeof last): readonly SourceComment[] =>
    nodes.filter((node) => node !== null).map((node) => discussionText(repository, number, node));
  let { pageInfo } = last;
  let found = textsOf(last);
  while (pageInfo.hasPreviousPage && found.length < mostNewest && (found[0]?.createdAt ?? 0) >= since) {
    const { comments } = await readPage(connection, repository, number, pageInfo.startCursor, signal);
    found = [...textsOf(comments), ...found];
    ({ pageInfo } = comments);
  }
  return found;
}

async function readPage(
  connection: ApiConnection,
  repository: KnownRepository,
  number: number,
  before: string | null,
  signal: AbortSignal | undefined,
): Promise<DiscussionPage> {
  const { owner, name } = repository;
  const variables = { owner, name, number, before };
  const request = { document: pageDocument, variables, schema: pageSchema, signal };
  return foundIn(await graphql(connection, repository, request));
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

interface Answer<Discussion> {
  readonly repository: { readonly discussion: Discussion | null } | null;
}
interface DiscussionPage extends v.InferOutput<typeof discussionSchema> {
  readonly comments: v.InferOutput<typeof commentPageSchema>;
}

function inDiscussion<T>(discussion: v.GenericSchema<unknown, T>): v.GenericSchema<unknown, Answer<T>> {
  return v.object({ repository: v.nullable(v.object({ discussion: v.nullable(discussion) })) });
}

function foundIn<T>({ repository }: Answer<T>): T {
  const discussion = repository?.discussion ?? undefined;
  if (discussion === undefined) throw new GitHubFailure({ type: 'notFound' });
  return discussion;
}
