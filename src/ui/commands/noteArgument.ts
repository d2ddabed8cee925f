import * as v from 'valibot';

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
