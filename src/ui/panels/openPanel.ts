import type * as vscode from 'vscode';
import type { Contract } from '../../protocol/contract.ts';
import type { HostChannel } from '../webviews/openWebview.ts';

/** A panel of which there is one at a time, while it is open. */
export interface OpenPanel<C extends Contract> {
  readonly panel: vscode.WebviewPanel;
  readonly channel: HostChannel<C>;
  /** Its page has loaded: what was sent before is lost. */
  isReady: boolean;
}
