import type { NoteSubject } from '../../core/note/note.ts';
import type { Instant } from '../../core/instant.ts';
import type { SourceComment } from '../../core/note/codec/sourceComment.ts';
import type { KnownRepository } from '../repository/repositoryReference.ts';

export type CommentSubject = Required<NoteSubject>;

export interface CommentLocation {
  readonly subject: CommentSubject;
  /** As in `SourceComment.id`. */
  readonly id: string;
}

/** Where the last listing ended: plain data that may be kept as JSON. */
export interface CommentCursor {
  /** ISO 8601 in the server's clock. Absent before the first listing is complete. */
  readonly since?: string;
  /** The server's mark for "unchanged" of the listing since then. */
  readonly etag?: string;
}

export interface CommentPage {
  readonly comments: readonly SourceComment[];
  /** Continue from here, also after this listing was cancelled. */
  readonly cursor: CommentCursor;
  /** How many comments were listed so far, and about how many there are, where the server says so. */
  readonly listed: number;
  readonly total?: number;
  /** The least time between two listings, where the server names one. */
  readonly pollMilliseconds?: number;
}

/** Comments on pull requests and in discussions. Every method rejects with `GitHubFailure`. */
export interface GitHubComments {
  /**
   * Comments on pull requests of the repository that were written or changed since the cursor, oldest change first,
   * some of them perhaps again. Ends without a page when the server says that nothing changed; that costs no
   * rate-limit points. `editing` is what the times in whole seconds tell: `unknown` for changed comments, and `none` also
   * for those that changed within the second of writing. Ask `withEditors` before a comment is trusted.
   */
  changed(
    repository: KnownRepository,
    cursor: CommentCursor,
    signal?: AbortSignal,
  ): AsyncIterable<CommentPage>;
  /** Who edited those comments and whether they are minimised; unchanged where the server cannot tell. */
  withEditors(
    repository: KnownRepository,
    comments: readonly SourceComment[],
    signal?: AbortSignal,
  ): Promise<readonly SourceComment[]>;
  get(repository: KnownRepository, location: CommentLocation, signal?: AbortSignal): Promise<SourceComment>;
  /**
   * The newest comments of one subject, oldest of them first: at least 100 where there are as many, and all that
   * were written since `since`, at most about 2,000.
   */
  newest(
    repository: KnownRepository,
    subject: CommentSubject,
    signal?: AbortSignal,
    since?: Instant,
  ): Promise<readonly SourceComment[]>;
  post(
    repository: KnownRepository,
    subject: CommentSubject,
    body: string,
    signal?: AbortSignal,
  ): Promise<SourceComment>;
  edit(
    repository: KnownRepository,
    location: CommentLocation,
    body: string,
    signal?: AbortSignal,
  ): Promise<SourceComment>;
  remove(repository: KnownRepository, location: CommentLocation, signal?: AbortSignal): Promise<void>;
  /** Hides the comment as outdated. */
  minimise(repository: KnownRepository, location: CommentLocation, signal?: AbortSignal): Promise<void>;
}
