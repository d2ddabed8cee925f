import { describe, expect, it } from 'vitest';
import { freshDraft } from '../../../src/app/draftSession.ts';
import { OpenDraft } from '../../../src/app/openDraft.ts';
import type { DraftIdentity } from '../../../src/app/ports/draftStore.ts';
import { parseDraft } from '../../../src/core/note/draftFile.ts';
import type { Draft, NoteContent } from '../../../src/core/note/note.ts';
import { standingClock } from '../../support/fixedPorts.ts';
import { DraftMemory, MemoryDraftStore } from '../../support/memoryDraftStore.ts';

const identity: DraftIdentity = { repository: '/work/keys', branch: 'feat/rotate', kind: 'handoff' };
const blank = (): Draft => freshDraft('note-1', 'handoff', 'feat/rotate');
const written = (draft: Draft, content: Partial<NoteContent>): Draft => ({
  ...draft,
  content: { ...draft.content, ...content },
});

const open = (memory: DraftMemory): Promise<OpenDraft> =>
  OpenDraft.open(new MemoryDraftStore(memory), standingClock(1_000), identity, blank);

const stored = async (memory: DraftMemory): Promise<Draft | undefined> => {
  const loaded = await new MemoryDraftStore(memory).load(identity);
  return loaded.type === 'found' ? parseDraft(loaded.draft.text, blank().header).draft : undefined;
};

describe('OpenDraft', () => {
  it('stores nothing until something is written', async () => {
    const memory = new DraftMemory();
    const draft = await open(memory);
    expect(draft.save).toEqual({ type: 'unwritten' });
    expect(await stored(memory)).toBeUndefined();
  });

  it('stores every edit, the latest text last', async () => {
    const memory = new DraftMemory();
    const draft = await open(memory);
    for (const summary of ['R', 'Ro', 'Rot']) {
      draft.edit({ draft: written(draft.draft, { summary }), version: draft.version });
    }
    await draft.store();
    expect((await stored(memory))?.content.summary).toBe('Rot');
    expect(draft.save).toEqual({ type: 'saved', at: 1_000 });
  });

  it('is the same draft after the window was killed', async () => {
    const memory = new DraftMemory();
    const first = await open(memory);
    first.edit({ draft: written(first.draft, { summary: 'Rotate keys' }), version: first.version });
    await first.store();
    expect((await open(memory)).draft.content.summary).toBe('Rotate keys');
  });

  it('merges what another window wrote in another section', async () => {
    const memory = new DraftMemory();
    const [mine, theirs] = [await open(memory), await open(memory)];
    mine.edit({ draft: written(mine.draft, { summary: 'Rotate keys' }), version: mine.version });
    await mine.store();
    await expect.poll(() => theirs.draft.content.summary).toBe('Rotate keys');
    theirs.edit({ draft: written(theirs.draft, { why: 'The old key leaks' }), version: theirs.version });
    await theirs.store();
    await expect
      .poll(() => mine.draft.content)
      .toMatchObject({ summary: 'Rotate keys', why: 'The old key leaks' });
  });

  it('merges an edit that was made on an older text', async () => {
    const memory = new DraftMemory();
    const draft = await open(memory);
    const shown = { draft: draft.draft, version: draft.version };
    draft.replace(written(draft.draft, { why: 'From the Markdown editor' }));
    draft.edit({ draft: written(shown.draft, { summary: 'From the form' }), version: shown.version });
    expect(draft.draft.content).toMatchObject({ why: 'From the Markdown editor', summary: 'From the form' });
  });

  it('keeps the text in memory when the disk is full, and stores it once there is space', async () => {
    const memory = new DraftMemory();
    const draft = await open(memory);
    memory.failure = { code: 'noSpace' };
    draft.edit({ draft: written(draft.draft, { summary: 'Rotate keys' }), version: draft.version });
    await draft.store();
    expect(draft.save).toEqual({ type: 'failed', failure: { code: 'noSpace' } });
    expect(draft.draft.content.summary).toBe('Rotate keys');
    memory.failure = undefined;
    await draft.store();
    expect((await stored(memory))?.content.summary).toBe('Rotate keys');
  });

  it('becomes blank when another window discarded it, unless something is unsaved here', async () => {
    const memory = new DraftMemory();
    const draft = await open(memory);
    draft.edit({ draft: written(draft.draft, { summary: 'Rotate keys' }), version: draft.version });
    await draft.store();
    await new MemoryDraftStore(memory).discard(identity);
    await expect.poll(() => draft.draft.content.summary).toBe('');
  });
});
