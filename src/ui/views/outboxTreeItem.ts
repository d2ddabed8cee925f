import * as vscode from 'vscode';
import { plainTooltip } from '../words/plainTooltip.ts';
import { applyOrder } from '../../app/outbox/applyOrder.ts';
import type { PendingItem } from '../../app/outbox/outboxItem.ts';
import { queuedText } from '../../app/outbox/queuedText.ts';
import type { Instant } from '../../core/instant.ts';
import { destinationPhrase } from '../words/destinationPhrase.ts';
import { outboxPhrase, outboxSentence } from '../words/outboxSentence.ts';
import { outboxWorkLabel } from '../words/outboxWorkLabel.ts';
import { timePhrase } from '../words/timePhrase.ts';

/** The row of something that is not sent yet: what, where, when, and why not yet. */
export function outboxTreeItem(outboxed: PendingItem, now: Instant): vscode.TreeItem {
  const { t } = vscode.l10n;
  const { work } = outboxed;
  const label = outboxWorkLabel(work);
  const item = new vscode.TreeItem(label === '' ? t('A note without a summary') : label);
  const where = destinationPhrase(work);
  item.id = `outbox:${outboxed.id}`;
  item.iconPath = iconOf(outboxed);
  item.description = `${where} · ${outboxPhrase(outboxed, now)}`;
  item.tooltip = tooltipOf(outboxed, label, where, now);
  item.accessibilityInformation = { label: `${label}, ${item.description}` };
  item.contextValue = contextOf(outboxed, now).join(' ');
  if (queuedText(work) !== undefined) {
    item.command = { command: 'baton.editQueued', title: t('Edit'), arguments: [{ item: outboxed }] };
  }
  return item;
}

function tooltipOf(outboxed: PendingItem, label: string, where: string, now: Instant): vscode.MarkdownString {
  const { t } = vscode.l10n;
  const { repository, author, work, attempts } = outboxed;
  const lines = [
    label,
    work.type === 'note' && work.draft.header.to.length > 0
      ? t('For {0}', work.draft.header.to.map((login) => `@${login}`).join(', '))
      : '',
    t('To {0} in {1}, as @{2}', where, `${repository.owner}/${repository.name}`, author),
    outboxSentence(outboxed, now),
    t('In the outbox since {0}', timePhrase(outboxed.createdAt)),
    attempts > 1 ? t('Attempts so far: {0}', attempts) : '',
  ];
  return plainTooltip(lines.filter((line) => line !== ''));
}

function iconOf({ state }: PendingItem): vscode.ThemeIcon {
  switch (state.type) {
    case 'waiting':
      return new vscode.ThemeIcon(state.notBefore === undefined ? 'cloud-upload' : 'clock');
    case 'sending':
      return new vscode.ThemeIcon('cloud-upload');
    case 'looking':
      return new vscode.ThemeIcon('search');
    case 'failed':
      return new vscode.ThemeIcon('error', new vscode.ThemeColor('list.errorForeground'));
    case 'paused':
      return new vscode.ThemeIcon(needsPerson(state.reason.type) ? 'account' : 'watch');
  }
}

function needsPerson(reason: string): boolean {
  return ['signedOut', 'unauthorized', 'otherAccount', 'sso'].includes(reason);
}

/** What the row's menu offers: only what is possible at present. */
function contextOf(outboxed: PendingItem, now: Instant): readonly string[] {
  const { state, work } = outboxed;
  const may = (type: 'sendNow' | 'cancel'): boolean => {
    const result = applyOrder(outboxed, { type }, now);
    return result.type === 'changed' || result.type === 'cancelled';
  };
  const mayChange = applyOrder(outboxed, { type: 'edit', work }, now).type === 'changed';
  const reason = state.type === 'paused' ? state.reason : undefined;
  return [
    'outbox',
    ...(may('sendNow') ? ['maySend'] : []),
    ...(may('cancel') ? ['mayCancel'] : []),
    ...(mayChange ? ['mayPostpone'] : []),
    ...(mayChange && queuedText(work) !== undefined ? ['mayEditQueued'] : []),
    ...(mayChange && work.type === 'note' ? ['mayRetarget'] : []),
    ...(reason?.type === 'signedOut' || reason?.type === 'unauthorized' ? ['needsSignIn'] : []),
    ...(reason?.type === 'otherAccount' ? ['needsAccount'] : []),
    ...(reason?.type === 'sso' && reason.url !== undefined ? ['needsSso'] : []),
  ];
}
