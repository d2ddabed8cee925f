import * as vscode from 'vscode';
import type { Handoff } from '../../app/handoffs/handoffList.ts';
import { sameLogin } from '../../core/note/addressee.ts';
import type { DueNotices, Notices } from '../../app/handoffs/notices.ts';
import type { Clock } from '../../app/ports/clock.ts';
import type { Disposable } from '../../app/ports/event.ts';
import { inboxReasonSentence } from '../words/inboxReasonSentence.ts';
import { nearPhrase } from '../words/timePhrase.ts';
import { showInformation } from './showMessage.ts';

/** Shows what fell due: one handoff with what can be done about it, several as one digest. */
export function showNotices(notices: Notices, clock: Clock): Disposable {
  return notices.onDidFallDue((told) => {
    const mine = [...told.due, ...told.news];
    if (mine.length === 1) void (told.due.length === 1 ? showDue(mine, clock) : showNew(mine));
    else void showDigest(mine, told);
    void showLate(told.late, clock);
  });
}

async function showNew([handoff]: readonly Handoff[]): Promise<void> {
  if (handoff === undefined) return;
  await offer(handoff, newsSentence(handoff), snooze());
}

/** Names the author, unless that is the reader. */
function newsSentence({ entry, viewer }: Handoff): string {
  const { t } = vscode.l10n;
  const { header, content } = entry.thread.note;
  const why = inboxReasonSentence(entry.reason);
  return sameLogin(header.author, viewer.login)
    ? t('“{0}”: {1}', content.summary, why)
    : t('@{0}: “{1}”. {2}', header.author, content.summary, why);
}

async function showDue([handoff]: readonly Handoff[], clock: Clock): Promise<void> {
  if (handoff === undefined) return;
  const { t } = vscode.l10n;
  const { thread, replyBy = clock.now() } = handoff.entry;
  const { note } = thread;
  const by = nearPhrase(replyBy, clock.now(), clock.zone());
  const sentence =
    replyBy <= clock.now()
      ? t('@{0} asked for your answer to “{1}” by {2}.', note.header.author, note.content.summary, by)
      : t('@{0} expects your answer to “{1}” by {2}.', note.header.author, note.content.summary, by);
  await offer(handoff, sentence, snooze());
}

/** The asked are reminded by a comment that the user reads and changes before; it waits for their hours. */
async function showLate(late: readonly Handoff[], clock: Clock): Promise<void> {
  const { t } = vscode.l10n;
  const [first] = late;
  if (first === undefined) return;
  const { thread, replyBy = clock.now() } = first.entry;
  const { summary } = thread.note.content;
  const by = nearPhrase(replyBy, clock.now(), clock.zone());
  const who = thread.waitingOn.map((login) => `@${login}`).join(', ');
  if (late.length === 1) {
    const remind = { label: t('Remind…'), command: 'baton.remind' };
    await offer(first, t('No answer from {0} to “{1}”, which was due by {2}.', who, summary, by), remind);
    return;
  }
  const show = t('Show Handoffs');
  const sentence = t(
    '{0} of your notes have no answer in time, the first of them “{1}”.',
    late.length,
    summary,
  );
  if ((await showInformation(sentence, show)) === show)
    await vscode.commands.executeCommand('baton.handoffs.focus');
}

const snooze = (): Action => ({ label: vscode.l10n.t('Snooze…'), command: 'baton.snoozeNote' });

/** A command that is about one note. */
interface Action {
  readonly label: string;
  readonly command: string;
}

async function offer({ entry }: Handoff, sentence: string, action: Action): Promise<void> {
  const { id } = entry.thread.note.header;
  const open = vscode.l10n.t('Open');
  const choice = await showInformation(sentence, open, action.label);
  if (choice !== undefined)
    await vscode.commands.executeCommand(choice === open ? 'baton.openNote' : action.command, id);
}

async function showDigest(mine: readonly Handoff[], { due }: DueNotices): Promise<void> {
  const { t } = vscode.l10n;
  const [first] = mine;
  if (first === undefined) return;
  const show = t('Show Handoffs');
  const { summary } = first.entry.thread.note.content;
  const sentence =
    due.length === 0
      ? t('{0} handoffs newly wait on you. The most pressing one: “{1}”.', mine.length, summary)
      : t(
          '{0} handoffs wait on you, and {1} of them come due. First: “{2}”.',
          mine.length,
          due.length,
          summary,
        );
  if ((await showInformation(sentence, show)) === show)
    await vscode.commands.executeCommand('baton.handoffs.focus');
}
