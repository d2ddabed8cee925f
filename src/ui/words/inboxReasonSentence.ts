import * as vscode from 'vscode';
import type { InboxEntry, InboxReason } from '../../core/note/thread/inbox.ts';
import { hasAskedOnly } from '../../core/note/thread/roles.ts';
import { peopleList } from './noteWords.ts';

/** Why a note stands where it stands, in one sentence. */
export function inboxReasonSentence(reason: InboxReason): string {
  const { t } = vscode.l10n;
  switch (reason.code) {
    case 'addressed':
      return t('It is addressed to you and waits for your answer.');
    case 'addressedTeam':
      return t('It is addressed to your team @{0} and waits for an answer.', reason.team);
    case 'passedOnToMe':
      return t('@{0} passed it on to you.', reason.by);
    case 'accepted':
      return t('You accepted it; it is yours until you mark it done.');
    case 'asked':
      return t('@{0} asked you a question.', reason.by);
    case 'answersIn':
      return t('All answers are in.');
    case 'declined':
      return t('@{0} declined; nobody has it.', reason.by);
    case 'waitingFor':
      return reason.isAnswered === true
        ? t('It was answered, and waits for {0} to accept it.', peopleList(reason.who))
        : t('It waits for {0}.', peopleList(reason.who));
    case 'acceptedBy':
      return t('@{0} accepted it and is on it.', reason.who);
    case 'nobody':
      return t('It is addressed to nobody.');
    case 'forInformation':
      return t('It is for information, and waits on nobody.');
    case 'done':
      return t('It is done.');
    case 'superseded':
      return t('A newer note took its place.');
    case 'withdrawn':
      return t('Its author withdrew it.');
  }
}

/** Whether the viewer may take the note over: they are asked to and have not taken it yet. */
export function mayAccept({ reason, thread }: InboxEntry, viewer: string): boolean {
  return isMineToAccept(reason) || hasAskedOnly(thread, viewer);
}

/** Whether the note waits on the viewer to take it over. */
export function isMineToAccept(reason: InboxReason): boolean {
  return reason.code === 'addressed' || reason.code === 'addressedTeam' || reason.code === 'passedOnToMe';
}
