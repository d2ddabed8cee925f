import type { Instant } from '../../core/instant.ts';
import { applyToDraft } from '../../core/note/draft/applyToDraft.ts';
import { formatDraft, mergeDraft, parseDraft } from '../../core/note/codec/draftFile.ts';
import type { Draft, NoteId } from '../../core/note/note.ts';
import { Emitter } from '../emitter.ts';
import type { Clock } from '../ports/clock.ts';
import type { DraftIdentity, DraftStore, DraftVersion, StoredDraft } from '../ports/draftStore.ts';
import type { Disposable } from '../ports/event.ts';
import type { StorageFailure } from '../ports/storageFailure.ts';

/** `unwritten`: nothing was written yet, so there is nothing to save. */
export type SaveState =
  | { readonly type: 'unwritten' }
  | { readonly type: 'saving' }
  | { readonly type: 'saved'; readonly at: Instant }
  | { readonly type: 'failed'; readonly failure: StorageFailure };

/** What changed: the text, or only how it is kept. */
export type OpenDraftChange = 'text' | 'save';

/** An edit made on a copy of the draft, so that it may stand on an older text than the present one. */
export interface DraftEdit {
  readonly draft: Draft;
  /** The version on which the copy stood. */
  readonly version: number;
  /** The text on which the copy stood, for a copy that outlived its window. */
  readonly base?: Draft;
}

/** An edit of the draft's file as text, as an editor makes it. */
export interface TextEdit {
  readonly text: string;
  /** The text on which the edit was made; it may be older than the present one. */
  readonly base: string;
}

/** Versions back to which an edit can be merged exactly. */
const rememberedVersions = 64;

/**
 * One draft while it is open. Every edit is saved at once, one save at a time and always the latest text; what
 * another window or editor wrote is merged in, never overwritten. A failed save keeps the text here and is tried
 * again with the next edit or `store`.
 */
export class OpenDraft implements Disposable {
  readonly identity: DraftIdentity;
  readonly #drafts: DraftStore;
  readonly #clock: Clock;
  readonly #changed = new Emitter<OpenDraftChange>();
  readonly #watching: Disposable;
  #fresh: () => Draft;
  readonly #history = new Map<number, Draft>();
  /** Ids that the note had here: publishing ends one, and the next note begins in its place. */
  readonly #ids = new Set<NoteId>();
  #draft: Draft;
  /** The file's text that says `#draft`, as people typed it. */
  #text: string;
  #textVersion = 1;
  /** The version that somebody other than the form made last. */
  #outsideVersion = 1;
  #storedText: string | undefined;
  #version: DraftVersion | undefined;
  #save: SaveState;
  #saving: Promise<void> | undefined;
  /** Whether a change of what is stored was seen, while it is moved about from here. */
  #moving: { wasSeen: boolean } | undefined;

  readonly onDidChange = this.#changed.event;

  private constructor(
    drafts: DraftStore,
    clock: Clock,
    identity: DraftIdentity,
    fresh: () => Draft,
    stored: StoredDraft | undefined,
    failure: StorageFailure | undefined,
  ) {
    const blank = fresh();
    const draft = stored === undefined ? blank : parseDraft(stored.text, blank.header).draft;
    this.identity = identity;
    this.#fresh = fresh;
    this.#history.set(this.#textVersion, draft);
    this.#ids.add(draft.header.id);
    this.#drafts = drafts;
    this.#clock = clock;
    this.#draft = draft;
    this.#text = stored?.text ?? formatDraft(blank);
    this.#storedText = stored?.text;
    this.#version = stored?.version;
    this.#save =
      failure !== undefined
        ? { type: 'failed', failure }
        : stored === undefined
          ? { type: 'unwritten' }
          : { type: 'saved', at: stored.modifiedAt };
    this.#watching = drafts.onDidChange((change) => {
      if (sameIdentity(change.identity, identity) && change.version !== this.#version) void this.takeStored();
    });
  }

  /**
   * Loads the stored draft, or begins with `fresh` where there is none.
   * Storage that can't be read is no error here: the state says `failed` and the text is kept in memory.
   */
  static async open(
    drafts: DraftStore,
    clock: Clock,
    identity: DraftIdentity,
    fresh: () => Draft,
  ): Promise<OpenDraft> {
    const loaded = await drafts.load(identity);
    const stored = loaded.type === 'found' ? loaded.draft : undefined;
    const failure = loaded.type === 'failed' ? loaded.failure : undefined;
    return new OpenDraft(drafts, clock, identity, fresh, stored, failure);
  }

  get draft(): Draft {
    return this.#draft;
  }

  /** The draft as its Markdown file: what an editor shows of it, and what is stored. */
  get text(): string {
    return this.#text;
  }

  get save(): SaveState {
    return this.#save;
  }

  /** Rises with every change of the text, whoever made it. */
  get version(): number {
    return this.#textVersion;
  }

  /** Whether this is or was the note of that id: an edit that was on its way meanwhile belongs here. */
  isOrWas(id: NoteId): boolean {
    return this.#ids.has(id);
  }

  /**
   * Takes the draft as the form has it, merged with what others wrote since, and saves it. The id stays: a copy of
   * another note is refused, since versions of two drafts can't be compared.
   */
  edit({ draft, version, base }: DraftEdit): void {
    if (!this.isOrWas(draft.header.id)) throw new Error('This is an edit of another note.');
    const { id } = this.#draft.header;
    const common = this.#history.get(version) ?? base;
    const edited = version >= this.#outsideVersion ? draft : mergeDraft(common, draft, this.#draft);
    if (version < this.#outsideVersion) this.#outsideVersion = this.#textVersion + 1;
    this.#setDraft(edited.header.id === id ? edited : { ...edited, header: { ...edited.header, id } });
    void this.store();
  }

  /** Takes the file's text as an editor has it, merged with what was changed elsewhere since, and saves it. */
  editText({ text, base }: TextEdit): void {
    if (text === this.#text) return;
    const { header } = this.#draft;
    const typed = parseDraft(text, header).draft;
    this.#outsideVersion = this.#textVersion + 1;
    if (base === this.#text) this.#setDraft(typed, text);
    else {
      const merged = mergeDraft(parseDraft(base, header).draft, this.#draft, typed);
      this.#setDraft(merged, applyToDraft(text, merged, header));
    }
    void this.store();
  }

  /** Puts another text in the draft's place, as undoing and *fix* do. */
  replace(draft: Draft): void {
    this.#outsideVersion = this.#textVersion + 1;
    this.#setDraft(draft);
    void this.store();
  }

  /** Leaves what is stored alone while `move` moves it about: a file that is gone for a moment is no news. */
  async whileMoving(move: () => Promise<void>): Promise<void> {
    const moving = { wasSeen: false };
    this.#moving = moving;
    try {
      await move();
    } finally {
      this.#moving = undefined;
      if (moving.wasSeen) void this.takeStored();
    }
  }

  /** Begins anew after the stored draft was moved away: what was open here is forgotten. */
  begin(fresh: () => Draft): void {
    this.#fresh = fresh;
    this.#setStored(undefined);
  }

  /** Takes what is stored in the place of what is open here, as after a restore. */
  async reload(): Promise<void> {
    await this.#saving;
    const loaded = await this.#drafts.load(this.identity);
    if (loaded.type === 'found') this.#setStored(loaded.draft);
  }

  /** Takes what is stored by now, merged with what is not saved yet. */
  async takeStored(): Promise<void> {
    await this.#saving;
    const version = this.#version;
    const loaded = await this.#drafts.load(this.identity);
    if (loaded.type === 'failed') return;
    // Saved from here while it was loaded: what was loaded may be older.
    if (this.#version !== version || this.#saving !== undefined) return this.takeStored();
    const current = loaded.type === 'found' ? loaded.draft : undefined;
    if (current?.version === this.#version) return;
    if (this.#moving !== undefined) {
      this.#moving.wasSeen = true;
      return;
    }
    this.#merge(current);
    if (this.#text !== this.#storedText && current !== undefined) await this.store();
  }

  /** Saves what is not saved yet. Resolves when nothing is left to save or a save has failed. */
  store(): Promise<void> {
    this.#saving ??= this.#saveUntilStored().finally(() => {
      this.#saving = undefined;
    });
    return this.#saving;
  }

  dispose(): void {
    this.#watching.dispose();
    this.#changed.dispose();
  }

  async #saveUntilStored(): Promise<void> {
    for (;;) {
      const text = this.#text;
      if (text === this.#storedText) break;
      this.#setSave({ type: 'saving' });
      const result = await this.#drafts.save(this.identity, text, this.#version);
      if (result.type === 'failed') {
        this.#setSave(result);
        return;
      }
      if (result.type === 'conflict') {
        this.#merge(result.current);
      } else {
        this.#storedText = text;
        this.#version = result.version;
      }
    }
    this.#setSave({ type: 'saved', at: this.#clock.now() });
  }

  #setStored(stored: StoredDraft | undefined): void {
    const blank = this.#fresh();
    this.#outsideVersion = this.#textVersion + 1;
    this.#storedText = stored?.text;
    this.#version = stored?.version;
    this.#save = stored === undefined ? { type: 'unwritten' } : { type: 'saved', at: stored.modifiedAt };
    if (stored === undefined) this.#setDraft(blank, formatDraft(blank));
    else this.#setDraft(parseDraft(stored.text, blank.header).draft, stored.text);
  }

  #merge(current: StoredDraft | undefined): void {
    const unsaved = this.#text !== this.#storedText;
    if (!unsaved) {
      this.#setStored(current);
      return;
    }
    const { header } = this.#draft;
    const base = this.#storedText === undefined ? undefined : parseDraft(this.#storedText, header).draft;
    this.#storedText = current?.text;
    this.#version = current?.version;
    this.#outsideVersion = this.#textVersion + 1;
    if (current === undefined) return;
    const merged = mergeDraft(base, this.#draft, parseDraft(current.text, header).draft);
    this.#setDraft(merged, applyToDraft(current.text, merged, header));
  }

  #setDraft(draft: Draft, text = applyToDraft(this.#text, draft, this.#draft.header)): void {
    this.#draft = draft;
    this.#text = text;
    this.#ids.add(draft.header.id);
    this.#textVersion += 1;
    this.#history.set(this.#textVersion, draft);
    this.#history.delete(this.#textVersion - rememberedVersions);
    this.#changed.fire('text');
  }

  #setSave(save: SaveState): void {
    this.#save = save;
    this.#changed.fire('save');
  }
}

export function sameIdentity(a: DraftIdentity, b: DraftIdentity): boolean {
  return a.repository === b.repository && a.branch === b.branch && a.kind === b.kind && a.edits === b.edits;
}
