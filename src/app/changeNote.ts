import { applyToBody } from '../core/note/applyToBody.ts';
import type { Note } from '../core/note/note.ts';
import { parseComment } from '../core/note/parseNote.ts';
import type { Handoff } from './handoffList.ts';
import type { Outbox, OutboxResult } from './outbox.ts';
import type { OutboxItem, OutboxWork } from './outbox/outboxItem.ts';
import type { Identifiers } from './ports/identifiers.ts';

/** `unreadable`: the comment is no note any more, or the change makes it too long for one. */
export type ChangeResult = OutboxResult | { readonly type: 'unreadable' };

type Edit = Extract<OutboxWork, { readonly type: 'edit' }>;

/**
 * Queues a change of a published note by its author. A change that waits already takes this one in, so that several in
 * a row are one edit. What others change meanwhile on the server is merged when it is sent.
 */
export async function changeNote(
  outbox: Outbox,
  identifiers: Identifiers,
  { repository, viewer, entry }: Handoff,
  change: (note: Note) => Note,
): Promise<ChangeResult> {
  const { comment } = entry.thread;
  const location = { id: comment.id, subject: comment.subject };
  const waiting = outbox.items.find(
    (item): item is OutboxItem & { readonly work: Edit } =>
      item.work.type === 'edit' &&
      item.work.location.id === location.id &&
      item.work.location.subject.type === location.subject.type,
  );
  const { base, body } = waiting?.work ?? { base: comment.body, body: comment.body };
  const changed = changedBody(body, change);
  if (changed === undefined) return { type: 'unreadable' };
  const work = { type: 'edit', location, base, body: changed } as const;
  if (waiting !== undefined) {
    const result = await outbox.edit(waiting.id, work);
    // One that is being sent is followed by another, which stands on what it writes.
    if (result.type !== 'busy' && result.type !== 'absent') return result;
    return outbox.add({ ...itemOf(), work: { ...work, base: body } });
  }
  return outbox.add({ ...itemOf(), work });

  function itemOf(): Pick<OutboxItem, 'id' | 'author' | 'repository'> {
    return { id: identifiers.next(), author: viewer.login, repository };
  }
}

/** Ticks a next step of the note, or takes the tick back. */
export function tickStep(
  outbox: Outbox,
  identifiers: Identifiers,
  handoff: Handoff,
  index: number,
  done: boolean,
): Promise<ChangeResult> {
  const text = handoff.entry.thread.note.content.nextSteps[index]?.text;
  return changeNote(outbox, identifiers, handoff, (note) => ({
    ...note,
    content: {
      ...note.content,
      nextSteps: note.content.nextSteps.map((step, at) =>
        at === index && step.text === text ? { ...step, done } : step,
      ),
    },
  }));
}

function changedBody(body: string, change: (note: Note) => Note): string | undefined {
  const parsed = parseComment(body);
  if (parsed.type !== 'note') return undefined;
  const written = applyToBody(body, change(parsed.note));
  return written === undefined || written.tooLong ? undefined : written.body;
}
