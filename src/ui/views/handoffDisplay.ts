import * as vscode from 'vscode';
import { type HandoffFilter, isFiltering, noFilter } from '../../core/note/thread/handoffFilter.ts';
import { setContextKey } from '../contextKey.ts';

export const groupings = ['turn', 'owner'] as const;
/** By whose turn it is, or by who has it. */
export type HandoffGrouping = (typeof groupings)[number];

const groupingKey = 'baton.handoffs.grouping';

/** How the Handoffs tree is shown: its filter, which ends with the window, and its grouping, which the workspace keeps. */
export class HandoffDisplay implements vscode.Disposable {
  readonly #memory: vscode.Memento;
  readonly #changed = new vscode.EventEmitter<undefined>();
  #filter = noFilter;
  #grouping: HandoffGrouping;

  readonly onDidChange = this.#changed.event;

  constructor(memory: vscode.Memento) {
    this.#memory = memory;
    const stored = memory.get<unknown>(groupingKey);
    this.#grouping = groupings.find((each) => each === stored) ?? 'turn';
    this.#publish();
  }

  get filter(): HandoffFilter {
    return this.#filter;
  }

  get isFiltering(): boolean {
    return isFiltering(this.#filter);
  }

  get grouping(): HandoffGrouping {
    return this.#grouping;
  }

  setFilter(filter: HandoffFilter): void {
    this.#filter = filter;
    this.#publish();
  }

  setGrouping(grouping: HandoffGrouping): void {
    this.#grouping = grouping;
    void this.#memory.update(groupingKey, grouping);
    this.#publish();
  }

  dispose(): void {
    this.#changed.dispose();
  }

  #publish(): void {
    setContextKey('baton.filtered', this.isFiltering);
    setContextKey('baton.grouping', this.#grouping);
    this.#changed.fire(undefined);
  }
}
