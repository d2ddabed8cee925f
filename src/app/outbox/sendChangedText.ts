import { formatPlainComment } from '../../core/note/codec/plainComment.ts';
import { formatReply } from '../../core/note/codec/formatReply.ts';
import type { Outbox } from './outbox.ts';
import type { OutboxItem, OutboxWork, SentComment } from './outboxItem.ts';

/** What its author made of a text in the meantime could not be kept: to be tried again. */
class ChangedTextNotKeptError extends Error {
  override readonly name = 'ChangedTextNotKeptError';
}

/**
 * A text was changed after a write of unknown outcome, and then that write's text turned out to have arrived: puts the
 * change on its way as an edit of it. For the outbox to call after each write; rejects where it cannot be kept.
 */
export async function sendChangedText(
  outbox: Pick<Outbox, 'add'>,
  { id, author, repository, work, changed }: OutboxItem,
  { location }: SentComment,
): Promise<void> {
  if (changed === undefined) return;
  const [base, body] = [work, changed].map((each) => bodyOf(id, each));
  if (base === undefined || body === undefined || base === body) return;
  const result = await outbox.add({
    // The same id after a crash: it is not queued twice.
    id: `changed-${id}`,
    author,
    repository,
    work: { type: 'edit', location, base, body },
  });
  if (result.type === 'storage') throw new ChangedTextNotKeptError(result.failure.code);
}

/** A note's text that was changed stays in its draft instead. */
function bodyOf(id: string, work: OutboxWork): string | undefined {
  switch (work.type) {
    case 'reply':
      return formatReply(work.reply).body;
    case 'comment':
      return formatPlainComment(id, work.text).body;
    case 'note':
    case 'edit':
    case 'minimise':
    case 'reviewRequest':
      return undefined;
  }
}
