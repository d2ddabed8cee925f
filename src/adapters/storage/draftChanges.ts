import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Emitter } from '../../app/emitter.ts';
import type { DraftChange, DraftIdentity, DraftVersion } from '../../app/ports/draftStore.ts';
import type { Disposable, Event } from '../../app/ports/event.ts';
import { readDraft } from './draftFile.ts';
import { isDraftFile, parseSidecar } from './draftFileName.ts';
import { watchFolder } from './folderWatch.ts';

/** Tells of drafts that others changed. It knows what this process wrote, by the version, and keeps silent about it. */
export class DraftChanges {
  readonly #folder: string;
  readonly #emitter = new Emitter<DraftChange>();
  readonly #versions = new Map<string, DraftVersion | undefined>();
  readonly #identities = new Map<string, DraftIdentity>();
  #watching: Disposable | undefined;
  #listeners = 0;

  readonly event: Event<DraftChange> = (listener) => {
    const subscription = this.#emitter.event(listener);
    this.#listeners += 1;
    this.#watching ??= this.#watch();
    let isDisposed = false;
    return {
      dispose: () => {
        if (isDisposed) return;
        isDisposed = true;
        subscription.dispose();
        this.#listeners -= 1;
        if (this.#listeners > 0) return;
        this.#watching?.dispose();
        this.#watching = undefined;
      },
    };
  };

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** This process is about to give the draft that version (`undefined`: to remove it). Returns the one before. */
  expect(name: string, version: DraftVersion | undefined): DraftVersion | undefined {
    const before = this.#versions.get(name);
    this.#versions.set(name, version);
    return before;
  }

  #watch(): Disposable {
    void this.#learnIdentities();
    return watchFolder({
      folder: this.#folder,
      matches: isDraftFile,
      onChange: (files) => {
        for (const file of files) void this.#look(file.slice(0, -'.md'.length));
      },
    });
  }

  async #look(name: string): Promise<void> {
    try {
      const identity = await this.#identity(name);
      if (identity === undefined) return;
      const known = this.#versions.get(name);
      const version = (await readDraft(join(this.#folder, `${name}.md`), identity))?.version;
      // Written from here while it was read: what was read may be what it replaced.
      if (this.#versions.get(name) !== known) {
        await this.#look(name);
        return;
      }
      if (this.#versions.has(name) && this.#versions.get(name) === version) return;
      this.#versions.set(name, version);
      this.#emitter.fire(version === undefined ? { identity } : { identity, version });
    } catch {
      // Unreadable at this moment: whoever opens the draft is told why.
    }
  }

  /** A removed draft has no sidecar any more, so identities are kept from the time when it had one. */
  async #identity(name: string): Promise<DraftIdentity | undefined> {
    const text = await readFile(join(this.#folder, `${name}.json`), 'utf8').catch(() => '');
    const identity = parseSidecar(text, name) ?? this.#identities.get(name);
    if (identity !== undefined) this.#identities.set(name, identity);
    return identity;
  }

  async #learnIdentities(): Promise<void> {
    const files = await readdir(this.#folder).catch((): string[] => []);
    await Promise.all(files.filter(isDraftFile).map((file) => this.#identity(file.slice(0, -'.md'.length))));
  }
}
