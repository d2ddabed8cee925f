import { createHash } from 'node:crypto';
import * as v from 'valibot';
import type { DraftIdentity } from '../../app/ports/draftStore.ts';
import { noteKinds } from '../../core/note/note.ts';

/**
 * File name without its ending for a draft: readable, and safe on every file system for any branch name. The hash
 * alone tells drafts apart (20 hex digits of SHA-256), also where upper and lower case are the same.
 */
export function draftFileName({ repository, branch, kind }: DraftIdentity): string {
  return fileNameFor(`${branch}-${kind}`, JSON.stringify([repository, branch, kind]));
}

/** `readable` shortened to letters and digits, followed by 20 hex digits of the key's SHA-256. */
export function fileNameFor(readable: string, key: string): string {
  const slug = readable
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 48);
  return `${slug === '' ? 'x' : slug}-${createHash('sha256').update(key).digest('hex').slice(0, 20)}`;
}

export const draftIdentitySchema: v.GenericSchema<unknown, DraftIdentity> = v.object({
  repository: v.string(),
  branch: v.string(),
  kind: v.picklist(noteKinds),
});

const sidecarSchema = v.object({ version: v.literal(1), identity: draftIdentitySchema });

export function formatSidecar(identity: DraftIdentity): Uint8Array {
  const { repository, branch, kind } = identity;
  return Buffer.from(
    `${JSON.stringify({ version: 1, identity: { repository, branch, kind } }, undefined, 2)}\n`,
  );
}

/** The identity in a sidecar file, `undefined` when it is damaged or belongs to a file of another name. */
export function parseSidecar(text: string, name: string): DraftIdentity | undefined {
  const identity = parseJson(text, sidecarSchema)?.identity;
  return identity !== undefined && draftFileName(identity) === name ? identity : undefined;
}

/** The value in JSON text, `undefined` when it is not of that shape. */
export function parseJson<T>(text: string, schema: v.GenericSchema<unknown, T>): T | undefined {
  try {
    const result = v.safeParse(schema, JSON.parse(text));
    return result.success ? result.output : undefined;
  } catch {
    return undefined;
  }
}
