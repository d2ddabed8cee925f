import * as vscode from 'vscode';
import type { OutboxItem } from '../../app/outbox/outboxItem.ts';
import { failureSentence } from '../failureSentence.ts';
import { outboxWorkLabel } from '../outboxWorkLabel.ts';
import { timePhrase } from '../timePhrase.ts';

/** The row of something that is not sent yet. */
export function outboxTreeItem(outboxed: OutboxItem): vscode.TreeItem {
  const { t } = vscode.l10n;
  const { work, state } = outboxed;
  const label = outboxWorkLabel(work);
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
