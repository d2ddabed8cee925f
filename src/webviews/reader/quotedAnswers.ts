import type { Question } from '../../core/note/note.ts';
import type { ThreadReply } from '../../core/note/thread/thread.ts';

/** A question above its answer, so that the reply can be read alone. */
export const quote = (text: string): string =>
  text
    .trim()
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n');

/** What was answered to one of the note's questions: the replies that quote it, without the quotation. */
export const answersTo = (
  replies: readonly ThreadReply[],
  question: Question,
): readonly { readonly author: string; readonly text: string }[] =>
  replies.flatMap(({ reply, counts }) => {
    const { action, author } = reply;
    if (!counts || action.type !== 'answered') return [];
    const quoted = quote(question.text);
    const isThis = action.answer === quoted || action.answer.startsWith(`${quoted}\n`);
    return isThis ? [{ author, text: action.answer.slice(quoted.length).trim() }] : [];
  });
