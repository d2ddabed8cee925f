import { setTimeout as wait } from 'node:timers/promises';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type {
  DraftChange,
  DraftIdentity,
  DraftStore,
  DraftVersion,
  SaveResult,
} from '../../../src/app/ports/draftStore.ts';
import { eventually } from './eventually.ts';

/** Stores on the same storage, as two windows have them. */
export interface DraftStoreFixture extends AsyncDisposable {
  readonly open: () => DraftStore;
}

const identity: DraftIdentity = {
  repository: 'github.com/acme/keys',
  branch: 'feature/rotate',
  kind: 'handoff',
};

function versionOf(result: SaveResult): DraftVersion {
  if (result.type !== 'saved') throw new Error(`not saved: ${JSON.stringify(result)}`);
  return result.version;
}

/** What every draft store keeps to. */
export function draftStoreContract(name: string, fixture: () => Promise<DraftStoreFixture>): void {
  describe(`draft store: ${name}`, () => {
    let room: DraftStoreFixture;
    let store: DraftStore;
    let other: DraftStore;

    beforeEach(async () => {
      room = await fixture();
      store = room.open();
      other = room.open();
    });
    afterEach(() => room[Symbol.asyncDispose]());

    it('has nothing at first', async () => {
      expect(await store.load(identity)).toEqual({ type: 'absent' });
      expect((await store.list()).entries).toEqual([]);
      expect((await store.discarded()).entries).toEqual([]);
      expect(await store.discard(identity)).toEqual({ type: 'absent' });
      expect(await store.restore('no-such.receipt')).toEqual({ type: 'absent' });
      expect(await store.restore('../../etc/passwd')).toEqual({ type: 'absent' });
    });

    it('gives another window what was saved', async () => {
      const version = versionOf(await store.save(identity, '# One\n', undefined));
      const loaded = await other.load(identity);
      expect(loaded).toMatchObject({
        type: 'found',
        draft: { identity, text: '# One\n', version, damaged: false },
      });
    });

    it('keeps any well-formed text, unit for unit', async () => {
      let expected: DraftVersion | undefined;
      await fc.assert(
        fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 200 }), async (text) => {
          expected = versionOf(await store.save(identity, text, expected));
          const loaded = await other.load(identity);
          expect(loaded).toMatchObject({
            type: 'found',
            draft: { text: text.toWellFormed(), version: expected },
          });
        }),
        {
          numRuns: 60,
          examples: [['\uFEFFbom\r\n\0'], ['--> <!-- \u202E\u0301👩‍👩‍👧'], ['lone \uD800 surrogate'], ['']],
        },
      );
    });

    it('does not overwrite what another window saved, and hands that over', async () => {
      const first = versionOf(await store.save(identity, 'one', undefined));
      const second = versionOf(await other.save(identity, 'two', first));
      const result = await store.save(identity, 'three', first);
      expect(result).toMatchObject({ type: 'conflict', current: { text: 'two', version: second } });
      expect(await store.load(identity)).toMatchObject({ type: 'found', draft: { text: 'two' } });
      expect((await store.save(identity, 'three', second)).type).toBe('saved');
    });

    it('reports a conflict when a draft exists that the saver did not know, and when it is gone', async () => {
      const version = versionOf(await store.save(identity, 'one', undefined));
      expect(await other.save(identity, 'two', undefined)).toMatchObject({
        type: 'conflict',
        current: { text: 'one' },
      });
      await other.discard(identity);
      expect(await store.save(identity, 'three', version)).toEqual({ type: 'conflict', current: undefined });
    });

    it('takes the same text again, whatever the saver expected', async () => {
      const version = versionOf(await store.save(identity, 'same', undefined));
      expect(await other.save(identity, 'same', undefined)).toEqual({ type: 'saved', version });
    });

    it('lets exactly one of two simultaneous savers win', async () => {
      let version = versionOf(await store.save(identity, 'start', undefined));
      for (let round = 0; round < 10; round += 1) {
        const results = await Promise.all([
          store.save(identity, `a${round}`, version),
          other.save(identity, `b${round}`, version),
          store.save(identity, `c${round}`, version),
        ]);
        const winners = results.filter((result) => result.type === 'saved');
        expect(winners).toHaveLength(1);
        expect(results.filter((result) => result.type === 'conflict')).toHaveLength(2);
        version = versionOf(winners[0]!);
      }
    });

    it('keeps drafts of every branch name and kind apart', async () => {
      const branches = [
        'a/b',
        'a-b',
        'A/B',
        '--output=/tmp/x',
        'ünï/💥',
        'con',
        '..',
        'x'.repeat(250),
        'a b',
        '',
      ];
      const identities: readonly DraftIdentity[] = [
        ...branches.map((branch): DraftIdentity => ({ repository: 'r', branch, kind: 'handoff' })),
        { repository: 'r', branch: 'a/b', kind: 'review' },
        { repository: 'r2', branch: 'a/b', kind: 'handoff' },
      ];
      for (const [index, each] of identities.entries())
        versionOf(await store.save(each, `text ${index}`, undefined));
      for (const [index, each] of identities.entries())
        expect(await other.load(each)).toMatchObject({
          type: 'found',
          draft: { text: `text ${index}`, identity: each },
        });
      const listed = (await other.list()).entries;
      expect(listed.map((entry) => (entry.type === 'draft' ? entry.identity : entry.location))).toHaveLength(
        identities.length,
      );
      for (const each of identities)
        expect(listed).toContainEqual(expect.objectContaining({ identity: each }));
      expect(new Set(listed.map((entry) => entry.location))).toEqual(
        new Set(identities.map((each) => store.location(each))),
      );
    });

    it('lists the latest first', async () => {
      const kinds = ['handoff', 'review', 'decision'] as const;
      for (const kind of kinds) {
        await store.save({ ...identity, kind }, 'x', undefined);
        await wait(15);
      }
      const listed = (await store.list()).entries;
      expect(listed.map((entry) => (entry.type === 'draft' ? entry.identity.kind : 'lost'))).toEqual([
        'decision',
        'review',
        'handoff',
      ]);
      expect(listed[0]!.modifiedAt).toBeGreaterThan(listed[2]!.modifiedAt);
      // A disk's clock is finer than an instant, which is in whole milliseconds.
      const loaded = await store.load({ ...identity, kind: 'review' });
      if (loaded.type !== 'found') throw new Error(loaded.type);
      for (const { modifiedAt } of [...listed, loaded.draft]) expect(modifiedAt % 1).toBe(0);
    });

    it('restores what was discarded, in another window too', async () => {
      const version = versionOf(await store.save(identity, 'precious', undefined));
      const result = await store.discard(identity);
      if (result.type !== 'discarded') throw new Error(result.type);
      expect(await store.load(identity)).toEqual({ type: 'absent' });
      expect((await store.list()).entries).toEqual([]);
      expect((await other.discarded()).entries).toEqual([result.discarded]);
      expect(await other.restore(result.discarded.receipt)).toMatchObject({
        type: 'restored',
        draft: { identity, text: 'precious', version },
      });
      expect(await store.load(identity)).toMatchObject({
        type: 'found',
        draft: { text: 'precious', version },
      });
      expect((await store.list()).entries).toHaveLength(1);
      expect((await store.discarded()).entries).toEqual([]);
      expect(await store.restore(result.discarded.receipt)).toEqual({ type: 'absent' });
    });

    it('never puts a discarded draft over one that was begun since', async () => {
      await store.save(identity, 'old', undefined);
      const result = await store.discard(identity);
      if (result.type !== 'discarded') throw new Error(result.type);
      await store.save(identity, 'new', undefined);
      expect(await store.restore(result.discarded.receipt)).toMatchObject({
        type: 'occupied',
        current: { text: 'new' },
      });
      expect(await store.load(identity)).toMatchObject({ type: 'found', draft: { text: 'new' } });
      expect((await store.discarded()).entries).toHaveLength(1);
    });

    it('keeps several discarded drafts of one identity, latest first', async () => {
      for (const text of ['one', 'two']) {
        await store.save(identity, text, undefined);
        await store.discard(identity);
        await wait(5);
      }
      const [latest, earlier] = (await store.discarded()).entries;
      expect(latest!.discardedAt).toBeGreaterThan(earlier!.discardedAt);
      expect(await store.restore(latest!.receipt)).toMatchObject({
        type: 'restored',
        draft: { text: 'two' },
      });
    });

    it("tells of other windows' changes and not of its own", async () => {
      const own: DraftChange[] = [];
      const theirs: DraftChange[] = [];
      const watching = [
        store.onDidChange((change) => own.push(change)),
        other.onDidChange((change) => theirs.push(change)),
      ];
      try {
        await wait(50);
        const version = versionOf(await store.save(identity, 'one', undefined));
        await eventually(() => theirs.length > 0);
        expect(theirs).toEqual([{ identity, version }]);
        const second = versionOf(await other.save(identity, 'two', version));
        await eventually(() => own.length > 0);
        expect(own).toEqual([{ identity, version: second }]);
        const result = await other.discard(identity);
        await eventually(() => own.length > 1);
        expect(own[1]).toEqual({ identity });
        if (result.type === 'discarded') await other.restore(result.discarded.receipt);
        await eventually(() => own.length > 2);
        expect(own[2]).toEqual({ identity, version: second });
        await wait(150);
        expect(own).toHaveLength(3);
        expect(theirs).toHaveLength(1);
      } finally {
        for (const each of watching) each.dispose();
      }
      await store.save({ ...identity, branch: 'later' }, 'x', undefined);
      await wait(100);
      expect(theirs).toHaveLength(1);
    });
  });
}
