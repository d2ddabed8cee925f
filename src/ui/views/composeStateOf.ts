import type { FactsState } from './factsStateOf.ts';
import type { BranchTarget } from '../../app/repository/branchTarget.ts';
import type { DraftSessionState } from '../../app/drafts/draftSession.ts';
import type { SaveState as KeptState } from '../../app/drafts/openDraft.ts';
import type { DestinationChoice } from '../../app/destinations/destination.ts';
import type { PendingItem } from '../../app/outbox/outboxItem.ts';
import type { DraftIdentity } from '../../app/ports/draftStore.ts';
import { handoffsIn, type HandoffListState } from '../../app/handoffs/handoffList.ts';
import { predecessorIn } from '../../app/publishing/predecessorIn.ts';
import type { ReviewPlan } from '../../app/review/reviewPlans.ts';
import { noteDelivery } from '../../core/availability/reviewers/deliveryChoices.ts';
import type { Draft } from '../../core/note/note.ts';
import type { Instant } from '../../core/instant.ts';
import type { ComposeState, Person, SaveState, Writing } from '../../protocol/composeState.ts';
import { destinationsStateOf, publishingOf, targetStateOf } from './publishState.ts';

export interface ComposeFacts {
  readonly session: DraftSessionState;
  readonly target: BranchTarget;
  /** The last edit of the view that the draft includes. */
  readonly revision: number;
  readonly outboxItem: PendingItem | undefined;
  readonly isUnderWay: boolean;
  /** Where the draft can be published. */
  readonly destinations: DestinationChoice;
  /** Where the open draft stands on GitHub, once it was published. */
  readonly published: { readonly url: string; readonly at: Instant } | undefined;
  readonly facts: FactsState;
  /** The notes that are known, for the one whose place the draft can take. */
  readonly handoffs: HandoffListState;
  /** The reviews that are asked for when the draft is published. */
  readonly plan: ReviewPlan | undefined;
  readonly people: readonly Person[];
  /** What is open in the editor; absent when nothing is. */
  readonly openFiles: Writing['openFiles'];
  readonly now: Instant;
  readonly zone: string;
}

/** What the compose view is to show, from what the use-cases know. */
export function composeStateOf(facts: ComposeFacts): ComposeState {
  const { session, target, now, zone } = facts;
  if (session.type === 'closed') return { type: session.workspace.type };
  if (session.type === 'detached') return { type: 'detached', commit: session.commit };
  const repository = repositoryName(target);
  return {
    type: 'writing',
    ...(repository === undefined ? {} : { repository }),
    branch: session.draft.identity.branch,
    draft: session.draft.draft,
    ...editingStateOf(session.draft.identity, facts.handoffs),
    revision: facts.revision,
    version: session.draft.version,
    save: saveStateOf(session.draft.save),
    target: targetStateOf(target, now),
    people: facts.people,
    ...(target.type === 'found' ? { viewer: target.viewer.login } : {}),
    zone,
    drafts: session.stored,
    ...facts.facts,
    ...(facts.openFiles === undefined ? {} : { openFiles: facts.openFiles }),
    ...(session.draft.identity.edits === undefined
      ? {
          ...predecessorStateOf(facts, session.draft.draft),
          ...(facts.plan === undefined ? {} : { review: reviewStateOf(facts.plan, now) }),
          publishing: publishingOf(facts),
          destinations: destinationsStateOf(facts.destinations),
        }
      : { publishing: { type: 'idle' } }),
    now,
  };
}

/** Where the published note stands whose edit the draft is. */
function editingStateOf({ edits }: DraftIdentity, handoffs: HandoffListState): Pick<Writing, 'editing'> {
  if (edits === undefined) return {};
  const note = handoffsIn(handoffs).find(({ entry }) => entry.thread.note.header.id === edits);
  return { editing: note === undefined ? {} : { url: note.entry.thread.comment.url } };
}

function reviewStateOf({ reviews }: ReviewPlan, now: Instant): NonNullable<Writing['review']> {
  const at = noteDelivery(reviews);
  return { who: reviews.map(({ login }) => login), ...(at === null || at <= now ? {} : { at }) };
}

function predecessorStateOf(
  { handoffs, destinations }: ComposeFacts,
  draft: Draft,
): Pick<Writing, 'predecessor'> {
  const repository = destinations.chosen?.facts.repository;
  const found = repository === undefined ? undefined : predecessorIn(handoffs, draft, repository);
  if (found === undefined) return {};
  const { header, content } = found.thread.note;
  return {
    predecessor: {
      id: found.id,
      summary: content.summary,
      publishedAt: header.publishedAt,
      waitingOn: found.waitingOn,
    },
  };
}

function repositoryName(target: BranchTarget): string | undefined {
  const reference =
    target.type === 'found'
      ? target.facts.repository
      : target.type === 'looking' || target.type === 'failed'
        ? target.reference
        : undefined;
  return reference === undefined ? undefined : `${reference.owner}/${reference.name}`;
}

function saveStateOf(save: KeptState): SaveState {
  switch (save.type) {
    case 'unwritten':
    case 'saving':
    case 'saved':
      return save;
    case 'failed':
      return { type: 'failed', code: save.failure.code };
  }
}
