import { randomUUID } from 'node:crypto';
import { link, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { systemCodeOf, unlessAbsent } from './storageFailureOf.ts';

// Our own rather than write-file-atomic 8: that one neither checks for short writes (a full disk then puts a torn
// file in place), nor syncs the folder (a crash may undo the rename), and its temporary names collide between
// containers that share a home folder.

const temporarySuffix = '.tmp';
const staleTemporaryMilliseconds = 60 * 60 * 1000;

interface WriteOptions {
  /** Asked right before the file is put in place; on false nothing changes. */
  readonly unless?: () => Promise<boolean>;
  /** False for what a crash of the machine may lose. */
  readonly durable?: boolean;
}

/**
 * Replaces a file as a whole: a reader sees the old or the new bytes, and after this resolves a crash of the machine
 * leaves the new ones. False when `unless` forbade it. Rejects with Node's error; the old file is then unchanged.
 */
export async function replaceFile(
  path: string,
  bytes: Uint8Array,
  options: WriteOptions = {},
): Promise<boolean> {
  const temporary = await writeTemporary(path, bytes, options.durable ?? true);
  try {
    if ((await options.unless?.()) === true) return false;
    await renameRetrying(temporary, path);
  } finally {
    await rm(temporary, { force: true });
  }
  if (options.durable ?? true) await syncFolder(dirname(path));
  return true;
}

/** Creates a file with all its bytes, false when one exists already: exactly one of several processes creates it. */
export async function createFile(
  path: string,
  bytes: Uint8Array,
  options: WriteOptions = {},
): Promise<boolean> {
  const durable = options.durable ?? true;
  const temporary = await writeTemporary(path, bytes, durable);
  try {
    await link(temporary, path);
  } catch (error) {
    const code = systemCodeOf(error);
    if (code === 'EEXIST') return false;
    if (code !== 'EPERM' && code !== 'ENOSYS' && code !== 'ENOTSUP' && code !== 'EOPNOTSUPP') throw error;
    // A file system without hard links (FAT, some network shares).
    if (!(await createInPlace(path, bytes, durable))) return false;
  } finally {
    await rm(temporary, { force: true });
  }
  if (durable) await syncFolder(dirname(path));
  return true;
}

/** Moves a file within one file system; survives a crash of the machine. Rejects with Node's error. */
export async function moveFile(from: string, to: string): Promise<void> {
  await renameRetrying(from, to);
  await syncFolder(dirname(to));
  if (dirname(from) !== dirname(to)) await syncFolder(dirname(from));
}

/** Removes a file for good; false when it did not exist. */
export async function removeFile(path: string): Promise<boolean> {
  const existed = (await unlessAbsent(stat(path))) !== undefined;
  await rm(path, { force: true });
  if (existed) await syncFolder(dirname(path));
  return existed;
}

/** Removes what killed processes left behind in the folder. Never rejects. */
export async function sweepTemporaries(folder: string, now: number): Promise<void> {
  try {
    for (const name of await readdir(folder)) {
      if (!name.startsWith('.') || !name.endsWith(temporarySuffix)) continue;
      const path = join(folder, name);
      const facts = await unlessAbsent(stat(path));
      if (facts !== undefined && now - facts.mtimeMs > staleTemporaryMilliseconds)
        await rm(path, { force: true });
    }
  } catch {
    // Sweeping is a courtesy: the write that follows reports what is wrong with the folder.
  }
}

async function writeTemporary(path: string, bytes: Uint8Array, durable: boolean): Promise<string> {
  const temporary = join(dirname(path), `.${basename(path).slice(0, 60)}.${randomUUID()}${temporarySuffix}`);
  try {
    await createInPlace(temporary, bytes, durable);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  return temporary;
}

async function createInPlace(path: string, bytes: Uint8Array, durable: boolean): Promise<boolean> {
  let file;
  try {
    file = await open(path, 'wx', 0o600);
  } catch (error) {
    if (systemCodeOf(error) === 'EEXIST') return false;
    throw error;
  }
  try {
    // Loops over short writes and rejects when the disk is full.
    await file.writeFile(bytes);
    if (durable) await file.sync();
  } finally {
    await file.close();
  }
  return true;
}

/** Windows refuses a rename while a virus scanner or an editor has the target open. */
async function renameRetrying(from: string, to: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await rename(from, to);
      return;
    } catch (error) {
      const code = systemCodeOf(error);
      const passing =
        process.platform === 'win32' && (code === 'EPERM' || code === 'EACCES' || code === 'EBUSY');
      if (!passing || attempt >= 8) throw error;
      await wait(10 * attempt);
    }
  }
}

async function syncFolder(folder: string): Promise<void> {
  // Windows can't open folders and keeps renames in its journal; some network file systems can't sync them.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } catch (error) {
    const code = systemCodeOf(error);
    if (code !== 'EINVAL' && code !== 'ENOTSUP') throw error;
  } finally {
    await handle.close();
  }
}
