import type { Instant } from '../../core/instant.ts';
import type { NoteId, NoteKind } from '../../core/note/note.ts';
import type { Event } from './event.ts';
import type { StorageFailure } from './storageFailure.ts';

/** Which draft: one exists for each repository, branch and kind, and one for each published note that is edited. */
export interface DraftIdentity {
  /** Names the repository the same in every window and clone folder, e.g. `github.com/acme/keys` or a local path. */
  readonly repository: string;
  /** Branch name without `refs/heads/`; any name git allows. */
  readonly branch: string;
  readonly kind: NoteKind;
  /** The published note that the draft is an edit of. */
  readonly edits?: NoteId;
}

/** Names one state of a draft's text: equal texts have equal versions. Opaque. */
export type DraftVersion = string;

export interface StoredDraft {
  readonly identity: DraftIdentity;
  readonly text: string;
  readonly version: DraftVersion;
  /** When it was last saved, by the storage's clock. */
  readonly modifiedAt: Instant;
  /** True when the file held bytes that are not UTF-8; they stand as U+FFFD in `text`. */
  readonly damaged: boolean;
}

export type LoadResult =
  | { readonly type: 'found'; readonly draft: StoredDraft }
  | { readonly type: 'absent' }
  | { readonly type: 'failed'; readonly failure: StorageFailure };

/** On `conflict` nothing was written: merge with `current` (absent: the draft was discarded elsewhere) and save again. */
export type SaveResult =
  | { readonly type: 'saved'; readonly version: DraftVersion }
  | { readonly type: 'conflict'; readonly current: StoredDraft | undefined }
  | { readonly type: 'failed'; readonly failure: StorageFailure };

/** A draft in the list. `lost` is a file whose identity can't be read; it can still be opened by its location. */
export type DraftEntry =
  | {
      readonly type: 'draft';
      readonly identity: DraftIdentity;
      readonly location: string;
      readonly modifiedAt: Instant;
    }
  | { readonly type: 'lost'; readonly location: string; readonly modifiedAt: Instant };

/** What could be listed, latest first. With a `failure` there may be more, which could not be read. */
export interface DraftListing<Entry> {
  readonly entries: readonly Entry[];
  readonly failure?: StorageFailure;
}

/** Names a discarded draft, so that it can be restored. */
export interface DiscardedDraft {
  readonly receipt: string;
  readonly identity: DraftIdentity;
  readonly discardedAt: Instant;
}

export type DiscardResult =
  | { readonly type: 'discarded'; readonly discarded: DiscardedDraft }
  | { readonly type: 'absent' }
  | { readonly type: 'failed'; readonly failure: StorageFailure };

/** `occupied`: a draft was begun in its place since; that one is kept and the discarded one stays in the trash. */
export type RestoreResult =
  | { readonly type: 'restored'; readonly draft: StoredDraft }
  | { readonly type: 'occupied'; readonly current: StoredDraft }
  | { readonly type: 'absent' }
  | { readonly type: 'failed'; readonly failure: StorageFailure };

/** A change that somebody else made: another window, an editor, a person. Without a version, the draft is gone. */
export interface DraftChange {
  readonly identity: DraftIdentity;
  readonly version?: DraftVersion;
}

/** Keeps drafts through crashes, for all windows of this machine. No operation throws or rejects. */
export interface DraftStore {
  load(identity: DraftIdentity): Promise<LoadResult>;
  /**
   * Writes the text when the stored draft still has the version `expected` (undefined: there is none yet).
   * After `saved` the text survives a crash of the machine. Lone surrogates are stored as U+FFFD (UTF-8 has none).
   */
  save(identity: DraftIdentity, text: string, expected: DraftVersion | undefined): Promise<SaveResult>;
  /** All drafts, those of deleted and renamed branches too. */
  list(): Promise<DraftListing<DraftEntry>>;
  /** Moves the draft to the trash. */
  discard(identity: DraftIdentity): Promise<DiscardResult>;
  restore(receipt: string): Promise<RestoreResult>;
  /** The trash. */
  discarded(): Promise<DraftListing<DiscardedDraft>>;
  /** `file:` URL of the draft's Markdown file (it need not exist yet); the fake's begins with `memory:`. */
  location(identity: DraftIdentity): string;
  /** Changes by others; one's own writes are not echoed. */
  readonly onDidChange: Event<DraftChange>;
}
