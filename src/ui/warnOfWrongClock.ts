import * as vscode from 'vscode';
import type { ClockCheck } from '../app/clockCheck.ts';
import type { Disposable } from '../app/ports/event.ts';
import type { Log } from '../app/ports/log.ts';
import { rosterRemarkSentence } from './rosterRemarkSentence.ts';
import { showWarning } from './showMessage.ts';

/**
 * Says once in this window that the machine's clock is wrong, unless notices are not wanted at that time: the status
 * bar and the Team view say it in any case.
 */
export function warnOfWrongClock(clockCheck: ClockCheck, log: Log, mayTell: () => boolean): Disposable {
  let said = false;
  return clockCheck.onDidChange(() => {
    const { ahead } = clockCheck;
    log.warn('The clock of this machine was compared with the server’s', { aheadMilliseconds: ahead ?? 0 });
    if (ahead === undefined || said || !mayTell()) return;
    said = true;
    const sentence = rosterRemarkSentence({ type: 'clockWrong', ahead });
    void showWarning(`${sentence} ${vscode.l10n.t('Set the clock in the settings of your system.')}`);
  });
}
