import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { FileViewerStore } from '../../../src/adapters/storage/fileViewerStore.ts';
import type { HostViewer } from '../../../src/app/ports/viewerStore.ts';
import { temporaryDirectory } from '../../support/temporaryDirectory.ts';

const maya: HostViewer = {
  person: { login: 'maya', type: 'user', name: 'Maya Rao' },
  teams: ['acme/platform'],
  members: { 'acme/platform': ['maya', 'ben'] },
};

it('remembers who is signed in by host', async () => {
  await using folder = await temporaryDirectory('baton-');
  const store = new FileViewerStore(join(folder.path, 'viewers'));
  expect(await store.read('github.com')).toBeUndefined();
  await store.write('github.com', maya);
  await store.write('github.example:8443', { ...maya, teams: [] });
  const again = new FileViewerStore(join(folder.path, 'viewers'));
  expect(await again.read('github.com')).toEqual(maya);
  expect(await again.read('github.example:8443')).toEqual({ ...maya, teams: [] });
  await again.forget('github.com');
  await again.forget('github.com');
  expect(await store.read('github.com')).toBeUndefined();
});

it('takes a damaged file, and one of another version, for absent', async () => {
  await using folder = await temporaryDirectory('baton-');
  const store = new FileViewerStore(folder.path);
  await store.write('github.com', maya);
  const [name = ''] = await readdir(folder.path);
  for (const text of [
    '{',
    '{"version":2}',
    JSON.stringify({ version: 1, host: 'other.example', viewer: maya }),
  ]) {
    await writeFile(join(folder.path, name), text);
    expect(await store.read('github.com')).toBeUndefined();
  }
});

it('loses nothing but time where the disk refuses', async () => {
  await using folder = await temporaryDirectory('baton-');
  await writeFile(join(folder.path, 'file'), '');
  const store = new FileViewerStore(join(folder.path, 'file'));
  await store.write('github.com', maya);
  expect(await store.read('github.com')).toBeUndefined();
});
