import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Handoff, HandoffList } from '../../../../src/app/handoffs/handoffList.ts';
import { NoteEdits } from '../../../../src/app/handoffs/noteEdits.ts';
import { GitHubFailure, type GitHubFailureReason } from '../../../../src/app/ports/gitHubFailure.ts';
import type { NoteEdit, NoteEditStore } from '../../../../src/app/ports/noteEditStore.ts';
import type { StorageFailure } from '../../../../src/app/ports/storageFailure.ts';
import { applyToBody } from '../../../../src/core/note/codec/applyToBody.ts';
import { formatNote } from '../../../../src/core/note/codec/formatNote.ts';
import type { Note, NoteContent } from '../../../../src/core/note/note.ts';
import { parseComment } from '../../../../src/core/note/codec/parseNote.ts';
import { answering } from '../../../support/answering.ts';
import { gitHubOf } from '../../../support/gitHubOf.ts';
import { noon, noteBy, noteComment } from '../../core/note/thread/threadFixtures.ts';
import { handoffOf } from './handoffs.ts';
import { OutboxWorld } from '../outbox/outboxWorld.ts';

const plain = noteBy('maya', { to: ['ben'] });
const note: Note = {
  ...plain,
  content: {
    ...plain.content,
    whereItStands: 'Half of the keys are rotated.',
    blockedBy: 'Nothing.',
    nextSteps: [{ text: 'Rotate the rest', done: false }],
  },
};
const body = formatNote(note).body;
/** The body after somebody changed it on github.com. */
const changed = (content: Partial<NoteContent>, of = body): string => {
  const parsed = parseComment(of);
  if (parsed.type !== 'note') throw new Error('No note');
  const written = applyToBody(of, { ...parsed.note, content: { ...parsed.note.content, ...content } });
  return written?.body ?? '';
};

class MemoryNoteEditStore implements NoteEditStore {
  readonly edits = new Map<string, NoteEdit>();
  failure: StorageFailure | undefined;
  readonly location = (id: string): string => `file:///edits/${id}`;
  noteAt(location: string): Promise<string | undefined> {
    return Promise.resolve([...this.edits.keys()].find((id) => this.location(id) === location));
  }
  read(id: string): ReturnType<NoteEditStore['read']> {
    if (this.failure !== undefined) return Promise.resolve({ type: 'failed', failure: this.failure });
    const edit = this.edits.get(id);
    return Promise.resolve(edit === undefined ? { type: 'absent' } : { type: 'found', edit });
  }
  write(id: string, edit: NoteEdit): Promise<StorageFailure | undefined> {
    if (this.failure === undefined) this.edits.set(id, edit);
    return Promise.resolve(this.failure);
  }
  remove(id: string): Promise<void> {
    return Promise.resolve(void this.edits.delete(id));
  }
  /** What the author's editor saves. */
  type(from: string, to: string): void {
    const edit = this.edits.get('note-1');
    if (edit?.text.includes(from) !== true) throw new Error(`The text has no ${from}: ${edit?.text ?? ''}`);
    this.edits.set('note-1', { ...edit, text: edit.text.replace(from, to) });
  }
}

describe('editing a published note', () => {
  let world: OutboxWorld;
  let store: MemoryNoteEditStore;
  let edits: NoteEdits;
  let handoff: Handoff;
  /** What stands on GitHub, or why it cannot be read. */
  let present: string | GitHubFailureReason;

  beforeEach(() => {
    present = body;
    handoff = handoffOf('maya', note);
    store = new MemoryNoteEditStore();
    world = new OutboxWorld();
    const gitHub = gitHubOf({
      comments: {
        get: () =>
          typeof present === 'string'
            ? Promise.resolve({ ...noteComment(0, note), body: present })
            : Promise.reject(new GitHubFailure(present)),
      },
    });
    const handoffs = answering<HandoffList>('the list', { find: () => handoff });
    edits = new NoteEdits({ store, handoffs, gitHub, outbox: world.outbox, identifiers: world.identifiers });
  });
  afterEach(() => {
    world.outbox.dispose();
  });

  it('queues what was changed, on what stands on GitHub, and clears the file away', async () => {
    expect(await edits.open(handoff)).toEqual({
      type: 'open',
      identity: {
        repository: 'https://github.example/acme/app',
        branch: 'feature/keys',
        kind: 'handoff',
        edits: 'note-1',
      },
    });
    store.type('Half of the keys', 'Most of the keys');
    expect((await edits.finish('note-1'))?.type).toBe('done');
    const { work } = await world.item();
    expect(work).toMatchObject({ type: 'edit', base: body, location: { id: '1000' } });
    expect(work.type === 'edit' && work.body).toBe(
      changed({ whereItStands: 'Most of the keys are rotated.' }),
    );
    expect(store.edits.size).toBe(0);
  });

  it('tells once when what was queued here stands on GitHub, and of nothing else', async () => {
    let told = 0;
    const listening = edits.onDidUpdate(() => (told += 1));
    await edits.open(handoff);
    store.type('Half of the keys', 'Most of the keys');
    const finished = await edits.finish('note-1');
    const item = await world.item();
    expect([told, edits.isWaiting(finished)]).toEqual([0, true]);
    await world.hasArrived(item);
    expect([told, edits.isWaiting(finished)]).toEqual([1, false]);
    // A tick is an edit of the note as well.
    await world.outbox.add({ ...item, id: 'tick' });
    const tick = (await world.items()).find(({ id }) => id === 'tick');
    await world.hasArrived(tick ?? item);
    expect([tick?.id, told]).toEqual(['tick', 1]);
    listening.dispose();
  });

  it('keeps what others changed elsewhere meanwhile', async () => {
    await edits.open(handoff);
    store.type('Half of the keys', 'Most of the keys');
    present = changed({ nextSteps: [{ text: 'Rotate the rest', done: true }] });
    expect((await edits.finish('note-1'))?.type).toBe('done');
    const { work } = await world.item();
    expect(work.type === 'edit' && work.body).toBe(
      changed({ whereItStands: 'Most of the keys are rotated.' }, present),
    );
  });

  it('begins a merge where both changed the same, and queues nothing before it is settled', async () => {
    await edits.open(handoff);
    store.type('Half of the keys', 'Most of the keys');
    present = changed({ whereItStands: 'None of the keys are rotated.' });
    const conflict = await edits.finish('note-1');
    expect(conflict).toMatchObject({ type: 'conflict', location: 'file:///edits/note-1' });
    const begun = store.edits.get('note-1')?.text ?? '';
    for (const words of ['Most of the keys', 'None of the keys', '<<<<<<< Mine', '>>>>>>> On GitHub'])
      expect(begun).toContain(words);
    expect(await edits.finish('note-1')).toEqual({ type: 'unsettled' });
    expect(await world.items()).toEqual([]);
    // As the merge editor leaves it.
    const settled = begun.replace(/<<<<<<<[^]*>>>>>>>[^\n]*\n/, 'All of the keys are rotated.\n');
    store.edits.set('note-1', { text: settled, base: store.edits.get('note-1')?.base ?? '' });
    expect((await edits.finish('note-1'))?.type).toBe('done');
    const { work } = await world.item();
    expect(work.type === 'edit' && work.body).toBe(
      changed({ whereItStands: 'All of the keys are rotated.' }),
    );
  });

  it('goes on with a merge that was begun, whose sides are kept', async () => {
    await edits.open(handoff);
    store.type('Half of the keys', 'Most of the keys');
    present = changed({ whereItStands: 'None of the keys are rotated.' });
    await edits.finish('note-1');
    expect(await edits.open(handoff)).toEqual({ type: 'conflict', location: 'file:///edits/note-1' });
    const sides = await edits.mergeAt('file:///edits/note-1');
    expect(sides?.base).toContain('Half of the keys');
    expect(sides?.mine).toContain('Most of the keys');
    expect(sides?.theirs).toContain('None of the keys');
    expect(await edits.mergeAt('file:///edits/another')).toBeUndefined();
  });

  it('queues a conflict that nobody decided only where that was agreed', async () => {
    await edits.open(handoff);
    const before = store.edits.get('note-1')?.text ?? '';
    store.type('Half of the keys', 'Most of the keys');
    present = changed({ whereItStands: 'None of the keys are rotated.' });
    await edits.finish('note-1');
    // As the merge editor saves what nobody decided.
    const begun = store.edits.get('note-1');
    if (begun !== undefined) store.edits.set('note-1', { ...begun, text: before });
    expect(await edits.finish('note-1')).toEqual({ type: 'undecided', count: 1 });
    expect(await world.items()).toEqual([]);
    expect((await edits.finish('note-1', true))?.type).toBe('done');
  });

  it('tells those who are addressed by it for the first time in a comment of their own', async () => {
    await edits.open(handoff);
    store.type('ben', 'ben, li');
    await edits.finish('note-1');
    const works = (await world.items()).map(({ work }) => work);
    expect(works.map(({ type }) => type)).toEqual(['edit', 'comment']);
    expect(works[1]?.type === 'comment' && works[1].text).toMatch(/^@li: \[this handoff\]\(https:/);
  });

  it('goes on with an edit that was begun, and renews one that was not touched', async () => {
    await edits.open(handoff);
    store.type('Half of the keys', 'Most of the keys');
    await edits.open(handoff);
    expect(store.edits.get('note-1')?.text).toContain('Most of the keys');
    await edits.discard('note-1');
    await edits.open(handoff);
    const newer = changed({ blockedBy: 'The vault.' });
    handoff = handoffOf('maya', note, [], { body: newer });
    await edits.open(handoff);
    expect(store.edits.get('note-1')).toMatchObject({ base: newer });
    expect(store.edits.get('note-1')?.text).toContain('The vault.');
  });

  it('goes by what was last seen while GitHub cannot be asked', async () => {
    await edits.open(handoff);
    store.type('Half of the keys', 'Most of the keys');
    present = { type: 'offline' };
    expect((await edits.finish('note-1'))?.type).toBe('done');
    expect((await world.item()).work).toMatchObject({ type: 'edit', base: body });
  });

  it.each<[string, string | GitHubFailureReason]>([
    ['is gone', { type: 'notFound' }],
    ['is no note any more', 'Something else'],
  ])('keeps the text where the comment %s', async (_what, standing) => {
    await edits.open(handoff);
    store.type('Half of the keys', 'Most of the keys');
    present = standing;
    expect(await edits.finish('note-1')).toEqual({ type: 'unreadable' });
    expect(store.edits.get('note-1')?.text).toContain('Most of the keys');
    expect(await world.items()).toEqual([]);
  });

  it('queues nothing and clears the file away where nothing was changed', async () => {
    await edits.open(handoff);
    expect(await edits.finish('note-1')).toEqual({ type: 'unchanged' });
    expect(store.edits.size + (await world.items()).length).toBe(0);
  });

  it('says why a file cannot be kept, and does nothing', async () => {
    store.failure = { code: 'noSpace' };
    expect(await edits.open(handoff)).toEqual({ type: 'storage', failure: { code: 'noSpace' } });
    expect(await edits.finish('note-1')).toEqual({ type: 'storage', failure: { code: 'noSpace' } });
  });

  it('takes an edit that GitHub stood against out of the outbox, to be merged by hand', async () => {
    await edits.open(handoff);
    store.type('Half of the keys', 'Most of the keys');
    await edits.finish('note-1');
    const current = changed({ whereItStands: 'None of the keys are rotated.' });
    await world.becomes(await world.item(), {
      type: 'failed',
      reason: { type: 'conflict', current },
      since: noon,
    });
    const conflict = await edits.resolve(handoff);
    expect(conflict).toMatchObject({ type: 'conflict' });
    expect(store.edits.get('note-1')).toMatchObject({ base: current });
    expect(await world.items()).toEqual([]);
  });

  it('does not write over an edit that is under way to resolve another', async () => {
    await edits.open(handoff);
    store.type('Half of the keys', 'Most of the keys');
    await edits.finish('note-1');
    await world.becomes(await world.item(), {
      type: 'failed',
      reason: { type: 'conflict', current: body },
      since: noon,
    });
    await edits.open(handoff);
    const before = store.edits.get('note-1');
    expect(await edits.resolve(handoff)).toBeUndefined();
    expect(store.edits.get('note-1')).toBe(before);
    expect(await world.items()).toHaveLength(1);
  });
});
