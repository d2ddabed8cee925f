import type { SourceComment } from '../../core/note/codec/sourceComment.ts';
import type { CommentSubject } from '../../app/ports/gitHubComments.ts';
import type { KnownRepository } from '../../app/repository/repositoryReference.ts';
import type { IssueCommentAnswer } from './answerSchemas.ts';

/**
 * A comment on a pull request as REST gives it. Times have whole seconds: one that was edited within the second of
 * writing looks unedited until `withEditors` was asked.
 */
export function issueComment(
  { id: repositoryId }: KnownRepository,
  subject: CommentSubject,
  answer: IssueCommentAnswer,
): SourceComment {
  return {
    id: String(answer.id),
    url: answer.html_url,
    author: author(answer.user),
    editing: { type: answer.created_at === answer.updated_at ? 'none' : 'unknown' },
    createdAt: Date.parse(answer.created_at),
    updatedAt: Date.parse(answer.updated_at),
    isMinimized: answer.minimized !== null && answer.minimized !== undefined,
    repositoryId,
    subject,
    body: answer.body ?? '',
  };
}

/** The pull request on which a listed comment stands; `undefined` for a comment on an issue. */
export function pullRequestOf({
  html_url: url,
  issue_url: issue,
}: IssueCommentAnswer): CommentSubject | undefined {
  const number = /\/pull\/(\d+)(?:#|$)/.exec(url)?.[1];
  if (number === undefined || (issue !== '' && !issue.endsWith(`/${number}`))) return undefined;
  return { type: 'pullRequest', number: Number(number) };
}

/** GitHub shows a deleted account as `ghost`. */
export function author(user: IssueCommentAnswer['user']): SourceComment['author'] {
  if (user === null) return { login: 'ghost', isBot: false };
  return { login: user.login, isBot: user.type === 'Bot' || user.login.endsWith('[bot]') };
}
