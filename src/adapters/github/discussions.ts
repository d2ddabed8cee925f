import * as v from 'valibot';
import type { SourceComment } from '../../core/note/codec/sourceComment.ts';
import type { GitHubDiscussions } from '../../app/ports/gitHubDiscussions.ts';
import { GitHubFailure } from '../../app/ports/gitHubFailure.ts';
import type { KnownRepository } from '../../app/repository/repositoryReference.ts';
import type { ApiConnection } from './apiConnection.ts';
import {
  commentPageFields,
  commentPageSchema,
  discussionSchema,
  discussionText,
  textFields,
} from './discussionAnswers.ts';
import { withEarlierComments } from './discussionComments.ts';
import { graphql } from './graphql.ts';
import { mostNewest } from './pages.ts';

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

const newestDocument = `query ($owner: String!, $name: String!, $after: String) {
  repository(owner: $owner, name: $name) {
    discussions(first: 50, after: $after, orderBy: { field: CREATED_AT, direction: DESC }) {
      pageInfo { hasNextPage endCursor }
      nodes { number ${textFields} }
    }
  }
}`;
const newestSchema = inDiscussions(discussionSchema);

const changedDocument = `query ($owner: String!, $name: String!, $after: String) {
  repository(owner: $owner, name: $name) {
    discussions(first: 20, after: $after, orderBy: { field: UPDATED_AT, direction: DESC }) {
      pageInfo { hasNextPage endCursor }
      nodes { number ${textFields} comments(last: 100) { ${commentPageFields} } }
    }
  }
}`;
const changedSchema = inDiscussions(v.object({ ...discussionSchema.entries, comments: commentPageSchema }));

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
    newest: (repository, signal, since) => newest(connection, repository, signal, since),
    changed: (repository, since, signal) => changed(connection, repository, since, signal),
  };
}

async function newest(
  connection: ApiConnection,
  repository: KnownRepository,
  signal?: AbortSignal,
  since = Infinity,
): Promise<readonly SourceComment[]> {
  const texts: SourceComment[] = [];
  const query = { document: newestDocument, schema: newestSchema, signal };
  for await (const page of pagesOfDiscussions(connection, repository, query)) {
    texts.push(...page.map((discussion) => discussionText(repository, discussion.number, discussion)));
    if (texts.length >= mostNewest || (texts.at(-1)?.createdAt ?? 0) < since) break;
  }
  return texts.toReversed();
}

async function changed(
  connection: ApiConnection,
  repository: KnownRepository,
  since: string | undefined,
  signal?: AbortSignal,
): Promise<{ readonly comments: readonly SourceComment[]; readonly since?: string }> {
  const comments: SourceComment[] = [];
  let latest = since;
  const query = { document: changedDocument, schema: changedSchema, signal };
  for await (const page of pagesOfDiscussions(connection, repository, query)) {
    const newer = page.filter(({ updatedAt }) => since === undefined || updatedAt >= since);
    for (const { comments: last, ...discussion } of newer) {
      if (latest === undefined || discussion.updatedAt > latest) latest = discussion.updatedAt;
      const { number } = discussion;
      const from = since === undefined ? 0 : Date.parse(since);
      const texts = await withEarlierComments(connection, repository, number, last, signal, from);
      comments.push(discussionText(repository, number, discussion), ...texts);
    }
    if (newer.length < page.length) break;
  }
  return { comments, ...(latest === undefined ? {} : { since: latest }) };
}

interface Discussions<T> {
  readonly repository: {
    readonly discussions: {
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
      readonly nodes: readonly (T | null)[];
    };
  } | null;
}

function inDiscussions<T>(discussion: v.GenericSchema<unknown, T>): v.GenericSchema<unknown, Discussions<T>> {
  return v.object({
    repository: v.nullable(
      v.object({
        discussions: v.object({
          pageInfo: v.object({ hasNextPage: v.boolean(), endCursor: v.nullable(v.string()) }),
          nodes: v.array(v.nullable(discussion)),
        }),
      }),
    ),
  });
}

/** Page after page, for as long as the next one is asked for. */
async function* pagesOfDiscussions<T>(
  connection: ApiConnection,
  repository: KnownRepository,
  query: {
    readonly document: string;
    readonly schema: v.GenericSchema<unknown, Discussions<T>>;
    readonly signal: AbortSignal | undefined;
  },
): AsyncGenerator<readonly T[]> {
  const { owner, name } = repository;
  let after: string | null = null;
  do {
    const variables: Record<string, unknown> = { owner, name, after };
    const answer: Discussions<T> = await graphql(connection, repository, { ...query, variables });
    if (answer.repository === null) throw new GitHubFailure({ type: 'notFound' });
    const { nodes: found, pageInfo } = answer.repository.discussions;
    yield found.filter((discussion) => discussion !== null);
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  } while (after !== null);
}
