import { mkdir, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type {
  DiscardedDraft,
  DiscardResult,
  DraftEntry,
  DraftIdentity,
  DraftListing,
  DraftStore,
  DraftVersion,
  LoadResult,
  RestoreResult,
  SaveResult,
} from '../../app/ports/draftStore.ts';
import type { Event } from '../../app/ports/event.ts';
import type { Log } from '../../app/ports/log.ts';
import type { StorageFailure } from '../../app/ports/storageFailure.ts';
import { createFile, removeFile, replaceFile, sweepTemporaries } from './atomicFile.ts';
import { DraftChanges } from './draftChanges.ts';
import { draftVersionOf, largestDraftBytes, readDraft } from './draftFile.ts';
import { draftFileName, formatSidecar, isDraftFile, parseSidecar } from './draftFileName.ts';
import { DraftTrash } from './draftTrash.ts';
import { LeaseFile } from './leaseFile.ts';
import { storageFailureOf, systemCodeOf, unlessAbsent } from './storageFailureOf.ts';

const lock = { milliseconds: 10_000, patience: 5_000 };

/**
 * Drafts as Markdown files in one folder, each with a sidecar that holds its identity:
 * `<branch>-<kind>-<hash>.md` and `.json`; locks in `locks/`, discarded drafts in `trash/`.
 */
export class FileDraftStore implements DraftStore {
  readonly #folder: string;
  readonly #log: Log;
  readonly #trash: DraftTrash;
  readonly #changes: DraftChanges;
  #swept = false;
  #logged = '';

  readonly onDidChange: Event<{ readonly identity: DraftIdentity; readonly version?: DraftVersion }>;

  /** `folder`: absolute path, made when the first draft is saved. */
  constructor(folder: string, log: Log) {
    this.#folder = folder;
    this.#log = log;
    this.#trash = new DraftTrash(join(folder, 'trash'));
    this.#changes = new DraftChanges(folder);
    this.onDidChange = this.#changes.event;
  }

  location(identity: DraftIdentity): string {
    return pathToFileURL(this.#path(draftFileName(identity), 'md')).href;
  }

  async load(identity: DraftIdentity): Promise<LoadResult> {
    try {
      const draft = await readDraft(this.#path(draftFileName(identity), 'md'), identity);
      return draft === undefined ? { type: 'absent' } : { type: 'found', draft };
    } catch (error) {
      return this.#failed(error);
    }
  }

  async save(identity: DraftIdentity, text: string, expected: DraftVersion | undefined): Promise<SaveResult> {
    const bytes = Buffer.from(text);
    if (bytes.length > largestDraftBytes) return { type: 'failed', failure: { code: 'tooLarge' } };
    const name = draftFileName(identity);
    const path = this.#path(name, 'md');
    const version = draftVersionOf(bytes);
    return this.#whileLocked(name, async (isHeld): Promise<SaveResult> => {
      const current = await readDraft(path, identity);
      if (current?.version === version) return { type: 'saved', version };
      if (current?.version !== expected) return { type: 'conflict', current };
      await this.#writeSidecar(name, identity);
      const before = this.#changes.expect(name, version);
      let isSaved = false;
      try {
        isSaved = await replaceFile(path, bytes, { unless: async () => !(await isHeld()) });
      } finally {
        if (!isSaved) this.#changes.expect(name, before);
      }
      if (isSaved) {
        this.#logged = '';
        return { type: 'saved', version };
      }
      return { type: 'failed', failure: { code: 'other', systemCode: 'ELOCKLOST' } };
    });
  }

  async list(): Promise<DraftListing<DraftEntry>> {
    try {
      const files = (await readdir(this.#folder)).filter(isDraftFile);
      const entries = (await Promise.all(files.map((file) => this.#entry(file)))).filter(
        (entry) => entry !== undefined,
      );
      entries.sort((a, b) => b.modifiedAt - a.modifiedAt || (a.location < b.location ? -1 : 1));
      return { entries };
    } catch (error) {
      // Made with the first draft.
      if (systemCodeOf(error) === 'ENOENT') return { entries: [] };
      return { entries: [], failure: this.#failed(error).failure };
    }
  }

  async discard(identity: DraftIdentity): Promise<DiscardResult> {
    const name = draftFileName(identity);
    const path = this.#path(name, 'md');
    return this.#whileLocked(name, async (): Promise<DiscardResult> => {
      if ((await unlessAbsent(stat(path))) === undefined) return { type: 'absent' };
      const before = this.#changes.expect(name, undefined);
      try {
        const discarded = await this.#trash.take(path, identity, Date.now());
        await removeFile(this.#path(name, 'json'));
        return { type: 'discarded', discarded };
      } catch (error) {
        this.#changes.expect(name, before);
        throw error;
      }
    });
  }

  async restore(receipt: string): Promise<RestoreResult> {
    try {
      const found = await this.#trash.find(receipt);
      if (found === undefined) return { type: 'absent' };
      const { identity } = found;
      const name = draftFileName(identity);
      const path = this.#path(name, 'md');
      return await this.#whileLocked(name, async (): Promise<RestoreResult> => {
        if ((await this.#trash.find(receipt)) === undefined) return { type: 'absent' };
        const current = await readDraft(path, identity);
        if (current !== undefined) return { type: 'occupied', current };
        await this.#writeSidecar(name, identity);
        const draft = await this.#trash.read(found);
        if (draft === undefined) return { type: 'absent' };
        const before = this.#changes.expect(name, draft.version);
        try {
          await this.#trash.give(receipt, path);
        } catch (error) {
          this.#changes.expect(name, before);
          throw error;
        }
        return { type: 'restored', draft };
      });
    } catch (error) {
      return this.#failed(error);
    }
  }

  async discarded(): Promise<DraftListing<DiscardedDraft>> {
    try {
      return { entries: await this.#trash.list() };
    } catch (error) {
      return { entries: [], failure: this.#failed(error).failure };
    }
  }

  async #entry(file: string): Promise<DraftEntry | undefined> {
    const path = join(this.#folder, file);
    const facts = await stat(path).catch(() => undefined);
    if (facts?.isFile() !== true) return undefined;
    const name = file.slice(0, -'.md'.length);
    const sidecar = await readFile(this.#path(name, 'json'), 'utf8').catch(() => '');
    const identity = parseSidecar(sidecar, name);
    const common = { location: pathToFileURL(path).href, modifiedAt: Math.trunc(facts.mtimeMs) };
    return identity === undefined ? { type: 'lost', ...common } : { type: 'draft', identity, ...common };
  }

  /** Before the draft itself, so that no draft is without its identity after a crash. */
  async #writeSidecar(name: string, identity: DraftIdentity): Promise<void> {
    const path = this.#path(name, 'json');
    const stored = await readFile(path, 'utf8').catch(() => '');
    if (parseSidecar(stored, name) !== undefined) return;
    if (!(await createFile(path, formatSidecar(identity)))) await replaceFile(path, formatSidecar(identity));
  }

  async #whileLocked<T>(
    name: string,
    work: (isHeld: () => Promise<boolean>) => Promise<T>,
  ): Promise<T | Failed> {
    try {
      await mkdir(this.#folder, { recursive: true });
      if (!this.#swept) {
        this.#swept = true;
        await sweepTemporaries(this.#folder, Date.now());
      }
      const result = await new LeaseFile(join(this.#folder, 'locks'), name).hold(lock, work);
      return result?.value ?? { type: 'failed', failure: { code: 'other', systemCode: 'ELOCKED' } };
    } catch (error) {
      return this.#failed(error);
    }
  }

  /** The cause goes to the log, once while it stays the same: a draft is saved with every key. */
  #failed(error: unknown): Failed {
    const failure = storageFailureOf(error);
    const cause = error instanceof Error ? error.message : String(error);
    if (cause !== this.#logged) this.#log.warn('The storage of drafts refused', { ...failure, cause });
    this.#logged = cause;
    return { type: 'failed', failure };
  }

  #path(name: string, ending: 'md' | 'json'): string {
    return join(this.#folder, `${name}.${ending}`);
  }
}

interface Failed {
  readonly type: 'failed';
  readonly failure: StorageFailure;
}
