import { createHash } from 'node:crypto';
import { writeSync } from 'node:fs';
import { FileDraftStore } from '../../../src/adapters/storage/fileDraftStore.ts';
import type { DraftIdentity } from '../../../src/app/ports/draftStore.ts';
import { silentLog } from '../../support/silentLog.ts';

export const savedIdentity: DraftIdentity = { repository: 'r', branch: 'b', kind: 'handoff' };

/** A text that shows whether all of it is there: its number, ballast of changing length, and a checksum. */
export function textOf(count: number): string {
  const body = `${count}\n${'ballast '.repeat(500 + ((count * 613) % 4000))}\n`;
  return `${body}${createHash('sha256').update(body).digest('hex')}\n`;
}

/** The number of a complete text, `undefined` for a torn one. */
export function countOf(text: string): number | undefined {
  const count = Number.parseInt(text, 10);
  return text === textOf(count) ? count : undefined;
}

/** Saves one state after the other for ever, and says on stdout which ones were acknowledged. */
async function saveForEver(folder: string): Promise<never> {
  const store = new FileDraftStore(folder, silentLog);
  const loaded = await store.load(savedIdentity);
  let count = loaded.type === 'found' ? (countOf(loaded.draft.text) ?? Number.NaN) : 0;
  let version = loaded.type === 'found' ? loaded.draft.version : undefined;
  for (;;) {
    count += 1;
    const result = await store.save(savedIdentity, textOf(count), version);
    if (result.type !== 'saved') throw new Error(JSON.stringify(result));
    version = result.version;
    writeSync(1, `${count}\n`);
  }
}

if (import.meta.main) await saveForEver(process.argv[2]!);
