import { watch } from 'node:fs';
import type { FSWatcher } from 'node:fs';
import { mkdir, readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Disposable } from '../../app/ports/event.ts';

const settleMilliseconds = 20;

interface WatchOptions {
  readonly folder: string;
  /** Which file names count. */
  readonly matches: (name: string) => boolean;
  /** Called with the names of files that may have changed, a moment after they did. Must not throw. */
  readonly onChange: (names: readonly string[]) => void;
  /** How often the folder is compared, in milliseconds: while the system tells of changes, and while it can't. */
  readonly poll?: { readonly watched: number; readonly unwatched: number };
}

/**
 * Tells of created, replaced and removed files in one folder (not below). The system's notice is the fast way; the
 * folder is also compared now and then, since notices are lost on network drives, when the system's limit of watches
 * is reached, and when the folder is removed and made again.
 */
export function watchFolder({ folder, matches, onChange, poll }: WatchOptions): Disposable {
  const period = poll ?? { watched: 15_000, unwatched: 2_000 };
  const touched = new Set<string>();
  let known: ReadonlyMap<string, string> | undefined;
  let watcher: FSWatcher | undefined;
  let settling: NodeJS.Timeout | undefined;
  let polling: NodeJS.Timeout | undefined;
  let isDisposed = false;

  const report = (name: string): void => {
    if (isDisposed || !matches(name)) return;
    touched.add(name);
    settling ??= setTimeout(() => {
      settling = undefined;
      const names = [...touched];
      touched.clear();
      onChange(names);
    }, settleMilliseconds);
  };

  const compare = async (): Promise<void> => {
    const present = await fingerprints(folder, matches);
    for (const name of new Set([...present.keys(), ...(known?.keys() ?? [])]))
      if (known !== undefined && present.get(name) !== known.get(name)) report(name);
    known = present;
  };

  const listen = (): void => {
    if (watcher !== undefined || isDisposed) return;
    try {
      const opened = watch(folder, { persistent: false }, (_type, name) => {
        if (name === null) void compare();
        else report(name);
        // The folder itself was removed or moved; the watch would stay silent for ever.
        if (name === basename(folder)) end();
      });
      const end = (): void => {
        opened.close();
        if (watcher !== opened) return;
        watcher = undefined;
        clearTimeout(polling);
        next();
      };
      opened.on('error', end);
      watcher = opened;
    } catch {
      // No notices here: the comparison is enough.
    }
  };

  const next = (): void => {
    if (isDisposed) return;
    polling = setTimeout(
      () => {
        void (async (): Promise<void> => {
          await mkdir(folder, { recursive: true }).catch(() => undefined);
          listen();
          await compare();
          next();
        })();
      },
      watcher === undefined ? period.unwatched : period.watched,
    );
    polling.unref();
  };

  void (async (): Promise<void> => {
    await mkdir(folder, { recursive: true }).catch(() => undefined);
    listen();
    await compare();
    next();
  })();

  return {
    dispose: () => {
      isDisposed = true;
      watcher?.close();
      clearTimeout(settling);
      clearTimeout(polling);
    },
  };
}

async function fingerprints(
  folder: string,
  matches: (name: string) => boolean,
): Promise<ReadonlyMap<string, string>> {
  try {
    const names = (await readdir(folder)).filter(matches);
    const entries = await Promise.all(
      names.map(async (name): Promise<[string, string] | undefined> => {
        const facts = await stat(join(folder, name)).catch(() => undefined);
        return facts === undefined ? undefined : [name, `${facts.ino} ${facts.size} ${facts.mtimeMs}`];
      }),
    );
    return new Map(entries.filter((entry) => entry !== undefined));
  } catch {
    return new Map();
  }
}
