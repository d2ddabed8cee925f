import type { Instant } from '../../core/instant.ts';
import type { SourceComment } from '../../core/note/codec/sourceComment.ts';
import type { KnownRepository } from '../repository/repositoryReference.ts';
import type { CommentCursor } from './gitHubComments.ts';

/** What is known of one repository's notes without asking the server. */
export interface InboxSnapshot {
  readonly repository: KnownRepository;
  /** Comments that hold one of our markers, in no particular order. */
  readonly comments: readonly SourceComment[];
  readonly cursor: CommentCursor;
  /** The server's clock, ISO 8601: discussions that changed later are unknown. */
  readonly discussionsSince?: string;
  /** When the server was last asked with success. */
  readonly asOf: Instant;
}

/** A cache: whatever cannot be read is absent, and losing it costs a first sync. Keyed by host and repository id. */
export interface InboxCache {
  read(repository: {
    readonly host: string;
    readonly owner: string;
    readonly name: string;
  }): Promise<InboxSnapshot | undefined>;
  write(snapshot: InboxSnapshot): Promise<void>;
}
