import type { Instant } from '../core/instant.ts';
import type { Draft } from '../core/note/note.ts';
import type { Outbox, OutboxResult } from './outbox.ts';
import type { PublishTarget } from './outbox/outboxItem.ts';
import type { KnownRepository } from './repositoryReference.ts';

export interface PublishNoteRequest {
  readonly draft: Draft;
  readonly repository: KnownRepository;
  /** Login of the viewer, who becomes the note's author. */
  readonly author: string;
  readonly target: PublishTarget;
  /** Full SHA of the branch's head. */
  readonly head: string;
  /** Deliver no earlier than this. */
  readonly notBefore?: Instant;
}

/**
 * Puts a note into the outbox under its own id, so that publishing it twice queues it once. Progress is the item's
 * `state` in `outbox.items`; `outbox.onDidSend` tells when it stands on GitHub.
 */
export function publishNote(outbox: Outbox, request: PublishNoteRequest): Promise<OutboxResult> {
  const { draft, repository, author, target, head, notBefore } = request;
  return outbox.add({
    id: draft.header.id,
    author,
    repository,
    work: { type: 'note', draft, target, head },
    ...(notBefore === undefined ? {} : { notBefore }),
  });
}
