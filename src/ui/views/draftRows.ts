import * as vscode from 'vscode';
import type { DraftSession, DraftSessionState } from '../../app/drafts/draftSession.ts';
import type { DraftStore } from '../../app/ports/draftStore.ts';
import type { StorageFailure } from '../../app/ports/storageFailure.ts';
import type { HandoffNode } from './handoffNode.ts';

export interface DraftRowPorts {
  readonly drafts: DraftStore;
  readonly session: DraftSession;
}

/** The *Drafts* rows of the Handoffs tree: every draft of this machine, also of other branches and repositories. */
export class DraftRows implements vscode.Disposable {
  readonly #ports: DraftRowPorts;
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly #subscriptions: vscode.Disposable;
  #rows: readonly HandoffNode[] = [];
  #failure: StorageFailure | undefined;
  #listed = '';
  #followed: DraftSessionState | undefined;

  readonly onDidChange = this.#changed.event;

  constructor(ports: DraftRowPorts) {
    this.#ports = ports;
    this.#subscriptions = vscode.Disposable.from(
      ports.drafts.onDidChange(() => void this.#list()),
      ports.session.onDidChange(() => {
        this.#followDraft();
      }),
    );
    void this.#list();
  }

  get rows(): readonly HandoffNode[] {
    return this.#rows;
  }

  /** Why there may be drafts that have no row. */
  get failure(): StorageFailure | undefined {
    return this.#failure;
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#changed.dispose();
  }

  async #list(): Promise<void> {
    const { entries, failure } = await this.#ports.drafts.list();
    this.#failure = failure;
    this.#rows = entries.map((entry): HandoffNode =>
      entry.type === 'draft'
        ? { type: 'draft', identity: entry.identity, modifiedAt: entry.modifiedAt }
        : { type: 'lostDraft', location: entry.location, modifiedAt: entry.modifiedAt },
    );
    this.#changed.fire(undefined);
  }

  /**
   * The store does not tell of one's own writes: a draft that was begun, stored or cleared away here is listed anew.
   * The session has another state after every discard and restore, also of a draft that is not open, and the same one
   * while somebody types.
   */
  #followDraft(): void {
    const { state } = this.#ports.session;
    const listed =
      state.type === 'open' ? `${state.draft.draft.header.id} ${state.draft.save.type}` : state.type;
    if (listed === this.#listed && state === this.#followed) return;
    this.#followed = state;
    this.#listed = listed;
    void this.#list();
  }
}
