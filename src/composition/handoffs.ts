import { join } from 'node:path';
import type * as vscode from 'vscode';
import { FileSnoozeStore } from '../adapters/storage/fileSnoozeStore.ts';
import { HandoffList } from '../app/handoffs/handoffList.ts';
import { DeletedComments } from '../app/inbox/deletedComments.ts';
import type { Clock } from '../app/ports/clock.ts';
import type { Disposable } from '../app/ports/event.ts';
import { Snoozes } from '../app/handoffs/snoozes.ts';
import type { InboxSync } from '../app/inbox/syncInbox.ts';
import type { TeamRoster } from '../app/team/teamRoster.ts';
import type { Viewers } from '../app/repository/viewers.ts';
import { handoffListCommands } from '../ui/commands/handoffListCommands.ts';
import { HandoffDisplay } from '../ui/views/handoffDisplay.ts';

export interface HandoffsPorts {
  readonly context: vscode.ExtensionContext;
  readonly inbox: InboxSync;
  readonly viewers: Viewers;
  readonly roster: TeamRoster;
  readonly clock: Clock;
}

export interface Handoffs {
  readonly handoffs: HandoffList;
  readonly display: HandoffDisplay;
  readonly commands: ReturnType<typeof handoffListCommands>;
  readonly disposables: readonly Disposable[];
}

/** The list of handoffs with what this machine remembers beside GitHub: what is put aside. */
export function composeHandoffs({ context, inbox, viewers, roster, clock }: HandoffsPorts): Handoffs {
  const storage = (name: string): string => join(context.globalStorageUri.fsPath, name);
  const snoozeStore = new FileSnoozeStore(storage('snoozes'), () => clock.now());
  const snoozes = new Snoozes(snoozeStore);
  const handoffs = new HandoffList({ inbox, viewers, snoozes, roster, clock });
  const display = new HandoffDisplay(context.workspaceState);
  return {
    handoffs,
    display,
    commands: handoffListCommands({ handoffs, inbox, snoozes, display, roster, clock }),
    disposables: [new DeletedComments({ inbox, handoffs, clock }), handoffs, snoozes, snoozeStore, display],
  };
}
