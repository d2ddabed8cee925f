import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import * as v from 'valibot';
import type { NoteEdit, NoteEditStore } from '../../app/ports/noteEditStore.ts';
import { decodeJson } from '../../core/decodeJson.ts';
import { removeFile, replaceFile } from './atomicFile.ts';
import { editFileName } from './draftFileName.ts';
import { storageFailureOf, unlessAbsent } from './storageFailureOf.ts';

const baseSchema = v.object({
  version: v.literal(1),
  note: v.string(),
  base: v.string(),
  merge: v.exactOptional(v.object({ base: v.string(), mine: v.string(), theirs: v.string() })),
  /** The edit that was there when this base was written, for as long as its text is. */
  before: v.exactOptional(v.object({ text: v.string(), base: v.string() })),
});

/**
 * Edits of published notes: the text as the draft that a `FileDraftStore` of the same folder keeps, and beside it the
 * body on which it stands.
 */
export function fileNoteEditStore(folder: string): NoteEditStore {
  const pathOf = (note: string, ending: string): string => join(folder, `${editFileName(note)}.${ending}`);
  const textOf = (note: string): string => pathOf(note, 'md');
  const baseOf = (note: string): string => pathOf(note, 'base.json');
  const find = async (note: string): Promise<NoteEdit | undefined> => {
    const [text, stored] = await Promise.all([
      unlessAbsent(readFile(textOf(note), 'utf8')),
      unlessAbsent(readFile(baseOf(note), 'utf8')),
    ]);
    if (text === undefined || stored === undefined) return undefined;
    const decoded = decodeJson(baseSchema, stored);
    if (decoded === undefined) throw new Error('The base of an edit cannot be read.');
    const { base, before, merge } = decoded;
    return before?.text === text ? before : { text, base, ...(merge === undefined ? {} : { merge }) };
  };
  return {
    location: (note) => pathToFileURL(textOf(note)).href,
    noteAt: async (location) => {
      try {
        const path = fileURLToPath(location);
        const base = path.replace(/\.md$/, '.base.json');
        if (base === path) return undefined;
        const note = decodeJson(baseSchema, await readFile(base, 'utf8'))?.note;
        return note !== undefined && textOf(note) === path ? note : undefined;
      } catch {
        return undefined;
      }
    },
    read: async (note) => {
      try {
        const edit = await find(note);
        return edit === undefined ? { type: 'absent' } : { type: 'found', edit };
      } catch (error) {
        return { type: 'failed', failure: storageFailureOf(error) };
      }
    },
    write: async (note, { text, ...rest }) => {
      try {
        await mkdir(folder, { recursive: true });
        const former = await find(note);
        const before = former === undefined ? undefined : { text: former.text, base: former.base };
        const storeBase = (stored: object): Promise<boolean> =>
          replaceFile(baseOf(note), Buffer.from(JSON.stringify({ version: 1, note, ...rest, ...stored })));
        // The base first, with what it replaces: until the text follows, the former text stands on its own base.
        await storeBase(before === undefined ? {} : { before });
        await replaceFile(textOf(note), Buffer.from(text));
        // From then on that text may be written again, and stands on the base that is there.
        if (before !== undefined) await storeBase({});
        return undefined;
      } catch (error) {
        return storageFailureOf(error);
      }
    },
    remove: async (note) => {
      await removeFile(textOf(note))
        .then(() => removeFile(baseOf(note)))
        .then(() => removeFile(pathOf(note, 'json')))
        .catch(() => undefined);
    },
  };
}
