import type { Instant } from '../../core/instant.ts';
import type { Draft } from '../../core/note/note.ts';
import type { ResumePoint } from '../../core/note/resumePoint.ts';
import type { Outbox, OutboxResult } from '../outbox/outbox.ts';
import type { BranchHead, OutboxWork, PublishTarget } from '../outbox/outboxItem.ts';
import type { KnownRepository } from '../repository/repositoryReference.ts';

export interface PublishNoteRequest {
  readonly draft: Draft;
  readonly repository: KnownRepository;
  /** Login of the viewer, who becomes the note's author. */
  readonly author: string;
  readonly target: PublishTarget;
  /** Full SHA of the branch's head. */
  readonly head: string;
  /** Where the branch is on the server, or would be. */
  readonly source?: BranchHead;
  /** Where the author is, when they let it be known. */
  readonly resume?: ResumePoint;
  /** How many of their files are in no commit. */
  readonly uncommitted?: number;
  /** Deliver no earlier than this. */
  readonly notBefore?: Instant;
}

/**
 * Puts a note into the outbox under its own id, so that publishing it twice queues it once. Progress is the item's
 * `state` in `outbox.items`; `outbox.onDidSend` tells when it stands on GitHub.
 */
export function publishNote(outbox: Outbox, request: PublishNoteRequest): Promise<OutboxResult> {
  const { draft, repository, author, notBefore } = request;
  return outbox.add({
    id: draft.header.id,
    author,
    repository,
    work: noteWork(request),
    ...(notBefore === undefined ? {} : { notBefore }),
  });
}

/** What the outbox keeps of a note that is to be published. */
export function noteWork({
  draft,
  target,
  head,
  source,
  resume,
  uncommitted,
}: Omit<PublishNoteRequest, 'repository' | 'author' | 'notBefore'>): Extract<OutboxWork, { type: 'note' }> {
  return {
    type: 'note',
    draft,
    target,
    head,
    ...(source === undefined ? {} : { source }),
    ...(resume === undefined ? {} : { resume }),
    ...(uncommitted === undefined ? {} : { uncommitted }),
  };
}
