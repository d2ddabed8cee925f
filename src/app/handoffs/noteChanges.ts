import { sameLogin } from '../../core/note/addressee.ts';
import { applyToBody } from '../../core/note/codec/applyToBody.ts';
import type { Note } from '../../core/note/note.ts';
import { parseComment } from '../../core/note/codec/parseNote.ts';
import type { ReplyAction, StepTick } from '../../core/note/thread/reply.ts';
import { countingTicks, stepKeys, withTicks } from '../../core/note/thread/stepTicks.ts';
import type { Handoff } from './handoffList.ts';
import type { Outbox, OutboxResult } from '../outbox/outbox.ts';
import { notBeforeOf, type OutboxItem, type OutboxWork } from '../outbox/outboxItem.ts';
import type { Clock } from '../ports/clock.ts';
import type { Disposable } from '../ports/event.ts';
import type { Identifiers } from '../ports/identifiers.ts';
import { replyToNote } from './replyToNote.ts';

/** `unreadable`: the comment is no note any more, or the change makes it too long for one. `unchanged`: nothing to do. */
export type ChangeResult = OutboxResult | { readonly type: 'unreadable' } | { readonly type: 'unchanged' };

type Work<Type extends OutboxWork['type']> = Extract<OutboxWork, { readonly type: Type }>;
type Queued<Type extends OutboxWork['type']> = OutboxItem & { readonly work: Work<Type> };
type Ticked = Extract<ReplyAction, { readonly type: 'ticked' }>;

export interface NoteChangesPorts {
  readonly outbox: Outbox;
  readonly identifiers: Identifiers;
  readonly clock: Clock;
}

const keptArrived = 20;

/** Ticks wait so long for further ones to go in one comment with them, or to be taken back unseen. */
const gathering = 4_000;

/**
 * Queues what changes a published note: its author's edits, and everybody else's ticks, which are replies since an
 * edit by another would make the note unverified. Changes of one note are queued one after the other, so that each
 * builds on the one before. What others change meanwhile on the server is merged when it is sent.
 */
export class NoteChanges implements Disposable {
  readonly #ports: NoteChangesPorts;
  readonly #last = new Map<string, Promise<unknown>>();
  readonly #subscription: Disposable;
  /** What was sent a moment ago: it may take a while until the comments that are read have it. */
  #arrived: readonly OutboxItem[] = [];

  constructor(ports: NoteChangesPorts) {
    this.#ports = ports;
    this.#subscription = ports.outbox.onDidSend(({ item }) => {
      if (item.work.type === 'edit' || item.work.type === 'reply')
        this.#arrived = [...this.#arrived.slice(-keptArrived), item];
    });
  }

  /** The note as it will read once what waits in the outbox has arrived. */
  pending(handoff: Handoff): Note {
    const { note, comment, replies } = handoff.entry.thread;
    const items = this.#items(handoff);
    const edit = pendingEdit(items, handoff);
    const ticks = pendingTicks(items, handoff);
    if (edit === undefined && ticks.length === 0) return note;
    const parsed = parseComment(edit?.work.body ?? comment.body);
    return parsed.type === 'note' ? withTicks(parsed.note, [...countingTicks(replies), ...ticks]) : note;
  }

  /** Ticks a next step of the note, or takes the tick back. `index` counts the steps of the note as it reads here. */
  tick(handoff: Handoff, index: number, done: boolean): Promise<ChangeResult> {
    const { note, comment } = handoff.entry.thread;
    const key = stepKeys(note.content.nextSteps)[index];
    if (key === undefined) return Promise.resolve({ type: 'unreadable' });
    return this.#inTurn(`${comment.subject.type} ${comment.id}`, () => this.#tickNow(handoff, key, done));
  }

  dispose(): void {
    this.#subscription.dispose();
  }

  async #tickNow(handoff: Handoff, key: string, done: boolean): Promise<ChangeResult> {
    const { viewer, entry } = handoff;
    const { thread } = entry;
    const items = this.#items(handoff);
    const body = pendingEdit(items, handoff)?.work.body ?? thread.comment.body;
    const parsed = parseComment(body);
    if (parsed.type !== 'note') return { type: 'unreadable' };
    const ticks = [...countingTicks(thread.replies), ...pendingTicks(items, handoff)];
    if (stepOf(withTicks(parsed.note, ticks), key)?.done === done) return { type: 'unchanged' };
    const step = stepOf(parsed.note, key);
    if (step === undefined) return { type: 'unreadable' };
    const boxed = withBox(parsed.note, key, done);
    const boxSaysIt = stepOf(withTicks(boxed, ticks), key)?.done === done;
    return sameLogin(viewer.login, thread.note.header.author) && boxSaysIt
      ? this.#edit(handoff, (note) => withBox(note, key, done))
      : this.#reply(handoff, { key, done, boxWas: step.done, text: step.text });
  }

  /** A change that waits already takes this one in, so that several in a row are one edit. */
  async #edit(handoff: Handoff, change: (note: Note) => Note): Promise<ChangeResult> {
    const { outbox, identifiers } = this.#ports;
    const { repository, viewer, entry } = handoff;
    const { comment } = entry.thread;
    const location = { id: comment.id, subject: comment.subject };
    const waiting = pendingEdit(this.#items(handoff), handoff);
    const { base, body } = waiting?.work ?? { base: comment.body, body: comment.body };
    const changed = changedBody(body, change);
    if (changed === undefined) return { type: 'unreadable' };
    const work = { type: 'edit', location, base, body: changed } as const;
    const itemOf = (): Pick<OutboxItem, 'id' | 'author' | 'repository'> => {
      return { id: identifiers.next(), author: viewer.login, repository };
    };
    if (waiting !== undefined) {
      const result = await outbox.edit(waiting.id, work);
      // One that is being sent is followed by another, which stands on what it writes.
      if (result.type !== 'busy' && result.type !== 'absent') return result;
      return outbox.add({ ...itemOf(), work: { ...work, base: body } });
    }
    return outbox.add({ ...itemOf(), work });
  }

  async #reply(handoff: Handoff, tick: StepTick): Promise<ChangeResult> {
    const { outbox, clock } = this.#ports;
    const { repository, viewer, entry } = handoff;
    const waiting = outbox.items.find(
      (item) => isTicked(item, handoff) && item.state.type === 'waiting' && notBeforeOf(item) !== undefined,
    );
    if (waiting?.work.type === 'reply' && waiting.work.reply.action.type === 'ticked') {
      const result = await this.#takeIn(waiting.id, waiting.work, waiting.work.reply.action, tick);
      if (result.type !== 'busy' && result.type !== 'absent') return result;
    }
    return replyToNote(this.#ports, {
      thread: entry.thread,
      repository,
      author: viewer.login,
      action: { type: 'ticked', steps: [tick] },
      notBefore: clock.now() + gathering,
    });
  }

  /** A tick that was taken back before it was sent leaves nothing to say. */
  #takeIn(id: string, work: Work<'reply'>, { steps }: Ticked, tick: StepTick): Promise<OutboxResult> {
    const { outbox } = this.#ports;
    const others = steps.filter(({ key }) => key !== tick.key);
    const left = others.length < steps.length ? others : [...steps, tick];
    if (left.length === 0) return outbox.cancel(id);
    return outbox.edit(id, { ...work, reply: { ...work.reply, action: { type: 'ticked', steps: left } } });
  }

  /** What is on its way, and what arrived and is not read yet. */
  #items({ entry: { thread } }: Handoff): readonly OutboxItem[] {
    const { comment, replies } = thread;
    this.#arrived = this.#arrived.filter(({ work }) => {
      if (work.type === 'reply') return !replies.some(({ reply }) => reply.id === work.reply.id);
      return work.type !== 'edit' || work.location.id !== comment.id || work.base === comment.body;
    });
    return [...this.#arrived, ...this.#ports.outbox.items];
  }

  #inTurn<T>(key: string, work: () => Promise<T>): Promise<T> {
    const turn = (this.#last.get(key) ?? Promise.resolve()).then(work, work);
    const ended = turn
      .catch(() => undefined)
      .then(() => {
        if (this.#last.get(key) === ended) this.#last.delete(key);
      });
    this.#last.set(key, ended);
    return turn;
  }
}

/** The newest edit of the note that waits and was not refused. */
function pendingEdit(items: readonly OutboxItem[], { entry }: Handoff): Queued<'edit'> | undefined {
  const { comment } = entry.thread;
  return items.findLast(
    (item): item is Queued<'edit'> =>
      item.work.type === 'edit' &&
      item.state.type !== 'failed' &&
      item.work.location.id === comment.id &&
      item.work.location.subject.type === comment.subject.type,
  );
}

/** The ticks that wait and were not refused, oldest first. */
function pendingTicks(items: readonly OutboxItem[], handoff: Handoff): readonly StepTick[] {
  return items.flatMap((item) =>
    isTicked(item, handoff) && item.work.type === 'reply' && item.work.reply.action.type === 'ticked'
      ? item.work.reply.action.steps
      : [],
  );
}

function isTicked({ work, state }: OutboxItem, { entry }: Handoff): boolean {
  return (
    work.type === 'reply' &&
    work.reply.action.type === 'ticked' &&
    work.reply.note === entry.thread.note.header.id &&
    state.type !== 'failed'
  );
}

function stepOf({ content }: Note, key: string): Note['content']['nextSteps'][number] | undefined {
  return content.nextSteps[stepKeys(content.nextSteps).indexOf(key)];
}

function withBox(note: Note, key: string, done: boolean): Note {
  const { nextSteps } = note.content;
  const index = stepKeys(nextSteps).indexOf(key);
  const steps = nextSteps.map((step, at) => (at === index ? { ...step, done } : step));
  return { ...note, content: { ...note.content, nextSteps: steps } };
}

function changedBody(body: string, change: (note: Note) => Note): string | undefined {
  const parsed = parseComment(body);
  if (parsed.type !== 'note') return undefined;
  const written = applyToBody(body, change(parsed.note));
  return written === undefined || written.tooLong ? undefined : written.body;
}
