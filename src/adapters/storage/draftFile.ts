import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import type { DraftIdentity, DraftVersion, StoredDraft } from '../../app/ports/draftStore.ts';
import { unlessAbsent } from './storageFailureOf.ts';

/** Far above any note (60,000 bytes), so that only a file that is no draft is refused. */
export const largestDraftBytes = 8 * 1024 * 1024;

export function draftVersionOf(bytes: Uint8Array): DraftVersion {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The draft in that file, `undefined` when there is none. Rejects with Node's error, `EFBIG` for a huge file. */
export async function readDraft(path: string, identity: DraftIdentity): Promise<StoredDraft | undefined> {
  const facts = await unlessAbsent(stat(path));
  if (facts === undefined) return undefined;
  if (facts.size > largestDraftBytes) throw Object.assign(new Error('not a draft'), { code: 'EFBIG' });
  const bytes = await unlessAbsent(readFile(path));
  if (bytes === undefined) return undefined;
  const text = bytes.toString('utf8');
  return {
    identity,
    text,
    version: draftVersionOf(bytes),
    modifiedAt: Math.trunc(facts.mtimeMs),
    damaged: !Buffer.from(text).equals(bytes),
  };
}
