import * as vscode from 'vscode';
import type { HandoffList } from '../../app/handoffList.ts';

/** The one status bar item: what waits on me. */
export function showStatusBar(handoffs: HandoffList): vscode.Disposable {
  const { t } = vscode.l10n;
  const item = vscode.window.createStatusBarItem('baton.status', vscode.StatusBarAlignment.Left, 0);
  item.name = 'Baton';
  item.command = 'baton.handoffs.focus';
  const show = (): void => {
    const count = handoffs.state.waitingOnMe.length;
    item.text = count === 0 ? '$(arrow-swap)' : `$(arrow-swap) ${count}`;
    item.tooltip =
      count === 0
        ? t('Baton: nothing waits on you')
        : count === 1
          ? t('Baton: one handoff waits on you')
          : t('Baton: {0} handoffs wait on you', count);
    item.accessibilityInformation = { label: item.tooltip };
  };
  show();
  item.show();
  return vscode.Disposable.from(item, handoffs.onDidChange(show));
}
