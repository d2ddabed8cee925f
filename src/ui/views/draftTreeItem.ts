import * as vscode from 'vscode';
import { kindLabel } from '../words/noteWords.ts';
import { timePhrase } from '../words/timePhrase.ts';
import type { HandoffNode } from './handoffNode.ts';

/** A draft's row. */
export function draftTreeItem({
  identity,
  modifiedAt,
}: Extract<HandoffNode, { type: 'draft' }>): vscode.TreeItem {
  const { t } = vscode.l10n;
  // Drafts of two kinds on one branch are told apart before a long name is cut off.
  const item = new vscode.TreeItem(t('{0} · {1}', kindLabel(identity.kind), identity.branch));
  item.id = `draft:${identity.repository}\n${identity.branch}\n${identity.kind}`;
  item.description = timePhrase(modifiedAt);
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

/** The row of a draft's file that does not say which branch it belongs to: its text can be read and copied. */
export function lostDraftTreeItem({
  location,
  modifiedAt,
}: Extract<HandoffNode, { type: 'lostDraft' }>): vscode.TreeItem {
  const { t } = vscode.l10n;
  const uri = vscode.Uri.parse(location, true);
  const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
  const item = new vscode.TreeItem(name);
  item.id = `lostDraft:${location}`;
  item.description = t('branch not known · {0}', timePhrase(modifiedAt));
  item.iconPath = new vscode.ThemeIcon('question');
  item.tooltip = t(
    'The file {0} is a draft of which the branch is not known any more. Open it to copy its text.',
    name,
  );
  item.contextValue = 'lostDraft';
  item.command = { command: 'vscode.open', title: t('Open Draft'), arguments: [uri] };
  return item;
}
