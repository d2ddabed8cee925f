import * as vscode from 'vscode';
import { rowTitle } from '../../core/note/rowTitle.ts';
import { kindLabel } from '../words/noteWords.ts';
import { timePhrase } from '../words/timePhrase.ts';
import type { HandoffNode } from './handoffNode.ts';

/** The row of a draft, or of the edit of a published note. */
export function draftTreeItem({
  identity,
  summary,
  modifiedAt,
  mayMove,
}: Extract<HandoffNode, { type: 'draft' }>): vscode.TreeItem {
  const { t } = vscode.l10n;
  const { repository, branch, kind, edits } = identity;
  const isEdit = edits !== undefined;
  // Drafts of two kinds on one branch are told apart before a long name is cut off.
  const place = t('{0} · {1}', isEdit ? t('Edit of the published note') : kindLabel(kind), branch);
  const title = rowTitle(summary);
  const item = new vscode.TreeItem(title === '' ? place : title);
  item.id = `draft:${repository}\n${branch}\n${kind}\n${edits ?? ''}`;
  item.description = title === '' ? timePhrase(modifiedAt) : t('{0} · {1}', place, timePhrase(modifiedAt));
  item.iconPath = new vscode.ThemeIcon('edit');
  const meaning = isEdit
    ? t('What you changed in a published note, and have not sent yet')
    : t('{0} draft for {1} in {2}', kindLabel(kind), branch, repository);
  // Read out in the place of the label.
  item.tooltip = title === '' ? meaning : `${title}\n${meaning}`;
  item.contextValue = [isEdit ? 'noteEdit' : 'draft', ...(mayMove ? ['mayMove'] : [])].join(' ');
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
