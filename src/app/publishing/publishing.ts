import type { Instant } from '../../core/instant.ts';
import { formatDraft, parseDraft } from '../../core/note/codec/draftFile.ts';
import type { Draft, NoteId } from '../../core/note/note.ts';
import { type Predecessor, supersedes, taking } from '../../core/note/thread/succession.ts';
import { withoutBlankRows } from '../../core/note/draft/withoutBlankRows.ts';
import type { BranchTargetLookup } from '../repository/branchTarget.ts';
import { publishTargetOf } from '../destinations/destination.ts';
import type { Destinations } from '../destinations/destinations.ts';
import type { DraftSession } from '../drafts/draftSession.ts';
import { Emitter } from '../emitter.ts';
import type { Outbox, OutboxResult } from '../outbox/outbox.ts';
import type { OutboxItem, SentComment } from '../outbox/outboxItem.ts';
import type { Clock } from '../ports/clock.ts';
import type { DraftStore, StoredDraft } from '../ports/draftStore.ts';
import type { Disposable } from '../ports/event.ts';
import { noteWork, publishNote, type PublishNoteRequest } from './publishNote.ts';
import type { ResumeCapture } from '../drafts/resumeCapture.ts';
import type { PublishObjections } from './publishObjections.ts';
import type { KnownRepository } from '../repository/repositoryReference.ts';

/** Why there is nothing to publish, nowhere to publish it, or something to do first. */
export type PublishOutcome =
  | OutboxResult
  | { readonly type: 'noDraft' }
  | { readonly type: 'noTarget' }
  /** The place is not what it was when the user last saw it. */
  | { readonly type: 'targetChanged' }
  | { readonly type: 'noCommit' }
  /** The branch must be on the server before a pull request of it can be opened. */
  | { readonly type: 'notPushed' }
  /** A category must be chosen for the discussions of that repository. */
  | { readonly type: 'noCategory'; readonly repository: KnownRepository }
  /** The author has to say whether it is to be published all the same. */
  | { readonly type: 'objections'; readonly objections: PublishObjections };

export interface PublishOrder {
  /** Deliver no earlier than this; `now`: at once, whatever goes with it. Else when what goes with it is due. */
  readonly notBefore?: Instant | 'now';
  /** Keys of the objections that the author saw and wants to publish in spite of. */
  readonly agreed?: ReadonlySet<string>;
}

export interface PublishedNote {
  readonly url: string;
  readonly at: Instant;
}

export interface PublishingPorts {
  readonly session: Pick<DraftSession, 'state' | 'startNext' | 'continueAsNext'>;
  readonly target: Pick<BranchTargetLookup, 'confirm'>;
  readonly destinations: Pick<Destinations, 'choice'>;
  readonly outbox: Outbox;
  readonly drafts: DraftStore;
  readonly clock: Clock;
  /** Gives what puts the generated parts of a draft in it as of this moment. */
  readonly completion?: () => Promise<(draft: Draft) => Draft>;
  /** The note of that repository whose place the draft can take. */
  readonly predecessor?: (draft: Draft, repository: KnownRepository) => Predecessor | undefined;
  /** What speaks against publishing that text. */
  readonly objections?: (draft: Draft, agreed: ReadonlySet<string>) => Promise<PublishObjections | undefined>;
  /** When that which goes with the note is due; `undefined`: at once, or nothing does. */
  readonly dueWith?: (note: NoteId) => Instant | undefined;
  /** Tells where the author is, for the receiver to start there. */
  readonly resume?: ResumeCapture;
}

type OpenSession = Extract<DraftSession['state'], { readonly type: 'open' }>;

/** Takes the open draft to where it is to be published, and clears it away once it stands there. */
export class Publishing implements Disposable {
  readonly #ports: PublishingPorts;
  readonly #changed = new Emitter<undefined>();
  /** The note that is being looked through, until it waits in the outbox or is known why it can not. */
  #preparing: NoteId | undefined;
  /** The notes that arrived here, by the id of the blank draft that was begun in the place of theirs. */
  readonly #published = new Map<NoteId, PublishedNote>();

  readonly onDidChange = this.#changed.event;

  constructor(ports: PublishingPorts) {
    this.#ports = ports;
  }

  /** The note after which the open, still blank draft was begun, where this window saw it arrive. */
  get justPublished(): PublishedNote | undefined {
    const { state } = this.#ports.session;
    if (state.type !== 'open' || state.draft.save.type !== 'unwritten') return undefined;
    return this.#published.get(state.draft.draft.header.id);
  }

  /** Whether the note is about to wait in the outbox, or stands on GitHub while its draft is being cleared away. */
  isUnderWay(note: NoteId): boolean {
    return this.#preparing === note || this.#ports.outbox.settling.has(note);
  }

  /** Stops telling of the last note, so that the next one can be written. */
  forgetPublished(): void {
    this.#published.clear();
    this.#changed.fire(undefined);
  }

  /**
   * Queues the open draft for the chosen destination, to be sent when `notBefore` says, unless something speaks
   * against its text that the author did not agree to. A draft that waits in the outbox already takes the place of its
   * earlier text there.
   */
  async publish(order: PublishOrder = {}): Promise<PublishOutcome> {
    const { state } = this.#ports.session;
    // The edit of a published note is no note of its own.
    if (state.type !== 'open' || state.draft.identity.edits !== undefined) return { type: 'noDraft' };
    this.#prepare(state.draft.draft.header.id);
    try {
      return await this.#queue(state, order);
    } finally {
      this.#prepare(undefined);
    }
  }

  #prepare(note: NoteId | undefined): void {
    this.#preparing = note;
    this.#changed.fire(undefined);
  }

  async #queue(
    state: OpenSession,
    { notBefore: wish, agreed = new Set() }: PublishOrder,
  ): Promise<PublishOutcome> {
    const { session, target, destinations, outbox } = this.#ports;
    // The branch may be switched while GitHub is asked: then it is another note, for another place.
    const isStillOpen = (): boolean => session.state.type === 'open' && session.state.draft === state.draft;
    const wanted = destinations.choice.chosen?.key;
    const found = await target.confirm();
    if (!isStillOpen()) return { type: 'targetChanged' };
    const { chosen } = destinations.choice;
    if (found.type !== 'found' || chosen === undefined) return { type: 'noTarget' };
    if (chosen.key !== wanted) return { type: 'targetChanged' };
    const { checkout, draft } = state;
    if (checkout.head.commit === undefined) return { type: 'noCommit' };
    const place = publishTargetOf(chosen);
    if (place === undefined) {
      return chosen.channel === 'newDiscussion'
        ? { type: 'noCategory', repository: chosen.facts.repository }
        : { type: 'notPushed' };
    }
    const complete = await this.#completion(chosen.facts.repository, found.viewer.login);
    const checked = complete(draft.draft);
    const objections = await this.#ports.objections?.(checked, agreed);
    if (!isStillOpen()) return { type: 'targetChanged' };
    if (objections !== undefined) return { type: 'objections', objections };
    // Not before: a blank draft stays blank where its author turns back.
    const completed = complete(draft.draft);
    if (completed !== draft.draft) draft.replace(completed);
    await draft.store();
    const notBefore = wish === 'now' ? undefined : (wish ?? this.#ports.dueWith?.(checked.header.id));
    const [resume, uncommitted] = await Promise.all([
      this.#ports.resume?.capture(checkout.root, checkout.head.commit),
      // Who leaves the evidence out says nothing of such work.
      checked.choices?.evidence === 'leftOut' ? undefined : this.#ports.resume?.uncommitted(checkout.root),
    ]);
    if (!isStillOpen()) return { type: 'targetChanged' };
    const request = {
      // What was typed since it was checked stays behind as the next note's text.
      draft: { ...checked, content: withoutBlankRows(checked.content) },
      repository: chosen.facts.repository,
      author: found.viewer.login,
      target: place,
      head: checkout.head.commit,
      source: { owner: found.head.owner, branch: found.head.branch },
      ...(resume === undefined ? {} : { resume }),
      ...(uncommitted === undefined || uncommitted === 0 ? {} : { uncommitted }),
      ...(notBefore === undefined ? {} : { notBefore }),
    };
    const queued = await publishNote(outbox, request);
    return queued.type === 'duplicate' ? this.#publishAgain(request) : queued;
  }

  /** What puts the generated parts in a draft, and the note before it whose place it takes. */
  async #completion(repository: KnownRepository, author: string): Promise<(draft: Draft) => Draft> {
    const complete = await this.#ports.completion?.();
    return (draft) => {
      const whole = complete?.(draft) ?? draft;
      const predecessor = this.#ports.predecessor?.(whole, repository);
      if (predecessor === undefined || predecessor.id === whole.header.supersedes) return whole;
      return supersedes(whole, predecessor, author) ? taking(whole, predecessor.id) : whole;
    };
  }

  /** Ends the waiting of the open draft in the outbox. */
  async sendNow(): Promise<PublishOutcome> {
    const { session, outbox } = this.#ports;
    return session.state.type === 'open'
      ? outbox.sendNow(session.state.draft.draft.header.id)
      : { type: 'noDraft' };
  }

  /** Clears the draft away once its note stands on GitHub: for the outbox to call after each write. */
  async finish({ work }: OutboxItem, comment: SentComment): Promise<void> {
    if (work.type !== 'note') return;
    const next = await this.#clearAway(work.draft);
    if (next !== undefined) this.#published.set(next, { url: comment.url, at: this.#ports.clock.now() });
    this.#changed.fire(undefined);
  }

  /** The text of a queued note was changed in the outbox: its draft follows where it says what was queued. */
  async follow(queued: Draft, changed: Draft): Promise<void> {
    const { session, drafts } = this.#ports;
    if (session.state.type === 'open' && session.state.draft.draft.header.id === queued.header.id) {
      const { draft } = session.state;
      if (saysTheSame(draft.draft, queued)) draft.replace(changed);
      return;
    }
    const stored = await this.#storedAs(queued);
    if (stored !== undefined) await drafts.save(stored.identity, formatDraft(changed), stored.version);
  }

  dispose(): void {
    this.#changed.dispose();
  }

  /** The draft's text and place, and the time asked for, replace those of the item that waits. */
  async #publishAgain({ notBefore, ...request }: PublishNoteRequest): Promise<PublishOutcome> {
    const { outbox } = this.#ports;
    const { id } = request.draft.header;
    const work = noteWork(request);
    // In an order in which neither the earlier text nor the earlier time can be the one that is sent.
    if (notBefore === undefined) {
      const edited = await outbox.edit(id, work);
      return edited.type === 'done' ? outbox.sendNow(id) : edited;
    }
    const postponed = await outbox.postpone(id, notBefore);
    return postponed.type === 'done' ? outbox.edit(id, work) : postponed;
  }

  /**
   * What was written after the note was queued is not on GitHub: it stays, as the draft of the next note. Gives the id
   * of the blank draft that was begun.
   */
  async #clearAway(sent: Draft): Promise<NoteId | undefined> {
    const { session, drafts } = this.#ports;
    const { id } = sent.header;
    if (session.state.type === 'open' && session.state.draft.draft.header.id === id) {
      if (saysTheSame(session.state.draft.draft, sent)) return session.startNext(id);
      session.continueAsNext();
      return undefined;
    }
    const stored = await this.#storedAs(sent);
    if (stored !== undefined) await drafts.discard(stored.identity);
    return undefined;
  }

  /** The draft of a branch that is not open here, where it says what was sent. */
  async #storedAs(sent: Draft): Promise<StoredDraft | undefined> {
    const { drafts } = this.#ports;
    const { id, branch, kind } = sent.header;
    for (const entry of (await drafts.list()).entries) {
      if (entry.type !== 'draft' || entry.identity.branch !== branch || entry.identity.kind !== kind)
        continue;
      const loaded = await drafts.load(entry.identity);
      if (loaded.type !== 'found') continue;
      const { draft } = parseDraft(loaded.draft.text, sent.header);
      if (draft.header.id === id && saysTheSame(draft, sent)) return loaded.draft;
    }
    return undefined;
  }
}

/** Whether a draft says no more than what was sent, which is sent without blank rows. */
export function saysTheSame(draft: Draft, sent: Draft): boolean {
  const written = { ...draft, content: withoutBlankRows(draft.content) };
  return formatDraft(written) === formatDraft(sent);
}
