import * as vscode from 'vscode';
import { peopleList } from '../words/noteWords.ts';
import { draftTreeItem, lostDraftTreeItem } from './draftTreeItem.ts';
import type { Instant } from '../../core/instant.ts';
import type { HandoffGroupId, HandoffNode } from './handoffNode.ts';
import { noteTreeItem } from './noteTreeItem.ts';
import { outboxTreeItem } from './outboxTreeItem.ts';
import { unverifiedTreeItem } from './unverifiedTreeItem.ts';

/** How a row of the Handoffs tree looks and what its menu offers. */
export function handoffTreeItem(node: HandoffNode, now: Instant): vscode.TreeItem {
  switch (node.type) {
    case 'group':
      return groupItem(node);
    case 'owner':
      return ownerItem(node);
    case 'handoff':
      return noteTreeItem(node.handoff, node.showsRepository);
    case 'unverified':
      return unverifiedTreeItem(node.unverified);
    case 'draft':
      return draftTreeItem(node);
    case 'lostDraft':
      return lostDraftTreeItem(node);
    case 'outbox':
      return outboxTreeItem(node.item, now);
  }
}

const collapsedGroups: readonly HandoffGroupId[] = ['snoozed', 'doneLately', 'unverified', 'drafts'];

function groupItem({ id, children, total }: Extract<HandoffNode, { type: 'group' }>): vscode.TreeItem {
  const { t } = vscode.l10n;
  const label = {
    waitingOnMe: t('Waiting on me'),
    snoozed: t('Snoozed'),
    waitingOnOthers: t('Waiting on others'),
    forInformation: t('For information'),
    doneLately: t('Done lately'),
    unverified: t('Unverified'),
    drafts: t('Drafts'),
    outbox: t('Outbox'),
  }[id];
  const { Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
  const item = new vscode.TreeItem(label, collapsedGroups.includes(id) ? Collapsed : Expanded);
  item.id = id;
  item.description = total === undefined ? String(children.length) : t('{0} of {1}', children.length, total);
  item.contextValue = 'group';
  if (id === 'unverified') {
    item.tooltip = t(
      'Comments that look like Baton’s and cannot be taken for a note. They change nothing; each says why.',
    );
  }
  return item;
}

function ownerItem({ login, children }: Extract<HandoffNode, { type: 'owner' }>): vscode.TreeItem {
  const { t } = vscode.l10n;
  const item = new vscode.TreeItem(peopleList([login]), vscode.TreeItemCollapsibleState.Expanded);
  const blocked = children.filter(
    (child) => child.type === 'handoff' && child.handoff.entry.thread.note.header.status === 'blocked',
  ).length;
  item.id = `owner:${login.toLowerCase()}`;
  item.iconPath = new vscode.ThemeIcon('person');
  item.description = [String(children.length), ...(blocked === 0 ? [] : [t('{0} blocked', blocked)])].join(
    ' · ',
  );
  item.contextValue = 'owner';
  return item;
}
