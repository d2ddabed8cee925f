import type { Instant } from '../../core/instant.ts';
import type { SourceComment } from '../../core/note/codec/sourceComment.ts';
import type { KnownRepository } from '../repository/repositoryReference.ts';

export interface DiscussionCategory {
  /** The server's opaque id. */
  readonly id: string;
  readonly name: string;
  readonly emoji: string;
  readonly isAnswerable: boolean;
}

/**
 * GitHub Discussions, which exist in GraphQL only. Every method rejects with `GitHubFailure`: `unsupported` where the
 * server has no GraphQL or the repository no discussions.
 */
export interface GitHubDiscussions {
  categories(repository: KnownRepository, signal?: AbortSignal): Promise<readonly DiscussionCategory[]>;
  /** Opens a discussion; its opening text is the comment that comes back. */
  create(
    repository: KnownRepository,
    opening: { readonly categoryId: string; readonly title: string; readonly body: string },
    signal?: AbortSignal,
  ): Promise<SourceComment>;
  /** The newest discussions' opening texts, oldest of them first: at least 50, and all since `since`, at most 2,000. */
  newest(
    repository: KnownRepository,
    signal?: AbortSignal,
    since?: Instant,
  ): Promise<readonly SourceComment[]>;
  /**
   * Opening texts and comments of the discussions that changed after that instant of the server's clock (ISO 8601),
   * with the `since` for the next time. Costs rate-limit points even when nothing changed.
   */
  changed(
    repository: KnownRepository,
    since: string | undefined,
    signal?: AbortSignal,
  ): Promise<{ readonly comments: readonly SourceComment[]; readonly since?: string }>;
}
