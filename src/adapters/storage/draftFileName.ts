import * as v from 'valibot';
import type { DraftIdentity } from '../../app/ports/draftStore.ts';
import { decodeJson } from '../../core/decodeJson.ts';
import { noteKinds, type NoteId } from '../../core/note/note.ts';
import { fileNameFor } from './fileNameFor.ts';

/**
 * File name without its ending for a draft: readable, and safe on every file system for any branch name. The hash
 * alone tells drafts apart (20 hex digits of SHA-256), also where upper and lower case are the same.
 */
export function draftFileName({ repository, branch, kind, edits }: DraftIdentity): string {
  return edits !== undefined
    ? editFileName(edits)
    : fileNameFor(`${branch}-${kind}`, JSON.stringify([repository, branch, kind]));
}

/** The same for the edit of a published note, by which its menus know the file. Ids come from comments. */
export function editFileName(note: NoteId): string {
  return `${fileNameFor('published', note)}.baton-note`;
}

/** Whether a file of the drafts' folder holds a draft's text: no temporary file, no sidecar. */
export function isDraftFile(file: string): boolean {
  return file.endsWith('.md') && !file.startsWith('.');
}

export const draftIdentitySchema: v.GenericSchema<unknown, DraftIdentity> = v.object({
  repository: v.string(),
  branch: v.string(),
  kind: v.picklist(noteKinds),
  edits: v.exactOptional(v.string()),
});

const sidecarSchema = v.object({ version: v.literal(1), identity: draftIdentitySchema });

export function formatSidecar(identity: DraftIdentity): Uint8Array {
  const { repository, branch, kind, edits } = identity;
  const named = { repository, branch, kind, ...(edits === undefined ? {} : { edits }) };
  return Buffer.from(`${JSON.stringify({ version: 1, identity: named }, undefined, 2)}\n`);
}

/** The identity in a sidecar file, `undefined` when it is damaged or belongs to a file of another name. */
export function parseSidecar(text: string, name: string): DraftIdentity | undefined {
  const identity = decodeJson(sidecarSchema, text)?.identity;
  return identity !== undefined && draftFileName(identity) === name ? identity : undefined;
}
