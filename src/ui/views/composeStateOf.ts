import type { BranchTarget } from '../../app/branchTarget.ts';
import type { DraftSessionState } from '../../app/draftSession.ts';
import type { SaveState as KeptState } from '../../app/openDraft.ts';
import type { OutboxItem } from '../../app/outbox/outboxItem.ts';
import type { GitHubFailureReason } from '../../app/ports/gitHubFailure.ts';
import type { Instant } from '../../core/instant.ts';
import type {
  ComposeState,
  Person,
  Publishing,
  PublishTarget,
  SaveState,
  Writing,
} from '../../protocol/composeState.ts';

export interface ComposeFacts {
  readonly session: DraftSessionState;
  readonly target: BranchTarget;
  /** The last edit of the view that the draft includes. */
  readonly revision: number;
  readonly outboxItem: OutboxItem | undefined;
  /** Where the open draft stands on GitHub, once it was published. */
  readonly published: { readonly url: string; readonly at: Instant } | undefined;
  readonly problems: Writing['problems'];
  readonly people: readonly Person[];
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
    branch: session.branch,
    draft: session.draft.draft,
    revision: facts.revision,
    version: session.draft.version,
    save: saveStateOf(session.draft.save),
    target: publishTargetOf(target, now),
    people: facts.people,
    ...(target.type === 'found' ? { viewer: target.viewer.login } : {}),
    zone,
    drafts: session.stored,
    problems: facts.problems,
    publishing: publishingOf(facts),
    now,
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
      return { type: 'failed', code: saveFailureCode[save.failure.code] };
  }
}

const saveFailureCode = {
  noSpace: 'storageFull',
  readOnly: 'readOnly',
  denied: 'readOnly',
  tooLarge: 'unknown',
  other: 'unknown',
} as const;

function publishTargetOf(target: BranchTarget, now: Instant): PublishTarget {
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

function publishingOf({ outboxItem, published }: ComposeFacts): Publishing {
  if (published !== undefined) return { type: 'published', ...published };
  return outboxItem === undefined ? { type: 'idle' } : progressOf(outboxItem);
}

/** How far an outbox item is, in the words of the views. */
export function progressOf({ state }: OutboxItem): Exclude<Publishing, { readonly type: 'published' }> {
  switch (state.type) {
    case 'waiting':
      return { type: 'queued', ...(state.notBefore === undefined ? {} : { until: state.notBefore }) };
    case 'sending':
    case 'looking':
      return { type: state.type };
    case 'sent':
      return { type: 'sending' };
    case 'paused':
      return pausedProgress(state);
    case 'failed':
      return { type: 'failed', code: failCode[state.reason.type] };
  }
}

type OutboxState = OutboxItem['state'];

function pausedProgress({
  reason,
  since,
  waitMilliseconds,
}: Extract<OutboxState, { type: 'paused' }>): Exclude<Publishing, { readonly type: 'published' }> {
  switch (reason.type) {
    case 'signedOut':
    case 'unauthorized':
    case 'otherAccount':
      return { type: 'failed', code: 'signedOut' };
    case 'sso':
      return { type: 'failed', code: 'sso', ...(reason.url === undefined ? {} : { url: reason.url }) };
    case 'storage':
    case 'cancelled':
      return { type: 'failed', code: 'unknown' };
    case 'offline':
    case 'timeout':
    case 'connectionLost':
    case 'unavailable':
    case 'unreadable':
    case 'primaryLimit':
    case 'secondaryLimit':
      return waitMilliseconds === undefined
        ? { type: 'failed', code: 'unreachable' }
        : { type: 'waiting', until: since + waitMilliseconds };
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
  redirected: 'unreachable',
  tooLong: 'tooLong',
  conflict: 'rejected',
  pullRequestClosed: 'rejected',
  notReviewers: 'rejected',
} as const;
