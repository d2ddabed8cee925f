import * as vscode from 'vscode';
import type { Handoff } from '../../app/handoffList.ts';
import type { OutboxItem } from '../../app/outbox/outboxItem.ts';
import type { NoteKind, NoteStatus } from '../../core/note/note.ts';
import type { InboxEntry } from '../../core/note/inbox.ts';
import type { NoteState, Thread } from '../../core/note/thread.ts';
import { failureSentence } from '../failureSentence.ts';
import { inboxReasonSentence, isMineToAccept } from '../inboxReasonSentence.ts';
import { timePhrase } from '../timePhrase.ts';
import type { HandoffGroupId, HandoffNode } from './handoffNode.ts';

/** How a row of the Handoffs tree looks and what its menu offers. */
export function handoffTreeItem(node: HandoffNode): vscode.TreeItem {
  switch (node.type) {
    case 'group':
      return groupItem(node.id, node.children.length);
    case 'handoff':
      return noteItem(node.handoff);
    case 'draft':
      return draftItem(node);
    case 'outbox':
      return outboxItem(node.item);
  }
}

function groupItem(id: HandoffGroupId, count: number): vscode.TreeItem {
  const { t } = vscode.l10n;
  const label = {
    waitingOnMe: t('Waiting on me'),
    waitingOnOthers: t('Waiting on others'),
    doneLately: t('Done lately'),
    drafts: t('Drafts'),
    outbox: t('Outbox'),
  }[id];
  const item = new vscode.TreeItem(
    label,
    id === 'doneLately' || id === 'drafts'
      ? vscode.TreeItemCollapsibleState.Collapsed
      : vscode.TreeItemCollapsibleState.Expanded,
  );
  item.id = id;
  item.description = String(count);
  return item;
}

function noteItem({ entry, viewer }: Handoff): vscode.TreeItem {
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

/** A note's state in words. */
export function stateLabel(state: NoteState): string {
  const { t } = vscode.l10n;
  return {
    published: t('not answered yet'),
    asked: t('question asked'),
    accepted: t('accepted'),
    declined: t('declined'),
    passedOn: t('passed on'),
    done: t('done'),
    superseded: t('superseded'),
    withdrawn: t('withdrawn'),
  }[state];
}

function statusLabel(status: NoteStatus): string {
  const { t } = vscode.l10n;
  return { on_track: t('on track'), at_risk: t('at risk'), blocked: t('blocked') }[status];
}

function kindLabel(kind: NoteKind): string {
  const { t } = vscode.l10n;
  return { handoff: t('Handoff'), review: t('Review'), decision: t('Decision'), update: t('Update') }[kind];
}

function draftItem({ identity, modifiedAt }: Extract<HandoffNode, { type: 'draft' }>): vscode.TreeItem {
  const { t } = vscode.l10n;
  const item = new vscode.TreeItem(identity.branch);
  item.id = `draft:${identity.repository}\n${identity.branch}\n${identity.kind}`;
  item.description = `${kindLabel(identity.kind)} · ${timePhrase(modifiedAt)}`;
  item.iconPath = new vscode.ThemeIcon('edit');
  item.tooltip = t(
    '{0} draft for {1} in {2}',
    kindLabel(identity.kind),
    identity.branch,
    identity.repository,
  );
  item.contextValue = 'draft';
  item.command = { command: 'baton.openDraft', title: t('Open Draft'), arguments: [identity] };
  return item;
}

function outboxItem(outboxed: OutboxItem): vscode.TreeItem {
  const { t } = vscode.l10n;
  const { work, state } = outboxed;
  const label =
    work.type === 'note'
      ? work.draft.content.summary
      : work.type === 'reply'
        ? t('Reply: {0}', stateLabel(replyState[work.reply.action.type]))
        : t('Edit of a comment');
  const item = new vscode.TreeItem(label);
  item.id = `outbox:${outboxed.id}`;
  item.iconPath = new vscode.ThemeIcon(
    state.type === 'failed' ? 'error' : state.type === 'paused' ? 'watch' : 'cloud-upload',
  );
  const waiting = {
    waiting:
      state.type === 'waiting' && state.notBefore !== undefined
        ? t('waits until {0}', timePhrase(state.notBefore))
        : t('waits for its turn'),
    sending: t('being sent'),
    looking: t('looking whether it arrived'),
    paused: t('waiting'),
    failed: t('not sent'),
    sent: t('sent'),
  }[state.type];
  item.description = waiting;
  item.tooltip =
    state.type === 'paused' || state.type === 'failed'
      ? `${label}\n\n${failureSentence(state.reason)}`
      : `${label}\n\n${waiting}`;
  item.contextValue = 'outbox';
  return item;
}

const replyState = {
  accepted: 'accepted',
  asked: 'asked',
  answered: 'asked',
  declined: 'declined',
  passedOn: 'passedOn',
  done: 'done',
  withdrawn: 'withdrawn',
} as const;
