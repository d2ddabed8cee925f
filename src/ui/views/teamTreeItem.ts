import * as vscode from 'vscode';
import { plainTooltip } from '../words/plainTooltip.ts';
import { DAY } from '../../core/availability/civilDate.ts';
import type { ReachGroup } from '../../core/availability/reachGroup.ts';
import type { Availability } from '../../core/availability/schedule.ts';
import { shownState } from '../../core/availability/shownState.ts';
import { formatResponse } from '../../core/availability/teamFile/blockText.ts';
import type { TeamMember } from '../../core/availability/teamFile/teamFile.ts';
import type { Instant } from '../../core/instant.ts';
import { capitalised, stateWords } from '../../protocol/availabilityWords.ts';
import { bothTimes, calendarDate, clockOf } from '../words/personTime.ts';
import { stateIcon } from '../words/stateIcon.ts';

/** A person as the Team tree shows them. */
export interface PersonNode {
  readonly type: 'person';
  readonly member: TeamMember;
  readonly at: Availability;
  readonly isViewer: boolean;
  readonly teams: readonly string[];
}

export type TeamNode =
  { readonly type: 'group'; readonly id: ReachGroup; readonly people: readonly PersonNode[] } | PersonNode;

/** What a row is told beside the person: the viewer's clock. */
export interface TreeClock {
  readonly now: Instant;
  readonly zone: string;
}

/** The row of a group: its words and how many it holds. */
export function groupItem(id: ReachGroup, count: number): vscode.TreeItem {
  const { t } = vscode.l10n;
  const label = {
    now: t('Reachable now'),
    laterToday: t('Later today'),
    later: t('Later'),
    unknown: t('Unknown'),
  }[id];
  const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.Expanded);
  item.id = `group:${id}`;
  item.description = String(count);
  item.contextValue = 'group';
  return item;
}

/** The row of a person: `21:10 Mon · off until Tue 09:30 (05:00 yours)`, with the rest in the tooltip. */
export function personItem(person: PersonNode, clock: TreeClock): vscode.TreeItem {
  const { t } = vscode.l10n;
  const { member, at, isViewer } = person;
  const { login, name, schedule } = member;
  const shown = name ?? `@${login}`;
  const label = isViewer ? t('{0} (you)', shown) : shown;
  const item = new vscode.TreeItem(label);
  item.id = login;
  const state = personState(person, clock);
  item.description =
    schedule.zone === null || isViewer ? state : `${clockOf(clock.now, schedule.zone)} · ${state}`;
  item.iconPath = new vscode.ThemeIcon(
    stateIcon(shownState(at, isViewer)),
    at.state === 'working'
      ? new vscode.ThemeColor('charts.green')
      : at.state === 'focus'
        ? new vscode.ThemeColor('charts.purple')
        : undefined,
  );
  item.tooltip = tooltip(person, state, clock);
  item.accessibilityInformation = { label: `${label}, ${item.description}` };
  item.command = { command: 'baton.openTeam', title: t('Show in the Team Panel'), arguments: [login] };
  item.contextValue = [
    'person',
    isViewer ? 'me' : 'other',
    at.state !== 'unknown' ? 'known' : member.broken ? 'broken' : 'unknown',
  ].join(' ');
  return item;
}

function personState({ member, at, isViewer }: PersonNode, { now, zone }: TreeClock): string {
  const told = { ...at, state: shownState(at, isViewer), broken: member.broken };
  return stateWords(vscode.l10n.t, told, (instant) => bothTimes(instant, member.schedule.zone, zone, now));
}

function tooltip(person: PersonNode, state: string, { now, zone }: TreeClock): vscode.MarkdownString {
  const { t } = vscode.l10n;
  const { member, at, teams } = person;
  const { schedule, responseTime } = member;
  const lines = [
    schedule.zone === null ? undefined : t('{0} in {1}', clockOf(now, schedule.zone), schedule.zone),
    capitalised(state),
    at.nextFree !== null && at.state !== 'working'
      ? t('Next free {0}', bothTimes(at.nextFree.start, schedule.zone, zone, now))
      : undefined,
    responseTime === null
      ? undefined
      : t('Usually answers within {0} of working time', formatResponse(responseTime)),
    ...schedule.away
      .filter(({ to }) => Date.parse(`${to}T00:00:00Z`) + 2 * DAY > now)
      .slice(0, 3)
      .map(({ from, to }) =>
        from === to
          ? t('Away on {0}', calendarDate(from))
          : t('Away from {0} to {1}', calendarDate(from), calendarDate(to)),
      ),
    teams.length === 0 ? undefined : t('In {0}', teams.join(', ')),
    member.broken
      ? t('Their entry in .github/baton.yml has an error')
      : at.state === 'unknown'
        ? t('Unknown is not available: invite them to share their hours')
        : undefined,
  ];
  return plainTooltip(
    lines.filter((line) => line !== undefined),
    member.name === null ? `@${member.login}` : `${member.name} @${member.login}`,
  );
}
