import { mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { FileOutboxStore } from '../../../src/adapters/storage/fileOutboxStore.ts';
import { MemoryOutboxStore, OutboxMemory } from '../../support/memoryOutboxStore.ts';
import { temporaryDirectory } from '../../support/temporaryDirectory.ts';
import { outboxItem, outboxStoreContract } from './outboxStoreContract.ts';
import { tinyDisk } from './tinyDisk.ts';

outboxStoreContract('in memory', () => {
  const memory = new OutboxMemory();
  return Promise.resolve({
    open: () => new MemoryOutboxStore(memory),
    [Symbol.asyncDispose]: () => Promise.resolve(),
  });
});

outboxStoreContract('in files', async () => {
  const folder = await temporaryDirectory('baton-outbox-');
  return {
    open: () => new FileOutboxStore(folder.path),
    [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose](),
  };
});

it.each([
  ['garbage'],
  ['null'],
  [JSON.stringify({ ...outboxItem('x'), state: { type: 'new-in-9' } })],
  ['\0'.repeat(5)],
])('leaves a file alone that it cannot read: %j', async (text) => {
  await using folder = await temporaryDirectory('baton-outbox-');
  const store = new FileOutboxStore(folder.path);
  await store.create(outboxItem('a'));
  await writeFile(join(folder.path, 'x.json'), text);
  expect(await store.list()).toEqual({ items: [outboxItem('a')] });
  expect(await readdir(folder.path)).toContain('x.json');
});

it('says that the disk is full, keeps the old item, and gives no claim', async ({ skip }) => {
  await using disk = (await tinyDisk()) ?? skip('no mount');
  const store = new FileOutboxStore(disk.path);
  await store.create(outboxItem('a'));
  await writeFile(join(disk.path, 'ballast'), Buffer.alloc(64 * 1024)).catch(() => undefined);
  const failure = { type: 'failed', failure: { code: 'noSpace', systemCode: 'ENOSPC' } };
  expect(await store.create(outboxItem('b'))).toEqual(failure);
  expect(await store.replace(outboxItem('a', 1, 2))).toEqual(failure);
  expect(await store.claim('one', 1_000)).toEqual(failure);
  expect(await store.list()).toEqual({ items: [outboxItem('a')] });
});

it('says that an item or the folder cannot be read, and lists the others', async () => {
  await using folder = await temporaryDirectory('baton-outbox-');
  const store = new FileOutboxStore(join(folder.path, 'outbox'));
  await store.create(outboxItem('a'));
  await mkdir(join(folder.path, 'outbox', 'y.json'));
  const failure = { code: 'other', systemCode: 'EISDIR' };
  expect(await store.list()).toEqual({ items: [outboxItem('a')], failure });
  const loop = join(folder.path, 'loop');
  await symlink(loop, loop);
  const unreadable = new FileOutboxStore(loop);
  expect(await unreadable.list()).toEqual({ items: [], failure: { code: 'other', systemCode: 'ELOOP' } });
  expect(await unreadable.claim('one', 1_000)).toMatchObject({ type: 'failed' });
});
