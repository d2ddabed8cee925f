import type { DraftSession } from '../app/drafts/draftSession.ts';
import type { Memento, Uri } from 'vscode';
import { keptValues } from '../adapters/editor/keptValues.ts';
import type { Clock } from '../app/ports/clock.ts';
import type { Disposable, Event } from '../app/ports/event.ts';
import type { GitHub } from '../app/ports/gitHub.ts';
import type { Log } from '../app/ports/log.ts';
import type { TeamFileSource } from '../app/ports/teamFileSource.ts';
import type { Workspace } from '../app/ports/workspace.ts';
import type { TeamRoster } from '../app/team/teamRoster.ts';
import { AvailabilityPanel } from '../ui/panels/availabilityPanel.ts';
import { HoursPanel } from '../ui/panels/hoursPanel.ts';
import { teamCommands } from '../ui/commands/teamCommands.ts';
import { TeamView } from '../ui/views/teamView.ts';

export interface TeamPorts {
  readonly extensionUri: Uri;
  readonly workspace: Workspace;
  readonly log: Log;
  readonly session: DraftSession;
  readonly gitHub: GitHub;
  readonly teamFile: TeamFileSource;
  readonly workspaceState: Memento;
  /** Login of who is signed in, where it is known. */
  readonly viewer: () => string | undefined;
  readonly onDidChangeViewer: Event<undefined>;
  readonly roster: TeamRoster;
  readonly clock: Clock;
  /** What a reader of the team's times should know, one sentence each. */
  readonly remarks: () => readonly string[];
}

/** The Team tree, the availability panel, the form of one's own hours, and what can be done with a person in them. */
export function composeTeam(ports: TeamPorts): {
  readonly commands: ReturnType<typeof teamCommands>;
  readonly disposables: readonly Disposable[];
} {
  const panel = new AvailabilityPanel(ports);
  const hours = new HoursPanel({ ...ports, kept: keptValues(ports.workspaceState) });
  return {
    commands: teamCommands({
      session: ports.session,
      showTeam: (login) => {
        panel.show(login);
      },
      showHours: () => {
        hours.show();
      },
    }),
    disposables: [new TeamView(ports), panel, hours],
  };
}
