import * as vscode from 'vscode';
import type { HandoffList } from '../../app/handoffList.ts';
import type { Outbox } from '../../app/outbox.ts';
import type { Workspace } from '../../app/ports/workspace.ts';
import { setContextKey, type ContextKeys } from '../contextKey.ts';
import { failureSentence } from '../failureSentence.ts';
import { DraftRows, type DraftRowPorts } from './draftRows.ts';
import type { HandoffNode } from './handoffNode.ts';
import { timePhrase } from '../timePhrase.ts';
import { handoffTreeItem } from './handoffTreeItem.ts';

export interface HandoffsViewPorts extends DraftRowPorts {
  readonly handoffs: HandoffList;
  readonly outbox: Outbox;
  readonly workspace: Workspace;
}

/** The Handoffs tree: what waits on whom, drafts and outbox. Groups without rows are not shown. */
export class HandoffsView implements vscode.TreeDataProvider<HandoffNode>, vscode.Disposable {
  readonly #ports: HandoffsViewPorts;
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly #view: vscode.TreeView<HandoffNode>;
  readonly #drafts: DraftRows;
  readonly #subscriptions: vscode.Disposable;

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(ports: HandoffsViewPorts) {
    this.#ports = ports;
    this.#drafts = new DraftRows(ports);
    this.#view = vscode.window.createTreeView('baton.handoffs', {
      treeDataProvider: this,
      showCollapseAll: true,
    });
    const refresh = (): void => {
      this.#refresh();
    };
    this.#subscriptions = vscode.Disposable.from(
      ports.handoffs.onDidChange(refresh),
      ports.outbox.onDidChange(refresh),
      ports.workspace.onDidChange(refresh),
      this.#drafts,
      this.#drafts.onDidChange(refresh),
    );
    this.#refresh();
  }

  get visible(): boolean {
    return this.#view.visible;
  }

  get onDidChangeVisibility(): vscode.Event<vscode.TreeViewVisibilityChangeEvent> {
    return this.#view.onDidChangeVisibility;
  }

  getChildren(node?: HandoffNode): HandoffNode[] {
    if (node !== undefined) return node.type === 'group' ? [...node.children] : [];
    if (this.#ports.workspace.state.type !== 'open') return [];
    const { waitingOnMe, waitingOnOthers, doneLately } = this.#ports.handoffs.state;
    const groups: readonly Extract<HandoffNode, { type: 'group' }>[] = [
      { type: 'group', id: 'waitingOnMe', children: waitingOnMe.map(handoffNode) },
      { type: 'group', id: 'waitingOnOthers', children: waitingOnOthers.map(handoffNode) },
      { type: 'group', id: 'doneLately', children: doneLately.map(handoffNode) },
      { type: 'group', id: 'drafts', children: this.#drafts.rows },
      {
        type: 'group',
        id: 'outbox',
        children: this.#ports.outbox.items.map((item) => ({ type: 'outbox', item })),
      },
    ];
    return groups.filter(({ children }) => children.length > 0);
  }

  getTreeItem(node: HandoffNode): vscode.TreeItem {
    return handoffTreeItem(node);
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#view.dispose();
    this.#changed.dispose();
  }

  #refresh(): void {
    const { waitingOnMe, problem, asOf } = this.#ports.handoffs.state;
    const { t } = vscode.l10n;
    this.#view.badge =
      waitingOnMe.length === 0
        ? undefined
        : { value: waitingOnMe.length, tooltip: t('{0} waiting on you', waitingOnMe.length) };
    const stale =
      problem === undefined || this.getChildren().length === 0
        ? []
        : [failureSentence(problem), ...(asOf === undefined ? [] : [t('As of {0}.', timePhrase(asOf))])];
    this.#view.message = stale.join(' ');
    const place = this.#ports.workspace.state.type;
    setContextKey('baton.place', place);
    const inbox = this.#inboxKey();
    setContextKey('baton.inbox', inbox);
    setContextKey('baton.signedIn', inbox !== 'signedOut');
    this.#changed.fire(undefined);
  }

  #inboxKey(): ContextKeys['baton.inbox'] {
    const { state } = this.#ports.handoffs;
    if (this.#ports.workspace.state.type !== 'open') return 'loading';
    if (this.getChildren().length > 0) return 'filled';
    if (state.repositories === 0) return 'noRemote';
    if (state.problem?.type === 'signedOut' || state.problem?.type === 'unauthorized') return 'signedOut';
    if (state.problem !== undefined) return 'problem';
    return state.loading ? 'loading' : 'empty';
  }
}

function handoffNode(handoff: Extract<HandoffNode, { type: 'handoff' }>['handoff']): HandoffNode {
  return { type: 'handoff', handoff };
}
