import { noteKinds, type Draft, type NoteHeader, type NoteId, type NoteKind } from '../../core/note/note.ts';
import { Emitter } from '../emitter.ts';
import { blankDraftOf } from './freshDraft.ts';
import { sameIdentity, type DraftEdit, type OpenDraft } from './openDraft.ts';
import type { DraftHold, OpenDrafts } from './openDrafts.ts';
import type { DiscardedDraft, DraftIdentity, DraftStore, RestoreResult } from '../ports/draftStore.ts';
import type { Disposable } from '../ports/event.ts';
import type { Identifiers } from '../ports/identifiers.ts';
import type { Checkout, Workspace, WorkspaceState } from '../ports/workspace.ts';

export type DraftSessionState =
  | { readonly type: 'closed'; readonly workspace: Exclude<WorkspaceState, { type: 'open' }> }
  | { readonly type: 'detached'; readonly commit: string }
  | {
      readonly type: 'open';
      readonly checkout: Checkout;
      readonly branch: string;
      readonly draft: OpenDraft;
      /** Kinds for which this branch has a stored draft. */
      readonly stored: readonly NoteKind[];
    };

export interface DraftSessionPorts {
  readonly workspace: Workspace;
  readonly drafts: DraftStore;
  readonly openDrafts: OpenDrafts;
  readonly identifiers: Identifiers;
}

/** Drafts that stay open after another one took their place: an edit of them may be on its way. */
const heldLonger = 4;

/** Follows the checked-out branch and the chosen kind, and keeps that draft open. */
export class DraftSession implements Disposable {
  readonly #ports: DraftSessionPorts;
  readonly #changed = new Emitter<DraftSessionState>();
  readonly #workspaceSubscription: Disposable;
  readonly #storeSubscription: Disposable;
  readonly #kindOfBranch = new Map<string, NoteKind>();
  #hold: DraftHold | undefined;
  #earlier: readonly DraftHold[] = [];
  #draftSubscription: Disposable | undefined;
  #state: DraftSessionState;
  /** The edit of a published note that is open in the place of the branch's draft. */
  #editing: DraftIdentity | undefined;
  #switching = 0;

  readonly onDidChange = this.#changed.event;

  constructor(ports: DraftSessionPorts) {
    this.#ports = ports;
    this.#state = { type: 'closed', workspace: { type: 'loading' } };
    this.#workspaceSubscription = ports.workspace.onDidChange(() => void this.#follow());
    this.#storeSubscription = ports.drafts.onDidChange(() => void this.#refreshStored());
    void this.#follow();
  }

  get state(): DraftSessionState {
    return this.#state;
  }

  /** Opens this branch's draft of that kind; the draft of the other kind stays stored. */
  async chooseKind(kind: NoteKind): Promise<void> {
    const { state: workspace } = this.#ports.workspace;
    if (workspace.type !== 'open' || workspace.active.head.type !== 'branch') return;
    this.#kindOfBranch.set(branchKey(workspace.active, workspace.active.head.name), kind);
    this.#editing = undefined;
    await this.#follow();
  }

  /** Opens the stored edit of a published note in the place of the branch's draft. False where no branch is open. */
  async openEdit(identity: DraftIdentity): Promise<boolean> {
    this.#editing = identity;
    await this.#follow();
    if (this.#state.type !== 'open') this.#editing = undefined;
    if (this.#state.type !== 'open' || !sameIdentity(this.#state.draft.identity, identity)) return false;
    // It may have been open since before that edit was begun.
    await this.#state.draft.takeStored();
    return true;
  }

  /** Opens the branch's draft again in the place of an edit, of that note where it is given. */
  async leaveEdit(note = this.#editing?.edits): Promise<void> {
    if (this.#editing === undefined || this.#editing.edits !== note) return;
    this.#editing = undefined;
    await this.#follow();
  }

  /**
   * Takes an edit of the form, which may have been on its way while another draft took this one's place: it goes to
   * the draft of its own note. False when that note was not open lately.
   */
  edit(edit: DraftEdit): boolean {
    const { id } = edit.draft.header;
    const drafts = [this.#hold, ...this.#earlier].flatMap((hold) => hold?.draft ?? []);
    // A note that was published from a branch's draft may be the one that is edited.
    const draft =
      drafts.find((each) => each.draft.header.id === id) ?? drafts.find((each) => each.isOrWas(id));
    draft?.edit(edit);
    return draft !== undefined;
  }

  /** Moves the open draft to the trash and begins a blank one. `undefined` when nothing was stored or it could not be moved. */
  discard(): Promise<DiscardedDraft | undefined> {
    if (this.#state.type !== 'open' || this.#state.draft.save.type === 'unwritten')
      return Promise.resolve(undefined);
    return this.discardDraft(this.#state.draft.identity);
  }

  /** Moves any draft to the trash; where it is open it becomes blank. */
  async discardDraft(identity: DraftIdentity): Promise<DiscardedDraft | undefined> {
    const open = this.#ports.openDrafts.find(identity);
    if (open !== undefined && open.save.type !== 'unwritten') await open.store();
    const result = await this.#ports.drafts.discard(identity);
    if (result.type === 'failed') return undefined;
    open?.begin(this.#freshOf(identity));
    await this.#follow();
    return result.type === 'discarded' ? result.discarded : undefined;
  }

  /** Takes a discarded draft out of the trash; opens it when it belongs to the checked-out branch. */
  async restore(discarded: DiscardedDraft): Promise<RestoreResult> {
    const result = await this.#ports.drafts.restore(discarded.receipt);
    if (result.type === 'restored') {
      const { repository, branch, kind } = discarded.identity;
      this.#kindOfBranch.set(`${repository}\n${branch}`, kind);
      await this.#ports.openDrafts.find(discarded.identity)?.reload();
      await this.#follow();
    }
    return result;
  }

  /** Begins the next note of this kind on the branch; gives its id, or undefined where text was left for it already. */
  async startNext(published: NoteId): Promise<NoteId | undefined> {
    if (this.#state.type !== 'open') return undefined;
    const { draft, checkout, branch } = this.#state;
    this.#kindOfBranch.set(branchKey(checkout, branch), draft.identity.kind);
    if (draft.draft.header.id === published) {
      // Restored from the trash under its own id, it would be published a second time as the same note.
      this.continueAsNext();
      await draft.whileMoving(() => this.#clearAway(draft));
    } else draft.begin(this.#freshOf(draft.identity));
    const next = draft.save.type === 'unwritten' ? draft.draft.header.id : undefined;
    await this.#follow();
    return next;
  }

  async #clearAway(draft: OpenDraft): Promise<void> {
    const { drafts } = this.#ports;
    const { text } = draft;
    await draft.store();
    const result = draft.text === text ? await drafts.discard(draft.identity) : undefined;
    if (draft.text === text) {
      draft.begin(this.#freshOf(draft.identity));
      return;
    }
    // Typed on meanwhile: that is the next note's text.
    if (result?.type === 'discarded') await drafts.restore(result.discarded.receipt);
    await draft.store();
  }

  /** Keeps the open draft's text as that of another note. */
  continueAsNext(): void {
    if (this.#state.type !== 'open') return;
    const { draft } = this.#state;
    const { header } = draft.draft;
    draft.replace({ ...draft.draft, header: nextHeader(header, this.#ports.identifiers.next()) });
  }

  dispose(): void {
    this.#workspaceSubscription.dispose();
    this.#storeSubscription.dispose();
    this.#close();
    for (const hold of this.#earlier) hold.dispose();
    this.#changed.dispose();
  }

  #freshOf(identity: DraftIdentity): () => Draft {
    return () => blankDraftOf(identity, this.#ports.identifiers);
  }

  #close(): void {
    this.#draftSubscription?.dispose();
    if (this.#hold === undefined) return;
    const held = [...this.#earlier, this.#hold];
    for (const hold of held.slice(0, -heldLonger)) hold.dispose();
    this.#earlier = held.slice(-heldLonger);
    this.#hold = undefined;
  }

  async #follow(): Promise<void> {
    const workspace = this.#ports.workspace.state;
    const switching = ++this.#switching;
    if (workspace.type !== 'open') {
      this.#close();
      this.#set({ type: 'closed', workspace });
      return;
    }
    const { active: checkout } = workspace;
    if (checkout.head.type === 'detached') {
      this.#close();
      this.#set({ type: 'detached', commit: checkout.head.commit });
      return;
    }
    const branch = checkout.head.name;
    const kinds = await this.#storedKinds(checkout, branch);
    if (switching !== this.#switching) return;
    const stored = inOrder(kinds);
    const key = branchKey(checkout, branch);
    const kind = this.#kindOfBranch.get(key) ?? kinds[0] ?? 'handoff';
    // A draft that another window writes later must not change the form under somebody's hands.
    this.#kindOfBranch.set(key, kind);
    const identity = this.#editing ?? { repository: checkout.root, branch, kind };
    if (this.#state.type === 'open' && sameIdentity(this.#state.draft.identity, identity)) {
      this.#set({ ...this.#state, checkout, stored });
      return;
    }
    const hold = await this.#ports.openDrafts.hold(identity, this.#freshOf(identity));
    if (switching !== this.#switching) {
      hold.dispose();
      return;
    }
    this.#close();
    this.#hold = hold;
    const { draft } = hold;
    this.#draftSubscription = draft.onDidChange(() => {
      // Sent or discarded in another window.
      if (draft.identity.edits !== undefined && draft.save.type === 'unwritten') void this.leaveEdit();
      else this.#changed.fire(this.#state);
    });
    this.#set({ type: 'open', checkout, branch, draft, stored });
  }

  async #refreshStored(): Promise<void> {
    const { state } = this;
    if (state.type !== 'open') return;
    const stored = inOrder(await this.#storedKinds(state.checkout, state.branch));
    if (this.#state === state) this.#set({ ...state, stored });
  }

  /** Latest first: after a reload the form shows what was written last. */
  async #storedKinds(checkout: Checkout, branch: string): Promise<readonly NoteKind[]> {
    const { entries, failure } = await this.#ports.drafts.list();
    const { state } = this;
    const isOpen = state.type === 'open' && state.checkout.root === checkout.root && state.branch === branch;
    // What could not be listed is there still.
    const known = failure !== undefined && isOpen ? state.stored : [];
    const listed = entries.flatMap((entry) =>
      entry.type === 'draft' &&
      entry.identity.repository === checkout.root &&
      entry.identity.branch === branch
        ? [entry.identity.kind]
        : [],
    );
    return [...new Set([...listed, ...known])];
  }

  #set(state: DraftSessionState): void {
    this.#state = state;
    this.#changed.fire(state);
  }
}

function inOrder(kinds: readonly NoteKind[]): readonly NoteKind[] {
  return noteKinds.filter((kind) => kinds.includes(kind));
}

/** That of another note; whose place it takes is to be found anew. */
function nextHeader({ supersedes: _, ...header }: NoteHeader, id: NoteId): NoteHeader {
  return { ...header, id };
}

function branchKey(checkout: Checkout, branch: string): string {
  return `${checkout.root}\n${branch}`;
}
