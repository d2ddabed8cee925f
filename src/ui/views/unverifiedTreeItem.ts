import * as vscode from 'vscode';
import type { UnverifiedComment } from '../../core/note/thread/thread.ts';
import { commentKey } from '../panels/unverifiedSource.ts';
import { timePhrase } from '../words/timePhrase.ts';
import { unverifiedSentence } from '../../protocol/unverifiedSentence.ts';

/** The row of a comment that looks like a note or a reply and is not taken for one. */
export function unverifiedTreeItem({ comment, reason }: UnverifiedComment): vscode.TreeItem {
  const { t } = vscode.l10n;
  const { author, subject, createdAt } = comment;
  const label = t('Comment by @{0} on #{1}', author.login, subject.number);
  const item = new vscode.TreeItem(label);
  item.id = `unverified:${subject.type}:${comment.id}`;
  item.description = unverifiedSentence(vscode.l10n.t, reason);
  item.tooltip = `${unverifiedSentence(vscode.l10n.t, reason)}\n${timePhrase(createdAt)}`;
  item.iconPath = new vscode.ThemeIcon('unverified');
  item.accessibilityInformation = { label: `${label}, ${item.description}` };
  item.contextValue = 'unverified';
  item.command = {
    command: 'baton.openUnverified',
    title: t('Show Unverified Comment'),
    arguments: [commentKey(comment)],
  };
  return item;
}
