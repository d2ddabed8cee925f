import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { decodeInboxSnapshot } from '../../app/inbox/decodeInboxSnapshot.ts';
import type { InboxCache, InboxSnapshot } from '../../app/ports/inboxCache.ts';
import { decodeJson } from '../../core/decodeJson.ts';
import { replaceFile, sweepTemporaries } from './atomicFile.ts';
import { fileNameFor } from './fileNameFor.ts';

type Place = Parameters<InboxCache['read']>[0];

const fileSchema = v.object({ version: v.literal(1), snapshot: v.unknown() });

/** Snapshots of repositories' notes, one JSON file each. What is too large or too old is dropped as a whole. */
export class FileInboxCache implements InboxCache {
  readonly #folder: string;
  readonly #limits: { readonly fileBytes: number; readonly totalBytes: number };

  /** `folder`: absolute path, made when needed; sizes in bytes, 32 MiB for a file and 128 MiB in all by default. */
  constructor(folder: string, limits = { fileBytes: 32 * 1024 * 1024, totalBytes: 128 * 1024 * 1024 }) {
    this.#folder = folder;
    this.#limits = limits;
  }

  async read(repository: Place): Promise<InboxSnapshot | undefined> {
    try {
      const path = this.#path(repository);
      if ((await stat(path)).size > this.#limits.fileBytes) return undefined;
      const file = decodeJson(fileSchema, await readFile(path, 'utf8'));
      const snapshot = decodeInboxSnapshot(file?.snapshot);
      return snapshot !== undefined && keyOf(snapshot.repository) === keyOf(repository)
        ? snapshot
        : undefined;
    } catch {
      return undefined;
    }
  }

  async write(snapshot: InboxSnapshot): Promise<void> {
    try {
      const path = this.#path(snapshot.repository);
      const bytes = Buffer.from(JSON.stringify({ version: 1, snapshot }));
      await mkdir(this.#folder, { recursive: true });
      await sweepTemporaries(this.#folder, Date.now());
      // A part would be worse than nothing: its cursor would claim that the rest is known.
      if (bytes.length > this.#limits.fileBytes) await rm(path, { force: true });
      else await replaceFile(path, bytes, { durable: false });
      await this.#prune();
    } catch {
      // Losing the cache costs a first sync.
    }
  }

  async #prune(): Promise<void> {
    const names = (await readdir(this.#folder)).filter((name) => name.endsWith('.json'));
    const files = await Promise.all(
      names.map(async (name) => {
        const path = join(this.#folder, name);
        const { size, mtimeMs } = await stat(path);
        return { path, size, mtimeMs };
      }),
    );
    let total = 0;
    for (const file of files.sort((a, b) => b.mtimeMs - a.mtimeMs)) {
      total += file.size;
      if (total > this.#limits.totalBytes) await rm(file.path, { force: true });
    }
  }

  #path(repository: Place): string {
    return join(
      this.#folder,
      `${fileNameFor(`${repository.owner}-${repository.name}`, keyOf(repository))}.json`,
    );
  }
}

/** GitHub takes owner and name in any case. */
function keyOf({ host, owner, name }: Place): string {
  return JSON.stringify([host.toLowerCase(), owner.toLowerCase(), name.toLowerCase()]);
}
