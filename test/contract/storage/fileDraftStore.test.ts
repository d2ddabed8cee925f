import { chmod, mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FileDraftStore } from '../../../src/adapters/storage/fileDraftStore.ts';
import type { DraftChange, DraftIdentity } from '../../../src/app/ports/draftStore.ts';
import type { TemporaryDirectory } from '../../support/temporaryDirectory.ts';
import { temporaryDirectory } from '../../support/temporaryDirectory.ts';
import { eventually } from './eventually.ts';
import { tinyDisk } from './tinyDisk.ts';
import { silentLog } from '../../support/silentLog.ts';

const identity: DraftIdentity = { repository: 'r', branch: 'topic', kind: 'review' };

async function save(store: FileDraftStore, text: string): Promise<string> {
  const loaded = await store.load(identity);
  const result = await store.save(identity, text, loaded.type === 'found' ? loaded.draft.version : undefined);
  if (result.type !== 'saved') throw new Error(JSON.stringify(result));
  return result.version;
}

describe('drafts in files', () => {
  let folder: TemporaryDirectory;
  let store: FileDraftStore;
  let path: string;

  beforeEach(async () => {
    folder = await temporaryDirectory('baton-drafts-');
    store = new FileDraftStore(join(folder.path, 'deep', 'drafts'), silentLog);
    path = fileURLToPath(store.location(identity));
  });
  afterEach(() => folder[Symbol.asyncDispose]());

  it('is a Markdown file that a person can find and read', async () => {
    await save(store, '# Rotate keys\n');
    expect(await readFile(path, 'utf8')).toBe('# Rotate keys\n');
    expect(path).toMatch(/topic-review-[0-9a-f]{20}\.md$/);
    expect((await readdir(join(path, '..'))).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('gives a damaged file as text and says so', async () => {
    await save(store, 'x');
    await writeFile(path, Buffer.from([0x41, 0xff, 0x42]));
    const loaded = await store.load(identity);
    expect(loaded).toMatchObject({ type: 'found', draft: { text: 'A\uFFFDB', damaged: true } });
    expect(
      (await store.save(identity, 'mended', loaded.type === 'found' ? loaded.draft.version : '')).type,
    ).toBe('saved');
  });

  it.each([
    ['garbage'],
    ['{"version":1,"identity":{"repository":"r","branch":"other","kind":"review"}}'],
    ['{}'],
    [''],
  ])(
    'lists a draft whose sidecar is %j as lost, opens it by its identity, and mends it with the next save',
    async (sidecar) => {
      await save(store, 'text');
      await writeFile(path.replace(/md$/, 'json'), sidecar);
      expect((await store.list()).entries).toMatchObject([
        { type: 'lost', location: store.location(identity) },
      ]);
      expect(await store.load(identity)).toMatchObject({ type: 'found', draft: { text: 'text' } });
      await save(store, 'more');
      expect((await store.list()).entries).toMatchObject([{ type: 'draft', identity }]);
    },
  );

  it('answers when the draft is a folder, huge, or its storage is a file', async () => {
    await mkdir(path, { recursive: true });
    expect(await store.load(identity)).toMatchObject({
      type: 'failed',
      failure: { code: 'other', systemCode: 'EISDIR' },
    });
    expect((await store.list()).entries).toEqual([]);
    await rm(path, { recursive: true });
    await writeFile(path, Buffer.alloc(9 * 1024 * 1024));
    expect(await store.load(identity)).toMatchObject({ type: 'failed', failure: { code: 'tooLarge' } });
    expect(await store.save(identity, 'x'.repeat(9 * 1024 * 1024), undefined)).toMatchObject({
      failure: { code: 'tooLarge' },
    });
    const blocked = new FileDraftStore(join(path, 'below'), silentLog);
    expect(await blocked.load(identity)).toEqual({ type: 'absent' });
    expect(await blocked.list()).toEqual({
      entries: [],
      failure: { code: 'other', systemCode: 'ENOTDIR' },
    });
    expect((await blocked.save(identity, 'x', undefined)).type).toBe('failed');
  });

  it('says why drafts and trash cannot be listed, and logs each cause once', async () => {
    await save(store, 'kept');
    const logged: unknown[] = [];
    const loop = join(path, '..', 'loop');
    await symlink(loop, loop);
    const unreadable = new FileDraftStore(loop, { ...silentLog, warn: (_, facts) => logged.push(facts) });
    const failure = { code: 'other', systemCode: 'ELOOP' };
    expect(await unreadable.list()).toEqual({ entries: [], failure });
    expect(await unreadable.list()).toEqual({ entries: [], failure });
    expect(logged).toEqual([{ ...failure, cause: expect.stringContaining('ELOOP') as string }]);
    expect(await unreadable.discarded()).toEqual({ entries: [], failure });
  });

  it('waits while somebody else holds the lock', async () => {
    await save(store, 'one');
    const locks = join(path, '..', 'locks');
    const free = (await readdir(locks)).find((name) => name.endsWith('.free'))!;
    const number = Number(/\.(\d+)\.free$/.exec(free)![1]) + 1;
    const lock = join(locks, free.replace(/\d+\.free$/, String(number)));
    await writeFile(lock, 'unreadable, but fresh');
    const loaded = await store.load(identity);
    const result = store.save(identity, 'two', loaded.type === 'found' ? loaded.draft.version : undefined);
    await wait(300);
    expect(await readFile(path, 'utf8')).toBe('one');
    await rm(lock);
    expect((await result).type).toBe('saved');
  });

  it("tells of an editor's and a person's changes, also after the folder was made anew", async () => {
    await save(store, 'one');
    const changes: DraftChange[] = [];
    const watching = store.onDidChange((change) => changes.push(change));
    await wait(50);
    await writeFile(path, 'two');
    await eventually(() => changes.length > 0);
    expect(changes.at(-1)).toMatchObject({
      identity,
      version: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
    });
    await rm(join(path, '..'), { recursive: true });
    await eventually(() => changes.at(-1)?.version === undefined, 20_000);
    await mkdir(join(path, '..'), { recursive: true });
    await writeFile(path, 'three');
    const loaded = await store.load(identity);
    const version = loaded.type === 'found' ? loaded.draft.version : 'none';
    await eventually(() => changes.at(-1)?.version === version, 20_000);
    watching.dispose();
  });

  it('fails with its reason and keeps the old text on a full disk, and goes on when there is space', async ({
    skip,
  }) => {
    await using disk = (await tinyDisk()) ?? skip('no mount');
    const full = new FileDraftStore(disk.path, silentLog);
    await save(full, 'kept');
    await writeFile(join(disk.path, 'ballast'), Buffer.alloc(64 * 1024)).catch(() => undefined);
    const loaded = await full.load(identity);
    if (loaded.type !== 'found') throw new Error(loaded.type);
    expect(await full.save(identity, 'lost?'.repeat(5_000), loaded.draft.version)).toEqual({
      type: 'failed',
      failure: { code: 'noSpace', systemCode: 'ENOSPC' },
    });
    expect(await full.load(identity)).toEqual(loaded);
    await rm(join(disk.path, 'ballast'));
    expect((await full.save(identity, 'fits', loaded.draft.version)).type).toBe('saved');
    // Space for the lock but not for the text: the write itself runs short.
    const big = await full.load(identity);
    const result = await full.save(
      identity,
      'x'.repeat(60 * 1024),
      big.type === 'found' ? big.draft.version : undefined,
    );
    expect(result).toMatchObject({ type: 'failed', failure: { code: 'noSpace' } });
    expect(await full.load(identity)).toEqual(big);
    expect((await readdir(disk.path)).filter((name) => name.startsWith('.'))).toEqual([]);
    expect((await full.discard(identity)).type).toBe('discarded');
  });

  it('fails with its reason on a disk that is mounted read-only, and still reads', async ({ skip }) => {
    await using disk = (await tinyDisk()) ?? skip('no mount');
    const readOnly = new FileDraftStore(disk.path, silentLog);
    const version = await save(readOnly, 'kept');
    await disk.remount('ro');
    const failure = { type: 'failed', failure: { code: 'readOnly', systemCode: 'EROFS' } };
    expect(await readOnly.save(identity, 'new', version)).toEqual(failure);
    expect(await readOnly.discard(identity)).toEqual(failure);
    expect(await readOnly.load(identity)).toMatchObject({ type: 'found', draft: { text: 'kept' } });
    expect((await readOnly.list()).entries).toHaveLength(1);
    await disk.remount('rw');
    expect((await readOnly.save(identity, 'new', version)).type).toBe('saved');
  });

  it.skipIf(process.getuid?.() === 0)(
    'fails with its reason in a folder that belongs to others',
    async () => {
      await save(store, 'kept');
      await chmod(join(path, '..', 'locks'), 0o500);
      expect(await store.discard(identity)).toMatchObject({ type: 'failed', failure: { code: 'denied' } });
      await chmod(join(path, '..', 'locks'), 0o700);
    },
  );
});
