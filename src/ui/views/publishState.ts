import type { BranchTarget } from '../../app/repository/branchTarget.ts';
import type { Destination, DestinationChoice } from '../../app/destinations/destination.ts';
import type { DraftSessionState } from '../../app/drafts/draftSession.ts';
import type { FailReason, PauseReason, PendingItem } from '../../app/outbox/outboxItem.ts';
import type { GitHubFailureReason } from '../../app/ports/gitHubFailure.ts';
import { saysTheSame } from '../../app/publishing/publishing.ts';
import type { Instant } from '../../core/instant.ts';
import type { PublishTarget } from '../../protocol/composeState.ts';
import type {
  DestinationPlace,
  DestinationsState,
  FailureDetail,
  Publishing,
} from '../../protocol/publishState.ts';
import { destinationPhrase } from '../words/destinationPhrase.ts';

/** What is known of the branch's pull request, or why nothing is. */
export function targetStateOf(target: BranchTarget, now: Instant): PublishTarget {
  switch (target.type) {
    case 'none':
    case 'looking':
      return { type: 'looking' };
    case 'noRemote':
      return { type: 'noRemote' };
    case 'failed':
      return failedTarget(target.reason, now);
    case 'found': {
      if (target.facts.isArchived) return { type: 'archived' };
      if (target.pullRequest === undefined) return { type: 'noPullRequest' };
      const { number, title, url, state, isLocked } = target.pullRequest;
      if (state === 'closed') return { type: 'pullRequestClosed', number, title, url };
      if (state === 'merged') return { type: 'pullRequestMerged', number, title, url };
      return isLocked ? { type: 'locked' } : { type: 'pullRequest', number, title, url };
    }
  }
}

function failedTarget(reason: GitHubFailureReason, now: Instant): PublishTarget {
  switch (reason.type) {
    case 'signedOut':
    case 'unauthorized':
      return { type: 'signedOut' };
    case 'sso':
      return reason.url === undefined ? { type: 'forbidden' } : { type: 'sso', url: reason.url };
    case 'notFound':
    case 'gone':
      return { type: 'notFound' };
    case 'forbidden':
      return { type: 'forbidden' };
    case 'primaryLimit':
    case 'secondaryLimit':
      return { type: 'rateLimited', until: now + reason.waitMilliseconds };
    case 'archived':
    case 'locked':
      return { type: reason.type };
    case 'offline':
    case 'timeout':
    case 'connectionLost':
    case 'unavailable':
    case 'unreadable':
    case 'invalid':
    case 'unsupported':
    case 'redirected':
    case 'cancelled':
      return { type: 'unreachable' };
  }
}

export interface PublishingFacts {
  readonly session: DraftSessionState;
  readonly outboxItem: PendingItem | undefined;
  /** It is about to wait there, or has just left it for GitHub. */
  readonly isUnderWay: boolean;
  /** Where the open draft stands on GitHub, once it was published. */
  readonly published: { readonly url: string; readonly at: Instant } | undefined;
}

/** How far the open draft is on its way to GitHub. */
export function publishingOf({ session, outboxItem, isUnderWay, published }: PublishingFacts): Publishing {
  if (published !== undefined) return { type: 'published', ...published };
  if (outboxItem === undefined) return { type: isUnderWay ? 'sending' : 'idle' };
  const progress = progressOf(outboxItem);
  if (progress.type !== 'queued') return progress;
  const { work } = outboxItem;
  const isChanged =
    session.type === 'open' && work.type === 'note' && !saysTheSame(session.draft.draft, work.draft);
  return { ...progress, destination: destinationPhrase(work), isChanged };
}

type Progress = Exclude<Publishing, { readonly type: 'published' }>;

/** How far an outbox item is, in the words of the views. */
export function progressOf(item: PendingItem): Progress {
  const { state } = item;
  switch (state.type) {
    case 'waiting':
      return { type: 'queued', ...(state.notBefore === undefined ? {} : { until: state.notBefore }) };
    case 'sending':
    case 'looking':
      return { type: state.type };
    case 'paused':
      return pausedProgress(item, state);
    case 'failed':
      return { type: 'failed', code: failCode[state.reason.type], ...detailOf(state.reason, item.author) };
  }
}

type Paused = Extract<PendingItem['state'], { readonly type: 'paused' }>;

function pausedProgress({ author }: PendingItem, { reason, since, waitMilliseconds }: Paused): Progress {
  const until = waitMilliseconds === undefined ? undefined : since + waitMilliseconds;
  switch (reason.type) {
    case 'signedOut':
    case 'unauthorized':
    case 'otherAccount':
      return { type: 'failed', code: 'signedOut', ...detailOf(reason, author) };
    case 'sso':
      return { type: 'failed', code: 'sso', ...(reason.url === undefined ? {} : { url: reason.url }) };
    case 'cancelled':
      return { type: 'failed', code: 'unknown' };
    case 'offline':
    case 'timeout':
    case 'connectionLost':
    case 'unavailable':
    case 'unreadable':
    case 'primaryLimit':
    case 'secondaryLimit':
      return until === undefined
        ? { type: 'failed', code: 'unreachable' }
        : { type: 'waiting', until, reason: waitReason[reason.type] };
  }
}

const waitReason = {
  offline: 'offline',
  timeout: 'noAnswer',
  connectionLost: 'noAnswer',
  unavailable: 'noAnswer',
  unreadable: 'noAnswer',
  primaryLimit: 'limit',
  secondaryLimit: 'limit',
} as const;

function detailOf(reason: FailReason | PauseReason, author: string): { readonly detail?: FailureDetail } {
  switch (reason.type) {
    case 'otherAccount':
      return { detail: { type: 'otherAccount', author, signedIn: reason.login } };
    case 'invalid':
      return reason.problems.length === 0
        ? {}
        : { detail: { type: 'refused', words: reason.problems.join('; ') } };
    case 'redirected':
      return { detail: { type: 'redirected', host: reason.host } };
    case 'unsupported':
      return {
        detail: { type: reason.feature === 'draftPullRequests' ? 'noDraftPullRequests' : 'noDiscussions' },
      };
    default:
      return {};
  }
}

const failCode = {
  notFound: 'notFound',
  forbidden: 'forbidden',
  locked: 'locked',
  archived: 'archived',
  gone: 'notFound',
  invalid: 'rejected',
  unsupported: 'rejected',
  redirected: 'rejected',
  tooLong: 'tooLong',
  conflict: 'rejected',
  pullRequestClosed: 'rejected',
  notReviewers: 'rejected',
} as const;

/** Where the open draft can be published, for the form. */
export function destinationsStateOf(choice: DestinationChoice): DestinationsState {
  const { destinations, chosen, rule, warning, withoutDiscussions } = choice;
  return {
    places: destinations.map(placeOf),
    rule,
    ...(chosen === undefined ? {} : { chosen: chosen.key }),
    ...(warning === undefined ? {} : { warning }),
    ...(withoutDiscussions === undefined ? {} : { lacksDiscussions: lack(withoutDiscussions) }),
  };
}

/** A place as the views name it. */
export function placeOf(destination: Destination): DestinationPlace {
  const { key, facts } = destination;
  const repository = `${facts.repository.owner}/${facts.repository.name}`;
  switch (destination.channel) {
    case 'prComment': {
      const { number, title, isDraft } = destination.pullRequest;
      return { channel: 'prComment', key, repository, number, title, isDraft };
    }
    case 'discussionComment':
      return { channel: 'discussionComment', key, repository, number: destination.number };
    case 'newDiscussion': {
      const { category } = destination;
      return {
        channel: 'newDiscussion',
        key,
        repository,
        ...(category === undefined ? {} : { category: category.name }),
      };
    }
    case 'draftPullRequest':
      return {
        channel: 'draftPullRequest',
        key,
        repository,
        baseBranch: destination.baseBranch,
        isPushed: destination.isPushed,
      };
  }
}

function lack({ type }: GitHubFailureReason): NonNullable<DestinationsState['lacksDiscussions']> {
  if (type === 'unsupported') return 'server';
  return type === 'forbidden' || type === 'notFound' || type === 'sso' ? 'account' : 'passing';
}
