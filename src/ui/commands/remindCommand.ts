import * as vscode from 'vscode';
import { sameLogin } from '../../core/note/addressee.ts';
import type { HandoffList } from '../../app/handoffs/handoffList.ts';
import type { Outbox } from '../../app/outbox/outbox.ts';
import type { Clock } from '../../app/ports/clock.ts';
import type { Identifiers } from '../../app/ports/identifiers.ts';
import type { TeamRoster } from '../../app/team/teamRoster.ts';
import { reminderTime } from '../../core/availability/deadline.ts';
import { formatUtc } from '../../core/note/codec/formatHeaderLine.ts';
import { outboxResultSentence } from '../words/outboxResultSentence.ts';
import { bothTimes } from '../words/personTime.ts';
import type { CommandHandlers } from './commandId.ts';
import type { ChosenNote } from '../chosenNote.ts';
import { handoffOf } from './noteArgument.ts';
import { showInformation, showWarning } from '../notices/showMessage.ts';

export interface RemindCommandPorts {
  readonly handoffs: HandoffList;
  readonly chosen: Pick<ChosenNote, 'argument'>;
  readonly outbox: Outbox;
  readonly roster: TeamRoster;
  readonly clock: Clock;
  readonly identifiers: Identifiers;
}

/** Reminds those on whom a note waits, in their next window: a comment that the user reads and changes before. */
export function remindCommand({
  handoffs,
  chosen,
  outbox,
  roster,
  clock,
  identifiers,
}: RemindCommandPorts): Pick<CommandHandlers, 'remind'> {
  const { t } = vscode.l10n;
  return {
    remind: async (argument) => {
      const handoff = handoffOf(handoffs, chosen.argument(argument));
      if (handoff === undefined) return;
      const { thread } = handoff.entry;
      const who = thread.waitingOn.filter((login) => !sameLogin(login, handoff.viewer.login));
      const [first] = who;
      if (first === undefined) {
        void showInformation(t('This note waits on nobody but you.'));
        return;
      }
      const now = clock.now();
      const schedules = who.flatMap((login) => roster.memberOf(login)?.schedule ?? []);
      const at = Math.max(now, ...schedules.map((schedule) => reminderTime(schedule, now)));
      const zone = roster.memberOf(first)?.schedule.zone ?? null;
      const { replyBy } = thread.note.header;
      const people = who.map((login) => `@${login}`).join(', ');
      const note = `[${thread.note.content.summary.replaceAll(/[[\]]/g, '')}](${thread.comment.url})`;
      const text = await vscode.window.showInputBox({
        title: t('Remind {0}', people),
        prompt:
          at > now
            ? t('It is posted in their next window: {0}.', bothTimes(at, zone, clock.zone(), now))
            : t('It is posted at once.'),
        value:
          replyBy === undefined
            ? t('{0}: a reminder of {1}.', people, note)
            : t('{0}: a reminder of {1}. It asked for an answer by {2}.', people, note, formatUtc(replyBy)),
        ignoreFocusOut: true,
      });
      if (text === undefined || text.trim() === '') return;
      const result = await outbox.add({
        id: identifiers.next(),
        author: handoff.viewer.login,
        repository: handoff.repository,
        work: { type: 'comment', subject: thread.comment.subject, text },
        ...(at > now ? { notBefore: at } : {}),
      });
      const sentence = outboxResultSentence(result);
      if (sentence !== undefined) void showWarning(sentence);
    },
  };
}
