import { join } from 'node:path';
import * as vscode from 'vscode';
import { CalendarReader } from '../adapters/calendar/calendarReader.ts';
import { secretCalendarList } from '../adapters/editor/secretCalendarList.ts';
import { editorSettings } from '../adapters/editor/settings.ts';
import { workspaceTeamFile } from '../adapters/editor/workspaceTeamFile.ts';
import { sharedJsonFile } from '../adapters/storage/sharedJsonFile.ts';
import { fileTeamFileCopies } from '../adapters/storage/fileTeamFileCopies.ts';
import { gitHubRemote, type BranchTargetLookup } from '../app/repository/branchTarget.ts';
import { claimDay, claimedAtSchema } from '../app/team/claimDay.ts';
import type { ClockCheck } from '../app/team/clockCheck.ts';
import type { FocusMode } from '../app/team/focusMode.ts';
import { MyCalendars } from '../app/team/myCalendars.ts';
import type { Clock } from '../app/ports/clock.ts';
import type { Disposable } from '../app/ports/event.ts';
import type { GitHub } from '../app/ports/gitHub.ts';
import type { Identifiers } from '../app/ports/identifiers.ts';
import type { Log } from '../app/ports/log.ts';
import type { Sessions } from '../app/ports/sessions.ts';
import type { TeamFileSource } from '../app/ports/teamFileSource.ts';
import type { Workspace } from '../app/ports/workspace.ts';
import type { RepositoryReference } from '../app/repository/repositoryReference.ts';
import { outdatedZones, rosterRemarks } from '../app/team/rosterRemarks.ts';
import { TeamFileLookup } from '../app/team/teamFileLookup.ts';
import { TeamRoster } from '../app/team/teamRoster.ts';
import { TEAM_FILE_PATH } from '../core/availability/teamFile/teamFile.ts';
import { TeamStatuses } from '../app/team/teamStatuses.ts';
import type { Viewers } from '../app/repository/viewers.ts';
import { calendarCommands } from '../ui/commands/calendarCommands.ts';
import { teamFileCommands } from '../ui/commands/teamFileCommands.ts';
import { TeamFileDiagnostics } from '../ui/documents/teamFileDiagnostics.ts';
import { rosterRemarkSentence } from '../ui/words/rosterRemarkSentence.ts';
import { warnOfWrongClock } from '../ui/notices/warnOfWrongClock.ts';
import { composeFocus } from './focus.ts';

export interface AvailabilityPorts {
  readonly secrets: vscode.SecretStorage;
  /** Absolute path of the folder in which Baton keeps what it knows. */
  readonly storage: string;
  readonly workspace: Workspace;
  readonly sessions: Sessions;
  readonly target: BranchTargetLookup;
  readonly viewers: Viewers;
  readonly gitHub: GitHub;
  readonly clock: Clock;
  readonly identifiers: Identifiers;
  readonly log: Log;
  readonly clockCheck: ClockCheck;
}

/** Who can be reached when: the roster, with all that is laid over the team file. */
export function composeAvailability(ports: AvailabilityPorts): {
  readonly roster: TeamRoster;
  readonly teamFile: TeamFileSource;
  readonly focus: FocusMode;
  readonly viewer: () => string | undefined;
  readonly onDidChangeViewer: Viewers['onDidChange'];
  /** What a reader of the team's times should know, one sentence each. */
  readonly remarks: () => readonly string[];
  readonly commands: ReturnType<typeof calendarCommands> & ReturnType<typeof teamFileCommands>;
  readonly disposables: readonly Disposable[];
} {
  const { storage, workspace, sessions, target, viewers, gitHub, clock, identifiers, log, clockCheck } =
    ports;
  const reference = (): RepositoryReference | undefined => {
    const { state } = workspace;
    return state.type === 'open' ? gitHubRemote(state.active)?.reference : undefined;
  };
  const viewer = (): string | undefined => {
    const repository = reference();
    return repository === undefined ? undefined : viewers.of(repository)?.person.login;
  };
  const teamFile = workspaceTeamFile();
  const list = secretCalendarList(ports.secrets, log);
  const calendars = new MyCalendars({
    list,
    source: new CalendarReader(join(storage, 'calendars'), () => clock.now()),
    clock,
    log,
    identifiers,
    viewer,
    interval: editorSettings.calendarRefreshInterval,
  });
  const statuses = new TeamStatuses({ statuses: gitHub.statuses, clock, log });
  const copies = fileTeamFileCopies(join(storage, 'teamFiles'));
  const lookup = new TeamFileLookup({ teamFile, files: gitHub.files, copies, sessions, clock, log });
  const focus = composeFocus({
    ...ports,
    viewer,
    reference,
    roster: () => roster,
    onDidShare: () => {
      statuses.refresh();
    },
  });
  const roster: TeamRoster = new TeamRoster(workspace, lookup, [calendars, statuses, focus]);
  const remarks = (): readonly string[] =>
    rosterRemarks({ roster, statuses, calendars, clockCheck }).map(rosterRemarkSentence);
  const follow = (): void => {
    statuses.follow(
      reference(),
      roster.members.map(({ login }) => login),
    );
    reportOldZoneData(roster, log);
  };
  const activate = ({ active }: vscode.WindowState): void => {
    statuses.setActive(active);
    calendars.setActive(active);
  };
  activate(vscode.window.state);
  const warnedAt = sharedJsonFile(join(storage, 'notices'), 'clock', claimedAtSchema);
  let known = viewer();
  return {
    roster,
    teamFile,
    focus,
    viewer,
    onDidChangeViewer: viewers.onDidChange,
    remarks,
    commands: {
      ...calendarCommands(calendars),
      ...teamFileCommands({ workspace, target, clock, roster: () => roster }),
    },
    disposables: [
      teamFile,
      list,
      calendars,
      statuses,
      lookup,
      focus,
      roster,
      new TeamFileDiagnostics({
        collaborators: (file) => collaboratorsOf(file, workspace, target),
        onDidChangeCollaborators: target.onDidChange,
      }),
      warnOfWrongClock({
        clockCheck,
        log,
        mayTell: () => editorSettings.notices() && focus.session === undefined,
        claim: () => claimDay(warnedAt, clock.now()),
      }),
      roster.onDidChange(follow),
      sessions.onDidChange(() => {
        statuses.refresh();
      }),
      vscode.window.onDidChangeWindowState(activate),
      viewers.onDidChange(() => {
        if (viewer() === known) return;
        known = viewer();
        roster.overlay();
      }),
    ],
  };
}

/** Only of the checkout whose repository was looked at, and only where GitHub gave any. */
function collaboratorsOf(
  file: vscode.Uri,
  workspace: Workspace,
  { target }: BranchTargetLookup,
): readonly string[] | undefined {
  const { state } = workspace;
  if (state.type !== 'open' || target.type !== 'found' || target.people.length === 0) return undefined;
  const mine = vscode.Uri.joinPath(vscode.Uri.file(state.active.root), TEAM_FILE_PATH);
  if (file.fsPath !== mine.fsPath) return undefined;
  return [target.viewer.login, ...target.people.map(({ login }) => login)];
}

const reported = new Set<string>();

/** Into the log, once for each zone of the team. */
function reportOldZoneData(roster: TeamRoster, log: Log): void {
  const zones = outdatedZones(roster.members.map(({ schedule }) => schedule.zone));
  const fresh = zones.filter((zone) => !reported.has(zone));
  for (const zone of fresh) reported.add(zone);
  if (fresh.length > 0)
    log.warn('The time zone data of this VS Code is old and was corrected', { zones: fresh });
}
