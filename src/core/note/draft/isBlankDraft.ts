import { isBlankContent } from '../codec/canonicalContent.ts';
import type { Draft } from '../note.ts';
import { withoutBlankRows } from './withoutBlankRows.ts';

/** Whether no section of a draft holds a word, whoever it is to and whenever it is due. */
export function isWithoutText({ content, unread = '' }: Draft): boolean {
  return unread.trim() === '' && isBlankContent(withoutBlankRows(content));
}

/**
 * Whether a draft says nothing: it was begun and emptied again, or never written in. What the branch suggests, the kind
 * and the place of the note are no text of its author.
 */
export function isBlankDraft(draft: Draft): boolean {
  const { to, status, priority, priorityReason, replyBy } = draft.header;
  return (
    to.length === 0 &&
    status === 'on_track' &&
    priority === 'normal' &&
    priorityReason === undefined &&
    replyBy === undefined &&
    isWithoutText(draft)
  );
}
