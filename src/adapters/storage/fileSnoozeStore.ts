import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { Emitter } from '../../app/emitter.ts';
import type { Disposable } from '../../app/ports/event.ts';
import type { SnoozeStore } from '../../app/ports/snoozeStore.ts';
import type { StorageFailure } from '../../app/ports/storageFailure.ts';
import type { Snooze } from '../../core/note/snooze.ts';
import { removeFile, replaceFile, sweepTemporaries } from './atomicFile.ts';
import { fileNameFor, parseJson } from './draftFileName.ts';
import { watchFolder } from './folderWatch.ts';
import { storageFailureOf } from './storageFailureOf.ts';

const instant = v.pipe(v.number(), v.finite());
const fileSchema = v.object({
  version: v.literal(1),
  snooze: v.object({ note: v.string(), until: instant, changedAt: instant }),
});

const matches = (name: string): boolean => name.endsWith('.json') && !name.startsWith('.');

/** Snoozed notes, one file each, so that two windows never undo each other's. Those that are over are removed. */
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
    return snoozes.filter((snooze) => snooze !== undefined);
  }

  put(snooze: Snooze): Promise<StorageFailure | undefined> {
    return failureIn(async () => {
      await mkdir(this.#folder, { recursive: true });
      await sweepTemporaries(this.#folder, Date.now());
      await replaceFile(this.#path(snooze.note), Buffer.from(JSON.stringify({ version: 1, snooze })));
    });
  }

  remove(note: string): Promise<StorageFailure | undefined> {
    return failureIn(() => removeFile(this.#path(note)));
  }

  dispose(): void {
    this.#watch.dispose();
    this.#changed.dispose();
  }

  async #read(name: string): Promise<Snooze | undefined> {
    const path = join(this.#folder, name);
    const text = await readFile(path, 'utf8').catch(() => '');
    const snooze = parseJson(text, fileSchema)?.snooze;
    if (snooze === undefined || snooze.until > this.#now()) return snooze;
    await removeFile(path).catch(() => undefined);
    return undefined;
  }

  #path(note: string): string {
    return join(this.#folder, `${fileNameFor(note, note)}.json`);
  }
}

async function failureIn(work: () => Promise<unknown>): Promise<StorageFailure | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    return storageFailureOf(error);
  }
}
