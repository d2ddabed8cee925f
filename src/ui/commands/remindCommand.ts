import * as vscode from 'vscode';
import type { HandoffList } from '../../app/handoffList.ts';
import type { Outbox } from '../../app/outbox.ts';
import type { Clock } from '../../app/ports/clock.ts';
import type { Identifiers } from '../../app/ports/identifiers.ts';
import type { TeamRoster } from '../../app/teamRoster.ts';
import { reminderTime } from '../../core/availability/deadline.ts';
import { formatUtc } from '../../core/note/formatHeaderLine.ts';
import { outboxResultSentence } from '../outboxResultSentence.ts';
import { bothTimes } from '../personTime.ts';
import type { CommandHandlers } from './commandId.ts';
import { handoffOf } from './noteArgument.ts';
import { showInformation, showWarning } from '../showMessage.ts';

export interface RemindCommandPorts {
  readonly handoffs: HandoffList;
  readonly outbox: Outbox;
  readonly roster: TeamRoster;
  readonly clock: Clock;
  readonly identifiers: Identifiers;
}

/** Reminds those on whom a note waits, in their next window: a comment that the user reads and changes before. */
export function remindCommand({
  handoffs,
  outbox,
  roster,
  clock,
  identifiers,
}: RemindCommandPorts): Pick<CommandHandlers, 'remind'> {
  const { t } = vscode.l10n;
  return {
    remind: async (argument) => {
      const handoff = handoffOf(handoffs, argument);
      if (handoff === undefined) return;
      const { thread } = handoff.entry;
      const viewer = handoff.viewer.login.toLowerCase();
      const who = thread.waitingOn.filter((login) => login.toLowerCase() !== viewer);
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
      const by = replyBy === undefined ? '' : ` It asked for an answer by ${formatUtc(replyBy)}.`;
      const text = await vscode.window.showInputBox({
        title: t('Remind {0}', who.map((login) => `@${login}`).join(', ')),
        prompt:
          at > now
            ? t('It is posted in their next window: {0}.', bothTimes(at, zone, clock.zone(), now))
            : t('It is posted at once.'),
        value: `${who.map((login) => `@${login}`).join(', ')}: a reminder of [${thread.note.content.summary.replaceAll(/[[\]]/g, '')}](${thread.comment.url}).${by}`,
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
