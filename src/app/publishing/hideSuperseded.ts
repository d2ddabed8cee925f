import type { HandoffList } from '../handoffs/handoffList.ts';
import type { Outbox } from '../outbox/outbox.ts';
import type { OutboxItem } from '../outbox/outboxItem.ts';

/** Hides the note whose place a sent note took: for the outbox to call after each write. */
export async function hideSuperseded(
  { handoffs, outbox }: { readonly handoffs: HandoffList; readonly outbox: Outbox },
  { work, author, repository }: OutboxItem,
): Promise<void> {
  if (work.type !== 'note') return;
  const { supersedes, branch } = work.draft.header;
  const superseded = supersedes === undefined ? undefined : handoffs.find(supersedes);
  if (superseded?.repository.id !== repository.id) return;
  const { comment, note } = superseded.entry.thread;
  if (comment.isMinimized || note.header.branch !== branch) return;
  await outbox.add({
    // The same id after a crash: it is not queued twice.
    id: `minimise-${note.header.id}`,
    author,
    repository,
    work: { type: 'minimise', location: { id: comment.id, subject: comment.subject } },
  });
}
