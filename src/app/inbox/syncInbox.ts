import type { Instant } from '../../core/instant.ts';
import type { SourceComment } from '../../core/note/codec/sourceComment.ts';
import type { Disposable, Event } from '../ports/event.ts';
import type { CommentLocation } from '../ports/gitHubComments.ts';
import type { GitHubFailureReason } from '../ports/gitHubFailure.ts';
import type { KnownRepository, RepositoryReference } from '../repository/repositoryReference.ts';

/** What is known of the notes in one repository. */
export interface InboxState {
  readonly reference: RepositoryReference;
  /** Known once the server answered, or from the cache. */
  readonly repository?: KnownRepository;
  /** Comments that hold one of our markers: to `reduceThreads`. The same array while nothing changed. */
  readonly comments: readonly SourceComment[];
  /** When the server last confirmed this; absent before the first sync. */
  readonly asOf?: Instant;
  /** Present while the server is asked. */
  readonly progress?: { readonly listed: number; readonly total?: number };
  /** Why the last sync failed; the comments are those of `asOf` then. */
  readonly problem?: GitHubFailureReason;
}

/** Keeps the comments of the open repositories in step with GitHub. No method throws or rejects. */
export interface InboxSync extends Disposable {
  readonly states: readonly InboxState[];
  readonly onDidChange: Event<readonly InboxState[]>;
  /** Which repositories to follow, in which order; those that stay keep their state. */
  follow(references: readonly RepositoryReference[]): void;
  /** Asks now, unless it is being asked; ends when the answer is in. Ignores the polling interval, honours limits. */
  refresh(): Promise<void>;
  /** Polls while true: set it from the window's focus and the views' visibility. */
  setActive(active: boolean): void;
  /** Ends the sync that runs; what was listed is kept and continued from. */
  cancel(): void;
  /** Reads one comment again, e.g. before it is shown: a listing does not tell of deleted comments. */
  recheck(reference: RepositoryReference, location: CommentLocation): Promise<void>;
}
