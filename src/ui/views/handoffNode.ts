import type { Handoff } from '../../app/handoffList.ts';
import type { OutboxItem } from '../../app/outbox/outboxItem.ts';
import type { DraftIdentity } from '../../app/ports/draftStore.ts';
import type { Instant } from '../../core/instant.ts';

export type HandoffGroupId = 'waitingOnMe' | 'waitingOnOthers' | 'doneLately' | 'drafts' | 'outbox';

/** A row of the Handoffs tree. */
export type HandoffNode =
  | { readonly type: 'group'; readonly id: HandoffGroupId; readonly children: readonly HandoffNode[] }
  | { readonly type: 'handoff'; readonly handoff: Handoff }
  | { readonly type: 'draft'; readonly identity: DraftIdentity; readonly modifiedAt: Instant }
  | { readonly type: 'outbox'; readonly item: OutboxItem };
