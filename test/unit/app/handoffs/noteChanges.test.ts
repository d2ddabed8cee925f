import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Handoff } from '../../../../src/app/handoffs/handoffList.ts';
import { NoteChanges } from '../../../../src/app/handoffs/noteChanges.ts';
import type { OutboxItem } from '../../../../src/app/outbox/outboxItem.ts';
import { formatReply } from '../../../../src/core/note/codec/formatReply.ts';
import type { Note } from '../../../../src/core/note/note.ts';
import { parseComment } from '../../../../src/core/note/codec/parseNote.ts';
import type { StepTick } from '../../../../src/core/note/thread/reply.ts';
import type { SourceComment } from '../../../../src/core/note/codec/sourceComment.ts';
import { stepKeys } from '../../../../src/core/note/thread/stepTicks.ts';
import { commentOf, noon, noteBy, replyComment } from '../../core/note/thread/threadFixtures.ts';
import { handoffOf } from './handoffs.ts';
import { OutboxWorld } from '../outbox/outboxWorld.ts';

const words = ['Port the test', 'Rotate the keys', 'Remove the old key'];
const nextSteps = words.map((text) => ({ text, done: false }));
const plain = noteBy('maya', { to: ['ben'] });
const note: Note = { ...plain, content: { ...plain.content, nextSteps } };

const tickOf = (index: number, done: boolean): StepTick => {
  return { key: stepKeys(nextSteps)[index] ?? '', done, boxWas: false, text: words[index] ?? '' };
};

describe('changes of a published note', () => {
  let world: OutboxWorld;
  let changes: NoteChanges;

  beforeEach(() => {
    world = new OutboxWorld();
    changes = new NoteChanges(world);
  });
  afterEach(() => {
    changes.dispose();
    world.outbox.dispose();
  });

  const readBy = (viewer: string, ...replies: readonly SourceComment[]): Handoff =>
    handoffOf(viewer, note, replies);
  const boxesOf = ({ work }: OutboxItem): readonly boolean[] => {
    const parsed = parseComment(work.type === 'edit' ? work.body : '');
    return parsed.type === 'note' ? parsed.note.content.nextSteps.map(({ done }) => done) : [];
  };
  const shown = (handoff: Handoff): readonly boolean[] =>
    changes.pending(handoff).content.nextSteps.map(({ done }) => done);
  const ticksOf = ({ work }: OutboxItem): readonly string[] =>
    work.type === 'reply' && work.reply.action.type === 'ticked'
      ? work.reply.action.steps.map(({ text, done }) => `${text}: ${done ? 'done' : 'open'}`)
      : [];

  it('takes two ticks of the author at the same time into one edit', async () => {
    const handoff = readBy('maya');
    await Promise.all([changes.tick(handoff, 0, true), changes.tick(handoff, 2, true)]);
    expect(boxesOf(await world.item())).toEqual([true, false, true]);
    expect(shown(handoff)).toEqual([true, false, true]);
  });

  it('lets an edit that is being sent be, and sends another that stands on it', async () => {
    const handoff = readBy('maya');
    await changes.tick(handoff, 0, true);
    const first = await world.item();
    await world.isSending(first);
    await changes.tick(handoff, 1, true);
    const second = (await world.items()).find(({ id }) => id !== first.id);
    expect(second?.work).toMatchObject({ type: 'edit', base: first.work.type === 'edit' && first.work.body });
    expect(shown(handoff)).toEqual([true, true, false]);
  });

  it('gathers the ticks of an addressee in one reply, kept back for a moment', async () => {
    const handoff = readBy('ben');
    await Promise.all([changes.tick(handoff, 0, true), changes.tick(handoff, 1, true)]);
    const item = await world.item();
    expect(ticksOf(item)).toEqual(['Port the test: done', 'Rotate the keys: done']);
    expect(item.state).toEqual({ type: 'waiting', notBefore: noon + 4000 });
    expect(shown(handoff)).toEqual([true, true, false]);
  });

  it('says nothing on GitHub of a tick that was taken back in that moment', async () => {
    const handoff = readBy('ben');
    await changes.tick(handoff, 0, true);
    await changes.tick(handoff, 1, true);
    await changes.tick(handoff, 0, false);
    expect(ticksOf(await world.item())).toEqual(['Rotate the keys: done']);
    await changes.tick(handoff, 1, false);
    expect(await world.items()).toEqual([]);
    expect(shown(handoff)).toEqual([false, false, false]);
  });

  it('opens a step again by another reply once the first is on its way', async () => {
    const handoff = readBy('ben');
    await changes.tick(handoff, 0, true);
    await world.isSending(await world.item());
    await changes.tick(handoff, 0, false);
    expect((await world.items()).map(ticksOf)).toEqual([['Port the test: done'], ['Port the test: open']]);
    expect(shown(handoff)).toEqual([false, false, false]);
  });

  it('shows a tick that has arrived and is not read yet, and afterwards what was read', async () => {
    const handoff = readBy('ben');
    await changes.tick(handoff, 0, true);
    const item = await world.item();
    if (item.work.type !== 'reply') throw new Error('No reply');
    await world.hasArrived(item);
    expect(world.outbox.items).toEqual([]);
    expect(shown(handoff)).toEqual([true, false, false]);
    const read = readBy(
      'ben',
      commentOf(1, 'ben', formatReply({ ...item.work.reply, repositoryId: 7 }).body),
      replyComment(2, 'ben', { type: 'ticked', steps: [tickOf(0, false)] }),
    );
    expect(shown(read)).toEqual([false, false, false]);
  });

  it("shows the author's tick while it has arrived and is not read yet", async () => {
    const handoff = readBy('maya');
    await changes.tick(handoff, 1, true);
    await world.hasArrived(await world.item());
    expect(shown(handoff)).toEqual([false, true, false]);
  });

  it('opens for the author by a reply what another ticked by one', async () => {
    const ticked = replyComment(1, 'ben', { type: 'ticked', steps: [tickOf(0, true)] });
    const handoff = readBy('maya', ticked);
    expect(shown(handoff)).toEqual([true, false, false]);
    await changes.tick(handoff, 0, false);
    expect(ticksOf(await world.item())).toEqual(['Port the test: open']);
    expect(shown(handoff)).toEqual([false, false, false]);
  });

  it('does nothing where the step stands so already, and says that a step is gone', async () => {
    const handoff = readBy('ben');
    expect(await changes.tick(handoff, 0, false)).toEqual({ type: 'unchanged' });
    expect(await changes.tick(handoff, 7, true)).toEqual({ type: 'unreadable' });
    expect(await world.items()).toEqual([]);
  });

  it('shows what was refused as it is on GitHub', async () => {
    const handoff = readBy('ben');
    await changes.tick(handoff, 0, true);
    await world.becomes(await world.item(), { type: 'failed', reason: { type: 'locked' }, since: noon });
    expect(shown(handoff)).toEqual([false, false, false]);
  });
});
