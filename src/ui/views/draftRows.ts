import * as vscode from 'vscode';
import type { DraftSession, DraftSessionState } from '../../app/drafts/draftSession.ts';
import { freshDraft } from '../../app/drafts/freshDraft.ts';
import type { DraftEntry, DraftIdentity, DraftStore } from '../../app/ports/draftStore.ts';
import type { StorageFailure } from '../../app/ports/storageFailure.ts';
import { parseDraft } from '../../core/note/codec/draftFile.ts';
import { isBlankDraft } from '../../core/note/draft/isBlankDraft.ts';
import type { Instant } from '../../core/instant.ts';
import type { HandoffNode } from './handoffNode.ts';

export interface DraftRowPorts {
  readonly drafts: DraftStore;
  /** Edits of published notes. */
  readonly edits: DraftStore;
  readonly session: DraftSession;
}

interface KnownDraft {
  readonly modifiedAt: Instant;
  /** None where nothing is written: that has no row. */
  readonly row: HandoffNode | undefined;
}

/**
 * The *Drafts* rows of the Handoffs tree: every draft of this machine in which something is written, also of other
 * branches and repositories.
 */
export class DraftRows implements vscode.Disposable {
  readonly #ports: DraftRowPorts;
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly #subscriptions: vscode.Disposable;
  #rows: readonly HandoffNode[] = [];
  #failure: StorageFailure | undefined;
  #listing = 0;
  #known: ReadonlyMap<string, KnownDraft> = new Map();
  #listed = '';
  #followed: DraftSessionState | undefined;

  readonly onDidChange = this.#changed.event;

  constructor(ports: DraftRowPorts) {
    this.#ports = ports;
    this.#subscriptions = vscode.Disposable.from(
      ports.drafts.onDidChange(() => void this.#list()),
      ports.edits.onDidChange(() => void this.#list()),
      ports.session.onDidChange(() => {
        this.#followDraft();
      }),
    );
    void this.#list();
  }

  get rows(): readonly HandoffNode[] {
    const { state } = this.#ports.session;
    return this.#rows.map((row) =>
      row.type === 'draft' ? { ...row, mayMove: isOfOtherBranch(row.identity, state) } : row,
    );
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
    const { drafts, edits } = this.#ports;
    const listing = ++this.#listing;
    const [listed, edited] = await Promise.all([drafts.list(), edits.list()]);
    // An edit in which nothing was changed says no note of its own yet.
    const begun = edited.entries.filter(({ type }) => type === 'draft');
    const entries = [...listed.entries, ...begun].toSorted((a, b) => b.modifiedAt - a.modifiedAt);
    const rows = await Promise.all(entries.map((entry) => this.#row(entry)));
    if (listing !== this.#listing) return;
    const known = entries.map(
      ({ location, modifiedAt }, at) => [location, { modifiedAt, row: rows[at] }] as const,
    );
    this.#known = new Map(known);
    this.#failure = listed.failure ?? edited.failure;
    this.#rows = rows.filter((row) => row !== undefined);
    this.#changed.fire(undefined);
  }

  async #row(entry: DraftEntry): Promise<HandoffNode | undefined> {
    const { location, modifiedAt } = entry;
    if (entry.type === 'lost') return { type: 'lostDraft', location, modifiedAt };
    const { identity } = entry;
    const known = this.#known.get(location);
    if (known?.modifiedAt === modifiedAt) return known.row;
    const { drafts, edits } = this.#ports;
    const loaded = await (identity.edits === undefined ? drafts : edits).load(identity);
    if (loaded.type !== 'found') return { type: 'draft', identity, modifiedAt, summary: '', mayMove: false };
    const { header } = freshDraft('', identity.kind, identity.branch);
    const { draft } = parseDraft(loaded.draft.text, header);
    if (isBlankDraft(draft)) return undefined;
    return { type: 'draft', identity, modifiedAt, summary: draft.content.summary, mayMove: false };
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

function isOfOtherBranch({ repository, branch, edits }: DraftIdentity, state: DraftSessionState): boolean {
  return (
    state.type === 'open' &&
    edits === undefined &&
    state.checkout.root === repository &&
    state.branch !== branch
  );
}
