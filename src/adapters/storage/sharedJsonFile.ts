import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import type { SharedState, SharedStateResult } from '../../app/ports/sharedState.ts';
import { decodeJson } from '../../core/decodeJson.ts';
import { replaceFile } from './atomicFile.ts';
import { watchFolder } from './folderWatch.ts';
import { LeaseFile } from './leaseFile.ts';
import { storageFailureOf, unlessAbsent } from './storageFailureOf.ts';

const lock = { milliseconds: 10_000, patience: 5_000 };

/**
 * A value as one JSON file, `NAME.json` in a folder that is made when needed, with a lock beside it. A file that does
 * not fit the schema counts as absent: it is replaced by the next change.
 */
export function sharedJsonFile<T>(
  folder: string,
  name: string,
  schema: v.GenericSchema<unknown, T>,
): SharedState<T> {
  const file = `${name}.json`;
  const path = join(folder, file);
  const fileSchema = v.object({ version: v.literal(1), value: schema });
  const read = async (): Promise<T | undefined> =>
    decodeJson(fileSchema, (await unlessAbsent(readFile(path, 'utf8'))) ?? '')?.value;
  return {
    read: () => read().catch(() => undefined),
    update: async (change): Promise<SharedStateResult<T>> => {
      try {
        await mkdir(folder, { recursive: true });
        const held = await new LeaseFile(join(folder, 'claims'), name).hold(lock, async (isHeld) => {
          const before = await read();
          const value = change(before);
          const isStored = await replaceFile(path, Buffer.from(JSON.stringify({ version: 1, value })), {
            unless: async () => !(await isHeld()),
          });
          return isStored ? { value, before } : undefined;
        });
        return held?.value === undefined
          ? { type: 'failed', failure: { code: 'other', systemCode: 'ELOCKED' } }
          : { type: 'stored', ...held.value };
      } catch (error) {
        return { type: 'failed', failure: storageFailureOf(error) };
      }
    },
    onDidChange: (listener) =>
      watchFolder({
        folder,
        matches: (each) => each === file,
        onChange: () => {
          listener(undefined);
        },
      }),
  };
}
