import { describe, expect, it } from 'vitest';
import { freshDraft } from '../../../../src/app/drafts/freshDraft.ts';
import { OpenDraft } from '../../../../src/app/drafts/openDraft.ts';
import { OpenDrafts } from '../../../../src/app/drafts/openDrafts.ts';
import type { DraftIdentity } from '../../../../src/app/ports/draftStore.ts';
import { parseDraft } from '../../../../src/core/note/codec/draftFile.ts';
import type { Draft, NoteContent } from '../../../../src/core/note/note.ts';
import { standingClock } from '../../../support/fixedPorts.ts';
import { DraftMemory, MemoryDraftStore } from '../../../support/memoryDraftStore.ts';

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

  it('takes what an editor typed as it was typed, and stores it', async () => {
    const memory = new DraftMemory();
    const draft = await open(memory);
    const text = draft.text
      .replace('\n#\n', '\n#  Rotate   keys  \n\nHello  \n')
      .replace('to: []', 'to: ben # maya');
    draft.editText({ text, base: draft.text });
    expect(draft.text).toBe(text);
    expect(draft.draft.header.to).toEqual(['ben']);
    expect(draft.draft.content.summary).toBe('Rotate   keys');
    await draft.store();
    expect(memory.drafts.values().next().value?.text).toBe(text);
  });

  it('merges what form and editor typed at the same time, letter by letter', async () => {
    const draft = await open(new DraftMemory());
    const typed = { form: 'The old key leaks', editor: 'Both keys are accepted' };
    let shown = draft.text;
    for (let at = 1; at <= 22; at++) {
      const base = shown;
      draft.edit({ draft: written(draft.draft, { why: typed.form.slice(0, at) }), version: draft.version });
      // The editor has not seen the form's letter yet.
      const text = base.replace(
        /## Where it stands\n\n.*/,
        `## Where it stands\n\n${typed.editor.slice(0, at)}`,
      );
      draft.editText({ text, base });
      shown = draft.text;
    }
    expect(draft.draft.content).toMatchObject({ why: typed.form, whereItStands: typed.editor });
    expect(draft.text).toContain(typed.form);
  });

  it('leaves the editor’s lines alone when the form changes another section', async () => {
    const draft = await open(new DraftMemory());
    const text = draft.text.replace('## Why it matters\n', '## Why it matters\n\n\n  typed   ');
    draft.editText({ text, base: draft.text });
    draft.edit({ draft: written(draft.draft, { summary: 'Rotate keys' }), version: draft.version });
    expect(draft.text).toBe(text.replace('# \n', '# Rotate keys\n').replace('#\n', '# Rotate keys\n'));
  });

  it('is one draft for all who hold it, until the last lets go', async () => {
    const drafts = new OpenDrafts(new MemoryDraftStore(), standingClock(1_000));
    const [form, document] = await Promise.all([drafts.hold(identity, blank), drafts.hold(identity, blank)]);
    expect(document.draft).toBe(form.draft);
    form.dispose();
    form.dispose();
    expect(drafts.find(identity)).toBe(document.draft);
    document.dispose();
    expect(drafts.find(identity)).toBeUndefined();
  });
});
