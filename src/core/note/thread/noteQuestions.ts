import type { NoteId, Question } from '../note.ts';
import { sameLogin } from '../addressee.ts';
import { mayActOn, mayAnswerAsker, type Standing } from './roles.ts';
import type { Thread, ThreadReply } from './thread.ts';

/** A question above its answer, so that the reply can be read alone. */
export function quote(text: string): string {
  return text
    .trim()
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n');
}

/** What was answered to one of the note's questions: the replies that quote it, without the quotation. */
export function answersTo(
  replies: readonly ThreadReply[],
  question: Question,
): readonly { readonly author: string; readonly text: string }[] {
  return replies.flatMap(({ reply, counts }) => {
    const { action, author } = reply;
    if (!counts || action.type !== 'answered') return [];
    const quoted = quote(question.text);
    const isThis = action.answer === quoted || action.answer.startsWith(`${quoted}\n`);
    return isThis ? [{ author, text: action.answer.slice(quoted.length).trim() }] : [];
  });
}

/** A question of the note by its place in it, or one that a reply asks. */
export type AskedQuestion =
  { readonly type: 'question'; readonly index: number } | { readonly type: 'reply'; readonly id: NoteId };

/** What the viewer can answer at once: what the author was asked last, or the note's first open question, theirs first. */
export function questionToAnswer(
  standing: Standing & { readonly thread: Pick<Thread, 'replies'> },
): AskedQuestion | undefined {
  const { thread, viewer } = standing;
  if (mayAnswerAsker(standing)) {
    const asked = thread.replies.findLast(({ reply, counts }) => counts && reply.action.type === 'asked');
    return asked === undefined ? undefined : { type: 'reply', id: asked.reply.id };
  }
  if (!mayActOn(standing)) return undefined;
  const { questions } = thread.note.content;
  const open = questions.filter((each) => !each.answered && answersTo(thread.replies, each).length === 0);
  const first = open.find(({ to }) => to !== undefined && sameLogin(to, viewer)) ?? open[0];
  return first === undefined ? undefined : { type: 'question', index: questions.indexOf(first) };
}
