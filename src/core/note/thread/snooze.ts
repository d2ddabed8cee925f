import type { Instant } from '../../instant.ts';
import type { NoteId } from '../note.ts';
import type { Thread } from './thread.ts';

/** A note that its reader put aside. */
export interface Snooze {
  readonly note: NoteId;
  readonly until: Instant;
  /** When the note had last changed at that time: a later change brings it back at once. */
  readonly changedAt: Instant;
}

/** Whether the note is still put aside: its time has not come, and nothing happened in it since. */
export function isSnoozed(snooze: Snooze | undefined, thread: Thread, now: Instant): snooze is Snooze {
  return snooze !== undefined && now < snooze.until && thread.changedAt <= snooze.changedAt;
}
