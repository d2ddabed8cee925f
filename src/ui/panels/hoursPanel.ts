import * as v from 'valibot';
import * as vscode from 'vscode';
import { previewHours, readHours, shareHours, type MyHoursPorts } from '../../app/team/myHours.ts';
import type { KeptValues } from '../../app/ports/keptValues.ts';
import type { Log } from '../../app/ports/log.ts';
import type { ShareOutcome } from '../../app/team/shareTeamFile.ts';
import type { TeamRoster } from '../../app/team/teamRoster.ts';
import { currentZoneName } from '../../core/availability/currentZoneName.ts';
import type { HoursForm } from '../../core/availability/hours/hoursForm.ts';
import type { Decoded } from '../../protocol/contract.ts';
import { hoursContract, type HoursContract } from '../../protocol/hoursContract.ts';
import { keptHoursSchema, type HoursState, type KeptHours } from '../../protocol/hoursState.ts';
import { openExternalLink } from '../openExternalLink.ts';
import { editFailureSentence, shareResultOf } from '../words/shareOutcomeSentence.ts';
import type { AvailabilityPanelPorts } from './availabilityPanel.ts';
import { openTeamFile } from './openTeamFile.ts';
import { SinglePanel } from './singlePanel.ts';

export interface HoursPanelPorts extends MyHoursPorts, AvailabilityPanelPorts {
  readonly roster: TeamRoster;
  readonly kept: KeptValues;
  readonly log: Log;
}

type Share = HoursContract['requests']['share'];
type Preview = HoursContract['requests']['preview'];

/** The form of one's own hours in the editor area: one panel, which a second *open* brings to the front. */
export class HoursPanel implements vscode.Disposable {
  readonly #ports: HoursPanelPorts;
  readonly #panel: SinglePanel<HoursContract>;
  readonly #subscriptions: vscode.Disposable;

  constructor(ports: HoursPanelPorts) {
    this.#ports = ports;
    const { roster, viewer, log, extensionUri } = ports;
    const execute = (command: string) => (): Thenable<unknown> => vscode.commands.executeCommand(command);
    const post = (): void => {
      this.#post();
    };
    this.#panel = new SinglePanel({
      viewType: 'baton.hours',
      title: vscode.l10n.t('My Hours'),
      icon: 'calendar',
      extensionUri,
      name: 'hours',
      contract: hoursContract,
      events: {
        ready: post,
        keep: (kept) => this.#keep(kept),
        discard: async () => {
          await this.#keep(undefined);
          this.#post();
        },
        openFile: () => openTeamFile(roster, viewer()),
        openPullRequest: () => {
          const waiting = this.#kept()?.waiting;
          if (waiting?.type === 'pullRequest') openExternalLink(waiting.url);
        },
        signIn: execute('baton.signIn'),
        manageTrust: execute('workbench.trust.manage'),
        openFolder: execute('vscode.openFolder'),
      },
      requests: {
        preview: ({ form }) => Promise.resolve(this.#preview(form)),
        share: (params, signal) => this.#share(params, signal),
      },
      log,
    });
    this.#subscriptions = vscode.Disposable.from(
      this.#panel,
      ports.roster.onDidChange(post),
      ports.workspace.onDidChange(post),
      ports.onDidChangeViewer(post),
    );
  }

  show(): void {
    this.#panel.show();
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  #post(): void {
    if (this.#panel.isReady) this.#panel.send('state', this.#state());
  }

  #state(): HoursState {
    const { clock, viewer } = this.#ports;
    const login = viewer();
    const hours = readHours(this.#ports, login);
    if (hours.type === 'place') return hours;
    const kept = this.#kept();
    return {
      ...hours,
      ...(login === undefined ? {} : { login }),
      ...(kept === undefined ? {} : { kept }),
      zones: Intl.supportedValuesOf('timeZone').map(currentZoneName),
      zone: currentZoneName(clock.zone()),
      now: clock.now(),
    };
  }

  #preview(form: HoursForm): Decoded<Preview['result']> {
    const login = this.#ports.viewer();
    if (login === undefined) return { type: 'failed', sentence: signInFirst() };
    const preview = previewHours(this.#ports, login, form);
    switch (preview.type) {
      case 'editFailed':
        return { type: 'failed', sentence: editFailureSentence(preview.failure) };
      case 'problems':
        return { type: 'failed', sentence: mendFirst() };
      case 'changed':
      case 'unchanged':
        return preview;
    }
  }

  async #share(
    { form, base, way }: Decoded<Share['params']>,
    signal: AbortSignal,
  ): Promise<Decoded<Share['result']>> {
    const { t } = vscode.l10n;
    const login = this.#ports.viewer();
    if (login === undefined) return { type: 'failed', sentence: signInFirst(), action: 'signIn' };
    const outcome = await shareHours(
      this.#ports,
      {
        login,
        form,
        way,
        message: t('Set the working hours of @{0}', login),
        description: t(
          'The hours in which @{0} can be reached, for handoffs and reviews. Changed with the form of Baton; nobody else’s entry is touched.',
          login,
        ),
      },
      signal,
    );
    if (outcome.type === 'problems') return { type: 'failed', sentence: mendFirst() };
    const waiting = waitingOf(outcome);
    if (waiting !== undefined) await this.#keep({ form, base, waiting });
    this.#post();
    return shareResultOf(outcome);
  }

  #keyOf(): string | undefined {
    const { state } = this.#ports.workspace;
    const login = this.#ports.viewer()?.toLowerCase();
    return state.type === 'open' && login !== undefined ? `hours:${login}:${state.active.root}` : undefined;
  }

  /** What was typed and is not in the file; nothing once the file says the same. */
  #kept(): KeptHours | undefined {
    const key = this.#keyOf();
    const decoded = v.safeParse(keptHoursSchema, key === undefined ? undefined : this.#ports.kept.get(key));
    if (!decoded.success) return undefined;
    const hours = readHours(this.#ports, this.#ports.viewer());
    const isInFile = hours.type === 'entry' && same(hours.form, decoded.output.form);
    return isInFile ? undefined : decoded.output;
  }

  async #keep(kept: KeptHours | undefined): Promise<void> {
    const key = this.#keyOf();
    if (key === undefined) return;
    try {
      await this.#ports.kept.set(key, kept);
    } catch (error) {
      this.#ports.log.error('What was typed into My Hours could not be kept', error);
    }
  }
}

const same = (a: HoursForm, b: HoursForm): boolean => JSON.stringify(a) === JSON.stringify(b);

const signInFirst = (): string =>
  vscode.l10n.t('Sign in to GitHub first: your entry in the file goes by your login.');
const mendFirst = (): string => vscode.l10n.t('Some fields cannot be read. Mend them first.');

function waitingOf(outcome: ShareOutcome): KeptHours['waiting'] {
  if (outcome.type === 'pullRequest')
    return { type: 'pullRequest', number: outcome.number, url: outcome.url };
  return outcome.type === 'pushed' ? { type: 'pushed', branch: outcome.branch } : undefined;
}
