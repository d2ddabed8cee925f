import * as vscode from 'vscode';
import type { Log } from '../../app/ports/log.ts';
import type { Contract, EventHandlers, RequestHandlers } from '../../protocol/contract.ts';
import { createHostEndpoint, type HostEndpoint } from '../../protocol/hostEndpoint.ts';
import { showError } from '../notices/showMessage.ts';
import { webviewHtml } from './webviewHtml.ts';

/** One webview's script and style in `dist/webviews`. */
export type WebviewName = 'compose' | 'hours' | 'reader' | 'team';

export interface WebviewOptions<C extends Contract> {
  readonly webview: vscode.Webview;
  readonly extensionUri: vscode.Uri;
  readonly name: WebviewName;
  readonly contract: C;
  readonly events: EventHandlers<C['toHost']>;
  readonly requests: RequestHandlers<C['requests']>;
  readonly log: Log;
}

/** A webview's end in the host, until it is disposed with the webview. */
export type HostChannel<C extends Contract> = Pick<HostEndpoint<C>, 'send' | 'dispose'>;

const nonce = (): string => Buffer.from(crypto.getRandomValues(new Uint8Array(18))).toString('base64');

const zones = new vscode.EventEmitter<string>();

/** The zone in which a page of this window is shown, whenever one is loaded. */
export const onDidReportZone = zones.event;

/**
 * Gives a webview its page and connects it. The page asks for its state with `ready` on every load, so also
 * whenever it becomes visible again after being hidden: the handler of `ready` answers with the whole state.
 */
export function openWebview<C extends Contract>(options: WebviewOptions<C>): HostChannel<C> {
  const { webview, contract, events, requests, log, name } = options;
  const root = vscode.Uri.joinPath(options.extensionUri, 'dist', 'webviews');
  const uriOf = (file: string): string => webview.asWebviewUri(vscode.Uri.joinPath(root, file)).toString();
  const endpoint = createHostEndpoint<C>(contract, {
    post: (message) => {
      void webview.postMessage(message);
    },
    events,
    requests,
    onZone: (zone) => {
      zones.fire(zone);
    },
    onDropped: (dropped) => {
      log.warn(`A message of the ${name} view was dropped`, { ...dropped });
    },
    onFailure: (message, cause) => {
      log.error(`The ${name} view's message ${message} could not be carried out`, cause);
      void tellFailure();
    },
  });
  const listening = webview.onDidReceiveMessage((message: unknown) => {
    endpoint.receive(message);
  });
  webview.options = { enableScripts: true, localResourceRoots: [root] };
  webview.html = webviewHtml({
    cspSource: webview.cspSource,
    scriptUri: uriOf(`${name}.js`),
    styleUri: uriOf(`${name}.css`),
    nonce: nonce(),
    title: name,
    language: vscode.env.language,
    ...(vscode.l10n.bundle === undefined ? {} : { translations: vscode.l10n.bundle }),
  });
  return {
    send: endpoint.send.bind(endpoint),
    dispose: () => {
      listening.dispose();
      endpoint.dispose();
    },
  };
}

async function tellFailure(): Promise<void> {
  const { t } = vscode.l10n;
  const show = t('Show Log');
  const choice = await showError(
    t('That could not be done, and what you wrote is kept. The log says why.'),
    show,
  );
  if (choice === show) await vscode.commands.executeCommand('baton.showLog');
}
