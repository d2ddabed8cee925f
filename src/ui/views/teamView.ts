import * as vscode from 'vscode';
import type { Clock } from '../../app/ports/clock.ts';
import type { TeamRoster } from '../../app/teamRoster.ts';
import { availability } from '../../core/availability/availability.ts';
import {
  compareReach,
  reachGroupOf,
  reachGroups,
  type ReachGroup,
} from '../../core/availability/reachGroup.ts';
import type { Availability } from '../../core/availability/schedule.ts';
import type { TeamMember } from '../../core/availability/teamFile/teamFile.ts';
import type { Instant } from '../../core/instant.ts';
import { clockPhrase, timePhrase } from '../timePhrase.ts';

type TeamNode =
  | { readonly type: 'group'; readonly id: ReachGroup; readonly people: readonly TeamNode[] }
  | { readonly type: 'person'; readonly member: TeamMember; readonly at: Availability };

/** Milliseconds after which states are read again, since time passes. */
const tick = 60_000;

/** Milliseconds ahead within which a weekday names one date only. */
const unambiguousWeekday = 6 * 24 * 3_600_000;

/** The Team tree: the people of the team file by how soon they can be reached. */
export class TeamView implements vscode.TreeDataProvider<TeamNode>, vscode.Disposable {
  readonly #roster: TeamRoster;
  readonly #clock: Clock;
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly #view: vscode.TreeView<TeamNode>;
  readonly #subscriptions: vscode.Disposable;

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(roster: TeamRoster, clock: Clock) {
    this.#roster = roster;
    this.#clock = clock;
    this.#view = vscode.window.createTreeView('baton.team', { treeDataProvider: this });
    const refresh = (): void => {
      this.#view.message =
        roster.problems === 0 ? '' : vscode.l10n.t('{0} problems in .github/baton.yml', roster.problems);
      this.#changed.fire(undefined);
    };
    const timer = setInterval(refresh, tick);
    this.#subscriptions = vscode.Disposable.from(roster.onDidChange(refresh), {
      dispose: () => {
        clearInterval(timer);
      },
    });
  }

  getChildren(node?: TeamNode): TeamNode[] {
    if (node !== undefined) return node.type === 'group' ? [...node.people] : [];
    const now = this.#clock.now();
    const zone = this.#clock.zone();
    const people = this.#roster.members
      .map((member) => ({ type: 'person' as const, member, at: availability(member.schedule, now) }))
      .toSorted((a, b) => compareReach(a.at, b.at));
    return reachGroups
      .map((id) => ({
        type: 'group' as const,
        id,
        people: people.filter(({ at }) => reachGroupOf(at, now, zone) === id),
      }))
      .filter((group) => group.people.length > 0);
  }

  getTreeItem(node: TeamNode): vscode.TreeItem {
    return node.type === 'group'
      ? groupItem(node.id, node.people.length)
      : this.#personItem(node.member, node.at);
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#view.dispose();
    this.#changed.dispose();
  }

  #personItem(
    { login, name, schedule }: TeamMember,
    { state, until, nextFree }: Availability,
  ): vscode.TreeItem {
    const { t } = vscode.l10n;
    const item = new vscode.TreeItem(name ?? `@${login}`);
    const zone = schedule.zone ?? undefined;
    const now = this.#clock.now();
    const phrase = (instant: Instant, timeZone?: string): string =>
      instant - now < unambiguousWeekday ? clockPhrase(instant, timeZone) : timePhrase(instant, timeZone);
    const words = {
      working: t('working'),
      focus: t('in focus time'),
      off: t('off'),
      unknown: t('hours not shared'),
    }[state];
    const end =
      state === 'off' && nextFree !== null
        ? t('until {0} ({1} yours)', phrase(nextFree.start, zone), phrase(nextFree.start))
        : until === null || state === 'unknown'
          ? ''
          : t('until {0}', phrase(until, zone));
    const local = zone === undefined ? '' : clockPhrase(now, zone);
    item.id = login;
    item.description = [local, [words, end].filter((part) => part !== '').join(' ')]
      .filter((part) => part !== '')
      .join(' · ');
    item.iconPath = new vscode.ThemeIcon(
      { working: 'circle-filled', focus: 'target', off: 'circle-outline', unknown: 'question' }[state],
    );
    item.tooltip = `@${login}\n${item.description}`;
    item.accessibilityInformation = { label: `${name ?? login}, ${item.description}` };
    return item;
  }
}

function groupItem(id: ReachGroup, count: number): vscode.TreeItem {
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
  return item;
}
