import * as vscode from 'vscode';
import { sameLogin } from '../../core/note/addressee.ts';
import { anotherMinute } from '../../app/anotherMinute.ts';
import type { Clock } from '../../app/ports/clock.ts';
import type { TeamRoster } from '../../app/team/teamRoster.ts';
import { compareReach, reachGroupOf, reachGroups } from '../../core/availability/reachGroup.ts';
import { setContextKey } from '../contextKey.ts';
import { groupItem, personItem, type PersonNode, type TeamNode } from './teamTreeItem.ts';

export interface TeamViewPorts {
  readonly roster: TeamRoster;
  readonly clock: Clock;
  /** Who is signed in, where it is known. */
  readonly viewer: () => string | undefined;
  readonly onDidChangeViewer: vscode.Event<unknown>;
  /** What a reader of the team's times should know, one sentence each. */
  readonly remarks: () => readonly string[];
}

/** The Team tree: the people of the team file by how soon they can be reached. */
export class TeamView implements vscode.TreeDataProvider<TeamNode>, vscode.Disposable {
  readonly #ports: TeamViewPorts;
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly #view: vscode.TreeView<TeamNode>;
  readonly #subscriptions: vscode.Disposable;
  #shown = '';

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(ports: TeamViewPorts) {
    this.#ports = ports;
    this.#view = vscode.window.createTreeView('baton.team', {
      treeDataProvider: this,
      showCollapseAll: true,
    });
    const { roster } = ports;
    const refresh = (): void => {
      this.#view.message = [problemSentence(roster.problems.length), ...ports.remarks()]
        .filter((part) => part !== '')
        .join(' ');
      setContextKey(
        'baton.teamFile',
        roster.file === 'read' ? (roster.members.length === 0 ? 'empty' : 'filled') : roster.file,
      );
      this.#redraw();
    };
    const stop = new AbortController();
    void this.#followTime(stop.signal);
    this.#subscriptions = vscode.Disposable.from(
      roster.onDidChange(refresh),
      ports.onDidChangeViewer(() => {
        this.#redraw();
      }),
      this.#view.onDidChangeVisibility(() => {
        this.#redraw();
      }),
      {
        dispose: () => {
          stop.abort();
        },
      },
    );
    refresh();
  }

  getChildren(node?: TeamNode): TeamNode[] {
    if (node !== undefined) return node.type === 'group' ? [...node.people] : [];
    const { clock } = this.#ports;
    const now = clock.now();
    const zone = clock.zone();
    const people = this.#people().toSorted((a, b) => compareReach(a.at, b.at));
    return reachGroups
      .map((id) => ({
        type: 'group' as const,
        id,
        people: people.filter(({ at }) => reachGroupOf(at, now, zone) === id),
      }))
      .filter((group) => group.people.length > 0);
  }

  getTreeItem(node: TeamNode): vscode.TreeItem {
    const { clock } = this.#ports;
    return node.type === 'group'
      ? groupItem(node.id, node.people.length)
      : personItem(node, { now: clock.now(), zone: clock.zone() });
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#view.dispose();
    this.#changed.dispose();
  }

  /** Only where a row looks different, and in sight: a click on a row that is drawn anew is lost. */
  #redraw(): void {
    if (!this.#view.visible) return;
    const rows = this.getChildren().flatMap((group) => [group, ...this.getChildren(group)]);
    const shown = JSON.stringify(rows.map((row) => this.getTreeItem(row)));
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.#changed.fire(undefined);
  }

  async #followTime(signal: AbortSignal): Promise<void> {
    while (await anotherMinute(this.#ports.clock, signal)) this.#redraw();
  }

  #people(): readonly PersonNode[] {
    const { roster, clock, viewer } = this.#ports;
    const now = clock.now();
    const me = viewer();
    const teams = [...roster.teams];
    return roster.members.flatMap((member) => {
      const at = roster.availabilityOf(member.login, now);
      if (at === undefined) return [];
      const login = member.login.toLowerCase();
      return [
        {
          type: 'person' as const,
          member,
          at,
          isViewer: me !== undefined && sameLogin(login, me),
          teams: teams.filter(([, logins]) => logins.includes(login)).map(([name]) => name),
        },
      ];
    });
  }
}

function problemSentence(problems: number): string {
  const { t } = vscode.l10n;
  if (problems === 0) return '';
  return problems === 1
    ? t('One problem in .github/baton.yml.')
    : t('{0} problems in .github/baton.yml.', problems);
}
