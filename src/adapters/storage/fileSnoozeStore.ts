import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { Emitter } from '../../app/emitter.ts';
import type { Disposable } from '../../app/ports/event.ts';
import type { SnoozeStore } from '../../app/ports/snoozeStore.ts';
import type { StorageFailure } from '../../app/ports/storageFailure.ts';
import type { Snooze } from '../../core/note/thread/snooze.ts';
import { decodeJson } from '../../core/decodeJson.ts';
import { removeFile, replaceFile, sweepTemporaries } from './atomicFile.ts';
import { fileNameFor } from './fileNameFor.ts';
import { watchFolder } from './folderWatch.ts';
import { storageFailureOf, unlessAbsent } from './storageFailureOf.ts';

const instant = v.pipe(v.number(), v.finite());
const fileSchema = v.object({
  version: v.literal(1),
  snooze: v.object({ note: v.string(), until: instant, changedAt: instant }),
});

const matches = (name: string): boolean => name.endsWith('.json') && !name.startsWith('.');

/**
 * Snoozed notes, one file each, so that two windows never undo each other's. Those that are over are removed: a file's
 * name says until when, so that what is over is never mistaken for what was put in its place meanwhile.
 */
export class FileSnoozeStore implements SnoozeStore, Disposable {
  readonly #folder: string;
  readonly #now: () => number;
  readonly #changed = new Emitter<undefined>();
  readonly #watch: Disposable;

  readonly onDidChange = this.#changed.event;

  /** `folder`: absolute path, made when needed. */
  constructor(folder: string, now: () => number) {
    this.#folder = folder;
    this.#now = now;
    this.#watch = watchFolder({
      folder,
      matches,
      onChange: () => {
        this.#changed.fire(undefined);
      },
    });
  }

  async list(): Promise<readonly Snooze[]> {
    const names = await readdir(this.#folder).catch(() => []);
    const snoozes = await Promise.all(names.filter(matches).map((name) => this.#read(name)));
    // Two windows may have put the same note aside at the same time: the longer one holds.
    const byNote = new Map<string, Snooze>();
    for (const snooze of snoozes) {
      if (snooze !== undefined && snooze.until > (byNote.get(snooze.note)?.until ?? -Infinity))
        byNote.set(snooze.note, snooze);
    }
    return [...byNote.values()];
  }

  put(snooze: Snooze): Promise<StorageFailure | undefined> {
    return failureIn(async () => {
      await mkdir(this.#folder, { recursive: true });
      await sweepTemporaries(this.#folder, Date.now());
      const name = nameOf(snooze);
      await replaceFile(join(this.#folder, name), Buffer.from(JSON.stringify({ version: 1, snooze })));
      await this.#removeAll(snooze.note, name);
    });
  }

  remove(note: string): Promise<StorageFailure | undefined> {
    return failureIn(() => this.#removeAll(note));
  }

  dispose(): void {
    this.#watch.dispose();
    this.#changed.dispose();
  }

  async #read(name: string): Promise<Snooze | undefined> {
    const path = join(this.#folder, name);
    const text = await readFile(path, 'utf8').catch(() => '');
    const snooze = decodeJson(fileSchema, text)?.snooze;
    if (snooze === undefined || snooze.until > this.#now()) return snooze;
    await removeFile(path).catch(() => undefined);
    return undefined;
  }

  async #removeAll(note: string, except?: string): Promise<void> {
    const names = (await unlessAbsent(readdir(this.#folder))) ?? [];
    const own = names.filter((name) => name.startsWith(`${fileNameFor(note, note)}.`) && name !== except);
    await Promise.all(own.map((name) => removeFile(join(this.#folder, name))));
  }
}

function nameOf({ note, until }: Snooze): string {
  return `${fileNameFor(note, note)}.${String(until)}.json`;
}

async function failureIn(work: () => Promise<unknown>): Promise<StorageFailure | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    return storageFailureOf(error);
  }
}
