import { basename } from 'node:path';
import * as vscode from 'vscode';
import type { CalendarState, MyCalendars } from '../../app/team/myCalendars.ts';
import type { CalendarLocation } from '../../app/ports/calendarSource.ts';
import { calendarAddress } from '../../app/team/calendarAddress.ts';
import { cancellableProgress } from '../cancellableProgress.ts';
import { calendarFailureSentence, calendarPhrase, eventsPhrase } from '../words/calendarSentences.ts';
import type { CommandHandlers } from './commandId.ts';
import { showError, showInformation, showWarning } from '../notices/showMessage.ts';

/** Add a calendar; list, refresh, change and remove those that were added. */
export function calendarCommands(
  calendars: MyCalendars,
): Pick<CommandHandlers, 'addCalendar' | 'manageCalendars'> {
  const add = (): Promise<void> => addCalendar(calendars);
  return { addCalendar: add, manageCalendars: () => manageCalendars(calendars, add) };
}

async function addCalendar(calendars: MyCalendars): Promise<void> {
  const { t } = vscode.l10n;
  const location = await pickLocation();
  if (location === undefined) return;
  const label = await vscode.window.showInputBox({
    title: t('Add a calendar: name'),
    prompt: t('How the calendar is called in Baton on this machine.'),
    value: proposedLabel(location),
    ignoreFocusOut: true,
    validateInput: (value) => (value.trim() === '' ? t('Give it a name.') : undefined),
  });
  if (label === undefined) return;
  const as = await pickMeaning(t('Add a calendar: what its busy time means'));
  if (as === undefined) return;
  const state = await cancellableProgress(t('Reading “{0}”', label.trim()), (signal) =>
    calendars.add({ label: label.trim(), as, location }, signal),
  );
  if (state === undefined) {
    void showError(
      t('VS Code’s secret storage could not be read, so no calendar was added. Unlock it, then try again.'),
    );
    return;
  }
  if (state.failure === null) {
    void showInformation(
      t(
        '“{0}” is read: {1}. Only busy times are kept, on this machine, and nothing of it is published.',
        label.trim(),
        eventsPhrase(state.events),
      ),
    );
    return;
  }
  if (state.failure.code === 'cancelled') {
    await calendars.remove(state.entry.id);
    return;
  }
  const remove = t('Remove');
  const choice = await showWarning(
    `${t('“{0}” could not be read.', label.trim())} ${calendarFailureSentence(state.failure)}`,
    remove,
    t('Keep'),
  );
  if (choice === remove) await calendars.remove(state.entry.id);
}

async function pickLocation(): Promise<CalendarLocation | undefined> {
  const { t } = vscode.l10n;
  const picked = await vscode.window.showQuickPick(
    [
      {
        label: `$(link) ${t('From an Address…')}`,
        detail: t('The secret iCalendar address of Google Calendar, Outlook, iCloud or another service.'),
        kind: 'url' as const,
      },
      {
        label: `$(file) ${t('From a File…')}`,
        detail: t('An exported .ics file on this machine.'),
        kind: 'file' as const,
      },
    ].map(({ kind, ...item }) => ({ ...item, source: kind })),
    { title: t('Add a calendar') },
  );
  if (picked?.source === 'url') {
    const url = await vscode.window.showInputBox({
      title: t('Add a calendar: address'),
      prompt: t(
        'Whoever has this address can read the calendar. It is kept in VS Code’s secret storage and used by Baton on this machine only.',
      ),
      placeHolder: 'https://…/basic.ics',
      password: true,
      ignoreFocusOut: true,
      validateInput: (value) =>
        calendarAddress(value) === null
          ? t('Paste an address that begins with https:// or webcal://.')
          : undefined,
    });
    return url === undefined ? undefined : { kind: 'url', url: url.trim() };
  }
  if (picked?.source === 'file') {
    const [file] =
      (await vscode.window.showOpenDialog({
        title: t('Add a calendar: file'),
        filters: { [t('Calendars')]: ['ics', 'ical', 'ifb'] },
        openLabel: t('Add'),
      })) ?? [];
    return file === undefined ? undefined : { kind: 'file', path: file.fsPath };
  }
  return undefined;
}

function proposedLabel(location: CalendarLocation): string {
  if (location.kind === 'file') return basename(location.path).replace(/\.[^.]*$/, '');
  // The host alone: the path of an address is the secret.
  return calendarAddress(location.url)?.hostname ?? '';
}

async function pickMeaning(title: string): Promise<'off' | 'focus' | undefined> {
  const { t } = vscode.l10n;
  const picked = await vscode.window.showQuickPick(
    [
      {
        label: t('Off'),
        detail: t('Meetings and appointments: I cannot be reached then.'),
        as: 'off' as const,
      },
      {
        label: t('Focus'),
        detail: t('Time kept for work: I can be reached, but I should not be disturbed.'),
        as: 'focus' as const,
      },
    ],
    { title },
  );
  return picked?.as;
}

async function manageCalendars(calendars: MyCalendars, add: () => Promise<void>): Promise<void> {
  const { t } = vscode.l10n;
  const picked = await vscode.window.showQuickPick(
    [
      ...calendars.states.map((state) => ({
        label: `${state.failure === null ? '$(calendar)' : '$(warning)'} ${state.entry.label}`,
        description: calendarPhrase(state),
        ...(state.failure === null ? {} : { detail: calendarFailureSentence(state.failure) }),
        run: () => changeCalendar(calendars, state),
      })),
      { label: `$(add) ${t('Add a Calendar…')}`, run: add },
      ...(calendars.states.length === 0
        ? []
        : [
            {
              label: `$(refresh) ${t('Refresh All')}`,
              run: async (): Promise<void> => {
                await refreshAll(calendars);
                await manageCalendars(calendars, add);
              },
            },
          ]),
    ],
    {
      title: t('My calendars'),
      placeHolder:
        calendars.states.length === 0
          ? t('No calendar yet. Your busy times make your own state and next windows right on this machine.')
          : t('Choose a calendar to change or remove it.'),
    },
  );
  await picked?.run();
}

function refreshAll(calendars: MyCalendars): Thenable<void> {
  return cancellableProgress(vscode.l10n.t('Reading your calendars'), (signal) => calendars.refresh(signal));
}

async function changeCalendar(calendars: MyCalendars, { entry }: CalendarState): Promise<void> {
  const { t } = vscode.l10n;
  const { id, label, as } = entry;
  const picked = await vscode.window.showQuickPick(
    [
      {
        label: as === 'off' ? t('Count Busy Time as Focus') : t('Count Busy Time as Off'),
        run: () => calendars.change(id, { as: as === 'off' ? 'focus' : 'off' }),
      },
      {
        label: t('Rename…'),
        run: async () => {
          const name = await vscode.window.showInputBox({ title: t('Rename “{0}”', label), value: label });
          if (name !== undefined && name.trim() !== '') await calendars.change(id, { label: name.trim() });
        },
      },
      { label: t('Refresh'), run: () => refreshAll(calendars) },
      {
        label: t('Remove'),
        run: async () => {
          const removed = await calendars.remove(id);
          if (removed === undefined) return;
          const undo = t('Undo');
          const choice = await showInformation(
            t('“{0}” and its copy on this machine were removed.', label),
            undo,
          );
          if (choice === undo) await calendars.add(removed);
        },
      },
    ],
    { title: label },
  );
  await picked?.run();
}
