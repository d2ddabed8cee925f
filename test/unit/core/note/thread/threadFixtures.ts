import { formatNote } from '../../../../../src/core/note/codec/formatNote.ts';
import { formatReply } from '../../../../../src/core/note/codec/formatReply.ts';
import { emptyContent, type Note } from '../../../../../src/core/note/note.ts';
import type { ReplyAction } from '../../../../../src/core/note/thread/reply.ts';
import type { SourceComment } from '../../../../../src/core/note/codec/sourceComment.ts';

export const noon = Date.UTC(2026, 10, 23, 12);

export function noteBy(author: string, change: Partial<Note['header']> = {}): Note {
  return {
    header: {
      id: 'note-1',
      kind: 'handoff',
      to: ['ben', 'acme/keys'],
      status: 'on_track',
      priority: 'normal',
      branch: 'feature/keys',
      author,
      repositoryId: 7,
      subject: { type: 'pullRequest', number: 42 },
      head: 'a'.repeat(40),
      publishedAt: noon,
      ...change,
    },
    content: { ...emptyContent, summary: 'Rotate the keys' },
  };
}

/** The `minute`th comment of the pull request. */
export function commentOf(
  minute: number,
  login: string,
  body: string,
  change: Partial<SourceComment> = {},
): SourceComment {
  const at = noon + minute * 60_000;
  return {
    id: String(1000 + minute),
    url: `https://github.example/acme/app/pull/42#issuecomment-${1000 + minute}`,
    author: { login, isBot: false },
    editing: { type: 'none' },
    createdAt: at,
    updatedAt: at,
    isMinimized: false,
    repositoryId: 7,
    subject: { type: 'pullRequest', number: 42 },
    body,
    ...change,
  };
}

export function noteComment(minute: number, note: Note, change: Partial<SourceComment> = {}): SourceComment {
  return commentOf(minute, note.header.author, formatNote(note).body, change);
}

export function replyComment(
  minute: number,
  login: string,
  action: ReplyAction,
  change: Partial<SourceComment> = {},
  note = 'note-1',
): SourceComment {
  const { body } = formatReply({
    id: `reply-${minute}`,
    note,
    author: login,
    repositoryId: 7,
    writtenAt: noon + minute * 60_000,
    action,
  });
  return commentOf(minute, login, body, change);
}

export const accepted: ReplyAction = { type: 'accepted', readBack: { nextStep: 'Run it', blocker: '' } };
export const asked: ReplyAction = { type: 'asked', question: 'Which key?', section: 'nextSteps' };
export const answered: ReplyAction = { type: 'answered', answer: 'The old one.' };
export const declined: ReplyAction = { type: 'declined', reason: 'On leave.' };
export const passedOn: ReplyAction = { type: 'passedOn', to: ['cat'], reason: 'Hers.' };
export const done: ReplyAction = { type: 'done', remark: '' };
export const withdrawn: ReplyAction = { type: 'withdrawn', reason: 'Wrong branch.' };
