import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryDirectory } from '../../support/temporaryDirectory.ts';

it('gives the claim to one process at a time, some of which die while they hold it', async () => {
  await using folder = await temporaryDirectory('baton-claim-');
  const end = Number(process.hrtime.bigint()) + 8e9;
  let deaths = 0;
  const place = async (): Promise<void> => {
    while (Number(process.hrtime.bigint()) < end) {
      const child = spawn(
        process.execPath,
        [join(import.meta.dirname, 'claimingProcess.ts'), folder.path, String(end)],
        {
          stdio: ['ignore', 'ignore', 'pipe'],
        },
      );
      let complaints = '';
      child.stderr.setEncoding('utf8').on('data', (text: string) => (complaints += text));
      await once(child, 'close');
      if (complaints !== '') throw new Error(complaints);
      if (child.signalCode === 'SIGKILL') deaths += 1;
    }
  };
  await Promise.all(Array.from({ length: 5 }, place));
  const holdings = (await readFile(join(folder.path, 'log'), 'utf8'))
    .trim()
    .split('\n')
    .map((line) => line.split(' ').map(Number))
    .sort((a, b) => a[0]! - b[0]!);
  const overlaps = holdings.filter(([from], index) => index > 0 && from! < holdings[index - 1]![1]!);
  const longestGap =
    Math.max(...holdings.slice(1).map(([from], index) => from! - holdings[index]![1]!)) / 1e6;
  console.log(
    `${holdings.length} holdings of ${new Set(holdings.map((each) => each[2])).size} processes, ${deaths} deaths, longest gap ${longestGap.toFixed(0)} ms`,
  );
  expect(overlaps).toEqual([]);
  expect(holdings.length).toBeGreaterThan(100);
  expect(deaths).toBeGreaterThan(0);
  // A dead owner's claim lasts 5 s; it must be taken over long before.
  expect(longestGap).toBeLessThan(2_500);
  expect((await readdir(join(folder.path, 'claims'))).length).toBeLessThan(40);
}, 60_000);
