import { copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { eventually } from './eventually.ts';
import { FileDraftStore } from '../../../src/adapters/storage/fileDraftStore.ts';
import { fileNoteEditStore } from '../../../src/adapters/storage/fileNoteEditStore.ts';
import type { DraftChange, DraftIdentity } from '../../../src/app/ports/draftStore.ts';
import { silentLog } from '../../support/silentLog.ts';
import { temporaryDirectory } from '../../support/temporaryDirectory.ts';

const note = '7d9f6f3e-58c0-4a54-9c0e-0f2b7a5f1a11';
const first = { text: 'mine on the first', base: 'the first body' };
const second = { text: 'merged on the second', base: 'the second body' };

it('keeps an edit with the body on which it stands, until it is removed', async () => {
  await using folder = await temporaryDirectory('baton-edits-');
  const store = fileNoteEditStore(folder.path);
  expect(await store.read(note)).toEqual({ type: 'absent' });
  expect(await store.write(note, first)).toBeUndefined();
  expect(await store.write(note, second)).toBeUndefined();
  expect(await store.read(note)).toEqual({ type: 'found', edit: second });
  await store.remove(note);
  expect(await store.read(note)).toEqual({ type: 'absent' });
  expect(await readdir(folder.path)).toEqual([]);
});

it('keeps the text that a draft store keeps for the edit, of which other windows hear', async () => {
  await using folder = await temporaryDirectory('baton-edits-');
  const store = fileNoteEditStore(folder.path);
  await store.write(note, first);
  const identity: DraftIdentity = { repository: 'r', branch: 'topic', kind: 'handoff', edits: note };
  const drafts = new FileDraftStore(folder.path, silentLog);
  const loaded = await drafts.load(identity);
  if (loaded.type !== 'found') throw new Error('no draft');
  expect(loaded.draft.text).toBe(first.text);
  const heard: DraftChange[] = [];
  const watching = new FileDraftStore(folder.path, silentLog).onDidChange((change) => heard.push(change));
  expect((await drafts.save(identity, 'typed', loaded.draft.version)).type).toBe('saved');
  expect(await store.read(note)).toEqual({ type: 'found', edit: { text: 'typed', base: first.base } });
  await eventually(() => heard.some(({ version }) => version !== undefined));
  expect((await drafts.list()).entries).toMatchObject([{ type: 'draft', identity }]);
  await store.remove(note);
  await eventually(() => heard.at(-1)?.version === undefined);
  watching.dispose();
  expect(heard.at(-1)).toEqual({ identity });
  expect((await drafts.list()).entries).toEqual([]);
});

it('gives a text its own base when a crash came between the two files', async () => {
  await using folder = await temporaryDirectory('baton-edits-');
  const store = fileNoteEditStore(folder.path);
  await store.write(note, first);
  const text = new URL(store.location(note));
  const stored = { version: 1, note, base: second.base, before: first };
  // The second text did not reach the disk: on the second base, the other's changes would look like mine.
  await writeFile(text.pathname.replace(/md$/, 'base.json'), JSON.stringify(stored));
  expect(await store.read(note)).toEqual({ type: 'found', edit: first });
});

it('takes the former text, written again, for an edit of the later base', async () => {
  await using folder = await temporaryDirectory('baton-edits-');
  const store = fileNoteEditStore(folder.path);
  await store.write(note, first);
  await store.write(note, second);
  // A conflict was settled by taking one's own side whole.
  await writeFile(new URL(store.location(note)), first.text);
  expect(await store.read(note)).toEqual({ type: 'found', edit: { ...second, text: first.text } });
});

it('keeps what a text is a merge of', async () => {
  await using folder = await temporaryDirectory('baton-edits-');
  const store = fileNoteEditStore(folder.path);
  const merging = { ...second, merge: { base: 'as it was', mine: first.text, theirs: 'theirs' } };
  await store.write(note, first);
  await store.write(note, merging);
  expect(await store.read(note)).toEqual({ type: 'found', edit: merging });
  await store.write(note, first);
  expect(await store.read(note)).toEqual({ type: 'found', edit: first });
});

it('takes what the editor saved', async () => {
  await using folder = await temporaryDirectory('baton-edits-');
  const store = fileNoteEditStore(folder.path);
  await store.write(note, first);
  await writeFile(new URL(store.location(note)), 'typed on');
  expect(await store.read(note)).toEqual({ type: 'found', edit: { text: 'typed on', base: first.base } });
});

it('tells what cannot be read from what is not there, and leaves it as it is', async () => {
  await using folder = await temporaryDirectory('baton-edits-');
  const store = fileNoteEditStore(folder.path);
  const text = new URL(store.location(note));
  const base = text.pathname.replace(/md$/, 'base.json');
  await store.write(note, first);
  await rm(base);
  await mkdir(base);
  expect(await store.read(note)).toMatchObject({ type: 'failed' });
  expect(await store.write(note, second)).toBeDefined();
  expect(await readFile(text, 'utf8')).toBe(first.text);
});

it('keeps notes apart whose ids a file system may take for the same', async () => {
  await using folder = await temporaryDirectory('baton-edits-');
  const store = fileNoteEditStore(folder.path);
  const ids = ['note-a', 'NOTE-A', 'note.a', 'note_a', '../note-a', 'a'.repeat(64), 'a'.repeat(65)];
  expect(new Set(ids.map((id) => store.location(id).toLowerCase())).size).toBe(ids.length);
  for (const id of ids) await store.write(id, { text: id, base: 'body' });
  for (const id of ids)
    expect(await store.read(id)).toEqual({ type: 'found', edit: { text: id, base: 'body' } });
});

it('knows of which note a file is, as the editor names it, and of no other file', async () => {
  await using folder = await temporaryDirectory('baton-edits-');
  const store = fileNoteEditStore(folder.path);
  await store.write(note, first);
  expect(await store.noteAt(store.location(note))).toBe(note);
  expect(await store.noteAt(store.location('another'))).toBeUndefined();
  expect(await store.noteAt('file:///work/app/README.md')).toBeUndefined();
  expect(await store.noteAt('untitled:Untitled-1')).toBeUndefined();
  await copyFile(new URL(store.location(note)), join(folder.path, 'copy.baton-note.md'));
  await copyFile(
    new URL(store.location(note).replace(/md$/, 'base.json')),
    join(folder.path, 'copy.base.json'),
  );
  expect(await store.noteAt(pathToFileURL(join(folder.path, 'copy.baton-note.md')).href)).toBeUndefined();
});
