import { sameLogin } from '../addressee.ts';
import type { ReplyAction } from './reply.ts';
import type { Thread } from './thread.ts';
import { asksForAnswers, isOver } from './threadState.ts';

/** A note with somebody who looks at it. */
export interface Standing {
  readonly thread: Pick<Thread, 'note' | 'state' | 'owner'>;
  /** The signed-in login. */
  readonly viewer: string;
  /** The viewer is addressed, by name or through a team, and the note is still open for an answer. */
  readonly mayAccept: boolean;
}

export const isAuthor = ({ thread, viewer }: Standing): boolean =>
  sameLogin(thread.note.header.author, viewer);

/** The viewer asked the author something, and may take the note over without waiting for the answer. */
export const hasAskedOnly = ({ note, state, owner, replies }: Thread, viewer: string): boolean => {
  if (state !== 'asked' || !sameLogin(owner, note.header.author) || sameLogin(owner, viewer)) return false;
  const settlesNothing = ({ type }: ReplyAction): boolean =>
    type === 'ticked' || (type === 'answered' && !asksForAnswers(note));
  const last = replies.findLast(
    ({ counts, reply: { author, action } }) => counts && sameLogin(author, viewer) && !settlesNothing(action),
  );
  return last?.reply.action.type === 'asked';
};

/** The viewer is asked: what they answer, ask, decline or pass on counts. */
export const mayActOn = (standing: Standing): boolean =>
  !isOver(standing.thread.state) && (standing.mayAccept || hasTakenOver(standing));

/** The viewer accepted somebody else's note and has it; an owner who asked a question is still the owner. */
export const hasTakenOver = ({ thread, viewer }: Standing): boolean =>
  sameLogin(thread.owner, viewer) &&
  !sameLogin(thread.note.header.author, viewer) &&
  (thread.state === 'accepted' || thread.state === 'asked');

/** The viewer is asked, or has given an answer, and may go on with a question while nobody has taken the note over. */
export const mayAsk = (standing: Standing & { readonly thread: Pick<Thread, 'replies'> }): boolean => {
  const { thread, viewer } = standing;
  if (mayActOn(standing)) return true;
  if (isOver(thread.state) || isAuthor(standing) || !sameLogin(thread.owner, thread.note.header.author))
    return false;
  const last = thread.replies.findLast(
    ({ counts, reply }) => counts && sameLogin(reply.author, viewer) && reply.action.type !== 'ticked',
  )?.reply.action.type;
  return last === 'answered' || last === 'asked';
};

/** Owner or author may say that it is done. */
export const maySayDone = (standing: Standing): boolean =>
  !isOver(standing.thread.state) &&
  (isAuthor(standing) ||
    hasTakenOver(standing) ||
    (standing.mayAccept && standing.thread.note.header.kind === 'update'));

/** The author's alone, while it is not over: to change the text, and to withdraw it. */
export const mayChange = (standing: Standing): boolean =>
  !isOver(standing.thread.state) && isAuthor(standing);

/** Somebody else's work, while it is not over: to go to its branch and open what its author had open. */
export const mayStart = (standing: Standing): boolean =>
  !isOver(standing.thread.state) && !isAuthor(standing);

/** The author has a question to answer. */
export const mayAnswerAsker = (standing: Standing): boolean =>
  isAuthor(standing) && standing.thread.state === 'asked';
