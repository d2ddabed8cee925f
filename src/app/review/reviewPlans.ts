import * as v from 'valibot';
import { noteDelivery } from '../../core/availability/reviewers/deliveryChoices.ts';
import type { Instant } from '../../core/instant.ts';
import type { NoteId } from '../../core/note/note.ts';
import { Emitter } from '../emitter.ts';
import type { Outbox, OutboxResult } from '../outbox/outbox.ts';
import { notBeforeOf, type OutboxItem } from '../outbox/outboxItem.ts';
import type { Disposable } from '../ports/event.ts';
import type { Identifiers } from '../ports/identifiers.ts';
import type { KeptValues } from '../ports/keptValues.ts';
import type { Log } from '../ports/log.ts';
import { requestReviews, type PlannedReview } from './requestReview.ts';

export interface ReviewPlan {
  /** Number of the pull request. */
  readonly pullRequest: number;
  readonly reviews: readonly PlannedReview[];
}

export interface ReviewPlansPorts {
  readonly outbox: Outbox;
  readonly identifiers: Identifiers;
  readonly kept: KeptValues;
  readonly log: Log;
}

const key = 'baton.reviewPlans';

const planSchema: v.GenericSchema<unknown, ReviewPlan> = v.object({
  pullRequest: v.pipe(v.number(), v.integer(), v.minValue(1)),
  reviews: v.array(v.object({ login: v.string(), at: v.nullable(v.pipe(v.number(), v.finite())) })),
});
const plansSchema = v.record(v.string(), planSchema);

/**
 * Reviews that are to be asked for when a note is published: kept with the note's id while it is written, and put into
 * the outbox once the note is there.
 */
export class ReviewPlans implements Disposable {
  readonly #ports: ReviewPlansPorts;
  readonly #changed = new Emitter<undefined>();
  readonly #requested = new Emitter<readonly OutboxResult[]>();
  readonly #subscription: Disposable;
  readonly #queuing = new Set<NoteId>();
  #plans: ReadonlyMap<NoteId, ReviewPlan>;

  readonly onDidChange = this.#changed.event;
  /** Fires when the requests of a plan were put into the outbox. */
  readonly onDidRequest = this.#requested.event;

  constructor(ports: ReviewPlansPorts) {
    this.#ports = ports;
    const decoded = v.safeParse(plansSchema, ports.kept.get(key));
    this.#plans = new Map(decoded.success ? Object.entries(decoded.output) : []);
    this.#subscription = ports.outbox.onDidChange((items) => void this.#follow(items));
    void this.#follow(ports.outbox.items);
  }

  of(note: NoteId): ReviewPlan | undefined {
    return this.#plans.get(note);
  }

  /** When the note goes out, with the first of its requests; `undefined`: at once. */
  dueWith(note: NoteId): Instant | undefined {
    return noteDelivery(this.#plans.get(note)?.reviews ?? []) ?? undefined;
  }

  async set(note: NoteId, plan: ReviewPlan): Promise<void> {
    await this.#keep(new Map([...this.#plans, [note, plan]]));
    await this.#follow(this.#ports.outbox.items);
  }

  async forget(note: NoteId): Promise<void> {
    if (!this.#plans.has(note)) return;
    await this.#keep(new Map([...this.#plans].filter(([id]) => id !== note)));
  }

  /**
   * Its note was taken out of the outbox: what waits there of its requests goes back to the plan, to be asked for when
   * the note is published after all. Gives whose review that is.
   */
  async takeBack(note: NoteId): Promise<readonly string[]> {
    const { outbox } = this.#ports;
    const reviews: PlannedReview[] = [];
    let pullRequest = 0;
    for (const item of outbox.items) {
      const { id, work, repository } = item;
      if (work.type !== 'reviewRequest' || work.note !== note) continue;
      const result = await outbox.cancel(id);
      if (result.type !== 'cancelled' || result.mayHaveBeenSent) continue;
      ({ pullRequest } = work);
      const logins = [...work.logins, ...work.teams.map((slug) => `${repository.owner}/${slug}`)];
      reviews.push(...logins.map((login) => ({ login, at: notBeforeOf(item) ?? null })));
    }
    if (reviews.length > 0) await this.set(note, { pullRequest, reviews });
    return reviews.map(({ login }) => login);
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
    this.#requested.dispose();
  }

  async #follow(items: readonly OutboxItem[]): Promise<void> {
    for (const { work, author, repository } of items) {
      if (work.type !== 'note') continue;
      const note = work.draft.header.id;
      const plan = this.#plans.get(note);
      if (plan === undefined) continue;
      if (this.#queuing.has(note)) continue;
      this.#queuing.add(note);
      const results = await requestReviews(this.#ports, { repository, author, note, ...plan });
      this.#queuing.delete(note);
      // What could not be queued is asked for again at the outbox's next change, or after a restart.
      if (results.every(({ type }) => ['done', 'duplicate', 'held'].includes(type))) await this.forget(note);
      this.#requested.fire(results);
    }
  }

  async #keep(plans: ReadonlyMap<NoteId, ReviewPlan>): Promise<void> {
    this.#plans = plans;
    this.#changed.fire(undefined);
    try {
      await this.#ports.kept.set(key, Object.fromEntries(plans));
    } catch (error) {
      this.#ports.log.error('The planned review requests could not be kept', error);
    }
  }
}
