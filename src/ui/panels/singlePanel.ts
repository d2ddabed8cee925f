import * as vscode from 'vscode';
import type { Contract, Decoded } from '../../protocol/contract.ts';
import { openWebview, type HostChannel, type WebviewOptions } from '../webviews/openWebview.ts';

/** The handler of `ready` is called whenever the page has loaded, which wants the whole state. */
export interface SinglePanelOptions<C extends Contract> extends Omit<WebviewOptions<C>, 'webview'> {
  readonly viewType: string;
  readonly title: string;
  /** A codicon. */
  readonly icon: string;
}

interface OpenPanel<C extends Contract> {
  readonly panel: vscode.WebviewPanel;
  readonly channel: HostChannel<C>;
}

/** A panel of the editor area of which there is one at a time; it comes back when the window is reloaded. */
export class SinglePanel<C extends Contract> implements vscode.Disposable {
  readonly #options: SinglePanelOptions<C>;
  readonly #serializer: vscode.Disposable;
  #open: OpenPanel<C> | undefined;
  /** Its page has loaded: what is sent before is lost. */
  #isReady = false;

  constructor(options: SinglePanelOptions<C>) {
    this.#options = options;
    this.#serializer = vscode.window.registerWebviewPanelSerializer(options.viewType, {
      deserializeWebviewPanel: (panel) => {
        if (this.#open === undefined) this.#adopt(panel);
        else panel.dispose();
        return Promise.resolve();
      },
    });
  }

  get isReady(): boolean {
    return this.#isReady;
  }

  /** Opens it, or brings it to the front. */
  show(): void {
    const { viewType, title } = this.#options;
    if (this.#open === undefined)
      this.#adopt(vscode.window.createWebviewPanel(viewType, title, vscode.ViewColumn.Active));
    else this.#open.panel.reveal();
  }

  /** Sends to a page that has loaded; what is sent to none is dropped. */
  send<Name extends keyof C['toView'] & string>(name: Name, data: Decoded<C['toView'][Name]>): void {
    if (this.#isReady) this.#open?.channel.send(name, data);
  }

  dispose(): void {
    this.#serializer.dispose();
    this.#open?.panel.dispose();
  }

  #adopt(panel: vscode.WebviewPanel): void {
    const { title, icon, events } = this.#options;
    panel.title = title;
    panel.iconPath = new vscode.ThemeIcon(icon);
    const ready = events['ready'];
    const channel = openWebview<C>({
      ...this.#options,
      webview: panel.webview,
      events: {
        ...events,
        ready: (data: never) => {
          this.#isReady = true;
          return ready?.(data);
        },
      },
    });
    panel.onDidDispose(() => {
      channel.dispose();
      this.#open = undefined;
      this.#isReady = false;
    });
    this.#open = { panel, channel };
  }
}
