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
import { pickOne } from '../quickPicks/pickOne.ts';
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

/**
 * Reminds those on whom a note waits by a comment. The user changes its text, then sees it with the time at which it is
 * posted, before anything is.
 */
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
      const at = reminderTime(schedules, now);
      const zone = roster.memberOf(first)?.schedule.zone ?? null;
      const { replyBy } = thread.note.header;
      const people = who.map((login) => `@${login}`).join(', ');
      const note = `[${thread.note.content.summary.replaceAll(/[[\]]/g, '')}](${thread.comment.url})`;
      const title = t('Remind {0}', people);
      const text = await vscode.window.showInputBox({
        title,
        prompt: t('What the comment says. It is shown once more before it is posted.'),
        value:
          replyBy === undefined
            ? t('{0}: a reminder of {1}.', people, note)
            : t('{0}: a reminder of {1}. It asked for an answer by {2}.', people, note, formatUtc(replyBy)),
        ignoreFocusOut: true,
      });
      if (text === undefined || text.trim() === '') return;
      const when = await pickOne(
        [
          ...(at > now
            ? [
                {
                  label: `$(clock) ${t('Post it in their next window, {0}', bothTimes(at, zone, clock.zone(), now))}`,
                  detail: text,
                  value: { notBefore: at },
                },
              ]
            : []),
          { label: `$(bell) ${t('Post it now')}`, ...(at > now ? {} : { detail: text }), value: {} },
        ],
        { title, placeHolder: t('When shall this be posted as a comment?') },
      );
      if (when === undefined) return;
      const result = await outbox.add({
        id: identifiers.next(),
        author: handoff.viewer.login,
        repository: handoff.repository,
        work: { type: 'comment', subject: thread.comment.subject, text },
        ...when,
      });
      const sentence = outboxResultSentence(result);
      if (sentence !== undefined) void showWarning(sentence);
    },
  };
}
