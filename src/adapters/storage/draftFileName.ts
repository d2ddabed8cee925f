import * as v from 'valibot';
import type { DraftIdentity } from '../../app/ports/draftStore.ts';
import { decodeJson } from '../../core/decodeJson.ts';
import { noteKinds } from '../../core/note/note.ts';
import { fileNameFor } from './fileNameFor.ts';

/**
 * File name without its ending for a draft: readable, and safe on every file system for any branch name. The hash
 * alone tells drafts apart (20 hex digits of SHA-256), also where upper and lower case are the same.
 */
export function draftFileName({ repository, branch, kind }: DraftIdentity): string {
  return fileNameFor(`${branch}-${kind}`, JSON.stringify([repository, branch, kind]));
}

/** Whether a file of the drafts' folder holds a draft's text: no temporary file, no sidecar. */
export function isDraftFile(file: string): boolean {
  return file.endsWith('.md') && !file.startsWith('.');
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
  const identity = decodeJson(sidecarSchema, text)?.identity;
  return identity !== undefined && draftFileName(identity) === name ? identity : undefined;
}
