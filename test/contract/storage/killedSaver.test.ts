import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { FileDraftStore } from '../../../src/adapters/storage/fileDraftStore.ts';
import { bundleProcess } from '../../support/bundleProcess.ts';
import { temporaryDirectory } from '../../support/temporaryDirectory.ts';
import { countOf, savedIdentity } from './savingProcess.ts';
import { silentLog } from '../../support/silentLog.ts';

const kills = 200;
const lanes = 4;

async function stateIn(store: FileDraftStore): Promise<number> {
  const loaded = await store.load(savedIdentity);
  if (loaded.type === 'absent') return 0;
  if (loaded.type === 'failed') throw new Error(JSON.stringify(loaded));
  const count = countOf(loaded.draft.text);
  if (count === undefined) throw new Error(`torn: ${loaded.draft.text.slice(0, 40)}`);
  return count;
}

/** Kills a saver after a time, while a reader looks at the file all the time; gives what was acknowledged and found. */
async function killOne(
  program: string,
  folder: string,
  store: FileDraftStore,
  after: number,
): Promise<{ readonly acknowledged: number; readonly found: number }> {
  const child = spawn(process.execPath, [program, folder], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let complaints = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaints += text));
  const closed = once(child, 'close');
  const start = performance.now();
  while (output === '' && child.exitCode === null && performance.now() - start < 20_000) await wait(1);
  const end = performance.now() + after;
  while (performance.now() < end) await stateIn(store);
  child.kill('SIGKILL');
  await closed;
  if (complaints !== '') throw new Error(complaints);
  const lines = output.split('\n').filter((line) => line !== '');
  return { acknowledged: Number(lines.at(-1)), found: await stateIn(store) };
}

it(`keeps every acknowledged state through ${kills} kills at any moment, and never shows a torn one`, async () => {
  const program = await bundleProcess(join(import.meta.dirname, 'savingProcess.ts'));
  let acknowledgedInAll = 0;
  const lane = async (number: number): Promise<void> => {
    await using folder = await temporaryDirectory('baton-killed-');
    const store = new FileDraftStore(folder.path, silentLog);
    for (let kill = 0; kill < kills / lanes; kill += 1) {
      const before = await stateIn(store);
      const { acknowledged, found } = await killOne(
        program,
        folder.path,
        store,
        ((kill * 7 + number * 3) % 29) + Math.random(),
      );
      expect(acknowledged).toBeGreaterThan(before);
      expect(found).toBeGreaterThanOrEqual(acknowledged);
      expect(found).toBeLessThanOrEqual(acknowledged + 1);
      acknowledgedInAll += acknowledged - before;
    }
    expect((await store.list()).entries).toMatchObject([{ type: 'draft', identity: savedIdentity }]);
    const litter = (await readdir(join(folder.path, 'locks'))).filter((name) => !name.startsWith('.'));
    expect(litter.length).toBeLessThanOrEqual(4);
  };
  await Promise.all(Array.from({ length: lanes }, (_, number) => lane(number)));
  console.log(`${kills} kills, ${acknowledgedInAll} acknowledged saves`);
  expect(acknowledgedInAll).toBeGreaterThanOrEqual(kills);
}, 240_000);
