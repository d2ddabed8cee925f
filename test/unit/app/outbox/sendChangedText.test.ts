import { afterEach, beforeEach, expect, it } from 'vitest';
import { decideNext } from '../../../../src/app/outbox/decideNext.ts';
import type { OutboxItem, OutboxWork } from '../../../../src/app/outbox/outboxItem.ts';
import { queuedText, withQueuedText } from '../../../../src/app/outbox/queuedText.ts';
import { sendChangedText } from '../../../../src/app/outbox/sendChangedText.ts';
import { storeOrder } from '../../../../src/app/outbox/storeOrders.ts';
import { MemoryOutboxStore } from '../../../support/memoryOutboxStore.ts';
import { OutboxWorld } from './outboxWorld.ts';
import { comment, outboxItem, start } from './outboxItems.ts';

let world: OutboxWorld;
beforeEach(() => {
  world = new OutboxWorld();
});
afterEach(() => {
  world.outbox.dispose();
});

const subject = { type: 'pullRequest', number: 1 } as const;
const works: readonly OutboxWork[] = [
  {
    type: 'reply',
    subject,
    reply: {
      id: 'reply-1',
      note: 'note-1',
      author: 'maya',
      repositoryId: 1,
      writtenAt: start,
      action: { type: 'asked', question: 'Which region?' },
    },
  },
  { type: 'comment', subject, text: '@ben: which region?' },
];

/** Of unknown outcome, then refused, then changed as Markdown, then found as it was attempted first. */
async function arrivedAfterChange(work: OutboxWork): Promise<OutboxItem> {
  const text = queuedText(work)?.replace('hich region?', 'hich region, and which key?') ?? '';
  const store = new MemoryOutboxStore();
  const failed = outboxItem({
    id: 'reply-1',
    work,
    mayHaveCopies: true,
    state: { type: 'failed', reason: { type: 'locked' }, since: start },
  });
  await store.create(failed);
  await storeOrder(store, failed.id, { type: 'edit', work: withQueuedText(work, text) }, start);
  const [changed] = (await store.list()).items;
  if (changed === undefined) throw new Error('Nothing is stored');
  return decideNext(changed, { type: 'looked', found: [comment] }, start).item;
}

it.each(works)('sends what was changed of a $type whose first text arrived late, once', async (work) => {
  const item = await arrivedAfterChange(work);
  expect(item.state.type).toBe('sent');
  await sendChangedText(world.outbox, item, comment);
  await sendChangedText(world.outbox, item, comment);
  const { work: edit, author } = await world.item();
  expect(author).toBe('maya');
  if (edit.type !== 'edit') throw new Error('No edit');
  expect(edit.location).toEqual(comment.location);
  expect(edit.base).toContain('hich region?');
  expect(edit.body).toContain('hich region, and which key?');
});

it.each(works)('sends nothing more where a $type arrived as it is', async (work) => {
  const item = outboxItem({
    work,
    state: { type: 'looking', reason: { type: 'timeout' }, looks: 0, since: start },
  });
  await sendChangedText(
    world.outbox,
    decideNext(item, { type: 'looked', found: [comment] }, start).item,
    comment,
  );
  expect(await world.items()).toEqual([]);
});

it('fails, to be called again, where the change cannot be kept', async () => {
  const item = await arrivedAfterChange(works[1]!);
  const full = { add: () => Promise.resolve({ type: 'storage', failure: { code: 'noSpace' } } as const) };
  await expect(sendChangedText(full, item, comment)).rejects.toThrow('noSpace');
});
