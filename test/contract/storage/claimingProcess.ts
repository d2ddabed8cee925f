import { randomUUID } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { FileOutboxStore } from '../../../src/adapters/storage/fileOutboxStore.ts';

const monotonic = (): number => Number(process.hrtime.bigint());

/**
 * Claims, holds and releases until the time is up, and writes each holding with its times to `log`: the start is taken
 * after the claim was given, the end before it is released, so that two holdings overlap only if both held at once.
 */
async function claimUntil(folder: string, end: number): Promise<void> {
  const store = new FileOutboxStore(folder);
  while (monotonic() < end) {
    const owner = randomUUID();
    if ((await store.claim(owner, 5_000)).type !== 'granted') {
      await wait(Math.random() * 3);
      continue;
    }
    const from = monotonic();
    await wait(Math.random() * 4);
    appendFileSync(join(folder, 'log'), `${from} ${monotonic()} ${process.pid}\n`);
    // Some owners die while they hold it: the next one must not wait for the lapse.
    if (Math.random() < 0.02) process.kill(process.pid, 'SIGKILL');
    await store.release(owner);
  }
}

if (import.meta.main) await claimUntil(process.argv[2]!, Number(process.argv[3]));
