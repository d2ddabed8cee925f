import { ApiError, forbidden, validationFailed } from '../apiError.ts';
import { atLeast, demand, demandConversation, viewerPermission } from './access.ts';
import type { Viewer } from './access.ts';
import type { GitHubState } from './gitHubState.ts';
import { notifyAbout } from './notifications.ts';
import type {
  Authored,
  Issue,
  IssueComment,
  MinimizeReason,
  Reaction,
  ReactionContent,
  Repository,
} from './stateData.ts';

/** GitHub's limit for the text of an issue, a comment, a review or a discussion, in characters. */
export const bodyLimit = 65_536;

/** Counted in code points, as GitHub's Ruby does. */
export const tooLong = (body: string): boolean => Array.from(body).length > bodyLimit;

/** Refuses a text that is blank or too long, in the words of GitHub's 422. */
export function checkBody(resource: string, body: string): void {
  if (body.trim() === '') throw validationFailed(resource, 'data', 'unprocessable', 'Body cannot be blank');
  if (tooLong(body)) {
    throw validationFailed(
      resource,
      'body',
      'custom',
      `body is too long (maximum is ${String(bodyLimit)} characters)`,
    );
  }
}

/** A new text by a person at the current instant. */
export function authored(state: GitHubState, author: string, body: string): Authored {
  const now = state.now();
  return { id: state.newId(), author, body, createdAt: now, updatedAt: now, edits: [] };
}

/** Replaces a text and records who did so; the same text again is no edit. */
export function editText(state: GitHubState, text: Authored, editor: string, body: string): void {
  if (text.body === body) return;
  const now = state.now();
  if (text.edits.length === 0) {
    text.edits.push({ id: state.newId(), editor: text.author, editedAt: text.createdAt, body: text.body });
  }
  text.edits.push({ id: state.newId(), editor, editedAt: now, body });
  text.body = body;
  text.updatedAt = now;
}

/** Who edited a text last, or `null` where it is as it was written. */
export const lastEdit = (text: Authored): { readonly editor: string; readonly editedAt: string } | null =>
  text.edits.at(-1) ?? null;

/** Posts a comment on an issue or pull request. */
export function addComment(
  state: GitHubState,
  viewer: Viewer | null,
  repository: Repository,
  issue: Issue,
  body: string,
): IssueComment {
  demandConversation(state, viewer, repository, issue);
  checkBody('IssueComment', body);
  const comment: IssueComment = {
    ...authored(state, viewer.login, body),
    repositoryId: repository.id,
    number: issue.number,
    minimized: null,
  };
  state.data.comments.push(comment);
  issue.updatedAt = comment.createdAt;
  notifyAbout(state, repository, issue, viewer.login, { body, commentId: comment.id });
  state.changed();
  return comment;
}

/** Throws unless the viewer wrote the text or may moderate the repository. */
export function demandEdit(
  state: GitHubState,
  viewer: Viewer | null,
  repository: Repository,
  text: Authored,
): asserts viewer is Viewer {
  demand(state, viewer, repository, 'read');
  const mayModerate = atLeast(viewerPermission(state, repository, viewer), 'write');
  if (text.author !== viewer.login && !mayModerate) {
    throw forbidden('Must have admin rights to Repository.');
  }
}

/** Edits a comment on an issue or pull request. */
export function updateComment(
  state: GitHubState,
  viewer: Viewer | null,
  repository: Repository,
  comment: IssueComment,
  body: string,
): void {
  demandEdit(state, viewer, repository, comment);
  checkBody('IssueComment', body);
  editText(state, comment, viewer.login, body);
  state.changed();
}

/** Deletes a comment with its reactions. */
export function deleteComment(
  state: GitHubState,
  viewer: Viewer | null,
  repository: Repository,
  comment: IssueComment,
  subject: string,
): void {
  demandEdit(state, viewer, repository, comment);
  state.data.comments.splice(state.data.comments.indexOf(comment), 1);
  const kept = state.data.reactions.filter((reaction) => reaction.subject !== subject);
  state.data.reactions.splice(0, state.data.reactions.length, ...kept);
  state.changed();
}

/** Hides a comment for a reason, or shows it again with `null`. The text's author and writers may. */
export function setMinimized(
  state: GitHubState,
  viewer: Viewer | null,
  repository: Repository,
  comment: Authored & { minimized: MinimizeReason | null },
  reason: MinimizeReason | null,
): void {
  demandEdit(state, viewer, repository, comment);
  comment.minimized = reason;
  state.changed();
}

/** Adds a reaction; a person's same reaction a second time is the first one again. */
export function addReaction(
  state: GitHubState,
  viewer: Viewer | null,
  repository: Repository,
  subject: string,
  content: ReactionContent,
): { readonly reaction: Reaction; readonly created: boolean } {
  demand(state, viewer, repository, 'read');
  const existing = state.data.reactions.find(
    (reaction) =>
      reaction.subject === subject && reaction.user === viewer.login && reaction.content === content,
  );
  if (existing !== undefined) return { reaction: existing, created: false };
  const reaction = { id: state.newId(), subject, user: viewer.login, content, createdAt: state.now() };
  state.data.reactions.push(reaction);
  state.changed();
  return { reaction, created: true };
}

/** Removes a reaction of one's own. */
export function removeReaction(
  state: GitHubState,
  viewer: Viewer | null,
  repository: Repository,
  reaction: Reaction,
): void {
  demand(state, viewer, repository, 'read');
  if (reaction.user !== viewer.login) throw new ApiError(403, 'You can only delete your own reactions.');
  state.data.reactions.splice(state.data.reactions.indexOf(reaction), 1);
  state.changed();
}
