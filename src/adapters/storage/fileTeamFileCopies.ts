import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import type { TeamFileCopies } from '../../app/ports/teamFileCopies.ts';
import type { RepositoryReference } from '../../app/repository/repositoryReference.ts';
import { decodeJson } from '../../core/decodeJson.ts';
import { replaceFile } from './atomicFile.ts';
import { fileNameFor } from './fileNameFor.ts';

const copySchema = v.object({
  version: v.literal(1),
  repository: v.string(),
  text: v.nullable(v.string()),
  etag: v.exactOptional(v.string()),
  asOf: v.number(),
});

/** One JSON file for each repository. `folder`: absolute path, made when needed. */
export function fileTeamFileCopies(folder: string): TeamFileCopies {
  const pathOf = (key: string): string => join(folder, `${fileNameFor(key, key)}.json`);
  return {
    read: async (reference) => {
      const key = keyOf(reference);
      const text = await readFile(pathOf(key), 'utf8').catch(() => '');
      const copy = decodeJson(copySchema, text);
      if (copy?.repository !== key) return undefined;
      const { etag, asOf } = copy;
      return { text: copy.text, asOf, ...(etag === undefined ? {} : { etag }) };
    },
    write: async (reference, copy) => {
      const key = keyOf(reference);
      try {
        await mkdir(folder, { recursive: true });
        const bytes = Buffer.from(JSON.stringify({ version: 1, repository: key, ...copy }));
        await replaceFile(pathOf(key), bytes, { durable: false });
      } catch {
        // Without the copy the next start asks again.
      }
    },
  };
}

/** GitHub takes owner and name in any case. */
const keyOf = ({ host, owner, name }: RepositoryReference): string =>
  `${host}/${owner}/${name}`.toLowerCase();
