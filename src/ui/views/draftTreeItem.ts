import * as vscode from 'vscode';
import { kindLabel } from '../noteWords.ts';
import { timePhrase } from '../timePhrase.ts';
import type { HandoffNode } from './handoffNode.ts';

/** A draft's row. */
export function draftTreeItem({
  identity,
  modifiedAt,
}: Extract<HandoffNode, { type: 'draft' }>): vscode.TreeItem {
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
