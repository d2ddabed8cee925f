import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OutboxItem } from '../../../src/app/outbox/outboxItem.ts';
import type { OutboxStore } from '../../../src/app/ports/outboxStore.ts';
import { eventually } from './eventually.ts';

/** Stores on the same storage, as two windows have them. */
export interface OutboxStoreFixture extends AsyncDisposable {
  readonly open: () => OutboxStore;
}

export const outboxItem = (id: string, createdAt = 1_000, revision = 1): OutboxItem => ({
  id,
  revision,
  createdAt,
  author: 'maya',
  repository: {
    host: 'github.com',
    owner: 'acme',
    name: 'keys',
    webUrl: 'https://github.com/acme/keys',
    apiUrl: 'https://api.github.com',
    graphqlUrl: 'https://api.github.com/graphql',
    id: 7,
  },
  work: {
    type: 'edit',
    location: { subject: { type: 'pullRequest', number: 3 }, id: '9' },
    base: 'a\0',
    body: 'b 💥',
  },
  attempts: 0,
  mayHaveCopies: false,
  state: { type: 'waiting', notBefore: 5_000 },
});

/** What every outbox store keeps to. */
export function outboxStoreContract(name: string, fixture: () => Promise<OutboxStoreFixture>): void {
  describe(`outbox store: ${name}`, () => {
    let room: OutboxStoreFixture;
    let store: OutboxStore;
    let other: OutboxStore;

    beforeEach(async () => {
      room = await fixture();
      store = room.open();
      other = room.open();
    });
    afterEach(() => room[Symbol.asyncDispose]());

    it('lists what another window created, oldest first', async () => {
      expect(await store.list()).toEqual({ items: [] });
      const items = [
        outboxItem('b', 2),
        outboxItem('c', 1),
        outboxItem('a', 2),
        outboxItem('../odd\n"id"', 3),
      ];
      for (const item of items) expect(await store.create(item)).toEqual({ type: 'stored' });
      expect(await other.list()).toEqual({ items: [items[1], items[2], items[0], items[3]] });
    });

    it('creates an id once', async () => {
      await store.create(outboxItem('a', 1));
      expect(await other.create(outboxItem('a', 2))).toEqual({ type: 'conflict' });
      expect(await store.list()).toEqual({ items: [outboxItem('a', 1)] });
      const results = await Promise.all(
        Array.from({ length: 8 }, (_, index) =>
          (index % 2 === 0 ? store : other).create(outboxItem('b', index)),
        ),
      );
      expect(results.filter((result) => result.type === 'stored')).toHaveLength(1);
    });

    it('replaces only the revision before', async () => {
      expect(await store.replace(outboxItem('a', 1, 2))).toEqual({ type: 'conflict' });
      await store.create(outboxItem('a', 1, 1));
      expect(await other.replace(outboxItem('a', 1, 2))).toEqual({ type: 'stored' });
      expect(await store.replace(outboxItem('a', 9, 2))).toEqual({ type: 'conflict' });
      expect(await store.replace(outboxItem('a', 9, 4))).toEqual({ type: 'conflict' });
      expect(await store.list()).toEqual({ items: [outboxItem('a', 1, 2)] });
    });

    it('lets exactly one of several simultaneous changes through', async () => {
      await store.create(outboxItem('a', 0, 1));
      for (let revision = 2; revision < 8; revision += 1) {
        const results = await Promise.all([
          store.replace(outboxItem('a', 1, revision)),
          other.replace(outboxItem('a', 2, revision)),
          store.replace(outboxItem('a', 3, revision)),
        ]);
        expect(results.map((result) => result.type).sort()).toEqual(['conflict', 'conflict', 'stored']);
      }
      const results = await Promise.all([store.remove('a', 7), other.replace(outboxItem('a', 5, 8))]);
      expect(results.filter((result) => result.type === 'stored')).toHaveLength(1);
    });

    it('removes only the revision that was seen', async () => {
      await store.create(outboxItem('a', 1, 1));
      await store.replace(outboxItem('a', 1, 2));
      expect(await other.remove('a', 1)).toEqual({ type: 'conflict' });
      expect(await other.remove('a', 2)).toEqual({ type: 'stored' });
      expect(await store.list()).toEqual({ items: [] });
      expect(await store.remove('a', 2)).toEqual({ type: 'conflict' });
      expect(await store.create(outboxItem('a', 1, 1))).toEqual({ type: 'stored' });
    });

    it('gives the claim to one owner until it is released', async () => {
      expect(await store.claim('one', 60_000)).toEqual({ type: 'granted' });
      expect(await other.claim('two', 60_000)).toEqual({ type: 'held' });
      expect(await store.claim('one', 60_000)).toEqual({ type: 'granted' });
      await other.release('two');
      expect(await other.claim('two', 60_000)).toEqual({ type: 'held' });
      await store.release('one');
      expect(await other.claim('two', 60_000)).toEqual({ type: 'granted' });
      expect(await store.claim('one', 60_000)).toEqual({ type: 'held' });
    });

    it('lets a claim lapse that is not prolonged, and not one that is', async () => {
      expect(await store.claim('one', 400)).toEqual({ type: 'granted' });
      await wait(250);
      expect(await store.claim('one', 400)).toEqual({ type: 'granted' });
      await wait(250);
      expect(await other.claim('two', 400)).toEqual({ type: 'held' });
      await wait(250);
      expect(await other.claim('two', 60_000)).toEqual({ type: 'granted' });
      expect(await store.claim('one', 400)).toEqual({ type: 'held' });
    });

    it('tells of every kind of change, here and elsewhere', async () => {
      let changes = 0;
      const watching = store.onDidChange(() => (changes += 1));
      await wait(60);
      for (const act of [
        () => other.create(outboxItem('a', 1, 1)),
        () => store.create(outboxItem('b', 1, 1)),
        () => other.replace(outboxItem('a', 1, 2)),
        () => other.remove('a', 2),
      ]) {
        const before = changes;
        expect(await act()).toEqual({ type: 'stored' });
        await eventually(() => changes > before);
        await wait(60);
      }
      watching.dispose();
      const before = changes;
      await other.create(outboxItem('c'));
      await wait(100);
      expect(changes).toBe(before);
    });
  });
}
