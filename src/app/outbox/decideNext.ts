import { DAY } from '../../core/availability/civilDate.ts';
import type { Instant } from '../../core/instant.ts';
import type { CommentSubject } from '../ports/gitHubComments.ts';
import type { GitHubFailureReason } from '../ports/gitHubFailure.ts';
import { withWork } from './applyOrder.ts';
import type { FailReason, OutboxItem, OutboxState, PauseReason, SentComment } from './outboxItem.ts';

/** What happened to an item. */
export type OutboxEvent =
  /** Its wait is over. */
  | { readonly type: 'due' }
  /** It was read from storage: at the start, or when the right to send passed to this window. */
  | { readonly type: 'recovered' }
  | { readonly type: 'posted'; readonly comment: SentComment }
  /** The pull request into which the note goes is open; the note itself is still to be written. */
  | { readonly type: 'placed'; readonly subject: CommentSubject }
  /** The write failed; `sent` tells whether it was begun at all. */
  | { readonly type: 'refused'; readonly reason: GitHubFailureReason | OtherAccount; readonly sent: boolean }
  /** It must not be written as it is. */
  | { readonly type: 'rejected'; readonly reason: FailReason }
  /** All comments of the author that carry the item's id, oldest first. */
  | { readonly type: 'looked'; readonly found: readonly SentComment[] }
  | { readonly type: 'lookFailed'; readonly reason: GitHubFailureReason }
  /** What follows a write was done. */
  | { readonly type: 'settled' }
  /** Later copies, if any, were removed; `comment` is the one that stays. */
  | { readonly type: 'swept'; readonly comment: SentComment }
  | { readonly type: 'sweepFailed'; readonly reason: GitHubFailureReason };

type OtherAccount = Extract<PauseReason, { type: 'otherAccount' }>;

/** What is to be done with an item in its state. Waits are in milliseconds of the monotonic clock. */
export type OutboxAction =
  | { readonly type: 'write' }
  | { readonly type: 'look' }
  | { readonly type: 'sweep' }
  | { readonly type: 'wait'; readonly milliseconds: number }
  | { readonly type: 'waitUntil'; readonly instant: Instant }
  | { readonly type: 'waitForSession' }
  /** Only the user can bring it further. */
  | { readonly type: 'rest' }
  | { readonly type: 'remove' };

export interface Decision {
  /** With its revision unchanged; the same object when nothing about it changed. */
  readonly item: OutboxItem;
  readonly action: OutboxAction;
}

/** An unknown outcome is looked up 2, 8 and 20 s after the write failed. */
const lookDelays = [2000, 6000, 12_000] as const;
/** After a write of unknown outcome, copies are removed about 20 s, 60 s and 150 s after one was found. */
const sweepDelays = [90_000, 40_000, 20_000] as const;
const sweepRetryDelay = 60_000;
/** So long a sent item is kept, for the other windows to see it. */
const sentDelay = 5000;
/** So long it is remembered that a cancelled item may have reached GitHub: 90 days. */
const cancelledMemory = 90 * DAY;
const longestPause = 300_000;

/**
 * The rules of publishing exactly once, as a function: nothing is written again before GitHub was asked whether the
 * last write arrived, what cannot succeed is kept with its reason, what can is tried again by itself.
 */
export function decideNext(item: OutboxItem, event: OutboxEvent, now: Instant): Decision {
  const next = nextItem(item, event, now);
  return { item: next, action: nextAction(next, event, now) };
}

function nextItem(item: OutboxItem, event: OutboxEvent, now: Instant): OutboxItem {
  const { state } = item;
  const to = (changed: OutboxState): OutboxItem => ({ ...item, state: changed });
  switch (event.type) {
    case 'due':
      if (state.type === 'waiting' || (state.type === 'paused' && state.outcome.type === 'notSent')) {
        return { ...to({ type: 'sending', since: now }), attempts: item.attempts + 1 };
      }
      if (state.type === 'paused' && state.outcome.type === 'unknown') {
        const { looks, notBefore } = state.outcome;
        return to({ type: 'looking', reason: state.reason, looks, since: now, ...dueAt(notBefore) });
      }
      return item;
    case 'recovered':
      return state.type === 'sending' ? unknownOutcome(item, { type: 'cancelled' }, now) : item;
    case 'posted':
      return state.type === 'sending' ? sent(item, event.comment, now) : item;
    case 'placed':
      return state.type === 'sending' || state.type === 'looking' ? placed(item, event.subject) : item;
    case 'refused':
      return state.type === 'sending' ? refused(item, event, now) : item;
    case 'rejected':
      return state.type === 'sending' ? to({ type: 'failed', reason: event.reason, since: now }) : item;
    case 'looked':
      return state.type === 'looking' ? looked(item, state, event.found[0], now) : item;
    case 'lookFailed': {
      if (state.type !== 'looking') return item;
      const { reason } = event;
      if (!isPassing(reason)) return to({ type: 'failed', reason, since: now });
      const { looks, notBefore } = state;
      return paused(item, reason, { type: 'unknown', looks, ...dueAt(notBefore) }, now);
    }
    case 'settled':
      return state.type === 'sent' ? to({ ...state, settled: true }) : item;
    case 'swept':
      if (state.type !== 'sent') return item;
      return to({ ...state, comment: event.comment, sweeps: Math.max(0, state.sweeps - 1) });
    case 'sweepFailed':
      return state.type === 'sent' && !isPassing(event.reason) ? to({ ...state, sweeps: 0 }) : item;
  }
}

function nextAction({ state }: OutboxItem, event: OutboxEvent, now: Instant): OutboxAction {
  switch (state.type) {
    case 'waiting':
      return state.notBefore === undefined
        ? { type: 'wait', milliseconds: 0 }
        : { type: 'waitUntil', instant: state.notBefore };
    case 'sending':
      return event.type === 'due' ? { type: 'write' } : { type: 'rest' };
    case 'looking':
      if (event.type === 'due') return { type: 'look' };
      return { type: 'wait', milliseconds: lookDelays[state.looks] ?? 0 };
    case 'paused':
      return state.waitMilliseconds === undefined
        ? { type: 'waitForSession' }
        : { type: 'wait', milliseconds: state.waitMilliseconds };
    case 'failed':
      return { type: 'rest' };
    case 'sent':
      if (event.type === 'due') return { type: state.sweeps === 0 ? 'remove' : 'sweep' };
      if (state.sweeps === 0) return { type: 'wait', milliseconds: sentDelay };
      return {
        type: 'wait',
        milliseconds: event.type === 'sweepFailed' ? sweepRetryDelay : (sweepDelays[state.sweeps - 1] ?? 0),
      };
    case 'cancelled':
      if (event.type === 'due') return { type: 'remove' };
      return now - state.since > cancelledMemory ? { type: 'wait', milliseconds: 0 } : { type: 'rest' };
  }
}

function sent(item: OutboxItem, comment: SentComment, now: Instant): OutboxItem {
  // Edits and review requests leave no copies: to write one twice changes nothing.
  const leavesCopies = !['edit', 'minimise', 'reviewRequest'].includes(item.work.type);
  const sweeps = item.mayHaveCopies && leavesCopies ? sweepDelays.length : 0;
  return { ...item, state: { type: 'sent', comment, sweeps, since: now } };
}

/** What follows is another write, of which no copy can exist yet. */
function placed(item: OutboxItem, subject: CommentSubject): OutboxItem {
  if (item.work.type !== 'note') return item;
  const work = { ...item.work, target: subject };
  const due = item.state.type === 'looking' ? dueAt(item.state.notBefore) : {};
  const next = withWork({ ...item, mayHaveCopies: false }, work);
  return { ...next, attempts: 0, state: { type: 'waiting', ...due } };
}

function refused(
  item: OutboxItem,
  { reason, sent: begun }: Extract<OutboxEvent, { type: 'refused' }>,
  now: Instant,
): OutboxItem {
  if (!isPassing(reason)) return { ...item, state: { type: 'failed', reason, since: now } };
  return begun && leavesUnknown(reason)
    ? unknownOutcome(item, reason, now)
    : paused(item, reason, { type: 'notSent' }, now);
}

function unknownOutcome(item: OutboxItem, reason: PauseReason, now: Instant): OutboxItem {
  return { ...item, mayHaveCopies: true, state: { type: 'looking', reason, looks: 0, since: now } };
}

function looked(
  item: OutboxItem,
  { looks, reason, notBefore }: Extract<OutboxState, { type: 'looking' }>,
  found: SentComment | undefined,
  now: Instant,
): OutboxItem {
  if (found !== undefined) {
    // What was changed since is not on GitHub: only what was attempted then may be taken for sent.
    const { attempted, ...rest } = item;
    return sent(
      attempted === undefined ? item : { ...rest, work: attempted, changed: item.work },
      found,
      now,
    );
  }
  if (looks + 1 < lookDelays.length) {
    return { ...item, state: { type: 'looking', reason, looks: looks + 1, since: now, ...dueAt(notBefore) } };
  }
  // The first time it is written again at once, later after a pause and one more look.
  const mayWrite = item.attempts < 2 || looks >= lookDelays.length;
  return mayWrite
    ? { ...item, state: { type: 'waiting', ...dueAt(notBefore) } }
    : paused(item, reason, { type: 'unknown', looks: lookDelays.length, ...dueAt(notBefore) }, now);
}

function dueAt(notBefore: Instant | undefined): { readonly notBefore?: Instant } {
  return notBefore === undefined ? {} : { notBefore };
}

function paused(
  item: OutboxItem,
  reason: PauseReason,
  outcome: Extract<OutboxState, { type: 'paused' }>['outcome'],
  now: Instant,
): OutboxItem {
  const waitMilliseconds = pauseLength(reason, item.attempts);
  return {
    ...item,
    state: {
      type: 'paused',
      reason,
      outcome,
      since: now,
      ...(waitMilliseconds === undefined ? {} : { waitMilliseconds }),
    },
  };
}

/** `undefined`: it ends with another session. A limit that is met again is waited for longer each time. */
function pauseLength(reason: PauseReason, attempts: number): number | undefined {
  const growth = 2 ** Math.min(Math.max(attempts - 1, 0), 5);
  switch (reason.type) {
    case 'signedOut':
    case 'unauthorized':
    case 'otherAccount':
      return undefined;
    case 'primaryLimit':
      return reason.waitMilliseconds;
    case 'secondaryLimit':
      return reason.waitMilliseconds * growth;
    case 'sso':
      return 60_000;
    case 'offline':
    case 'timeout':
    case 'connectionLost':
    case 'unavailable':
    case 'unreadable':
    case 'cancelled':
      return Math.min(5000 * growth, reason.type === 'offline' ? 60_000 : longestPause);
  }
}

/** Whether a failed write may have been carried out all the same. */
function leavesUnknown({ type }: PauseReason): boolean {
  switch (type) {
    case 'timeout':
    case 'connectionLost':
    case 'unavailable':
    case 'unreadable':
    case 'cancelled':
      return true;
    case 'offline':
    case 'signedOut':
    case 'unauthorized':
    case 'sso':
    case 'primaryLimit':
    case 'secondaryLimit':
    case 'otherAccount':
      return false;
  }
}

function isPassing(
  reason: GitHubFailureReason | OtherAccount,
): reason is Extract<typeof reason, PauseReason> {
  switch (reason.type) {
    case 'notFound':
    case 'forbidden':
    case 'locked':
    case 'archived':
    case 'gone':
    case 'invalid':
    case 'unsupported':
    case 'redirected':
      return false;
    case 'offline':
    case 'timeout':
    case 'connectionLost':
    case 'unavailable':
    case 'unreadable':
    case 'signedOut':
    case 'unauthorized':
    case 'sso':
    case 'primaryLimit':
    case 'secondaryLimit':
    case 'cancelled':
    case 'otherAccount':
      return true;
  }
}
