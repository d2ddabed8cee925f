import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import type { DiscardedDraft, DraftIdentity, StoredDraft } from '../../app/ports/draftStore.ts';
import { decodeJson } from '../../core/decodeJson.ts';
import { createFile, moveFile, removeFile } from './atomicFile.ts';
import { readDraft } from './draftFile.ts';
import { draftFileName, draftIdentitySchema } from './draftFileName.ts';
import { unlessAbsent } from './storageFailureOf.ts';

const keptEntries = 200;

const entrySchema = v.object({
  version: v.literal(1),
  identity: draftIdentitySchema,
  discardedAt: v.pipe(v.number(), v.finite()),
});

/** Where discarded drafts wait to be restored. The 200 latest are kept. */
export class DraftTrash {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Moves a draft's file here. Rejects with Node's error; the draft is then where it was. */
  async take(path: string, identity: DraftIdentity, discardedAt: number): Promise<DiscardedDraft> {
    await mkdir(this.#folder, { recursive: true });
    const { repository, branch, kind } = identity;
    const receipt = `${draftFileName(identity)}.${randomUUID()}`;
    const entry = { version: 1, identity: { repository, branch, kind }, discardedAt };
    await createFile(this.#path(receipt, 'json'), Buffer.from(JSON.stringify(entry)));
    try {
      await moveFile(path, this.#path(receipt, 'md'));
    } catch (error) {
      await rm(this.#path(receipt, 'json'), { force: true });
      throw error;
    }
    await this.#prune();
    return { receipt, identity, discardedAt };
  }

  /** What stands on the receipt, `undefined` when the trash has nothing for it. */
  async find(receipt: string): Promise<DiscardedDraft | undefined> {
    if (!/^[\w-]+\.[\w-]+$/.test(receipt)) return undefined;
    const text = await unlessAbsent(readFile(this.#path(receipt, 'json'), 'utf8'));
    const entry = text === undefined ? undefined : decodeJson(entrySchema, text);
    if (entry === undefined || (await unlessAbsent(stat(this.#path(receipt, 'md')))) === undefined)
      return undefined;
    return { receipt, identity: entry.identity, discardedAt: entry.discardedAt };
  }

  /** The discarded draft's text; rejects with Node's error. */
  read({ receipt, identity }: DiscardedDraft): Promise<StoredDraft | undefined> {
    return readDraft(this.#path(receipt, 'md'), identity);
  }

  /** Moves a draft's file out of the trash to `path`, where nothing stands. */
  async give(receipt: string, path: string): Promise<void> {
    await moveFile(this.#path(receipt, 'md'), path);
    await removeFile(this.#path(receipt, 'json'));
  }

  /** Everything in the trash, latest first. */
  async list(): Promise<readonly DiscardedDraft[]> {
    const names = (await unlessAbsent(readdir(this.#folder))) ?? [];
    const receipts = names.filter((name) => name.endsWith('.md')).map((name) => name.slice(0, -'.md'.length));
    const entries = await Promise.all(receipts.map((receipt) => this.find(receipt)));
    return entries
      .filter((entry) => entry !== undefined)
      .sort((a, b) => b.discardedAt - a.discardedAt || (a.receipt < b.receipt ? -1 : 1));
  }

  async #prune(): Promise<void> {
    for (const { receipt } of (await this.list()).slice(keptEntries)) {
      await rm(this.#path(receipt, 'md'), { force: true });
      await rm(this.#path(receipt, 'json'), { force: true });
    }
  }

  #path(receipt: string, ending: 'md' | 'json'): string {
    return join(this.#folder, `${receipt}.${ending}`);
  }
}
