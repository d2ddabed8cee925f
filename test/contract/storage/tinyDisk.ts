import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { tryCommand } from '../../support/runCommand.ts';
import { temporaryDirectory } from '../../support/temporaryDirectory.ts';

export interface TinyDisk extends AsyncDisposable {
  readonly path: string;
  readonly remount: (option: 'ro' | 'rw') => Promise<void>;
}

/** A real file system of 64 KiB, `undefined` (and said aloud) where this user may not mount one. */
export async function tinyDisk(): Promise<TinyDisk | undefined> {
  const folder = await temporaryDirectory('baton-disk-');
  const path = join(folder.path, 'mount');
  await mkdir(path);
  const mounted = await tryCommand('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', path]);
  if (mounted.code !== 0) {
    console.warn(
      `SKIPPED: no file system could be mounted (${mounted.stderr.trim()}); run as root to test full disks`,
    );
    await folder[Symbol.asyncDispose]();
    return undefined;
  }
  return {
    path,
    remount: async (option) => {
      const result = await tryCommand('mount', ['-o', `remount,${option}`, path]);
      if (result.code !== 0) throw new Error(result.stderr);
    },
    [Symbol.asyncDispose]: async () => {
      await tryCommand('umount', ['-l', path]);
      await folder[Symbol.asyncDispose]();
    },
  };
}
