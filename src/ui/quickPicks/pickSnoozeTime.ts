import * as vscode from 'vscode';
import type { Schedule } from '../../core/availability/schedule.ts';
import type { Instant } from '../../core/instant.ts';
import { parseSnoozeTime, type SnoozeChoice, snoozeChoices } from '../../core/note/thread/snoozeChoices.ts';
import { timePhrase } from '../words/timePhrase.ts';

interface TimeItem extends vscode.QuickPickItem {
  readonly until: Instant;
}

/** Asks until when: one of the usual times, or one that is typed. Undefined when the user gives up. */
export async function pickSnoozeTime(
  title: string,
  now: Instant,
  zone: string,
  schedule: Schedule | undefined,
): Promise<Instant | undefined> {
  const { t } = vscode.l10n;
  const usual = snoozeChoices(now, zone, schedule).map(({ code, until }): TimeItem => ({
    label: choiceLabel(code),
    description: timePhrase(until),
    until,
  }));
  const pick = vscode.window.createQuickPick<TimeItem>();
  pick.title = title;
  pick.placeholder = t('Choose, or type a time: 45 min, 2h, 14:30, 2026-12-01 9:00');
  pick.matchOnDescription = true;
  pick.items = usual;
  pick.onDidChangeValue((value) => {
    const until = parseSnoozeTime(value, now, zone);
    pick.items =
      until === undefined
        ? usual
        : [{ label: t('Until {0}', timePhrase(until)), until, alwaysShow: true }, ...usual];
  });
  return new Promise((resolve) => {
    pick.onDidAccept(() => {
      // Enter may come before the row of what was typed; what can't be read stays to be mended.
      const until = pick.selectedItems[0]?.until ?? parseSnoozeTime(pick.value, now, zone);
      if (until === undefined) return;
      resolve(until);
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
}

function choiceLabel(code: SnoozeChoice['code']): string {
  const { t } = vscode.l10n;
  return {
    hour: t('For an hour'),
    nextWindow: t('Until my next working window'),
    tomorrow: t('Until tomorrow morning'),
    nextWeek: t('Until Monday morning'),
  }[code];
}
