import * as v from 'valibot';
import type { SourceComment } from '../../core/note/codec/sourceComment.ts';
import type { KnownRepository } from '../../app/repository/repositoryReference.ts';
import { author } from './issueComment.ts';

const actor = v.nullable(
  v.pipe(
    v.object({ __typename: v.string(), login: v.string() }),
    v.transform(({ __typename, login }) => ({ login, type: __typename })),
  ),
);

const textEntries = {
  id: v.string(),
  url: v.string(),
  body: v.string(),
  createdAt: v.string(),
  updatedAt: v.string(),
  lastEditedAt: v.nullable(v.string()),
  author: actor,
  editor: v.optional(v.nullable(v.object({ login: v.string() }))),
};

/** Fields of GitHub's `Comment` interface that `discussionText` reads. */
export const textFields =
  'id url body createdAt updatedAt lastEditedAt author { __typename login } editor { login }';

export const commentSchema = v.object({ ...textEntries, isMinimized: v.boolean() });
export const discussionSchema = v.object({ ...textEntries, number: v.number() });

/** A page of a discussion's comments; the pages are read from the last one backwards. */
export const commentPageSchema = v.object({
  pageInfo: v.object({ hasPreviousPage: v.boolean(), startCursor: v.nullable(v.string()) }),
  nodes: v.array(v.nullable(commentSchema)),
});
export const commentPageFields = `pageInfo { hasPreviousPage startCursor } nodes { isMinimized ${textFields} }`;

type TextAnswer = Omit<v.InferOutput<typeof commentSchema>, 'isMinimized'> & {
  readonly isMinimized?: boolean;
};

/** The opening text of a discussion, or a comment in it. */
export function discussionText(
  { id: repositoryId }: KnownRepository,
  number: number,
  answer: TextAnswer,
): SourceComment {
  return {
    id: answer.id,
    url: answer.url,
    author: author(answer.author),
    editing: editing(answer),
    createdAt: Date.parse(answer.createdAt),
    updatedAt: Date.parse(answer.updatedAt),
    isMinimized: answer.isMinimized ?? false,
    repositoryId,
    subject: { type: 'discussion', number },
    body: answer.body,
  };
}

/** Who edited a text, by GraphQL's `editor` and `lastEditedAt`. */
export function editing(answer: {
  readonly lastEditedAt: string | null;
  readonly editor?: { readonly login: string } | null | undefined;
}): SourceComment['editing'] {
  if (answer.lastEditedAt === null) return { type: 'none' };
  return answer.editor ? { type: 'by', login: answer.editor.login } : { type: 'unknown' };
}
