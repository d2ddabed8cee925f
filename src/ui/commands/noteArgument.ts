import * as v from 'valibot';
import type { Handoff, HandoffList } from '../../app/handoffs/handoffList.ts';

/** A note id, or a row of the Handoffs tree, as commands are given it; decodes to the note's id. */
export const noteArgumentSchema = v.union([
  v.string(),
  v.pipe(
    v.object({
      handoff: v.object({
        entry: v.object({ thread: v.object({ note: v.object({ header: v.object({ id: v.string() }) }) }) }),
      }),
    }),
    v.transform(({ handoff }) => handoff.entry.thread.note.header.id),
  ),
]);

/** The known note that a command is about; undefined when its argument names none. */
export function handoffOf(handoffs: HandoffList, argument: unknown): Handoff | undefined {
  const decoded = v.safeParse(noteArgumentSchema, argument);
  return decoded.success ? handoffs.find(decoded.output) : undefined;
}
