import { sensitiveWord } from '../../core/advice/sensitiveMatter.ts';
import type { NoteId } from '../../core/note/note.ts';
import type { SourceComment } from '../../core/note/codec/sourceComment.ts';
import { verifyComments } from '../../core/note/thread/verifyComments.ts';
import type { BranchBase } from '../repository/branchBase.ts';
import type { BranchTargetLookup } from '../repository/branchTarget.ts';
import type { DraftSession } from '../drafts/draftSession.ts';
import { Emitter } from '../emitter.ts';
import type { DiscussionCategories } from '../ports/discussionCategories.ts';
import type { Disposable } from '../ports/event.ts';
import type { DiscussionCategory, GitHubDiscussions } from '../ports/gitHubDiscussions.ts';
import { GitHubFailure, type GitHubFailureReason } from '../ports/gitHubFailure.ts';
import type { RepositoryFacts } from '../ports/gitHubRepositories.ts';
import type { Log } from '../ports/log.ts';
import type { KnownRepository } from '../repository/repositoryReference.ts';
import type { InboxSync } from '../inbox/syncInbox.ts';
import { chooseDestination, homeOf } from './chooseDestination.ts';
import type { DestinationChoice } from './destination.ts';

export interface DestinationPorts {
  readonly session: DraftSession;
  readonly target: BranchTargetLookup;
  readonly base: Pick<BranchBase, 'branch' | 'onDidChange'>;
  readonly inbox: Pick<InboxSync, 'states' | 'onDidChange'>;
  readonly discussions: GitHubDiscussions;
  readonly categories: DiscussionCategories;
  readonly log: Log;
}

/** What a repository's Discussions offer, as far as it is known. */
type Offer =
  | { readonly type: 'asking' }
  | { readonly type: 'known'; readonly categories: readonly DiscussionCategory[] }
  | { readonly type: 'failed'; readonly reason: GitHubFailureReason };

const nowhere: DestinationChoice = { destinations: [], rule: 'no-place-yet' };

/** Where the open draft can be published, and where the user wants it. */
export class Destinations implements Disposable {
  readonly #ports: DestinationPorts;
  readonly #changed = new Emitter<undefined>();
  readonly #subscriptions: readonly Disposable[];
  /** By note. */
  readonly #wishes = new Map<NoteId, string>();
  readonly #harmless = new Set<NoteId>();
  /** By what is known of a repository, by branch: asked for with every keystroke. */
  readonly #discussions = new WeakMap<readonly SourceComment[], ReadonlyMap<string, number>>();
  /** By repository id. */
  readonly #offers = new Map<number, Offer>();

  readonly onDidChange = this.#changed.event;

  constructor(ports: DestinationPorts) {
    this.#ports = ports;
    this.#subscriptions = [
      ports.target.onDidChange(() => {
        this.#follow();
      }),
      ...[ports.inbox, ports.base].map((known) =>
        known.onDidChange(() => {
          this.#changed.fire(undefined);
        }),
      ),
    ];
    this.#follow();
  }

  get choice(): DestinationChoice {
    const { session, target, base, categories } = this.#ports;
    if (session.state.type !== 'open' || target.target.type !== 'found') return nowhere;
    const { header, content } = session.state.draft.draft;
    const home = homeOf(target.target);
    const offer = this.#offers.get(home.repository.id);
    const choice = chooseDestination({
      target: target.target,
      kind: header.kind,
      sensitiveWord: this.#harmless.has(header.id) ? undefined : sensitiveWord(content),
      categories: offer?.type === 'known' ? offer.categories : undefined,
      categoryId: categories.chosen(home.repository),
      discussion: this.#discussionOf(home.repository, header.branch),
      baseBranch: base.branch,
      wish: this.#wishes.get(header.id),
    });
    return offer?.type === 'failed' ? { ...choice, withoutDiscussions: offer.reason } : choice;
  }

  /** Publishes the open draft there from now on. */
  choose(key: string): void {
    const { state } = this.#ports.session;
    if (state.type !== 'open') return;
    this.#wishes.set(state.draft.draft.header.id, key);
    this.#changed.fire(undefined);
  }

  /** The user says that what the open draft is about is not sensitive. */
  dismissWarning(): void {
    const { state } = this.#ports.session;
    if (state.type !== 'open') return;
    this.#harmless.add(state.draft.draft.header.id);
    this.#changed.fire(undefined);
  }

  /** The categories of the repository as they are on the server. Rejects with `GitHubFailure`. */
  async listCategories(repository: KnownRepository): Promise<readonly DiscussionCategory[]> {
    const found = await this.#ports.discussions.categories(repository);
    this.#offers.set(repository.id, { type: 'known', categories: found });
    return found;
  }

  /** Remembers the category for the repository's notes. */
  async chooseCategory(repository: KnownRepository, categoryId: string): Promise<void> {
    await this.#ports.categories.choose(repository, categoryId);
    this.#changed.fire(undefined);
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#changed.dispose();
  }

  #follow(): void {
    const { target } = this.#ports.target;
    if (target.type === 'found') {
      const home = homeOf(target);
      const known = this.#offers.get(home.repository.id)?.type;
      // They may have been switched off since they were asked for.
      if (!home.hasDiscussions) this.#offers.delete(home.repository.id);
      else if (known === undefined || known === 'failed') void this.#ask(home);
    }
    this.#changed.fire(undefined);
  }

  async #ask({ repository }: RepositoryFacts): Promise<void> {
    this.#offers.set(repository.id, { type: 'asking' });
    try {
      await this.listCategories(repository);
    } catch (error) {
      if (error instanceof GitHubFailure) {
        this.#ports.log.info('Discussions are not offered', { reason: error.reason });
        this.#offers.set(repository.id, { type: 'failed', reason: error.reason });
      } else {
        this.#ports.log.error('The categories of discussions could not be read', error);
        this.#offers.delete(repository.id);
      }
    }
    this.#changed.fire(undefined);
  }

  /** The discussion of the newest note that was published for the branch in one. */
  #discussionOf({ id }: KnownRepository, branch: string): number | undefined {
    const state = this.#ports.inbox.states.find(({ repository }) => repository?.id === id);
    if (state === undefined) return undefined;
    const known = this.#discussions.get(state.comments) ?? discussionsByBranch(state.comments);
    this.#discussions.set(state.comments, known);
    return known.get(branch);
  }
}

/** The discussion that holds the newest note of each branch, as far as one is in a discussion. */
function discussionsByBranch(comments: readonly SourceComment[]): ReadonlyMap<string, number> {
  // Those on pull requests explain why a note in a discussion is hidden: they may have taken its place.
  const { notes } = verifyComments(comments);
  return new Map(
    notes.flatMap(({ note, comment: { subject } }) =>
      subject.type === 'discussion' ? [[note.header.branch, subject.number] as const] : [],
    ),
  );
}
