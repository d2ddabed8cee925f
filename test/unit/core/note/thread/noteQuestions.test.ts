import { describe, expect, it } from 'vitest';
import { questionToAnswer, quote } from '../../../../../src/core/note/thread/noteQuestions.ts';
import { reduceThreads } from '../../../../../src/core/note/thread/reduceThreads.ts';
import type { Thread } from '../../../../../src/core/note/thread/thread.ts';
import { sameLogin } from '../../../../../src/core/note/addressee.ts';
import type { SourceComment } from '../../../../../src/core/note/codec/sourceComment.ts';
import { accepted, asked, done, noteBy, noteComment, replyComment } from './threadFixtures.ts';

const note = noteBy('ana');
const questions = [
  { text: 'Which key?', to: 'cat', answered: false },
  { text: 'Which day?\nAnd who?', to: 'Ben', answered: false },
  { text: 'Told already?', to: 'ben', answered: true },
];
const published = noteComment(0, { ...note, content: { ...note.content, questions } });

function threadOf(...replies: readonly SourceComment[]): Thread {
  const [thread] = reduceThreads([published, ...replies], sameLogin).threads;
  if (thread === undefined) throw new Error('It is no note.');
  return thread;
}

const answer = (minute: number, text: string): SourceComment =>
  replyComment(minute, 'ben', { type: 'answered', answer: `${quote(text)}\n\nYes.` });

describe('what somebody can answer at once', () => {
  it.each<readonly [string, string, boolean, Thread, unknown]>([
    ['the question that is for them', 'ben', true, threadOf(), { type: 'question', index: 1 }],
    [
      'else the first that is open',
      'ben',
      true,
      threadOf(answer(1, 'Which day?\nAnd who?')),
      { type: 'question', index: 0 },
    ],
    [
      'nothing once all are answered',
      'ben',
      true,
      threadOf(answer(1, 'Which day?\nAnd who?'), answer(2, 'Which key?')),
      undefined,
    ],
    ['nothing where they are not asked', 'eve', false, threadOf(), undefined],
    ['nothing of what is over', 'ben', true, threadOf(replyComment(1, 'ana', done)), undefined],
    [
      'as the author, what was asked last',
      'ana',
      false,
      threadOf(replyComment(1, 'ben', asked), replyComment(2, 'ben', asked)),
      { type: 'reply', id: 'reply-2' },
    ],
    [
      'as the author, nothing that nobody asked',
      'ana',
      false,
      threadOf(replyComment(1, 'ben', accepted)),
      undefined,
    ],
  ])('is %s', (_, viewer, mayAccept, thread, expected) => {
    expect(questionToAnswer({ thread, viewer, mayAccept })).toEqual(expected);
  });
});
