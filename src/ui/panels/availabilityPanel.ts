import * as vscode from 'vscode';
import type { Clock } from '../../app/ports/clock.ts';
import type { Log } from '../../app/ports/log.ts';
import type { Workspace } from '../../app/ports/workspace.ts';
import type { TeamRoster } from '../../app/team/teamRoster.ts';
import { teamContract, type TeamContract } from '../../protocol/teamContract.ts';
import { openTeamFile } from './openTeamFile.ts';
import { SinglePanel } from './singlePanel.ts';
import { teamStateOf } from './teamStateOf.ts';

export interface AvailabilityPanelPorts {
  readonly extensionUri: vscode.Uri;
  readonly workspace: Workspace;
  readonly roster: TeamRoster;
  readonly clock: Clock;
  readonly log: Log;
  /** Login of who is signed in, where it is known. */
  readonly viewer: () => string | undefined;
  readonly onDidChangeViewer: vscode.Event<unknown>;
}

/** The team's availability in the editor area: one panel, which a second *open* brings to the front. */
export class AvailabilityPanel implements vscode.Disposable {
  readonly #ports: AvailabilityPanelPorts;
  readonly #panel: SinglePanel<TeamContract>;
  readonly #subscriptions: vscode.Disposable;
  /** Whom to show once the page has loaded. */
  #wanted: string | undefined;

  constructor(ports: AvailabilityPanelPorts) {
    this.#ports = ports;
    const execute = (command: string) => (): Thenable<unknown> => vscode.commands.executeCommand(command);
    const post = (): void => {
      this.#post();
    };
    this.#panel = new SinglePanel({
      viewType: 'baton.team',
      title: vscode.l10n.t('Team Availability'),
      icon: 'organization',
      extensionUri: ports.extensionUri,
      name: 'team',
      contract: teamContract,
      events: {
        ready: () => {
          this.#post();
          this.#selectWanted();
        },
        address: ({ login }) => vscode.commands.executeCommand('baton.addressPerson', login),
        invite: ({ login }) => vscode.commands.executeCommand('baton.inviteToShareHours', login),
        setMyHours: execute('baton.setMyHours'),
        openTeamFile: ({ login }) => openTeamFile(ports.roster, login),
        manageTrust: execute('workbench.trust.manage'),
        openFolder: execute('vscode.openFolder'),
      },
      requests: {},
      log: ports.log,
    });
    this.#subscriptions = vscode.Disposable.from(
      this.#panel,
      ports.roster.onDidChange(post),
      ports.workspace.onDidChange(post),
      ports.onDidChangeViewer(post),
    );
  }

  /** Opens the panel, at one person when a login is given. */
  show(login?: string): void {
    this.#wanted = login;
    this.#panel.show();
    this.#selectWanted();
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  #post(): void {
    if (!this.#panel.isReady) return;
    const { workspace, roster, clock, viewer } = this.#ports;
    this.#panel.send(
      'state',
      teamStateOf({
        workspace: workspace.state,
        roster,
        viewer: viewer(),
        zone: clock.zone(),
        now: clock.now(),
      }),
    );
  }

  #selectWanted(): void {
    if (this.#wanted === undefined || !this.#panel.isReady) return;
    this.#panel.send('select', { login: this.#wanted });
    this.#wanted = undefined;
  }
}
