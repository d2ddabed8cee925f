import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import type { HostViewer, ViewerStore } from '../../app/ports/viewerStore.ts';
import { decodeJson } from '../../core/decodeJson.ts';
import { replaceFile, sweepTemporaries } from './atomicFile.ts';
import { fileNameFor } from './fileNameFor.ts';

const fileSchema = v.object({
  version: v.literal(1),
  host: v.string(),
  viewer: v.object({
    person: v.object({
      login: v.string(),
      type: v.picklist(['user', 'team']),
      name: v.exactOptional(v.string()),
    }),
    teams: v.array(v.string()),
    members: v.record(v.string(), v.array(v.string())),
  }),
});

/** Viewers by host, one JSON file each. */
export class FileViewerStore implements ViewerStore {
  readonly #folder: string;

  /** `folder`: absolute path, made when needed. */
  constructor(folder: string) {
    this.#folder = folder;
  }

  async read(host: string): Promise<HostViewer | undefined> {
    const text = await readFile(this.#path(host), 'utf8').catch(() => '');
    const file = decodeJson(fileSchema, text);
    return file?.host === host ? file.viewer : undefined;
  }

  async write(host: string, viewer: HostViewer): Promise<void> {
    try {
      await mkdir(this.#folder, { recursive: true });
      await sweepTemporaries(this.#folder, Date.now());
      const bytes = Buffer.from(JSON.stringify({ version: 1, host, viewer }));
      await replaceFile(this.#path(host), bytes, { durable: false });
    } catch {
      // Without it the next start waits for the network.
    }
  }

  async forget(host: string): Promise<void> {
    await rm(this.#path(host), { force: true }).catch(() => undefined);
  }

  #path(host: string): string {
    return join(this.#folder, `${fileNameFor(host, host)}.json`);
  }
}
