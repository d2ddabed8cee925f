import * as vscode from 'vscode';
import type { FocusMode } from '../../app/team/focusMode.ts';
import type { HandoffList } from '../../app/handoffs/handoffList.ts';
import type { Notices } from '../../app/handoffs/notices.ts';
import { ownAvailability } from '../../app/ownAvailability.ts';
import type { Clock } from '../../app/ports/clock.ts';
import type { TeamRoster } from '../../app/team/teamRoster.ts';
import { sameLogin } from '../../core/note/addressee.ts';
import { myState, type MyState } from '../words/myState.ts';

export interface StatusBarPorts {
  readonly handoffs: HandoffList;
  readonly roster: TeamRoster;
  readonly focus: FocusMode;
  readonly notices: Notices;
  readonly clock: Clock;
  /** The viewer's login, where it is known. */
  readonly viewer: () => string | undefined;
  /** What the user should know of the team's times, one sentence each. */
  readonly remarks: () => readonly string[];
}

/** Milliseconds after which the state is read again, since time passes. */
const tick = 15_000;

/** The one status bar item: my state with its next change, and what waits on me. A click opens the menu. */
export function showStatusBar(ports: StatusBarPorts): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('baton.status', vscode.StatusBarAlignment.Left, 0);
  item.name = 'Baton';
  item.command = 'baton.showMenu';
  let shown = '';
  const show = (): void => {
    const { text, label, tooltip } = contentOf(ports);
    if (shown === text + tooltip) return;
    shown = text + tooltip;
    item.text = text;
    item.tooltip = new vscode.MarkdownString(tooltip, true);
    item.accessibilityInformation = { label, role: 'button' };
  };
  show();
  item.show();
  const timer = setInterval(show, tick);
  return vscode.Disposable.from(
    item,
    ports.handoffs.onDidChange(show),
    ports.roster.onDidChange(show),
    ports.focus.onDidChange(show),
    {
      dispose: () => {
        clearInterval(timer);
      },
    },
  );
}

function contentOf(ports: StatusBarPorts): {
  readonly text: string;
  readonly label: string;
  readonly tooltip: string;
} {
  const { t } = vscode.l10n;
  const { handoffs, notices } = ports;
  const { waitingOnMe } = handoffs.state;
  const mine = stateOf(ports);
  const count = waitingOnMe.length;
  const waits =
    count === 0
      ? t('Nothing waits on you.')
      : count === 1
        ? t('One handoff waits on you.')
        : t('{0} handoffs wait on you.', count);
  const { held } = notices;
  const heldSentence =
    held === 0
      ? ''
      : held === 1
        ? t('Of one you have not been told yet.')
        : t('Of {0} you have not been told yet.', held);
  const sentences = [
    mine?.sentence ?? '',
    ports.focus.session === undefined ? '' : t('A click opens the menu, where you can end focus time.'),
    [waits, heldSentence].filter((part) => part !== '').join(' '),
  ].filter((part) => part !== '');
  const list = waitingOnMe.slice(0, 5).map(({ entry: { thread }, viewer }) => {
    const { author } = thread.note.header;
    const whose = sameLogin(author, viewer.login) ? t('yours') : `@${author}`;
    return `- ${escaped(thread.note.content.summary)} (${whose})`;
  });
  const state = mine === undefined ? '$(arrow-swap)' : `$(${mine.icon}) ${mine.short}`;
  const remarks = ports.remarks().map((remark) => `$(warning) ${escaped(remark)}`);
  return {
    text: count === 0 ? state : `${state} $(inbox) ${count}`,
    label: `Baton: ${sentences.join(' ')}`,
    tooltip: [...sentences.map(escaped), list.join('\n'), ...remarks]
      .filter((part) => part !== '')
      .join('\n\n'),
  };
}

/** The viewer's state: by the roster, and by their focus session where that says more. */
function stateOf({ roster, focus, clock, viewer }: StatusBarPorts): MyState | undefined {
  const login = viewer();
  const now = clock.now();
  const known = login === undefined ? undefined : roster.availabilityOf(login, now);
  const own = ownAvailability(known, focus.session);
  return own === undefined ? undefined : myState(own, now, clock.zone());
}

/** Text of others in Markdown, as text. */
const escaped = (text: string): string =>
  text.replaceAll(/[\\`*_{}[\]<>()#+!|~-]/g, '\\$&').replaceAll(/\s+/g, ' ');
