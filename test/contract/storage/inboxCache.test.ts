import { readdir, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FileInboxCache } from '../../../src/adapters/storage/fileInboxCache.ts';
import type { InboxCache, InboxSnapshot } from '../../../src/app/ports/inboxCache.ts';
import { MemoryInboxCache } from '../../support/memoryInboxCache.ts';
import { temporaryDirectory } from '../../support/temporaryDirectory.ts';

const snapshot = (name: string, comments = 2, asOf = 1_000): InboxSnapshot => ({
  repository: {
    host: 'github.com',
    owner: 'acme',
    name,
    webUrl: `https://github.com/acme/${name}`,
    apiUrl: 'https://api.github.com',
    graphqlUrl: 'https://api.github.com/graphql',
    id: 7,
  },
  comments: Array.from({ length: comments }, (_, index) => ({
    id: String(index),
    url: `https://github.com/acme/${name}/pull/1#issuecomment-${index}`,
    author: { login: 'maya', isBot: false },
    editing: { type: 'by', login: 'ben' },
    createdAt: 1,
    updatedAt: 2,
    isMinimized: false,
    repositoryId: 7,
    subject: { type: 'pullRequest', number: 1 },
    body: '<!-- baton:1 {} -->\r\n💥',
  })),
  cursor: { since: '2026-11-23T00:00:00Z', etag: 'W/"x"' },
  asOf,
});

const fixtures: readonly (readonly [string, (folder: string) => InboxCache])[] = [
  ['in memory', (): InboxCache => new MemoryInboxCache()],
  ['in files', (folder): InboxCache => new FileInboxCache(join(folder, 'inbox'))],
];

describe.each(fixtures)('inbox cache: %s', (_name, open) => {
  it('gives back what was written last for that repository, whatever the case of its name', async () => {
    await using folder = await temporaryDirectory('baton-inbox-');
    const cache = open(folder.path);
    expect(await cache.read({ host: 'github.com', owner: 'acme', name: 'keys' })).toBeUndefined();
    await cache.write(snapshot('keys'));
    await cache.write(snapshot('doors', 1));
    await cache.write(snapshot('keys', 3, 2_000));
    expect(await cache.read({ host: 'github.com', owner: 'Acme', name: 'KEYS' })).toEqual(
      snapshot('keys', 3, 2_000),
    );
    expect(await cache.read({ host: 'github.com', owner: 'acme', name: 'doors' })).toEqual(
      snapshot('doors', 1),
    );
    expect(await cache.read({ host: 'ghe.acme.com', owner: 'acme', name: 'doors' })).toBeUndefined();
  });
});

describe('inbox cache in files', () => {
  it.each([
    ['cut', (path: string) => truncate(path, 200)],
    ['emptied', (path: string) => truncate(path, 0)],
    [
      'of another version',
      (path: string) => writeFile(path, JSON.stringify({ version: 2, snapshot: snapshot('keys') })),
    ],
    [
      'of another shape',
      (path: string) =>
        writeFile(path, JSON.stringify({ version: 1, snapshot: { ...snapshot('keys'), asOf: 'x' } })),
    ],
    [
      "another repository's",
      (path: string) => writeFile(path, JSON.stringify({ version: 1, snapshot: snapshot('other') })),
    ],
  ])('takes a file that was %s for none, and writes over it', async (_name, damage) => {
    await using folder = await temporaryDirectory('baton-inbox-');
    const cache = new FileInboxCache(folder.path);
    await cache.write(snapshot('keys'));
    await damage(join(folder.path, (await readdir(folder.path))[0]!));
    expect(await cache.read(snapshot('keys').repository)).toBeUndefined();
    await cache.write(snapshot('keys'));
    expect(await cache.read(snapshot('keys').repository)).toEqual(snapshot('keys'));
  });

  it('drops what is too large as a whole, and the oldest of all when there are too many', async () => {
    await using folder = await temporaryDirectory('baton-inbox-');
    const cache = new FileInboxCache(folder.path, { fileBytes: 2_000, totalBytes: 3_000 });
    await cache.write(snapshot('keys', 2));
    await cache.write(snapshot('keys', 20));
    expect(await cache.read(snapshot('keys').repository)).toBeUndefined();
    for (const name of ['a', 'b', 'c', 'd']) await cache.write(snapshot(name, 2));
    expect(await cache.read(snapshot('a').repository)).toBeUndefined();
    expect(await cache.read(snapshot('d').repository)).toEqual(snapshot('d', 2));
  });

  it('answers with nothing where the folder cannot be made', async () => {
    await using folder = await temporaryDirectory('baton-inbox-');
    await writeFile(join(folder.path, 'file'), '');
    const cache = new FileInboxCache(join(folder.path, 'file'));
    await cache.write(snapshot('keys'));
    expect(await cache.read(snapshot('keys').repository)).toBeUndefined();
  });
});
