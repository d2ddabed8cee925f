import type { Instant } from '../../core/instant.ts';
import type { ReplyAction } from '../../core/note/thread/reply.ts';
import type { Thread } from '../../core/note/thread/thread.ts';
import type { Outbox, OutboxResult } from '../outbox/outbox.ts';
import type { Clock } from '../ports/clock.ts';
import type { Identifiers } from '../ports/identifiers.ts';
import type { KnownRepository } from '../repository/repositoryReference.ts';

export interface ReplyToNoteRequest {
  readonly thread: Thread;
  readonly repository: KnownRepository;
  /** Login of the viewer. */
  readonly author: string;
  readonly action: ReplyAction;
  /** Its id where it has one already, so that it is one reply however often it is handed over. */
  readonly id?: string;
  /** It may have been handed over before and have been sent since. */
  readonly mayStandThere?: boolean;
  /** Deliver no earlier than this. */
  readonly notBefore?: Instant;
}

/** Puts a reply to a note into the outbox: accept with a read-back, ask, answer, decline, pass on, done, withdraw. */
export function replyToNote(
  ports: { readonly outbox: Outbox; readonly clock: Clock; readonly identifiers: Identifiers },
  request: ReplyToNoteRequest,
): Promise<OutboxResult> {
  const { thread, repository, author, action, notBefore, mayStandThere } = request;
  const id = request.id ?? ports.identifiers.next();
  return ports.outbox.add({
    id,
    author,
    repository,
    work: {
      type: 'reply',
      subject: thread.comment.subject,
      reply: {
        id,
        note: thread.note.header.id,
        author,
        repositoryId: repository.id,
        writtenAt: ports.clock.now(),
        action,
      },
    },
    ...(notBefore === undefined ? {} : { notBefore }),
    ...(mayStandThere === undefined ? {} : { mayStandThere }),
  });
}
