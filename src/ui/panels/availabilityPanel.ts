import * as vscode from 'vscode';
import type { Clock } from '../../app/ports/clock.ts';
import type { Log } from '../../app/ports/log.ts';
import type { Workspace } from '../../app/ports/workspace.ts';
import type { TeamRoster } from '../../app/teamRoster.ts';
import { teamContract, type TeamContract } from '../../protocol/teamContract.ts';
import { openWebview } from '../webviews/openWebview.ts';
import type { OpenPanel } from './openPanel.ts';
import { openTeamFile } from './openTeamFile.ts';
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
  readonly #subscriptions: vscode.Disposable;
  #open: OpenPanel<TeamContract> | undefined;
  #wanted: string | undefined;

  constructor(ports: AvailabilityPanelPorts) {
    this.#ports = ports;
    const post = (): void => {
      this.#post();
    };
    this.#subscriptions = vscode.Disposable.from(
      ports.roster.onDidChange(post),
      ports.workspace.onDidChange(post),
      ports.onDidChangeViewer(post),
    );
  }

  /** Opens the panel, at one person when a login is given. */
  show(login?: string): void {
    this.#wanted = login;
    if (this.#open === undefined) this.#open = this.#create();
    else this.#open.panel.reveal();
    this.#selectWanted();
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#open?.panel.dispose();
  }

  #create(): OpenPanel<TeamContract> {
    const panel = vscode.window.createWebviewPanel(
      'baton.team',
      vscode.l10n.t('Team Availability'),
      vscode.ViewColumn.Active,
    );
    panel.iconPath = new vscode.ThemeIcon('organization');
    const execute = (command: string) => (): Thenable<unknown> => vscode.commands.executeCommand(command);
    const channel = openWebview({
      webview: panel.webview,
      extensionUri: this.#ports.extensionUri,
      name: 'team',
      contract: teamContract,
      events: {
        ready: () => {
          if (this.#open !== undefined) this.#open.isReady = true;
          this.#post();
          this.#selectWanted();
        },
        address: ({ login }) => vscode.commands.executeCommand('baton.addressPerson', login),
        invite: ({ login }) => vscode.commands.executeCommand('baton.inviteToShareHours', login),
        setMyHours: execute('baton.setMyHours'),
        openTeamFile: ({ login }) => openTeamFile(this.#ports.roster, login),
        manageTrust: execute('workbench.trust.manage'),
        openFolder: execute('vscode.openFolder'),
      },
      requests: {},
      log: this.#ports.log,
    });
    panel.onDidDispose(() => {
      channel.dispose();
      this.#open = undefined;
    });
    return { panel, channel, isReady: false };
  }

  #post(): void {
    if (this.#open?.isReady !== true) return;
    const { workspace, roster, clock, viewer } = this.#ports;
    this.#open.channel.send(
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
    if (this.#wanted === undefined || this.#open?.isReady !== true) return;
    this.#open.channel.send('select', { login: this.#wanted });
    this.#wanted = undefined;
  }
}
