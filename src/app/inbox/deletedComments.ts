import type { SourceComment } from '../../core/note/codec/sourceComment.ts';
import type { Handoff, HandoffList } from '../handoffs/handoffList.ts';
import type { Clock } from '../ports/clock.ts';
import type { Disposable } from '../ports/event.ts';
import type { InboxSync } from './syncInbox.ts';

export interface DeletedCommentsPorts {
  readonly inbox: InboxSync;
  readonly handoffs: HandoffList;
  readonly clock: Clock;
}

/** After a sync, no more often than this, so many comments are read again. */
const interval = 300_000;
const perCheck = 10;

/**
 * Notices comments that were deleted on GitHub, of which no listing tells: those of open notes are read again a few at
 * a time, the longest unread first. Reading one that is still there is a conditional request.
 */
export class DeletedComments implements Disposable {
  readonly #ports: DeletedCommentsPorts;
  readonly #subscription: Disposable;
  readonly #readAt = new Map<string, number>();
  #lastCheck = -Infinity;
  #asOf: number | undefined;

  constructor(ports: DeletedCommentsPorts) {
    this.#ports = ports;
    this.#subscription = ports.handoffs.onDidChange(({ asOf, problem }) => {
      const isSynced = asOf !== undefined && asOf !== this.#asOf && problem === undefined;
      this.#asOf = asOf;
      if (isSynced && ports.clock.monotonic() - this.#lastCheck >= interval) void this.check(perCheck);
    });
  }

  /** Reads so many comments of open notes again; never rejects. */
  async check(count: number): Promise<void> {
    const { inbox, handoffs, clock } = this.#ports;
    this.#lastCheck = clock.monotonic();
    const { waitingOnMe, snoozed, waitingOnOthers } = handoffs.state;
    const due = [...waitingOnMe, ...snoozed, ...waitingOnOthers]
      .flatMap(commentsOf)
      .toSorted((a, b) => (this.#readAt.get(a.key) ?? 0) - (this.#readAt.get(b.key) ?? 0))
      .slice(0, count);
    for (const { key, repository, comment } of due) {
      this.#readAt.set(key, clock.now());
      await inbox.recheck(repository, comment);
    }
  }

  dispose(): void {
    this.#subscription.dispose();
  }
}

interface OpenComment {
  readonly key: string;
  readonly repository: Handoff['repository'];
  readonly comment: SourceComment;
}

function commentsOf({ repository, entry: { thread } }: Handoff): readonly OpenComment[] {
  return [thread.comment, ...thread.replies.map(({ comment }) => comment)].map((comment) => ({
    key: `${repository.apiUrl} ${comment.subject.type} ${comment.id}`,
    repository,
    comment,
  }));
}
