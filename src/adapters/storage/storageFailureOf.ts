import type { StorageFailure } from '../../app/ports/storageFailure.ts';

const codes: Readonly<Record<string, StorageFailure['code']>> = {
  ENOSPC: 'noSpace',
  EDQUOT: 'noSpace',
  EROFS: 'readOnly',
  EACCES: 'denied',
  EPERM: 'denied',
  EFBIG: 'tooLarge',
};

/** The system's code of an error that Node's file functions threw, `undefined` for any other value. */
export function systemCodeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

/** What a thrown value means to the user (errno(3) names, the same on every platform in Node). */
export function storageFailureOf(error: unknown): StorageFailure {
  const systemCode = systemCodeOf(error);
  if (systemCode === undefined) return { code: 'other' };
  return { code: codes[systemCode] ?? 'other', systemCode };
}

/** Resolves to `undefined` when the file or folder does not exist; rejects on any other error. */
export async function unlessAbsent<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    const code = systemCodeOf(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw error;
  }
}
