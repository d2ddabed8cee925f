import type { Draft, NoteId } from '../../core/note/note.ts';
import { OpenDraft } from './openDraft.ts';
import type { Clock } from '../ports/clock.ts';
import type { DraftIdentity, DraftStore } from '../ports/draftStore.ts';
import type { Disposable } from '../ports/event.ts';

/** A draft for as long as somebody needs it open. */
export interface DraftHold extends Disposable {
  readonly draft: OpenDraft;
}

interface Entry {
  readonly draft: OpenDraft;
  holders: number;
}

/** Keeps one `OpenDraft` for each draft of this window, so that form and documents show the same text at once. */
export class OpenDrafts {
  readonly #drafts: DraftStore;
  readonly #edits: DraftStore;
  readonly #clock: Clock;
  readonly #entries = new Map<string, Entry>();
  readonly #opening = new Map<string, Promise<Entry>>();

  /** `edits`: where edits of published notes are kept. */
  constructor(drafts: DraftStore, clock: Clock, edits = drafts) {
    this.#drafts = drafts;
    this.#edits = edits;
    this.#clock = clock;
  }

  /** Opens a draft, or shares the open one; `fresh` is what it begins with where none is stored. */
  async hold(identity: DraftIdentity, fresh: () => Draft): Promise<DraftHold> {
    const key = keyOf(identity);
    const entry = await (this.#entries.get(key) ??
      this.#opening.get(key) ??
      this.#open(key, identity, fresh));
    entry.holders += 1;
    let isDisposed = false;
    return {
      draft: entry.draft,
      dispose: () => {
        if (isDisposed) return;
        isDisposed = true;
        entry.holders -= 1;
        if (entry.holders > 0) return;
        if (this.#entries.get(key) === entry) this.#entries.delete(key);
        entry.draft.dispose();
      },
    };
  }

  /** The open draft of that identity, if somebody holds it. */
  find(identity: DraftIdentity): OpenDraft | undefined {
    return this.#entries.get(keyOf(identity))?.draft;
  }

  /** The open edit of that published note, if somebody holds it. */
  findEdit(note: NoteId): OpenDraft | undefined {
    return [...this.#entries.values()].find(({ draft }) => draft.identity.edits === note)?.draft;
  }

  /** Resolves when nothing of any open draft is left to be stored, or it could not be. */
  async flush(): Promise<void> {
    const drafts = [...this.#entries.values()].map(({ draft }) => draft);
    await Promise.all(drafts.filter(({ save }) => save.type !== 'unwritten').map((draft) => draft.store()));
  }

  #open(key: string, identity: DraftIdentity, fresh: () => Draft): Promise<Entry> {
    const store = identity.edits === undefined ? this.#drafts : this.#edits;
    const opening = OpenDraft.open(store, this.#clock, identity, fresh).then((draft) => {
      const entry = { draft, holders: 0 };
      this.#entries.set(key, entry);
      this.#opening.delete(key);
      return entry;
    });
    this.#opening.set(key, opening);
    return opening;
  }
}

function keyOf({ repository, branch, kind, edits }: DraftIdentity): string {
  return JSON.stringify([repository, branch, kind, edits]);
}
