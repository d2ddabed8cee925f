import type { Instant } from '../../core/instant.ts';
import {
  notBeforeOf,
  type OutboxItem,
  type OutboxState,
  type OutboxWork,
  type PauseReason,
  type PublishTarget,
} from './outboxItem.ts';

/** What the user wants of an item. */
export type OutboxOrder =
  | { readonly type: 'edit'; readonly work: OutboxWork }
  | { readonly type: 'sendNow' }
  | { readonly type: 'postpone'; readonly notBefore: Instant }
  | { readonly type: 'cancel' };

export type OrderResult =
  | { readonly type: 'changed'; readonly item: OutboxItem }
  /** It goes as soon as it may. */
  | { readonly type: 'unchanged' }
  /** `kept`: what is remembered of it, since an earlier write may have reached GitHub. */
  | { readonly type: 'cancelled'; readonly kept?: OutboxItem }
  /** It is being sent, or it is unknown whether it was. */
  | { readonly type: 'busy' }
  /** It stands on GitHub, or was cancelled. */
  | { readonly type: 'over' };

/**
 * Carries out an order, which is possible while it is certain that the item is not on GitHub. An item whose outcome
 * is unknown and cannot be looked up at present may be hurried or given up, not changed.
 */
export function applyOrder(item: OutboxItem, order: OutboxOrder, now: Instant): OrderResult {
  const { state } = item;
  switch (state.type) {
    case 'sending':
    case 'looking':
      return { type: 'busy' };
    case 'sent':
    case 'cancelled':
      return { type: 'over' };
    case 'paused':
      if (order.type === 'sendNow' && isLimit(state.reason) && notBeforeOf(item) === undefined) {
        return { type: 'unchanged' };
      }
      if (state.outcome.type === 'unknown' && order.type !== 'cancel') {
        if (order.type !== 'sendNow') return { type: 'busy' };
        const outcome = { type: 'unknown', looks: state.outcome.looks } as const;
        return { type: 'changed', item: { ...item, state: { ...state, outcome, waitMilliseconds: 0 } } };
      }
      break;
    case 'waiting':
    case 'failed':
      break;
  }
  switch (order.type) {
    case 'cancel':
      return item.mayHaveCopies
        ? { type: 'cancelled', kept: { ...item, state: { type: 'cancelled', since: now } } }
        : { type: 'cancelled' };
    case 'sendNow':
      return { type: 'changed', item: { ...item, state: again(item, undefined, now) } };
    case 'postpone':
      return { type: 'changed', item: { ...item, state: again(item, order.notBefore, now) } };
    case 'edit': {
      const kept = state.type === 'waiting' ? state : again(item, undefined, now);
      return { type: 'changed', item: { ...withWork(item, order.work), state: kept } };
    }
  }
}

function isLimit({ type }: PauseReason): boolean {
  return type === 'primaryLimit' || type === 'secondaryLimit';
}

/** The item with other work to do, and with what an earlier write may have left in the same place. */
export function withWork(item: OutboxItem, work: OutboxWork): OutboxItem {
  const { attempted = item.work, ...rest } = item;
  const mayStandThere = item.mayHaveCopies && isSamePlace(attempted, work);
  return { ...rest, work, ...(mayStandThere ? { attempted } : {}) };
}

/** An item that failed after a write of unknown outcome is looked for before it is written again. */
function again(
  { state, mayHaveCopies }: OutboxItem,
  notBefore: Instant | undefined,
  now: Instant,
): OutboxState {
  const due = notBefore === undefined ? {} : { notBefore };
  return state.type === 'failed' && mayHaveCopies ? lookingAgain(now, due) : { type: 'waiting', ...due };
}

/** The state of an item that may stand on GitHub by an earlier write. */
export function lookingAgain(now: Instant, due: { readonly notBefore?: Instant }): OutboxState {
  return { type: 'looking', reason: { type: 'cancelled' }, looks: 0, since: now, ...due };
}

/** Whether a look for the one finds a copy of the other, which is known by the item's id alone. */
function isSamePlace(one: OutboxWork, other: OutboxWork): boolean {
  const place = placeOf(one);
  return place !== undefined && JSON.stringify(place) === JSON.stringify(placeOf(other));
}

/** Where a copy with the item's id may stand; undefined for work that leaves none, since its look compares what it did. */
function placeOf(work: OutboxWork): PublishTarget | undefined {
  switch (work.type) {
    case 'note':
      return work.target;
    case 'reply':
    case 'comment':
      return work.subject;
    case 'edit':
    case 'minimise':
    case 'reviewRequest':
      return undefined;
  }
}
