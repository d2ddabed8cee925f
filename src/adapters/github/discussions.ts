import * as v from 'valibot';
import type { SourceComment } from '../../core/note/sourceComment.ts';
import type { GitHubDiscussions } from '../../app/ports/gitHubDiscussions.ts';
import { GitHubFailure } from '../../app/ports/gitHubFailure.ts';
import type { KnownRepository } from '../../app/repositoryReference.ts';
import type { ApiConnection } from './apiConnection.ts';
import { commentSchema, discussionSchema, discussionText, textFields } from './discussionAnswers.ts';
import { graphql } from './graphql.ts';

const nodes = <T>(schema: v.GenericSchema<unknown, T>): v.GenericSchema<unknown, { nodes: (T | null)[] }> =>
  v.object({ nodes: v.array(v.nullable(schema)) });

const categoriesDocument = `query ($owner: String!, $name: String!) {
  repository(owner: $owner, name: $name) {
    id hasDiscussionsEnabled
    discussionCategories(first: 25) { nodes { id name emoji isAnswerable } }
  }
}`;
const categoriesSchema = v.object({
  repository: v.nullable(
    v.object({
      id: v.string(),
      hasDiscussionsEnabled: v.boolean(),
      discussionCategories: nodes(
        v.object({ id: v.string(), name: v.string(), emoji: v.string(), isAnswerable: v.boolean() }),
      ),
    }),
  ),
});

const createDocument = `mutation ($input: CreateDiscussionInput!) {
  createDiscussion(input: $input) { discussion { number ${textFields} } }
}`;
const createSchema = v.object({ createDiscussion: v.object({ discussion: discussionSchema }) });

const newestDocument = `query ($owner: String!, $name: String!) {
  repository(owner: $owner, name: $name) {
    discussions(first: 50, orderBy: { field: CREATED_AT, direction: DESC }) { nodes { number ${textFields} } }
  }
}`;
const newestSchema = v.object({
  repository: v.nullable(v.object({ discussions: nodes(discussionSchema) })),
});

const changedDocument = `query ($owner: String!, $name: String!, $after: String) {
  repository(owner: $owner, name: $name) {
    discussions(first: 20, after: $after, orderBy: { field: UPDATED_AT, direction: DESC }) {
      pageInfo { hasNextPage endCursor }
      nodes { number ${textFields} comments(last: 100) { nodes { isMinimized ${textFields} } } }
    }
  }
}`;
const changedSchema = v.object({
  repository: v.nullable(
    v.object({
      discussions: v.object({
        pageInfo: v.object({ hasNextPage: v.boolean(), endCursor: v.nullable(v.string()) }),
        nodes: v.array(v.nullable(v.object({ ...discussionSchema.entries, comments: nodes(commentSchema) }))),
      }),
    }),
  ),
});

/** Discussions over GraphQL. */
export function discussions(connection: ApiConnection): GitHubDiscussions {
  const facts = async (repository: KnownRepository, signal?: AbortSignal) => {
    const { owner, name } = repository;
    const { repository: answer } = await graphql(connection, repository, {
      document: categoriesDocument,
      variables: { owner, name },
      schema: categoriesSchema,
      signal,
    });
    if (answer === null) throw new GitHubFailure({ type: 'notFound' });
    if (!answer.hasDiscussionsEnabled) {
      throw new GitHubFailure({ type: 'unsupported', feature: 'discussions' });
    }
    return answer;
  };
  return {
    categories: async (repository, signal) => {
      const { discussionCategories } = await facts(repository, signal);
      return discussionCategories.nodes.filter((category) => category !== null);
    },
    create: async (repository, { categoryId, title, body }, signal) => {
      const { id: repositoryId } = await facts(repository, signal);
      const { createDiscussion } = await graphql(connection, repository, {
        document: createDocument,
        variables: { input: { repositoryId, categoryId, title, body } },
        schema: createSchema,
        signal,
      });
      const { discussion } = createDiscussion;
      return discussionText(repository, discussion.number, discussion);
    },
    newest: async (repository, signal) => {
      const { owner, name } = repository;
      const answer = await graphql(connection, repository, {
        document: newestDocument,
        variables: { owner, name },
        schema: newestSchema,
        signal,
      });
      return (answer.repository?.discussions.nodes ?? [])
        .filter((discussion) => discussion !== null)
        .map((discussion) => discussionText(repository, discussion.number, discussion))
        .toReversed();
    },
    changed: (repository, since, signal) => changed(connection, repository, since, signal),
  };
}

async function changed(
  connection: ApiConnection,
  repository: KnownRepository,
  since: string | undefined,
  signal?: AbortSignal,
): Promise<{ readonly comments: readonly SourceComment[]; readonly since?: string }> {
  const { owner, name } = repository;
  const comments: SourceComment[] = [];
  let latest = since;
  let after: string | null = null;
  for (;;) {
    const answer: v.InferOutput<typeof changedSchema> = await graphql(connection, repository, {
      document: changedDocument,
      variables: { owner, name, after },
      schema: changedSchema,
      signal,
    });
    if (answer.repository === null) throw new GitHubFailure({ type: 'notFound' });
    const { nodes: found, pageInfo } = answer.repository.discussions;
    const all = found.filter((discussion) => discussion !== null);
    const newer = all.filter(({ updatedAt }) => since === undefined || updatedAt >= since);
    for (const discussion of newer) {
      if (latest === undefined || discussion.updatedAt > latest) latest = discussion.updatedAt;
      comments.push(discussionText(repository, discussion.number, discussion));
      for (const comment of discussion.comments.nodes) {
        if (comment !== null) comments.push(discussionText(repository, discussion.number, comment));
      }
    }
    after = pageInfo.endCursor;
    if (newer.length < all.length || !pageInfo.hasNextPage || after === null) {
      return { comments, ...(latest === undefined ? {} : { since: latest }) };
    }
  }
}
