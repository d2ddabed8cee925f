import * as vscode from 'vscode';
import type { ClockCheck } from '../../app/team/clockCheck.ts';
import type { Disposable } from '../../app/ports/event.ts';
import type { Log } from '../../app/ports/log.ts';
import { rosterRemarkSentence } from '../words/rosterRemarkSentence.ts';
import { showWarning } from './showMessage.ts';

export interface WrongClockPorts {
  readonly clockCheck: ClockCheck;
  readonly log: Log;
  /** Whether notices are wanted at this time. */
  readonly mayTell: () => boolean;
  /** Whether this is the window that tells, and it was not told lately. */
  readonly claim: () => Promise<boolean>;
}

/** Says that the machine's clock is wrong: once, since the status bar and the Team view say it all the time. */
export function warnOfWrongClock({ clockCheck, log, mayTell, claim }: WrongClockPorts): Disposable {
  const warn = async (): Promise<void> => {
    const { ahead } = clockCheck;
    log.warn('The clock of this machine was compared with the server’s', { aheadMilliseconds: ahead ?? 0 });
    if (ahead === undefined || !mayTell() || !(await claim())) return;
    const sentence = rosterRemarkSentence({ type: 'clockWrong', ahead });
    void showWarning(`${sentence} ${vscode.l10n.t('Set the clock in the settings of your system.')}`);
  };
  return clockCheck.onDidChange(() => void warn());
}
