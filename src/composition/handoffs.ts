import { join } from 'node:path';
import type * as vscode from 'vscode';
import { FileSnoozeStore } from '../adapters/storage/fileSnoozeStore.ts';
import { FileViewerStore } from '../adapters/storage/fileViewerStore.ts';
import { HandoffList } from '../app/handoffList.ts';
import { DeletedComments } from '../app/inbox/deletedComments.ts';
import type { Clock } from '../app/ports/clock.ts';
import type { Disposable } from '../app/ports/event.ts';
import type { GitHub } from '../app/ports/gitHub.ts';
import type { Log } from '../app/ports/log.ts';
import { Snoozes } from '../app/snoozes.ts';
import type { InboxSync } from '../app/syncInbox.ts';
import type { TeamRoster } from '../app/teamRoster.ts';
import { Viewers } from '../app/viewers.ts';
import { handoffListCommands } from '../ui/commands/handoffListCommands.ts';
import { HandoffDisplay } from '../ui/views/handoffDisplay.ts';

export interface HandoffsPorts {
  readonly context: vscode.ExtensionContext;
  readonly gitHub: GitHub;
  readonly inbox: InboxSync;
  readonly roster: TeamRoster;
  readonly clock: Clock;
  readonly log: Log;
}

export interface Handoffs {
  readonly handoffs: HandoffList;
  readonly viewers: Viewers;
  readonly display: HandoffDisplay;
  readonly commands: ReturnType<typeof handoffListCommands>;
  readonly disposables: readonly Disposable[];
}

/** The list of handoffs with what this machine remembers beside GitHub: who is signed in, what is put aside. */
export function composeHandoffs({ context, gitHub, inbox, roster, clock, log }: HandoffsPorts): Handoffs {
  const storage = (name: string): string => join(context.globalStorageUri.fsPath, name);
  const snoozeStore = new FileSnoozeStore(storage('snoozes'), () => clock.now());
  const snoozes = new Snoozes(snoozeStore);
  const viewers = new Viewers({ gitHub, store: new FileViewerStore(storage('viewers')), clock, log });
  const handoffs = new HandoffList({ inbox, viewers, snoozes, roster, clock });
  const display = new HandoffDisplay(context.workspaceState);
  return {
    handoffs,
    viewers,
    display,
    commands: handoffListCommands({ handoffs, inbox, snoozes, display, roster, clock }),
    disposables: [
      new DeletedComments({ inbox, handoffs, clock }),
      handoffs,
      viewers,
      snoozes,
      snoozeStore,
      display,
    ],
  };
}
