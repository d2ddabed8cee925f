import { renderMarkdown } from '../../renderMarkdown.ts';
import { atLeast, authorAssociation, viewerPermission } from '../../state/access.ts';
import { lastEdit } from '../../state/conversation.ts';
import { nodeId } from '../../state/nodeId.ts';
import type { Authored, ContentEdit, MinimizeReason, Reaction, Repository } from '../../state/stateData.ts';
import { connection } from '../connection.ts';
import { lazy } from '../graphqlContext.ts';
import type { GraphqlContext, View } from '../graphqlContext.ts';
import { actorView, userView } from './actorViews.ts';

/** What `Comment`, `Updatable`, `Deletable` and `Reactable` have in common. `node` is the text's node id. */
export function textFields(
  context: GraphqlContext,
  repository: Repository,
  text: Authored,
  node: string,
): Readonly<Record<string, unknown>> {
  const edit = lastEdit(text);
  const moderates = atLeast(viewerPermission(context.state, repository, context.viewer), 'write');
  const mine = text.author === context.viewer.login;
  return {
    id: node,
    databaseId: text.id,
    author: lazy(() => actorView(context, text.author)),
    authorAssociation: authorAssociation(context.state, repository, text.author),
    body: text.body,
    bodyText: lazy(() =>
      renderMarkdown(text.body)
        .replace(/<[^>]*>/gu, '')
        .trim(),
    ),
    bodyHTML: lazy(() => renderMarkdown(text.body)),
    createdAt: text.createdAt,
    updatedAt: text.updatedAt,
    publishedAt: text.createdAt,
    createdViaEmail: false,
    editor: edit === null ? null : lazy(() => actorView(context, edit.editor)),
    lastEditedAt: edit?.editedAt ?? null,
    includesCreatedEdit: edit !== null,
    userContentEdits: connection(
      'UserContentEditConnection',
      () => text.edits.toReversed(),
      (version) => contentEditView(context, version),
    ),
    viewerDidAuthor: mine,
    viewerCanUpdate: (mine || moderates) && !repository.archived,
    viewerCannotUpdateReasons: repository.archived
      ? ['ARCHIVED']
      : mine || moderates
        ? []
        : ['INSUFFICIENT_ACCESS'],
    viewerCanReact: !repository.archived,
    ...reactable(context, node),
  };
}

/** `Deletable`, which a pull request is not. */
export const deletable = (
  context: GraphqlContext,
  repository: Repository,
  text: Authored,
): Readonly<Record<string, unknown>> => ({
  viewerCanDelete:
    !repository.archived &&
    (text.author === context.viewer.login ||
      atLeast(viewerPermission(context.state, repository, context.viewer), 'write')),
});

/** `Minimizable` and `Deletable`, which comments are. */
export const minimizable = (
  context: GraphqlContext,
  repository: Repository,
  text: Authored & { readonly minimized: MinimizeReason | null },
): Readonly<Record<string, unknown>> => ({
  ...deletable(context, repository, text),
  isMinimized: text.minimized !== null,
  minimizedReason: text.minimized?.toLowerCase().replace('_', '-') ?? null,
  viewerCanMinimize:
    text.author === context.viewer.login ||
    atLeast(viewerPermission(context.state, repository, context.viewer), 'triage'),
});

function contentEditView(context: GraphqlContext, edit: ContentEdit): View {
  return {
    __typename: 'UserContentEdit',
    id: nodeId('UserContentEdit', edit.id),
    createdAt: edit.editedAt,
    updatedAt: edit.editedAt,
    editedAt: edit.editedAt,
    deletedAt: null,
    deletedBy: null,
    diff: edit.body,
    editor: lazy(() => actorView(context, edit.editor)),
  };
}

/** GraphQL's names of REST's reactions, in GitHub's order. */
export const reactionNames = {
  '+1': 'THUMBS_UP',
  '-1': 'THUMBS_DOWN',
  laugh: 'LAUGH',
  hooray: 'HOORAY',
  confused: 'CONFUSED',
  heart: 'HEART',
  rocket: 'ROCKET',
  eyes: 'EYES',
} as const;

function reactable(context: GraphqlContext, node: string): Readonly<Record<string, unknown>> {
  const all = (): readonly Reaction[] =>
    context.state.data.reactions.filter((reaction) => reaction.subject === node);
  return {
    reactions: connection('ReactionConnection', all, (reaction) => reactionView(context, reaction)),
    reactionGroups: lazy(() => reactionGroups(context, node)),
  };
}

/** `[ReactionGroup!]` of a text. */
export function reactionGroups(context: GraphqlContext, node: string): readonly View[] {
  return Object.entries(reactionNames).map(([content, name]) => {
    const group = context.state.data.reactions.filter(
      (one) => one.subject === node && one.content === content,
    );
    return {
      __typename: 'ReactionGroup',
      content: name,
      createdAt: group[0]?.createdAt ?? null,
      viewerHasReacted: group.some((one) => one.user === context.viewer.login),
      users: connection(
        'ReactingUserConnection',
        () => group,
        (one) => userView(context, context.state.requireUser(one.user)),
      ),
      reactors: connection(
        'ReactorConnection',
        () => group,
        (one) => userView(context, context.state.requireUser(one.user)),
      ),
    };
  });
}

/** `Reaction`. */
export const reactionView = (context: GraphqlContext, reaction: Reaction): View => ({
  __typename: 'Reaction',
  id: nodeId('Reaction', reaction.id),
  databaseId: reaction.id,
  content: reactionNames[reaction.content],
  createdAt: reaction.createdAt,
  user: lazy(() => userView(context, context.state.requireUser(reaction.user))),
});
