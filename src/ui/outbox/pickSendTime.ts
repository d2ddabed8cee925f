import * as vscode from 'vscode';
import type { OutboxItem } from '../../app/outbox/outboxItem.ts';
import type { Clock } from '../../app/ports/clock.ts';
import type { TeamRoster } from '../../app/team/teamRoster.ts';
import { DAY, epochDayOf, HOUR, MINUTE } from '../../core/availability/civilDate.ts';
import { zoneTable } from '../../core/availability/zoneTable.ts';
import type { Instant } from '../../core/instant.ts';
import { timePhrase } from '../words/timePhrase.ts';

interface TimeRow extends vscode.QuickPickItem {
  /** Absent: the user wants to type it. */
  readonly at?: Instant;
}

/** Asks when a waiting item is to be sent: at a receiver's next window, later, or at a time that is typed. */
export async function pickSendTime(
  ports: { readonly clock: Clock; readonly roster: Pick<TeamRoster, 'availabilityOf'> },
  { work }: OutboxItem,
): Promise<Instant | undefined> {
  const { t } = vscode.l10n;
  const { clock, roster } = ports;
  const now = clock.now();
  const row = (label: string, at: Instant): TimeRow => ({ label, description: timePhrase(at), at });
  const windows = (work.type === 'note' ? work.draft.header.to : []).flatMap((login) => {
    const start = roster.availabilityOf(login, now)?.nextFree?.start;
    return start === undefined || start <= now ? [] : [row(t('When @{0} is back', login), start)];
  });
  const picked = await vscode.window.showQuickPick<TimeRow>(
    [
      ...windows,
      row(t('In an hour'), now + HOUR),
      row(t('In four hours'), now + 4 * HOUR),
      row(t('In a day'), now + DAY),
      { label: t('At another time…') },
    ],
    { title: t('Send it') },
  );
  if (picked === undefined) return undefined;
  return picked.at ?? (await typeTime(clock));
}

async function typeTime(clock: Clock): Promise<Instant | undefined> {
  const { t } = vscode.l10n;
  const typed = await vscode.window.showInputBox({
    title: t('Send it at'),
    prompt: t('Date and time in {0}, as 2026-11-24 09:30', clock.zone()),
    validateInput: (text) => {
      const at = sendTime(text, clock.zone());
      if (at === undefined) return t('Write it as 2026-11-24 09:30.');
      return at > clock.now() ? undefined : t('That has passed.');
    },
  });
  return typed === undefined ? undefined : sendTime(typed, clock.zone());
}

/** The instant of `YYYY-MM-DD HH:MM` in that zone; `undefined` for anything else. */
function sendTime(text: string, zone: string): Instant | undefined {
  const [, date = '', hour, minute] =
    /^\s*(\d{4}-\d{2}-\d{2})[ T]([01]?\d|2[0-3]):([0-5]\d)\s*$/.exec(text) ?? [];
  const day = epochDayOf(date);
  if (day === null) return undefined;
  return zoneTable(zone)?.instantOf(day * DAY + Number(hour) * HOUR + Number(minute) * MINUTE);
}
