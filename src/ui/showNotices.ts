import * as vscode from 'vscode';
import type { Handoff } from '../app/handoffList.ts';
import type { Notices } from '../app/notices.ts';
import type { Disposable } from '../app/ports/event.ts';
import { inboxReasonSentence } from './inboxReasonSentence.ts';
import { showInformation } from './showMessage.ts';

/** Shows what fell due: one handoff with what can be done about it, several as one digest. */
export function showNotices(notices: Notices): Disposable {
  return notices.onDidFallDue((due) => {
    const [first] = due;
    if (first === undefined) return;
    void (due.length === 1 ? showOne(notices, first) : showDigest(due.length, first));
  });
}

async function showOne(notices: Notices, handoff: Handoff): Promise<void> {
  const { entry } = handoff;
  const { t } = vscode.l10n;
  const { note } = entry.thread;
  const { id, author } = note.header;
  const open = t('Open');
  const later = t('Remind Me in an Hour');
  const choice = await showInformation(
    t('@{0}: “{1}”. {2}', author, note.content.summary, inboxReasonSentence(entry.reason)),
    open,
    later,
  );
  if (choice === open) await vscode.commands.executeCommand('baton.openNote', id);
  else if (choice === later) await notices.remindLater(handoff, 3_600_000);
}

async function showDigest(count: number, { entry }: Handoff): Promise<void> {
  const { t } = vscode.l10n;
  const show = t('Show Handoffs');
  const { summary } = entry.thread.note.content;
  const choice = await showInformation(
    t('{0} handoffs newly wait on you. The most pressing one: “{1}”.', count, summary),
    show,
  );
  if (choice === show) await vscode.commands.executeCommand('baton.handoffs.focus');
}
