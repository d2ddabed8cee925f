import type { Handoff } from '../app/handoffs/handoffList.ts';
import { sameLogin } from '../core/note/addressee.ts';
import { questionToAnswer } from '../core/note/thread/noteQuestions.ts';
import {
  isAuthor,
  mayActOn,
  mayChange,
  maySayDone,
  mayStart,
  type Standing,
} from '../core/note/thread/roles.ts';
import { isOver } from '../core/note/thread/threadState.ts';
import { isMineToAccept, mayAccept } from './words/inboxReasonSentence.ts';

/** What the `when` clauses of rows' menus and of the reader look for: words for all that the viewer may do. */
export function noteContext({ entry, viewer, snoozedUntil }: Handoff): string {
  const { reason, thread } = entry;
  const standing: Standing = { thread, viewer: viewer.login, mayAccept: mayAccept(entry, viewer.login) };
  const isMine =
    isMineToAccept(reason) || ['accepted', 'asked', 'answersIn', 'declined'].includes(reason.code);
  const waitsOnOthers = thread.waitingOn.some((who) => !sameLogin(who, viewer.login));
  const words: readonly (readonly [string, boolean])[] = [
    ['mayAccept', standing.mayAccept],
    ['mayAct', mayActOn(standing)],
    ['mayAnswer', questionToAnswer({ ...standing, thread }) !== undefined],
    ['mayChange', mayChange(standing)],
    ['mayStart', mayStart(standing)],
    ['mayFinish', maySayDone(standing)],
    ['mayCollate', isAuthor(standing) && thread.replies.length > 0],
    ['mayRemind', waitsOnOthers && !isOver(thread.state)],
    ['snoozed', snoozedUntil !== undefined],
    ['maySnooze', snoozedUntil === undefined && isMine],
  ];
  return ['note', ...words.filter(([, holds]) => holds).map(([word]) => word)].join(' ');
}
