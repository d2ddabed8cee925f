import * as vscode from 'vscode';
import { draftTreeItem } from './draftTreeItem.ts';
import type { HandoffGroupId, HandoffNode } from './handoffNode.ts';
import { noteTreeItem } from './noteTreeItem.ts';
import { outboxTreeItem } from './outboxTreeItem.ts';

/** How a row of the Handoffs tree looks and what its menu offers. */
export function handoffTreeItem(node: HandoffNode): vscode.TreeItem {
  switch (node.type) {
    case 'group':
      return groupItem(node.id, node.children.length);
    case 'handoff':
      return noteTreeItem(node.handoff);
    case 'draft':
      return draftTreeItem(node);
    case 'outbox':
      return outboxTreeItem(node.item);
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
