import { mkdir, readdir, writeFile } from 'node:fs/promises';
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
  await mkdir(join(folder.path, 'y.json'));
  expect(await store.list()).toEqual([outboxItem('a')]);
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
  expect(await store.claim('one', 1_000)).toBe(false);
  expect(await store.list()).toEqual([outboxItem('a')]);
});
