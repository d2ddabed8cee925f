import type { Instant } from '../../core/instant.ts';
import type { OutboxItem, OutboxWork } from './outboxItem.ts';

/** What the user wants of an item. */
export type OutboxOrder =
  | { readonly type: 'edit'; readonly work: OutboxWork }
  | { readonly type: 'sendNow' }
  | { readonly type: 'postpone'; readonly notBefore: Instant }
  | { readonly type: 'cancel' };

export type OrderResult =
  | { readonly type: 'changed'; readonly item: OutboxItem }
  | { readonly type: 'cancelled'; readonly mayHaveBeenSent: boolean }
  /** It is being sent, or it is unknown whether it was. */
  | { readonly type: 'busy' }
  /** It stands on GitHub. */
  | { readonly type: 'sent' };

/**
 * Carries out an order, which is possible while it is certain that the item is not on GitHub. An item whose outcome
 * is unknown and cannot be looked up at present may be hurried or given up, not changed.
 */
export function applyOrder(item: OutboxItem, order: OutboxOrder): OrderResult {
  const { state } = item;
  switch (state.type) {
    case 'sending':
    case 'looking':
      return { type: 'busy' };
    case 'sent':
      return { type: 'sent' };
    case 'paused':
      if (state.outcome.type === 'unknown') {
        if (order.type === 'cancel') return { type: 'cancelled', mayHaveBeenSent: true };
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
      return { type: 'cancelled', mayHaveBeenSent: false };
    case 'sendNow':
      return { type: 'changed', item: { ...item, state: { type: 'waiting' } } };
    case 'postpone':
      return { type: 'changed', item: { ...item, state: { type: 'waiting', notBefore: order.notBefore } } };
    case 'edit': {
      const kept = state.type === 'waiting' ? state : ({ type: 'waiting' } as const);
      return { type: 'changed', item: { ...item, work: order.work, state: kept } };
    }
  }
}
