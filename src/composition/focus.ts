import { join } from 'node:path';
import * as vscode from 'vscode';
import { editorSettings } from '../adapters/editor/settings.ts';
import { sharedJsonFile } from '../adapters/storage/sharedJsonFile.ts';
import { FocusMode, focusRecordSchema } from '../app/team/focusMode.ts';
import { shareFocus, unshareFocus } from '../app/team/focusSharing.ts';
import { holdsNotices } from '../app/handoffs/holdsNotices.ts';
import type { HandoffList } from '../app/handoffs/handoffList.ts';
import { Notices, toldNoticesSchema } from '../app/handoffs/notices.ts';
import type { NoteId } from '../core/note/note.ts';
import type { Clock } from '../app/ports/clock.ts';
import type { Disposable } from '../app/ports/event.ts';
import type { GitHub } from '../app/ports/gitHub.ts';
import type { Identifiers } from '../app/ports/identifiers.ts';
import type { Log } from '../app/ports/log.ts';
import type { Sessions } from '../app/ports/sessions.ts';
import type { RepositoryReference } from '../app/repository/repositoryReference.ts';
import type { TeamRoster } from '../app/team/teamRoster.ts';
import { focusCommands } from '../ui/commands/focusCommands.ts';
import { focusStatusMessage, mayShareFocus } from '../ui/quickPicks/shareFocusChoice.ts';
import { showNotices } from '../ui/notices/showNotices.ts';
import { showStatusBar } from '../ui/views/statusBar.ts';

export interface FocusPorts {
  /** Absolute path of the folder in which Baton keeps what it knows. */
  readonly storage: string;
  readonly sessions: Sessions;
  readonly gitHub: GitHub;
  readonly clock: Clock;
  readonly identifiers: Identifiers;
  readonly log: Log;
  /** The viewer's login, where it is known. */
  readonly viewer: () => string | undefined;
  /** The repository of the window, where it is on a GitHub server. */
  readonly reference: () => RepositoryReference | undefined;
  readonly roster: () => TeamRoster;
  /** The viewer's own status on GitHub was changed from here. */
  readonly onDidShare: () => void;
}

/** Focus mode, whose time is laid over the viewer's own schedule. */
export function composeFocus(ports: FocusPorts): FocusMode {
  const { storage, sessions, gitHub, clock, identifiers, log, viewer, reference } = ports;
  const sharing = { statuses: gitHub.statuses, sessions, log };
  return new FocusMode({
    state: sharedJsonFile(join(storage, 'focus'), 'focus', focusRecordSchema),
    clock,
    identifiers,
    log,
    viewer,
    schedule: () => {
      const login = viewer()?.toLowerCase();
      return login === undefined ? undefined : ports.roster().content?.members.get(login)?.schedule;
    },
    followsBlocks: editorSettings.focusFollowsBlocks,
    share: async (until, byBlock) => {
      const place = reference();
      if (place === undefined) return undefined;
      if (!(await mayShareFocus(editorSettings.shareFocus(), byBlock))) return undefined;
      const message = focusStatusMessage(until, clock.zone());
      const result = await shareFocus(sharing, place, { message, until, mayAsk: !byBlock });
      ports.onDidShare();
      return result;
    },
    unshare: async (shared) => {
      await unshareFocus(sharing, shared, clock.now());
      ports.onDidShare();
    },
  });
}

export interface NoticePorts {
  readonly storage: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly focus: FocusMode;
  readonly handoffs: HandoffList;
  readonly roster: TeamRoster;
  readonly viewer: () => string | undefined;
  /** The note that is in front in this window. */
  readonly noteInFront: () => NoteId | undefined;
  /** What the user should know of the team's times, one sentence each. */
  readonly remarks: () => readonly string[];
}

/** What tells the user of their own state and of what waits on them: status bar item, notices, menu. */
export function composeNotices(ports: NoticePorts): {
  readonly commands: ReturnType<typeof focusCommands>;
  readonly disposables: readonly Disposable[];
} {
  const { storage, clock, log, focus, handoffs, roster, viewer } = ports;
  const notices = new Notices({
    handoffs,
    told: sharedJsonFile(join(storage, 'notices'), 'told', toldNoticesSchema),
    noteInFront: ports.noteInFront,
    scheduleOf: (login) => roster.memberOf(login)?.schedule,
    remindsOfDeadlines: editorSettings.deadlineReminders,
    clock,
    log,
    areHeld: () => {
      if (!editorSettings.notices() || focus.session !== undefined) return true;
      return holdsNotices(roster, viewer(), clock.now());
    },
    onDidChangeHold: (listener) =>
      vscode.Disposable.from(focus.onDidChange(listener), roster.onDidChange(listener)),
    // The window in use has the first word.
    delay: () => (vscode.window.state.focused ? 0 : 3_000),
  });
  return {
    commands: focusCommands({ focus, handoffs, clock }),
    disposables: [notices, showNotices(notices, clock), showStatusBar({ ...ports, notices })],
  };
}
