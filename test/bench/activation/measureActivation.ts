import { readFile, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import * as vscode from 'vscode';

/**
 * Runs in the extension host. The file that `BATON_BENCH_REPORT` names holds extension ids in the order in which to
 * activate them, and afterwards the milliseconds that each took.
 */
export async function run(): Promise<void> {
  const path = process.env['BATON_BENCH_REPORT'] ?? '';
  const order: unknown = JSON.parse(await readFile(path, 'utf8'));
  if (!Array.isArray(order)) throw new Error('no order of extensions was given');
  // The window's own start must not be measured with us.
  await sleep(3000);
  const result: Record<string, number> = {};
  for (const id of order.map(String)) {
    const extension = vscode.extensions.getExtension(id);
    if (extension === undefined) throw new Error(`${id} is not installed`);
    if (extension.isActive) throw new Error(`${id} was active before it was asked to`);
    const started = performance.now();
    await extension.activate();
    result[id] = performance.now() - started;
    await sleep(500);
  }
  await writeFile(path, JSON.stringify(result));
}
