import { cpSync } from 'node:fs';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { FileSnoozeStore } from '../../../src/adapters/storage/fileSnoozeStore.ts';
import type { SnoozeStore } from '../../../src/app/ports/snoozeStore.ts';
import { MemorySnoozeStore } from '../../support/memorySnoozeStore.ts';
import { temporaryDirectory } from '../../support/temporaryDirectory.ts';
import { eventually } from './eventually.ts';

const future = Date.UTC(2099, 0, 1);
const snooze = (note: string, until = future) => ({ note, until, changedAt: 5 });
const opened: FileSnoozeStore[] = [];
const openFiles = (folder: string): FileSnoozeStore => {
  const store = new FileSnoozeStore(join(folder, 'snoozes'), () => Date.now());
  opened.push(store);
  return store;
};
afterEach(() => {
  for (const store of opened.splice(0)) store.dispose();
});

const fixtures: readonly (readonly [string, (folder: string) => SnoozeStore])[] = [
  ['in memory', (): SnoozeStore => new MemorySnoozeStore()],
  ['in files', openFiles],
];

describe.each(fixtures)('snoozed notes: %s', (_name, open) => {
  it('keeps one per note and forgets it', async () => {
    await using folder = await temporaryDirectory('baton-');
    const store = open(folder.path);
    expect(await store.list()).toEqual([]);
    expect(await store.put(snooze('a'))).toBeUndefined();
    await store.put(snooze('b'));
    await store.put(snooze('a', future + 1));
    const notes = (await store.list()).toSorted((a, b) => (a.note < b.note ? -1 : 1));
    expect(notes).toEqual([snooze('a', future + 1), snooze('b')]);
    expect(await store.remove('a')).toBeUndefined();
    expect(await store.remove('a')).toBeUndefined();
    expect(await store.list()).toEqual([snooze('b')]);
  });
});

describe('snoozed notes in files', () => {
  it('are the same in every window and survive it', async () => {
    await using folder = await temporaryDirectory('baton-');
    const [first, second] = [openFiles(folder.path), openFiles(folder.path)];
    let changes = 0;
    second.onDidChange(() => (changes += 1));
    await first.put(snooze('a'));
    await second.put(snooze('b'));
    expect(await first.list()).toHaveLength(2);
    await eventually(() => changes > 0);
    expect(await openFiles(folder.path).list()).toHaveLength(2);
  });

  it('drop what is over and pass over what is damaged', async () => {
    await using folder = await temporaryDirectory('baton-');
    const store = openFiles(folder.path);
    await store.put(snooze('past', 1));
    await store.put(snooze('good'));
    await writeFile(join(folder.path, 'snoozes', 'damaged.json'), '{"version":1,"snooze":{"note":7}}');
    expect(await store.list()).toEqual([snooze('good')]);
    expect(await readdir(join(folder.path, 'snoozes'))).toHaveLength(2);
  });

  it('do not lose one that takes the place of what is over while that is removed', async () => {
    await using folder = await temporaryDirectory('baton-');
    const [own, other] = [join(folder.path, 'snoozes'), join(folder.path, 'other', 'snoozes')];
    await openFiles(join(folder.path, 'other')).put(snooze('a'));
    let looks = 0;
    const slow = new FileSnoozeStore(own, () => {
      looks += 1;
      // Between the look at what is over and its removal another window puts the note aside again.
      if (looks === 1) cpSync(other, own, { recursive: true });
      return Date.now();
    });
    opened.push(slow);
    await slow.put(snooze('a', 1));
    await slow.list();
    expect(looks).toBe(1);
    expect(await slow.list()).toEqual([snooze('a')]);
  });

  it('say why they could not be kept', async () => {
    await using folder = await temporaryDirectory('baton-');
    await writeFile(join(folder.path, 'file'), '');
    const store = openFiles(join(folder.path, 'file'));
    expect(await store.put(snooze('a'))).toMatchObject({ code: 'other', systemCode: 'ENOTDIR' });
  });
});
