import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { NoteEditStore } from '../../app/ports/noteEditStore.ts';
import { removeFile, replaceFile } from './atomicFile.ts';
import { storageFailureOf } from './storageFailureOf.ts';

/** Edits of published notes, two files for each in one folder: `ID.baton-note.md` and the body it stands on. */
export function fileNoteEditStore(folder: string): NoteEditStore {
  const textOf = (note: string): string => join(folder, `${nameOf(note)}.baton-note.md`);
  const baseOf = (note: string): string => join(folder, `${nameOf(note)}.base`);
  return {
    location: (note) => pathToFileURL(textOf(note)).href,
    read: async (note) => {
      try {
        const [text, base] = await Promise.all([
          readFile(textOf(note), 'utf8'),
          readFile(baseOf(note), 'utf8'),
        ]);
        return { text, base };
      } catch {
        return undefined;
      }
    },
    write: async (note, { text, base }) => {
      try {
        await mkdir(folder, { recursive: true });
        // The base first: a text without it would not be found again.
        await replaceFile(baseOf(note), Buffer.from(base));
        await replaceFile(textOf(note), Buffer.from(text));
        return undefined;
      } catch (error) {
        return storageFailureOf(error);
      }
    },
    remove: async (note) => {
      await Promise.all([removeFile(textOf(note)), removeFile(baseOf(note))]).catch(() => undefined);
    },
  };
}

/** Ids come from comments: whatever they hold, the file stays in the folder. */
function nameOf(note: string): string {
  return note.replace(/[^\w-]/g, '_').slice(0, 64);
}
