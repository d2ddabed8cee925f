import type { Instant } from '../../core/instant.ts';
import { holdsMarker } from '../../core/note/codec/marker.ts';
import type { SourceComment } from '../../core/note/codec/sourceComment.ts';
import type { Clock } from '../ports/clock.ts';
import type { GitHub } from '../ports/gitHub.ts';
import type { CommentCursor, CommentLocation } from '../ports/gitHubComments.ts';
import { GitHubFailure, type GitHubFailureReason } from '../ports/gitHubFailure.ts';
import type { InboxCache } from '../ports/inboxCache.ts';
import type { KnownRepository, RepositoryReference } from '../repository/repositoryReference.ts';
import type { InboxState } from './syncInbox.ts';

export interface RepositorySyncPorts {
  readonly gitHub: GitHub;
  readonly cache: InboxCache;
  readonly clock: Clock;
}

/** Discussions have no conditional requests: they are asked for no more often than this without the user's asking. */
const discussionsInterval = 300_000;
/** An unchanged cache is written again after this, for its "as of". */
const cacheInterval = 600_000;

/** As many marked comments as the server tells the editors of in one answer. */
const bundleSize = 100;

/** The comments of one repository that may be notes or replies, and how far they were read. */
export class RepositorySync {
  readonly #ports: RepositorySyncPorts;
  readonly #onChange: () => void;
  readonly #byKey = new Map<string, SourceComment>();
  #state: InboxState;
  #cursor: CommentCursor = {};
  #discussionsSince: string | undefined;
  #discussionsAsked = -Infinity;
  #cacheWritten = -Infinity;
  #isLoaded = false;
  pollMilliseconds = 0;

  constructor(ports: RepositorySyncPorts, reference: RepositoryReference, onChange: () => void) {
    this.#ports = ports;
    this.#onChange = onChange;
    this.#state = { reference, comments: [] };
  }

  get state(): InboxState {
    return this.#state;
  }

  /** Reads the cache, then asks the server for what changed. Never rejects for a reason of GitHub's. */
  async sync(isUsersWish: boolean, signal: AbortSignal): Promise<GitHubFailureReason | undefined> {
    await this.#loadCache();
    const before = this.#state.comments;
    let problem: GitHubFailureReason | undefined;
    let asOf: Instant | undefined;
    this.#set({ progress: { listed: 0 } });
    try {
      const facts = await this.#ports.gitHub.repositories.facts(this.#state.reference, signal);
      this.#recognise(facts.repository);
      await this.#readComments(facts.repository, signal);
      if (facts.hasDiscussions) await this.#readDiscussions(facts.repository, isUsersWish, signal);
      asOf = this.#ports.clock.now();
    } catch (error) {
      if (!(error instanceof GitHubFailure)) throw error;
      problem = error.reason;
    } finally {
      this.#set({ progress: undefined, problem, ...(asOf === undefined ? {} : { asOf }) });
    }
    await this.#writeCache(this.#state.comments !== before);
    return problem;
  }

  /** Reads one comment again, since listings do not tell of deleted ones. Rejects with `GitHubFailure`. */
  async recheck(location: CommentLocation, signal: AbortSignal): Promise<void> {
    const { repository } = this.#state;
    if (repository === undefined) return;
    const { comments } = this.#ports.gitHub;
    try {
      await this.#take(repository, [await comments.get(repository, location, signal)], signal);
    } catch (error) {
      const reason = error instanceof GitHubFailure ? error.reason.type : undefined;
      if (reason !== 'notFound' && reason !== 'gone') throw error;
      // Of a repository that this account does not see any more, every comment is not found: none of them is deleted.
      await this.#ports.gitHub.repositories.facts(repository, signal);
      if (this.#byKey.delete(keyOf(location))) this.#set({ comments: [...this.#byKey.values()] });
    }
  }

  async #loadCache(): Promise<void> {
    if (this.#isLoaded) return;
    this.#isLoaded = true;
    const snapshot = await this.#ports.cache.read(this.#state.reference);
    if (snapshot === undefined) return;
    for (const comment of snapshot.comments) this.#byKey.set(keyOf(comment), comment);
    this.#cursor = snapshot.cursor;
    this.#discussionsSince = snapshot.discussionsSince;
    const { repository, comments, asOf } = snapshot;
    this.#set({ repository, comments, ...(asOf > 0 ? { asOf } : {}) });
  }

  /** Another repository under a known name has nothing in common with what was cached. */
  #recognise(repository: KnownRepository): void {
    const known = this.#state.repository;
    if (known !== undefined && known.id !== repository.id) {
      this.#byKey.clear();
      this.#cursor = {};
      this.#discussionsSince = undefined;
      this.#set({ comments: [] });
    }
    if (JSON.stringify(known) !== JSON.stringify(repository)) this.#set({ repository });
  }

  /**
   * Takes what is listed in bundles, since who edited a comment is asked for many at once. The cursor moves only over
   * what was taken, so that nothing is missed after a failure or a cancellation in between.
   */
  async #readComments(repository: KnownRepository, signal: AbortSignal): Promise<void> {
    let bundle: readonly SourceComment[] = [];
    let cursor: CommentCursor | undefined;
    const take = async (): Promise<void> => {
      if (cursor === undefined) return;
      await this.#take(repository, bundle, signal);
      this.#cursor = cursor;
      bundle = [];
    };
    for await (const page of this.#ports.gitHub.comments.changed(repository, this.#cursor, signal)) {
      bundle = [...bundle, ...page.comments];
      cursor = page.cursor;
      if (bundle.filter(({ body }) => holdsMarker(body)).length >= bundleSize) await take();
      this.pollMilliseconds = page.pollMilliseconds ?? 0;
      const { listed, total } = page;
      this.#set({ progress: { listed, ...(total === undefined ? {} : { total }) } });
    }
    await take();
  }

  async #readDiscussions(
    repository: KnownRepository,
    isUsersWish: boolean,
    signal: AbortSignal,
  ): Promise<void> {
    const now = this.#ports.clock.monotonic();
    if (!isUsersWish && now - this.#discussionsAsked < discussionsInterval) return;
    try {
      const { discussions } = this.#ports.gitHub;
      const { comments, since } = await discussions.changed(repository, this.#discussionsSince, signal);
      await this.#take(repository, comments, signal);
      this.#discussionsSince = since;
    } catch (error) {
      // A server without Discussions loses just those.
      if (!(error instanceof GitHubFailure) || error.reason.type !== 'unsupported') throw error;
    }
    // Only what was answered counts: what failed is asked for again with the comments.
    this.#discussionsAsked = now;
  }

  async #take(
    repository: KnownRepository,
    comments: readonly SourceComment[],
    signal: AbortSignal,
  ): Promise<void> {
    const changed = comments.filter((comment) => !isSame(comment, this.#byKey.get(keyOf(comment))));
    const marked = changed.filter(({ body }) => holdsMarker(body));
    const unmarked = changed.filter(({ body }) => !holdsMarker(body)).map(keyOf);
    const gone = unmarked.filter((key) => this.#byKey.delete(key));
    const known = await this.#ports.gitHub.comments.withEditors(repository, marked, signal);
    for (const comment of known) this.#byKey.set(keyOf(comment), comment);
    if (known.length + gone.length > 0) this.#set({ comments: [...this.#byKey.values()] });
  }

  async #writeCache(isChanged: boolean): Promise<void> {
    const { repository, comments, asOf } = this.#state;
    const now = this.#ports.clock.monotonic();
    if (repository === undefined || (!isChanged && now - this.#cacheWritten < cacheInterval)) return;
    this.#cacheWritten = now;
    await this.#ports.cache.write({
      repository,
      comments,
      cursor: this.#cursor,
      ...(this.#discussionsSince === undefined ? {} : { discussionsSince: this.#discussionsSince }),
      asOf: asOf ?? 0,
    });
  }

  #set(change: { readonly [Key in keyof InboxState]?: InboxState[Key] | undefined }): void {
    const { reference, comments, ...optional } = { ...this.#state, ...change };
    const given = Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined));
    this.#state = {
      reference: reference ?? this.#state.reference,
      comments: comments ?? this.#state.comments,
      ...given,
    };
    this.#onChange();
  }
}

function keyOf({ subject, id }: CommentLocation): string {
  return `${subject.type} ${id}`;
}

/**
 * Whether a listed comment is the known one. Who edited it is left out: that is known by more than the listing, and
 * an edit that changes neither body nor time changes nothing.
 */
function isSame(listed: SourceComment, known: SourceComment | undefined): boolean {
  if (known === undefined) return !holdsMarker(listed.body);
  return (
    listed.updatedAt === known.updatedAt &&
    listed.body === known.body &&
    listed.isMinimized === known.isMinimized
  );
}
