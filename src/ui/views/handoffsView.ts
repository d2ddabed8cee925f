import * as vscode from 'vscode';
import type { DraftSession } from '../../app/draftSession.ts';
import type { HandoffList } from '../../app/handoffList.ts';
import type { Outbox } from '../../app/outbox.ts';
import type { DraftStore } from '../../app/ports/draftStore.ts';
import type { Workspace } from '../../app/ports/workspace.ts';
import { setContextKey, type ContextKeys } from '../contextKey.ts';
import { failureSentence } from '../failureSentence.ts';
import type { HandoffNode } from './handoffNode.ts';
import { timePhrase } from '../timePhrase.ts';
import { handoffTreeItem } from './handoffTreeItem.ts';

export interface HandoffsViewPorts {
  readonly handoffs: HandoffList;
  readonly outbox: Outbox;
  readonly drafts: DraftStore;
  readonly session: DraftSession;
  readonly workspace: Workspace;
}

/** The Handoffs tree: what waits on whom, drafts and outbox. Groups without rows are not shown. */
export class HandoffsView implements vscode.TreeDataProvider<HandoffNode>, vscode.Disposable {
  readonly #ports: HandoffsViewPorts;
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly #view: vscode.TreeView<HandoffNode>;
  readonly #subscriptions: vscode.Disposable;
  #drafts: readonly HandoffNode[] = [];
  #listed = '';

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(ports: HandoffsViewPorts) {
    this.#ports = ports;
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
      ports.drafts.onDidChange(() => void this.listDrafts()),
      ports.session.onDidChange(() => {
        this.#followDraft();
      }),
    );
    void this.listDrafts();
    this.#refresh();
  }

  get visible(): boolean {
    return this.#view.visible;
  }

  get onDidChangeVisibility(): vscode.Event<vscode.TreeViewVisibilityChangeEvent> {
    return this.#view.onDidChangeVisibility;
  }

  /** Reads the list of drafts again: stores do not tell of one's own writes. */
  async listDrafts(): Promise<void> {
    const entries = await this.#ports.drafts.list();
    this.#drafts = entries.flatMap((entry): readonly HandoffNode[] =>
      entry.type === 'draft'
        ? [{ type: 'draft', identity: entry.identity, modifiedAt: entry.modifiedAt }]
        : [],
    );
    this.#refresh();
  }

  getChildren(node?: HandoffNode): HandoffNode[] {
    if (node !== undefined) return node.type === 'group' ? [...node.children] : [];
    if (this.#ports.workspace.state.type !== 'open') return [];
    const { waitingOnMe, waitingOnOthers, doneLately } = this.#ports.handoffs.state;
    const groups: readonly Extract<HandoffNode, { type: 'group' }>[] = [
      { type: 'group', id: 'waitingOnMe', children: waitingOnMe.map(handoffNode) },
      { type: 'group', id: 'waitingOnOthers', children: waitingOnOthers.map(handoffNode) },
      { type: 'group', id: 'doneLately', children: doneLately.map(handoffNode) },
      { type: 'group', id: 'drafts', children: this.#drafts },
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

  /** The store does not tell of one's own writes: a draft that was begun, stored or cleared away here is listed anew. */
  #followDraft(): void {
    const { state } = this.#ports.session;
    const listed =
      state.type === 'open' ? `${state.draft.draft.header.id} ${state.draft.save.type}` : state.type;
    if (listed === this.#listed) return;
    this.#listed = listed;
    void this.listDrafts();
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
