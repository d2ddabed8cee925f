import * as vscode from 'vscode';
import type { HandoffList } from '../../app/handoffs/handoffList.ts';
import type { Outbox } from '../../app/outbox/outbox.ts';
import type { Clock } from '../../app/ports/clock.ts';
import type { Workspace } from '../../app/ports/workspace.ts';
import type { NoteId } from '../../core/note/note.ts';
import type { NoteChoice } from '../chosenNote.ts';
import { setContextKey, type ContextKeys } from '../contextKey.ts';
import { outboxProblemSentence, unlistedSentence } from '../words/failureSentence.ts';
import { filterPhrase } from '../words/filterPhrase.ts';
import { readingSentences } from '../words/readingSentences.ts';
import { DraftRows, type DraftRowPorts } from './draftRows.ts';
import type { HandoffNode } from './handoffNode.ts';
import type { HandoffDisplay } from './handoffDisplay.ts';
import { handoffGroups } from './handoffGroups.ts';
import { handoffTreeItem } from './handoffTreeItem.ts';

export interface HandoffsViewPorts extends DraftRowPorts {
  readonly handoffs: HandoffList;
  readonly outbox: Outbox;
  readonly workspace: Workspace;
  readonly display: HandoffDisplay;
  readonly clock: Clock;
}

/** The Handoffs tree: what waits on whom, drafts and outbox. Groups without rows are not shown. */
export class HandoffsView implements vscode.TreeDataProvider<HandoffNode>, NoteChoice, vscode.Disposable {
  readonly #ports: HandoffsViewPorts;
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly #view: vscode.TreeView<HandoffNode>;
  readonly #drafts: DraftRows;
  readonly #subscriptions: vscode.Disposable;

  #groups: readonly HandoffNode[] = [];
  #shown = '';

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
      ports.display.onDidChange(refresh),
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

  /** The note of the selected row. */
  get chosenNote(): NoteId | undefined {
    const [row] = this.#view.selection;
    return row?.type === 'handoff' ? row.handoff.entry.thread.note.header.id : undefined;
  }

  get onDidChooseNote(): vscode.Event<unknown> {
    return this.#view.onDidChangeSelection;
  }

  getChildren(node?: HandoffNode): HandoffNode[] {
    if (node === undefined) return [...this.#groups];
    return 'children' in node ? [...node.children] : [];
  }

  getTreeItem(node: HandoffNode): vscode.TreeItem {
    return handoffTreeItem(node, this.#ports.clock.now());
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#view.dispose();
    this.#changed.dispose();
  }

  #refresh(): void {
    const { handoffs, outbox, workspace, display } = this.#ports;
    const { state } = handoffs;
    const { t } = vscode.l10n;
    // What waits from other folders is sent in any window, so any window shows it.
    this.#groups = workspace.state.type === 'open' ? this.#groupsNow() : withRows(this.#outboxGroup());
    const waiting = state.waitingOnMe.length;
    this.#view.badge =
      waiting === 0 ? undefined : { value: waiting, tooltip: t('{0} waiting on you', waiting) };
    const isNothingShown = display.isFiltering && this.#groups.every(({ type }) => type === 'outbox');
    this.#view.description = filterPhrase(display.filter) ?? '';
    this.#view.message = [
      ...(this.#isEmpty() && !state.loading ? [] : readingSentences(state)),
      ...(this.#drafts.failure === undefined ? [] : [unlistedSentence()]),
      ...(outbox.problem === undefined ? [] : [outboxProblemSentence(outbox.problem)]),
      ...(isNothingShown ? [t('No handoff matches the filter.')] : []),
    ].join(' ');
    setContextKey('baton.place', workspace.state.type);
    const inbox = this.#inboxKey();
    setContextKey('baton.inbox', inbox);
    const { problem } = state;
    setContextKey('baton.signedIn', problem?.type !== 'signedOut' && problem?.type !== 'unauthorized');
    setContextKey(
      'baton.reading',
      state.progress !== undefined && (state.loading || state.progress.listed > 0),
    );
    this.#redraw();
  }

  /** Only where a row looks different or offers something else: a click on a row that is drawn anew is lost. */
  #redraw(): void {
    const now = this.#ports.clock.now();
    const shown = JSON.stringify(rowsIn(this.#groups).map((row) => handoffTreeItem(row, now)));
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.#changed.fire(undefined);
  }

  #groupsNow(): readonly HandoffNode[] {
    const { handoffs, display, clock } = this.#ports;
    const own = withRows(
      { type: 'group', id: 'drafts', children: display.isFiltering ? [] : this.#drafts.rows },
      this.#outboxGroup(),
    );
    return [...handoffGroups(handoffs.state, display, clock.now()), ...own];
  }

  #outboxGroup(): Group {
    const children = this.#ports.outbox.items.map((item) => ({ type: 'outbox', item }) as const);
    return { type: 'group', id: 'outbox', children };
  }

  /** Whether there is nothing to show even without the filter. */
  #isEmpty(): boolean {
    return this.#groups.length === 0 && !this.#ports.display.isFiltering;
  }

  #inboxKey(): ContextKeys['baton.inbox'] {
    const { state } = this.#ports.handoffs;
    if (this.#ports.workspace.state.type !== 'open') return 'loading';
    if (!this.#isEmpty()) return 'filled';
    if (state.repositories === 0) return 'noRemote';
    if (state.problem?.type === 'signedOut' || state.problem?.type === 'unauthorized') return 'signedOut';
    if (state.problem !== undefined) return state.problem.type === 'cancelled' ? 'stopped' : 'problem';
    return state.loading ? 'loading' : 'empty';
  }
}

type Group = Extract<HandoffNode, { readonly type: 'group' }>;

function rowsIn(nodes: readonly HandoffNode[]): readonly HandoffNode[] {
  return nodes.flatMap((node) => ('children' in node ? [node, ...rowsIn(node.children)] : [node]));
}

function withRows(...groups: readonly Group[]): readonly Group[] {
  return groups.filter(({ children }) => children.length > 0);
}
