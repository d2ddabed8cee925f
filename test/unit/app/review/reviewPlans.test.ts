import { describe, expect, it } from 'vitest';

import { Emitter } from '../../../../src/app/emitter.ts';
import type { NewOutboxItem, Outbox } from '../../../../src/app/outbox/outbox.ts';
import { isPending, type OutboxItem, type PendingItem } from '../../../../src/app/outbox/outboxItem.ts';
import type { KeptValues } from '../../../../src/app/ports/keptValues.ts';
import { ReviewPlans } from '../../../../src/app/review/reviewPlans.ts';
import { outboxItem as noteItem } from '../outbox/outboxItems.ts';

function world() {
  const stored = new Map<string, unknown>();
  const kept: KeptValues = {
    get: (key) => stored.get(key),
    set: (key, value) => {
      // As the editor keeps it.
      stored.set(key, JSON.parse(JSON.stringify(value)));
      return Promise.resolve();
    },
  };
  const changed = new Emitter<readonly PendingItem[]>();
  const added: NewOutboxItem[] = [];
  let items: readonly PendingItem[] = [];
  const outbox: Pick<Outbox, 'items' | 'onDidChange' | 'add' | 'ready' | 'cancel'> = {
    ready: () => Promise.resolve(),
    get items() {
      return items;
    },
    onDidChange: changed.event,
    cancel: (id) => {
      const isKnown = items.some((item) => item.id === id);
      items = items.filter((item) => item.id !== id);
      changed.fire(items);
      return Promise.resolve(isKnown ? { type: 'cancelled', mayHaveBeenSent: false } : { type: 'absent' });
    },
    add: (item) => {
      added.push(item);
      return Promise.resolve({ type: 'done', item: noteItem() });
    },
  };
  let count = 0;
  const open = (): ReviewPlans =>
    new ReviewPlans({
      outbox: outbox as Outbox,
      kept,
      identifiers: { next: () => `id-${++count}` },
      log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    });
  return {
    stored,
    added,
    open,
    show: (next: readonly OutboxItem[]) => {
      items = next.filter(isPending);
      changed.fire(items);
    },
  };
}

const plan = {
  pullRequest: 214,
  reviews: [
    { login: 'maya', at: 5000 },
    { login: 'acme/platform', at: null },
  ],
};

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('reviews that are asked for when the note is published', () => {
  it('go into the outbox once the note is there, one for each, and once', async () => {
    const { added, open, show } = world();
    const note = noteItem();
    const plans = open();
    await plans.set(note.id, plan);
    expect(added).toEqual([]);
    show([note]);
    show([note]);
    await settled();
    expect(added).toMatchObject([
      {
        author: note.author,
        repository: note.repository,
        notBefore: 5000,
        work: { type: 'reviewRequest', pullRequest: 214, logins: ['maya'], teams: [], note: note.id },
      },
      { work: { logins: [], teams: ['platform'] } },
    ]);
    expect(added[1]).not.toHaveProperty('notBefore');
    expect(added).toHaveLength(2);
    expect(plans.of(note.id)).toBeUndefined();
  });

  it('outlast the window', async () => {
    const { added, open, show, stored } = world();
    const note = noteItem();
    const first = open();
    await first.set(note.id, plan);
    first.dispose();
    const second = open();
    expect(second.of(note.id)).toEqual(plan);
    show([note]);
    await settled();
    expect(added).toHaveLength(2);
    expect([...stored.values()]).toEqual([{}]);
  });

  it('let the note wait for the first of them, and for none while one is asked at once', async () => {
    const { open } = world();
    const plans = open();
    const at = async (...times: readonly (number | null)[]): Promise<number | undefined> => {
      await plans.set('note', {
        pullRequest: 214,
        reviews: times.map((time) => ({ login: 'maya', at: time })),
      });
      return plans.dueWith('note');
    };
    expect(await at(6000, 5000)).toBe(5000);
    expect(await at(5000, null)).toBeUndefined();
    expect(plans.dueWith('another')).toBeUndefined();
  });

  it('can be taken back, and wait for no other note', async () => {
    const { added, open, show } = world();
    const note = noteItem();
    const plans = open();
    await plans.set('another', plan);
    await plans.set(note.id, plan);
    await plans.forget(note.id);
    show([note]);
    await settled();
    expect(added).toEqual([]);
    expect(plans.of('another')).toEqual(plan);
  });

  it('are planned again when their note is taken out of the outbox, and leave it with the note', async () => {
    const { added, open, show } = world();
    const note = noteItem();
    const plans = open();
    const request = (id: string, work: { logins?: string[]; teams?: string[]; note: string }, at?: number) =>
      noteItem({
        id,
        work: { type: 'reviewRequest', pullRequest: 214, logins: [], teams: [], ...work },
        state: { type: 'waiting', ...(at === undefined ? {} : { notBefore: at }) },
      });
    show([
      request('1', { logins: ['maya'], note: note.id }, 5000),
      request('2', { teams: ['platform'], note: note.id }),
      request('3', { logins: ['li'], note: 'another' }, 5000),
    ]);
    expect(await plans.takeBack(note.id)).toEqual(['maya', 'acme/platform']);
    expect(plans.of(note.id)).toEqual(plan);
    expect(await plans.takeBack('unknown')).toEqual([]);
    show([note]);
    await settled();
    expect(added.map(({ work }) => work)).toMatchObject([{ logins: ['maya'] }, { teams: ['platform'] }]);
  });

  it('are none where something else is kept', () => {
    const { open, stored } = world();
    stored.set('baton.reviewPlans', { x: { pullRequest: 'many', reviews: 3 } });
    expect(open().of('x')).toBeUndefined();
  });
});
