import { permissionOf } from './access.ts';
import type { GitHubState } from './gitHubState.ts';
import { isPullRequest } from './gitHubState.ts';
import type { Discussion, Issue, NotificationThread, Repository } from './stateData.ts';

/**
 * The logins and teams that a text mentions, wherever the name stands outside of code.
 * Names inside HTML comments count too: a client must not rely on those being silent.
 */
export function mentionsIn(body: string): {
  readonly logins: readonly string[];
  readonly teams: readonly string[];
} {
  const withoutCode = body.replace(/(`{3,}|~{3,})[\s\S]*?(?:\1|$)/gu, ' ').replace(/`[^`\n]*`/gu, ' ');
  const names = [...withoutCode.matchAll(/(?<![\w/@.-])@([a-z\d][a-z\d-]*(?:\/[\w.-]+)?)/giu)].map(
    (match) => match[1] ?? '',
  );
  return {
    logins: names.filter((name) => !name.includes('/')),
    teams: names.filter((name) => name.includes('/')),
  };
}

/**
 * Raises the notifications that an event in a conversation causes: for its participants, for people and
 * teams mentioned, and for `extra`. Nobody is told of their own doing, nor of what they cannot see.
 */
export function notifyAbout(
  state: GitHubState,
  repository: Repository,
  subject: Issue | Discussion,
  actor: string,
  event: {
    readonly body?: string;
    readonly commentId?: number;
    readonly extra?: readonly { readonly login: string; readonly reason: NotificationThread['reason'] }[];
  },
): void {
  const reasons = new Map<string, NotificationThread['reason']>();
  for (const login of participants(state, repository, subject)) {
    reasons.set(login, login === subject.author ? 'author' : 'comment');
  }
  const mentions = mentionsIn(event.body ?? '');
  for (const name of mentions.teams) {
    const [organization = '', slug = ''] = name.split('/');
    for (const member of state.team(organization, slug)?.members ?? [])
      reasons.set(member.login, 'team_mention');
  }
  for (const name of mentions.logins) {
    const user = state.user(name);
    if (user !== undefined) reasons.set(user.login, 'mention');
  }
  for (const person of event.extra ?? []) reasons.set(person.login, person.reason);
  reasons.delete(actor);
  for (const [login, reason] of reasons) {
    if (permissionOf(state, repository, login) === 'none') continue;
    raise(state, repository, subject, login, reason, event.commentId ?? null);
  }
}

function participants(state: GitHubState, repository: Repository, subject: Issue | Discussion): Set<string> {
  if ('categoryId' in subject) {
    const comments = state.data.discussionComments.filter((comment) => comment.discussionId === subject.id);
    return new Set([subject.author, ...comments.map((comment) => comment.author)]);
  }
  const written = [...state.data.comments, ...state.data.reviews].filter(
    (text) => text.repositoryId === repository.id && text.number === subject.number,
  );
  return new Set([
    subject.author,
    ...subject.assignees,
    ...(subject.pull?.requestedReviewers ?? []),
    ...written.map((text) => text.author),
  ]);
}

function raise(
  state: GitHubState,
  repository: Repository,
  subject: Issue | Discussion,
  login: string,
  reason: NotificationThread['reason'],
  latestCommentId: number | null,
): void {
  const kind = 'categoryId' in subject ? 'Discussion' : isPullRequest(subject) ? 'PullRequest' : 'Issue';
  const known = state.data.notifications.find(
    (thread) =>
      thread.login === login &&
      thread.repositoryId === repository.id &&
      thread.subject === kind &&
      thread.number === subject.number,
  );
  const news = { reason, unread: true, updatedAt: state.now(), latestCommentId };
  if (known !== undefined) {
    Object.assign(known, news);
    return;
  }
  state.data.notifications.push({
    id: state.newId(),
    login,
    repositoryId: repository.id,
    subject: kind,
    number: subject.number,
    lastReadAt: null,
    ...news,
  });
}
