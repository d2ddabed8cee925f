import type { DraftSession } from '../app/draftSession.ts';
import type { BranchTargetLookup } from '../app/branchTarget.ts';
import type { Uri } from 'vscode';
import type { Clock } from '../app/ports/clock.ts';
import type { Disposable } from '../app/ports/event.ts';
import type { Log } from '../app/ports/log.ts';
import type { Workspace } from '../app/ports/workspace.ts';
import type { TeamRoster } from '../app/teamRoster.ts';
import { AvailabilityPanel } from '../ui/panels/availabilityPanel.ts';
import { teamCommands } from '../ui/commands/teamCommands.ts';
import { TeamView } from '../ui/views/teamView.ts';

export interface TeamPorts {
  readonly extensionUri: Uri;
  readonly workspace: Workspace;
  readonly log: Log;
  readonly session: DraftSession;
  readonly target: BranchTargetLookup;
  readonly roster: TeamRoster;
  readonly clock: Clock;
  /** What a reader of the team's times should know, one sentence each. */
  readonly remarks: () => readonly string[];
}

/** The Team tree, the availability panel, and what can be done with a person in them. */
export function composeTeam(ports: TeamPorts): {
  readonly commands: ReturnType<typeof teamCommands>;
  readonly disposables: readonly Disposable[];
} {
  const { target } = ports;
  const viewer = (): string | undefined =>
    target.target.type === 'found' ? target.target.viewer.login : undefined;
  const shown = { ...ports, viewer, onDidChangeViewer: target.onDidChange };
  const panel = new AvailabilityPanel(shown);
  return {
    commands: teamCommands({
      session: ports.session,
      showTeam: (login) => {
        panel.show(login);
      },
    }),
    disposables: [new TeamView(shown), panel],
  };
}
