import * as vscode from 'vscode';
import type { ClockCheck } from '../app/clockCheck.ts';
import type { Disposable } from '../app/ports/event.ts';
import type { Log } from '../app/ports/log.ts';
import { rosterRemarkSentence } from './rosterRemarkSentence.ts';
import { showWarning } from './showMessage.ts';

/** Says once in this window that the machine's clock is wrong. */
export function warnOfWrongClock(clockCheck: ClockCheck, log: Log): Disposable {
  let said = false;
  return clockCheck.onDidChange(() => {
    const { ahead } = clockCheck;
    log.warn('The clock of this machine was compared with the server’s', { aheadMilliseconds: ahead ?? 0 });
    if (ahead === undefined || said) return;
    said = true;
    const sentence = rosterRemarkSentence({ type: 'clockWrong', ahead });
    void showWarning(`${sentence} ${vscode.l10n.t('Set the clock in the settings of your system.')}`);
  });
}
