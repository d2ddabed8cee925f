import type { ReviewDelivery } from '../../core/availability/reviewers/deliveryChoices.ts';
import type { Instant } from '../../core/instant.ts';
import type { NoteId } from '../../core/note/note.ts';
import type { Outbox, OutboxResult } from '../outbox/outbox.ts';
import type { ReviewRequestWork } from '../outbox/outboxItem.ts';
import type { Identifiers } from '../ports/identifiers.ts';
import type { KnownRepository } from '../repository/repositoryReference.ts';
import { waitingRequest } from './waitingRequest.ts';

/** Whose review is asked for, and when; plain data, so that it can be kept until the note is written. */
export interface PlannedReview {
  readonly login: string;
  /** Null: at once. */
  readonly at: Instant | null;
}

export interface ReviewRequestOrder {
  readonly repository: KnownRepository;
  /** Login of the viewer. */
  readonly author: string;
  /** Number of the pull request. */
  readonly pullRequest: number;
  readonly reviews: readonly PlannedReview[];
  /** The note that goes with the requests. */
  readonly note?: NoteId;
}

/**
 * Puts one review request for each person and team into the outbox, each to be sent no earlier than its time: one that
 * GitHub refuses, or that the user cancels, does not hold up the others. One that waits already gets the time that is
 * asked for by now.
 */
export async function requestReviews(
  { outbox, identifiers }: { readonly outbox: Outbox; readonly identifiers: Identifiers },
  { repository, author, pullRequest, reviews, note }: ReviewRequestOrder,
): Promise<readonly OutboxResult[]> {
  const results: OutboxResult[] = [];
  await outbox.ready();
  for (const { login, at } of reviews) {
    const work = workFor(login, pullRequest);
    const waiting = waitingRequest(outbox.items, { repository, pullRequest }, login);
    const moved = waiting === undefined ? undefined : await moveTo(outbox, waiting.id, at);
    results.push(
      moved ??
        (await outbox.add({
          // Of a published note, each is asked once, however often this is done.
          id: note === undefined ? identifiers.next() : `review-${note}-${login}`,
          author,
          repository,
          work: { ...work, ...(note === undefined ? {} : { note }) },
          ...(at === null ? {} : { notBefore: at }),
        })),
    );
  }
  return results;
}

/** Undefined where it is on its way, or gone meanwhile. */
async function moveTo(outbox: Outbox, id: string, at: Instant | null): Promise<OutboxResult | undefined> {
  const result = await (at === null ? outbox.sendNow(id) : outbox.postpone(id, at));
  return result.type === 'busy' || result.type === 'absent' ? undefined : result;
}

/** A team is named to GitHub by its slug: only teams of the repository's own organisation can review. */
function workFor(login: string, pullRequest: number): ReviewRequestWork {
  const slug = login.split('/')[1];
  return {
    type: 'reviewRequest',
    pullRequest,
    logins: slug === undefined ? [login] : [],
    teams: slug === undefined ? [] : [slug],
  };
}

/** The chosen deliveries as plain data. */
export function plannedReviews(deliveries: readonly ReviewDelivery[]): readonly PlannedReview[] {
  return deliveries.map(({ reviewer, at }) => ({ login: reviewer.candidate.login, at }));
}
