import type { DraftSession } from '../app/draftSession.ts';
import type { BranchTargetLookup } from '../app/branchTarget.ts';
import type { Clock } from '../app/ports/clock.ts';
import type { Disposable } from '../app/ports/event.ts';
import type { TeamRoster } from '../app/teamRoster.ts';
import { teamCommands } from '../ui/commands/teamCommands.ts';
import { TeamView } from '../ui/views/teamView.ts';

export interface TeamPorts {
  readonly session: DraftSession;
  readonly target: BranchTargetLookup;
  readonly roster: TeamRoster;
  readonly clock: Clock;
  /** What a reader of the team's times should know, one sentence each. */
  readonly remarks: () => readonly string[];
}

/** The Team tree and what can be done with a person in it. */
export function composeTeam(ports: TeamPorts): {
  readonly commands: ReturnType<typeof teamCommands>;
  readonly disposables: readonly Disposable[];
} {
  const { target } = ports;
  const viewer = (): string | undefined =>
    target.target.type === 'found' ? target.target.viewer.login : undefined;
  return {
    commands: teamCommands(ports),
    disposables: [new TeamView({ ...ports, viewer, onDidChangeViewer: target.onDidChange })],
  };
}
