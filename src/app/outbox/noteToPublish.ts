import type { Instant } from '../../core/instant.ts';
import type { Note, NoteSubject } from '../../core/note/note.ts';
import type { KnownRepository } from '../repository/repositoryReference.ts';
import type { OutboxWork, PublishTarget } from './outboxItem.ts';

/** The note of the work as it stands on GitHub once it is published at that instant by that login. */
export function noteToPublish(
  { draft, target, head, resume, uncommitted }: Extract<OutboxWork, { readonly type: 'note' }>,
  repository: KnownRepository,
  author: string,
  publishedAt: Instant,
): Note {
  return {
    header: {
      ...draft.header,
      author,
      repositoryId: repository.id,
      subject: subjectOf(target),
      head,
      publishedAt,
      ...(resume === undefined ? {} : { resume }),
      ...(uncommitted === undefined ? {} : { uncommitted }),
    },
    content: draft.content,
  };
}

/** What the note's marker says of its place. */
function subjectOf(target: PublishTarget): NoteSubject {
  switch (target.type) {
    case 'newDiscussion':
      return { type: 'discussion' };
    case 'draftPullRequest':
      // The text is only measured or shown: what is written goes to the pull request that is open by then.
      return { type: 'pullRequest', number: Number.MAX_SAFE_INTEGER };
    case 'pullRequest':
    case 'discussion':
      return target;
  }
}
