import type { Handoff } from '../../app/handoffs/handoffList.ts';
import type { PendingItem } from '../../app/outbox/outboxItem.ts';
import type { DraftIdentity } from '../../app/ports/draftStore.ts';
import type { Instant } from '../../core/instant.ts';
import type { UnverifiedComment } from '../../core/note/thread/thread.ts';

export type HandoffGroupId =
  | 'waitingOnMe'
  | 'snoozed'
  | 'waitingOnOthers'
  | 'forInformation'
  | 'doneLately'
  | 'unverified'
  | 'drafts'
  | 'outbox';

/** A row of the Handoffs tree. */
export type HandoffNode =
  | {
      readonly type: 'group';
      readonly id: HandoffGroupId;
      readonly children: readonly HandoffNode[];
      /** How many there are without the filter. */
      readonly total?: number;
    }
  | { readonly type: 'owner'; readonly login: string; readonly children: readonly HandoffNode[] }
  | { readonly type: 'handoff'; readonly handoff: Handoff; readonly showsRepository: boolean }
  | { readonly type: 'unverified'; readonly unverified: UnverifiedComment }
  /** A draft's file of which nobody knows the branch any more; `location` is its `file:` URL. */
  | { readonly type: 'lostDraft'; readonly location: string; readonly modifiedAt: Instant }
  | {
      readonly type: 'draft';
      readonly identity: DraftIdentity;
      /** Blank where its author wrote none yet. */
      readonly summary: string;
      readonly modifiedAt: Instant;
      /** It is of another branch of the repository that is open. */
      readonly mayMove: boolean;
    }
  | { readonly type: 'outbox'; readonly item: PendingItem };
