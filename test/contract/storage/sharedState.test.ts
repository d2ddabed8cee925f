import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { sharedJsonFile } from '../../../src/adapters/storage/sharedJsonFile.ts';
import type { SharedState } from '../../../src/app/ports/sharedState.ts';
import { MemorySharedState } from '../../support/memorySharedState.ts';
import { temporaryDirectory } from '../../support/temporaryDirectory.ts';

type Counts = Readonly<Record<string, number>>;
const schema = v.record(v.string(), v.number());

const states: readonly (readonly [string, (folder: string) => SharedState<Counts>])[] = [
  ['in memory', () => new MemorySharedState<Counts>()],
  ['as a file', (folder) => sharedJsonFile(join(folder, 'state'), 'counts', schema)],
];

describe.each(states)('a shared state %s', (_name, create) => {
  it('is absent at first, and then what was last stored', async () => {
    await using directory = await temporaryDirectory('baton-shared-');
    const state = create(directory.path);
    expect(await state.read()).toBeUndefined();
    const first = await state.update(() => ({ a: 1 }));
    expect(first).toEqual({ type: 'stored', value: { a: 1 }, before: undefined });
    const second = await state.update((before = {}) => ({ ...before, b: 2 }));
    expect(second).toEqual({ type: 'stored', value: { a: 1, b: 2 }, before: { a: 1 } });
    expect(await state.read()).toEqual({ a: 1, b: 2 });
  });

  it('loses no change of several at once, and tells of them', async () => {
    await using directory = await temporaryDirectory('baton-shared-');
    const state = create(directory.path);
    let told = 0;
    const subscription = state.onDidChange(() => (told += 1));
    const one = (key: string) => state.update((before = {}) => ({ ...before, [key]: 1 }));
    await Promise.all(['a', 'b', 'c', 'd', 'e', 'f'].map(one));
    expect(Object.keys((await state.read()) ?? {}).sort()).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
    await expect.poll(() => told, { timeout: 10_000 }).toBeGreaterThan(0);
    subscription.dispose();
  });
});

it('counts a damaged file as absent, and says when it cannot be written', async () => {
  await using directory = await temporaryDirectory('baton-shared-');
  const folder = join(directory.path, 'state');
  await mkdir(folder);
  await writeFile(join(folder, 'counts.json'), '{"version":1,"value":{"a":"one"');
  const state = sharedJsonFile(folder, 'counts', schema);
  expect(await state.read()).toBeUndefined();
  expect((await state.update(() => ({ a: 1 }))).type).toBe('stored');
  await writeFile(join(directory.path, 'file'), '');
  const nowhere = sharedJsonFile(join(directory.path, 'file', 'state'), 'counts', schema);
  expect((await nowhere.update(() => ({}))).type).toBe('failed');
});
