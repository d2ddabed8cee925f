import * as v from 'valibot';
import * as vscode from 'vscode';
import { handoffsIn, type Handoff, type HandoffList } from '../../app/handoffs/handoffList.ts';
import type { Clock } from '../../app/ports/clock.ts';
import type { StorageFailure } from '../../app/ports/storageFailure.ts';
import type { Snoozes } from '../../app/handoffs/snoozes.ts';
import type { InboxSync } from '../../app/inbox/syncInbox.ts';
import type { TeamRoster } from '../../app/team/teamRoster.ts';
import { noFilter } from '../../core/note/thread/handoffFilter.ts';
import type { Thread } from '../../core/note/thread/thread.ts';
import { storageSentence } from '../words/failureSentence.ts';
import { pickHandoffFilter } from '../quickPicks/pickHandoffFilter.ts';
import { pickSnoozeTime } from '../quickPicks/pickSnoozeTime.ts';
import { timePhrase } from '../words/timePhrase.ts';
import type { HandoffDisplay } from '../views/handoffDisplay.ts';
import type { CommandHandlers } from './commandId.ts';
import { noteArgumentSchema } from './noteArgument.ts';
import { pullRequestOfRow } from './pullRequestRow.ts';
import { showError, showInformation } from '../notices/showMessage.ts';

export interface HandoffListCommandPorts {
  readonly handoffs: HandoffList;
  readonly inbox: InboxSync;
  readonly snoozes: Snoozes;
  readonly display: HandoffDisplay;
  readonly roster: Pick<TeamRoster, 'memberOf'>;
  readonly clock: Clock;
}

type Handlers = Pick<
  CommandHandlers,
  | 'filterHandoffs'
  | 'clearHandoffFilter'
  | 'groupHandoffsByOwner'
  | 'groupHandoffsByTurn'
  | 'snoozeNote'
  | 'wakeNote'
  | 'stopReading'
  | 'showHandoffsOfPullRequest'
>;

/** What can be done with the list as a whole, and putting notes aside. */
export function handoffListCommands(ports: HandoffListCommandPorts): Handlers {
  const { handoffs, inbox, display } = ports;
  return {
    filterHandoffs: async () => {
      const filter = await pickHandoffFilter(handoffsIn(handoffs.state), display.filter);
      if (filter === undefined) return;
      display.setFilter(filter);
      await vscode.commands.executeCommand('baton.handoffs.focus');
    },
    clearHandoffFilter: () => {
      display.setFilter(noFilter);
    },
    groupHandoffsByOwner: () => {
      display.setGrouping('owner');
    },
    groupHandoffsByTurn: () => {
      display.setGrouping('turn');
    },
    snoozeNote: (argument) => snooze(ports, argument),
    wakeNote: (argument) => wake(ports, argument),
    stopReading: () => {
      inbox.cancel();
    },
    showHandoffsOfPullRequest: async (argument) => {
      const number = pullRequestOfRow(argument);
      if (number === undefined) return;
      display.setFilter({ ...noFilter, text: `#${number}` });
      await vscode.commands.executeCommand('baton.handoffs.focus');
    },
  };
}

async function snooze(ports: HandoffListCommandPorts, argument: unknown): Promise<void> {
  const { t } = vscode.l10n;
  const { snoozes, roster, clock } = ports;
  const handoff = await pickHandoff(ports, argument, ports.handoffs.state.waitingOnMe);
  if (handoff === undefined) return;
  const { thread } = handoff.entry;
  const schedule = roster.memberOf(handoff.viewer.login)?.schedule;
  const title = t('Snooze “{0}”', thread.note.content.summary);
  const until = await pickSnoozeTime(title, clock.now(), clock.zone(), schedule);
  if (until === undefined) return;
  if (isFailed(await snoozes.snooze(thread, until))) return;
  const undo = t('Undo');
  const choice = await showInformation(
    t(
      '“{0}” comes back {1}, or as soon as something happens in it.',
      thread.note.content.summary,
      timePhrase(until),
    ),
    undo,
  );
  if (choice === undo) isFailed(await snoozes.wake(thread.note.header.id));
}

async function wake(ports: HandoffListCommandPorts, argument: unknown): Promise<void> {
  const { t } = vscode.l10n;
  const handoff = await pickHandoff(ports, argument, ports.handoffs.state.snoozed);
  if (handoff === undefined) return;
  const { entry, snoozedUntil } = handoff;
  const { thread } = entry;
  if (isFailed(await ports.snoozes.wake(thread.note.header.id)) || snoozedUntil === undefined) return;
  const undo = t('Undo');
  const choice = await showInformation(t('“{0}” waits on you again.', thread.note.content.summary), undo);
  if (choice === undo) await snoozeAgain(ports, thread, snoozedUntil);
}

async function snoozeAgain(
  { snoozes }: HandoffListCommandPorts,
  thread: Thread,
  until: number,
): Promise<void> {
  isFailed(await snoozes.snooze(thread, until));
}

/** The note of a row or an id; from the palette, the one that the user picks. */
async function pickHandoff(
  { handoffs }: HandoffListCommandPorts,
  argument: unknown,
  choices: readonly Handoff[],
): Promise<Handoff | undefined> {
  const decoded = v.safeParse(noteArgumentSchema, argument);
  if (decoded.success) return handoffs.find(decoded.output);
  const { t } = vscode.l10n;
  if (choices.length === 0) {
    void showInformation(t('There is no such handoff at the moment.'));
    return undefined;
  }
  const picked = await vscode.window.showQuickPick(
    choices.map((handoff) => ({
      label: handoff.entry.thread.note.content.summary,
      description: t('from @{0}', handoff.entry.thread.note.header.author),
      handoff,
    })),
    { title: t('Which handoff?'), matchOnDescription: true },
  );
  return picked?.handoff;
}

/** Tells the user why it could not be kept, if so. */
function isFailed(failure: StorageFailure | undefined): boolean {
  if (failure === undefined) return false;
  void showError(storageSentence(failure));
  return true;
}
