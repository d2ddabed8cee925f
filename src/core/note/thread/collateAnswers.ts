import { shortened } from '../evidence/evidenceText.ts';
import { emptyContent, type Draft, type NextStep } from '../note.ts';
import { sameLogin } from '../addressee.ts';
import type { Thread, ThreadReply } from './thread.ts';

const longestStep = 200;

/**
 * What was answered to a note, as the draft of the note that follows it: each answer quoted with its author, and of each
 * a next step, the answer's own list entries where it has some. The answers belong to their authors, the steps to the
 * note's author, who may change all of it. `undefined` while nobody answered.
 */
export function collateAnswers(thread: Thread, id: string): Draft | undefined {
  const { header, content } = thread.note;
  const answers = thread.replies.flatMap((each) => answerOf(each, header.author));
  if (answers.length === 0) return undefined;
  return {
    header: {
      id,
      kind: 'update',
      to: [...new Map(answers.map(({ by }) => [by.toLowerCase(), by])).values()],
      status: header.status,
      priority: header.priority,
      branch: header.branch,
    },
    content: {
      ...emptyContent,
      summary: `Outcome: ${content.summary}`,
      whereItStands: answers
        .map(({ by, text, url }) => `@${by} [answered](${url}):\n\n${quoted(text)}`)
        .join('\n\n'),
      nextSteps: answers.flatMap(({ by, text }) => stepsOf(by, text, header.author)),
    },
  };
}

interface Answer {
  readonly by: string;
  readonly text: string;
  readonly url: string;
}

function answerOf({ reply, comment, counts }: ThreadReply, author: string): readonly Answer[] {
  const { action } = reply;
  if (!counts || sameLogin(reply.author, author)) return [];
  const text =
    action.type === 'answered'
      ? action.answer
      : action.type === 'accepted'
        ? action.readBack.nextStep
        : action.type === 'declined'
          ? action.reason
          : '';
  return text.trim() === '' ? [] : [{ by: reply.author, text: text.trim(), url: comment.url }];
}

function quoted(text: string): string {
  return text
    .split('\n')
    .map((line) => `> ${line}`.trimEnd())
    .join('\n');
}

function stepsOf(by: string, text: string, owner: string): readonly NextStep[] {
  const items = text
    .split('\n')
    .flatMap((line) => /^\s*(?:[-*+]|\d+[.)])\s+(?:\[[ xX]\]\s+)?(.+)$/.exec(line)?.[1] ?? []);
  const texts = items.length > 0 ? items : [`Act on @${by}’s answer: ${text.split('\n', 1)[0] ?? ''}`];
  return texts.map((each) => ({ text: shortened(each.trim(), longestStep), done: false, owner }));
}
