import * as vscode from 'vscode';
import type { FocusMode, StartFocusResult } from '../../app/team/focusMode.ts';
import type { HandoffList } from '../../app/handoffs/handoffList.ts';
import type { Clock } from '../../app/ports/clock.ts';
import { MINUTE } from '../../core/availability/civilDate.ts';
import { nextClockTime } from '../../core/availability/nextClockTime.ts';
import type { Instant } from '../../core/instant.ts';
import { failureSentence, storageSentence } from '../words/failureSentence.ts';
import { nearPhrase } from '../words/timePhrase.ts';
import type { CommandHandlers } from './commandId.ts';
import { showError, showInformation, showWarning } from '../notices/showMessage.ts';

export interface FocusCommandPorts {
  readonly focus: FocusMode;
  readonly handoffs: HandoffList;
  readonly clock: Clock;
}

const lengths = [25, 50, 90, 120];

/** Start and end focus time, and the menu of the status bar item. */
export function focusCommands(
  ports: FocusCommandPorts,
): Pick<CommandHandlers, 'startFocus' | 'endFocus' | 'showMenu'> {
  return {
    startFocus: () => startFocus(ports),
    endFocus: () => endFocus(ports),
    showMenu: () => showMenu(ports),
  };
}

async function startFocus({ focus, clock }: FocusCommandPorts): Promise<void> {
  const { t } = vscode.l10n;
  const until = await pickEnd(focus, clock);
  if (until === undefined) return;
  const result = await focus.start(until);
  const phrase = nearPhrase(until, clock.now(), clock.zone());
  if (result.type === 'notStored') {
    void showError(`${t('Focus time did not begin.')} ${storageSentence(result.failure)}`);
    return;
  }
  if (result.notShared !== undefined) {
    void showWarning(
      t(
        'Focus time lasts until {0}, but it is not shown on GitHub. {1}',
        phrase,
        notSharedReason(result.notShared),
      ),
    );
    return;
  }
  vscode.window.setStatusBarMessage(
    `$(target) ${
      result.session.shared === undefined
        ? t('Focus until {0}: Baton holds its notices.', phrase)
        : t('Focus until {0}: Baton holds its notices, and GitHub shows you as busy.', phrase)
    }`,
    6000,
  );
}

function notSharedReason(
  reason: NonNullable<Extract<StartFocusResult, { type: 'started' }>['notShared']>,
): string {
  const { t } = vscode.l10n;
  if (reason.type === 'forbidden') return t('Your sign-in may not change your status (scope “user”).');
  if (reason.type === 'unsupported') return t('This server has no statuses.');
  return failureSentence(reason);
}

async function pickEnd(focus: FocusMode, clock: Clock): Promise<Instant | undefined> {
  const { t } = vscode.l10n;
  const now = clock.now();
  const phrase = (instant: Instant): string => nearPhrase(instant, now, clock.zone());
  const { blockEnd } = focus;
  const atTime = { label: t('Until a Time…'), until: undefined };
  const picked = await vscode.window.showQuickPick(
    [
      ...(blockEnd === undefined
        ? []
        : [{ label: t('Until the End of My Focus Block'), description: phrase(blockEnd), until: blockEnd }]),
      ...lengths.map((minutes) => {
        const until = now + minutes * MINUTE;
        return { label: t('{0} Minutes', minutes), description: t('until {0}', phrase(until)), until };
      }),
      atTime,
    ],
    {
      title: focus.session === undefined ? t('Start focus time') : t('Change focus time'),
      placeHolder: t('Baton holds its notices until then and tells you once, afterwards.'),
    },
  );
  if (picked === undefined) return undefined;
  return picked.until ?? askTime(clock);
}

async function askTime(clock: Clock): Promise<Instant | undefined> {
  const { t } = vscode.l10n;
  const instantOf = (text: string): Instant | null => nextClockTime(text, clock.zone(), clock.now());
  const text = await vscode.window.showInputBox({
    title: t('Focus until'),
    prompt: t('A time of day, e.g. {0}', '15:30'),
    validateInput: (value) => {
      const instant = instantOf(value);
      return instant === null
        ? t('Type a time of day as hours and minutes, e.g. {0}', '15:30')
        : {
            message: t('Until {0}', nearPhrase(instant, clock.now(), clock.zone())),
            severity: vscode.InputBoxValidationSeverity.Info,
          };
    },
  });
  return text === undefined ? undefined : (instantOf(text) ?? undefined);
}

async function endFocus({ focus }: FocusCommandPorts): Promise<void> {
  const { t } = vscode.l10n;
  if (focus.session === undefined) {
    const start = t('Start Focus…');
    const choice = await showInformation(t('Focus time is not on.'), start);
    if (choice === start) await vscode.commands.executeCommand('baton.startFocus');
    return;
  }
  const failure = await focus.end();
  if (failure !== undefined) void showError(`${t('Focus time did not end.')} ${storageSentence(failure)}`);
}

async function showMenu({ focus, handoffs, clock }: FocusCommandPorts): Promise<void> {
  const { t } = vscode.l10n;
  const { session } = focus;
  const count = handoffs.state.waitingOnMe.length;
  const picked = await vscode.window.showQuickPick(
    [
      ...(session === undefined
        ? [{ label: `$(target) ${t('Start Focus…')}`, command: 'baton.startFocus' }]
        : [
            {
              label: `$(circle-filled) ${t('End Focus')}`,
              description: t('lasts until {0}', nearPhrase(session.until, clock.now(), clock.zone())),
              command: 'baton.endFocus',
            },
            { label: `$(target) ${t('Change Focus Time…')}`, command: 'baton.startFocus' },
          ]),
      {
        label: `$(inbox) ${t('Show Handoffs')}`,
        description: count === 0 ? t('nothing waits on you') : t('{0} waiting on you', count),
        command: 'baton.handoffs.focus',
      },
      { label: `$(edit) ${t('Write a Handoff')}`, command: 'baton.compose' },
      { label: `$(organization) ${t('Show the Team')}`, command: 'baton.team.focus' },
      { label: `$(watch) ${t('My Hours…')}`, command: 'baton.setMyHours' },
      { label: `$(calendar) ${t('My Calendars…')}`, command: 'baton.manageCalendars' },
    ],
    { title: t('What next?') },
  );
  if (picked !== undefined) await vscode.commands.executeCommand(picked.command);
}
