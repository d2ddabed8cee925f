import * as vscode from 'vscode';
import type { Handoff } from '../../app/handoffList.ts';
import type { InboxEntry } from '../../core/note/inbox.ts';
import type { NoteState, Thread } from '../../core/note/thread.ts';
import { inboxReasonSentence, isMineToAccept } from '../inboxReasonSentence.ts';
import { stateLabel, statusLabel } from '../noteWords.ts';
import { timePhrase } from '../timePhrase.ts';

/** A note's row. */
export function noteTreeItem({ entry, viewer }: Handoff): vscode.TreeItem {
  const { t } = vscode.l10n;
  const { thread } = entry;
  const { header, content } = thread.note;
  const item = new vscode.TreeItem(content.summary);
  item.id = `note:${header.id}`;
  const mine = header.author === viewer.login;
  item.description = [
    mine ? t('to {0}', header.to.map((login) => `@${login}`).join(', ')) : t('from @{0}', header.author),
    progressLabel(thread, viewer.login),
    deadlineLabel(entry),
    header.status === 'on_track' ? '' : statusLabel(header.status),
  ]
    .filter((part) => part !== '')
    .join(' · ');
  item.iconPath = new vscode.ThemeIcon(stateIcon[thread.state]);
  item.tooltip = noteTooltip(entry);
  item.accessibilityInformation = { label: `${content.summary}, ${item.description}` };
  item.command = { command: 'baton.openNote', title: t('Open Handoff'), arguments: [header.id] };
  item.contextValue = [
    'note',
    ...(isMineToAccept(entry.reason) ? ['mayAccept'] : []),
    ...(mine ? [] : ['mayReply']),
  ].join(' ');
  return item;
}

function progressLabel(thread: Thread, viewer: string): string {
  const { t } = vscode.l10n;
  if (thread.state !== 'accepted') return stateLabel(thread.state);
  return thread.owner === viewer ? t('accepted by you') : t('accepted by @{0}', thread.owner);
}

function deadlineLabel({ replyBy, overdue, timeLeft }: InboxEntry): string {
  const { t } = vscode.l10n;
  if (replyBy === undefined) return '';
  if (overdue) return t('overdue since {0}', timePhrase(replyBy));
  const hours = Math.ceil((timeLeft ?? 0) / 3_600_000);
  return hours <= 24 ? t('{0} h left', hours) : t('reply by {0}', timePhrase(replyBy));
}

function noteTooltip({ thread, reason }: InboxEntry): string {
  const { t } = vscode.l10n;
  const { header, content } = thread.note;
  return [
    content.summary,
    content.whereItStands,
    inboxReasonSentence(reason),
    t('Branch {0}, published {1}', header.branch, timePhrase(header.publishedAt)),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

const stateIcon: Readonly<Record<NoteState, string>> = {
  published: 'mail',
  asked: 'question',
  accepted: 'pass',
  declined: 'circle-slash',
  passedOn: 'arrow-swap',
  done: 'pass-filled',
  superseded: 'history',
  withdrawn: 'discard',
};
