import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decodeOutboxItem } from '../../app/outbox/decodeOutboxItem.ts';
import type { OutboxItem } from '../../app/outbox/outboxItem.ts';
import type { Event } from '../../app/ports/event.ts';
import type {
  OutboxClaim,
  OutboxListing,
  OutboxStore,
  OutboxStoreResult,
} from '../../app/ports/outboxStore.ts';
import type { StorageFailure } from '../../app/ports/storageFailure.ts';
import { createFile, removeFile, replaceFile } from './atomicFile.ts';
import { fileNameFor } from './fileNameFor.ts';
import { watchFolder } from './folderWatch.ts';
import { LeaseFile } from './leaseFile.ts';
import { storageFailureOf, unlessAbsent } from './storageFailureOf.ts';

const lock = { milliseconds: 10_000, patience: 5_000 };

/** The outbox as one JSON file for each item in a folder; the sender's claim and the items' locks in `claims/`. */
export class FileOutboxStore implements OutboxStore {
  readonly #folder: string;
  readonly #sender: LeaseFile;

  /** `folder`: absolute path, made when needed. */
  constructor(folder: string) {
    this.#folder = folder;
    this.#sender = new LeaseFile(join(folder, 'claims'), 'sender');
  }

  readonly onDidChange: Event<undefined> = (listener) =>
    watchFolder({
      folder: this.#folder,
      matches: isItemFile,
      onChange: () => {
        listener(undefined);
      },
    });

  async list(): Promise<OutboxListing> {
    const items: OutboxItem[] = [];
    let failure: StorageFailure | undefined;
    const fail = (error: unknown): undefined => {
      failure = storageFailureOf(error);
    };
    const files = await unlessAbsent(readdir(this.#folder)).catch(fail);
    const read = async (file: string): Promise<void> => {
      const item = await readItem(join(this.#folder, file)).catch(fail);
      if (item !== undefined) items.push(item);
    };
    await Promise.all((files ?? []).filter(isItemFile).map(read));
    items.sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
    return { items, ...(failure === undefined ? {} : { failure }) };
  }

  async create(item: OutboxItem): Promise<OutboxStoreResult> {
    try {
      await mkdir(this.#folder, { recursive: true });
      return { type: (await createFile(this.#path(item.id), bytesOf(item))) ? 'stored' : 'conflict' };
    } catch (error) {
      return { type: 'failed', failure: storageFailureOf(error) };
    }
  }

  replace(item: OutboxItem): Promise<OutboxStoreResult> {
    return this.#change(item.id, item.revision - 1, (path, isHeld) =>
      replaceFile(path, bytesOf(item), { unless: async () => !(await isHeld()) }),
    );
  }

  remove(id: string, revision: number): Promise<OutboxStoreResult> {
    return this.#change(id, revision, async (path, isHeld) => (await isHeld()) && (await removeFile(path)));
  }

  async claim(owner: string, milliseconds: number): Promise<OutboxClaim> {
    try {
      return { type: (await this.#sender.acquire(owner, milliseconds)) ? 'granted' : 'held' };
    } catch (error) {
      return { type: 'failed', failure: storageFailureOf(error) };
    }
  }

  async release(owner: string): Promise<void> {
    try {
      await this.#sender.release(owner);
    } catch {
      // It lapses by itself.
    }
  }

  async #change(
    id: string,
    revision: number,
    write: (path: string, isHeld: () => Promise<boolean>) => Promise<boolean>,
  ): Promise<OutboxStoreResult> {
    try {
      const path = this.#path(id);
      const held = await new LeaseFile(join(this.#folder, 'claims'), fileNameFor('item', id)).hold(
        lock,
        async (isHeld): Promise<OutboxStoreResult> => {
          const stored = await readItem(path);
          if (stored?.revision !== revision) return { type: 'conflict' };
          return { type: (await write(path, isHeld)) ? 'stored' : 'conflict' };
        },
      );
      return held?.value ?? { type: 'failed', failure: { code: 'other', systemCode: 'ELOCKED' } };
    } catch (error) {
      return { type: 'failed', failure: storageFailureOf(error) };
    }
  }

  #path(id: string): string {
    return join(this.#folder, `${fileNameFor(id, id)}.json`);
  }
}

const isItemFile = (file: string): boolean => file.endsWith('.json') && !file.startsWith('.');

const bytesOf = (item: OutboxItem): Uint8Array => Buffer.from(JSON.stringify(item));

async function readItem(path: string): Promise<OutboxItem | undefined> {
  const text = await unlessAbsent(readFile(path, 'utf8'));
  if (text === undefined) return undefined;
  try {
    return decodeOutboxItem(JSON.parse(text));
  } catch {
    return undefined;
  }
}
