import { describe, expect, it } from 'vitest';
import { DraftSession } from '../../../../src/app/drafts/draftSession.ts';
import { freshDraft } from '../../../../src/app/drafts/freshDraft.ts';
import type { OpenDraft } from '../../../../src/app/drafts/openDraft.ts';
import { OpenDrafts } from '../../../../src/app/drafts/openDrafts.ts';
import type { DiscardResult, DraftIdentity } from '../../../../src/app/ports/draftStore.ts';
import { formatDraft } from '../../../../src/core/note/codec/draftFile.ts';
import type { WorkspaceState } from '../../../../src/app/ports/workspace.ts';
import {
  checkoutOf,
  countingIdentifiers,
  MovableWorkspace,
  openWorkspace,
  standingClock,
} from '../../../support/fixedPorts.ts';
import { DraftMemory, MemoryDraftStore } from '../../../support/memoryDraftStore.ts';

interface World {
  readonly session: DraftSession;
  readonly workspace: MovableWorkspace;
  readonly drafts: MemoryDraftStore;
  /** Where edits of published notes are kept, with its files as another window sees them. */
  readonly edits: {
    readonly memory: DraftMemory;
    readonly store: MemoryDraftStore;
    readonly others: MemoryDraftStore;
  };
}

function begin(state: WorkspaceState, drafts = new MemoryDraftStore()): World {
  const workspace = new MovableWorkspace(state);
  const memory = new DraftMemory();
  const edits = { memory, store: new MemoryDraftStore(memory), others: new MemoryDraftStore(memory) };
  const session = new DraftSession({
    workspace,
    drafts,
    openDrafts: new OpenDrafts(drafts, standingClock(1_000), edits.store),
    identifiers: countingIdentifiers(),
  });
  return { session, workspace, drafts, edits };
}

async function openOn({ session }: World, branch: string): Promise<OpenDraft> {
  await expect.poll(() => session.state.type === 'open' && session.state.branch).toBe(branch);
  if (session.state.type !== 'open') throw new Error('unreachable');
  return session.state.draft;
}

async function write(draft: OpenDraft, summary: string): Promise<void> {
  const { header, content } = draft.draft;
  draft.edit({ draft: { header, content: { ...content, summary } }, version: draft.version });
  await draft.store();
}

describe('DraftSession', () => {
  it.each([
    { type: 'loading' },
    { type: 'restricted' },
    { type: 'noFolder' },
    { type: 'gitUnavailable' },
    { type: 'noRepository' },
  ] as const)('has no draft in a workspace that is $type', async (workspace) => {
    const { session } = begin(workspace);
    await expect.poll(() => session.state).toEqual({ type: 'closed', workspace });
  });

  it('asks for a branch on a detached HEAD', async () => {
    const world = begin(openWorkspace('main'));
    await openOn(world, 'main');
    const detached = { ...openWorkspace('main') } as Extract<WorkspaceState, { type: 'open' }>;
    world.workspace.move({
      ...detached,
      active: { ...detached.active, head: { type: 'detached', commit: 'b'.repeat(40) } },
    });
    await expect.poll(() => world.session.state).toEqual({ type: 'detached', commit: 'b'.repeat(40) });
  });

  it('follows the branch, and finds each branch’s draft again', async () => {
    const world = begin(openWorkspace('feat/a'));
    await write(await openOn(world, 'feat/a'), 'About a');
    world.workspace.move(openWorkspace('feat/b'));
    const draftOfB = await openOn(world, 'feat/b');
    expect(draftOfB.draft.content.summary).toBe('');
    expect(draftOfB.draft.header.branch).toBe('feat/b');
    world.workspace.move(openWorkspace('feat/a'));
    expect((await openOn(world, 'feat/a')).draft.content.summary).toBe('About a');
  });

  it('keeps one draft for each kind', async () => {
    const world = begin(openWorkspace('feat/a'));
    await write(await openOn(world, 'feat/a'), 'Take over');
    await world.session.chooseKind('review');
    const review = await openOn(world, 'feat/a');
    expect(review.draft.header.kind).toBe('review');
    await write(review, 'Please look');
    await world.session.chooseKind('handoff');
    expect((await openOn(world, 'feat/a')).draft.content.summary).toBe('Take over');
  });

  it('shows after a reload what was written last, and stays with it while another window writes', async () => {
    const earlier = begin(openWorkspace('feat/a'));
    await write(await openOn(earlier, 'feat/a'), 'Take over');
    await earlier.session.chooseKind('update');
    await write(await openOn(earlier, 'feat/a'), 'Half a thought');
    const later = begin(openWorkspace('feat/a'), earlier.drafts);
    expect((await openOn(later, 'feat/a')).draft.content.summary).toBe('Half a thought');
    await earlier.session.chooseKind('handoff');
    await write(await openOn(earlier, 'feat/a'), 'Take over at once');
    later.workspace.move(openWorkspace('feat/a'));
    await expect
      .poll(() => later.session.state)
      .toMatchObject({ stored: ['handoff', 'update'], draft: { identity: { kind: 'update' } } });
  });

  it('still knows which kinds have a draft while the storage cannot be listed', async () => {
    const memory = new DraftMemory();
    const world = begin(openWorkspace('feat/a'), new MemoryDraftStore(memory));
    await write(await openOn(world, 'feat/a'), 'Take over');
    await world.session.chooseKind('review');
    memory.failure = { code: 'other', systemCode: 'EIO' };
    await world.session.chooseKind('review');
    expect(world.session.state).toMatchObject({ stored: ['handoff'] });
    memory.failure = undefined;
    await world.session.discardDraft({
      repository: checkoutOf('feat/a').root,
      branch: 'feat/a',
      kind: 'handoff',
    });
    expect(world.session.state).toMatchObject({ stored: [] });
  });

  describe('with the edit of a published note', () => {
    const edit: DraftIdentity = {
      repository: 'https://github.com/acme/keys',
      branch: 'feat/old',
      kind: 'handoff',
      edits: 'published-1',
    };
    const textOf = (summary: string): string => {
      const { header, content } = freshDraft('published-1', 'handoff', 'feat/old');
      return formatDraft({ header, content: { ...content, summary } });
    };

    it('shows it in the place of the branch’s draft, which is found again as it was', async () => {
      const world = begin(openWorkspace('feat/a'));
      await write(await openOn(world, 'feat/a'), 'About a');
      await world.edits.store.save(edit, textOf('As published'), undefined);
      expect(await world.session.openEdit(edit)).toBe(true);
      const draft = await openOn(world, 'feat/a');
      expect(draft.draft).toMatchObject({
        header: { id: 'published-1' },
        content: { summary: 'As published' },
      });
      await write(draft, 'Said better');
      const stored = await world.edits.store.load(edit);
      expect(stored.type === 'found' && stored.draft.text).toContain('# Said better');
      await world.session.leaveEdit('another');
      expect((await openOn(world, 'feat/a')).draft.header.id).toBe('published-1');
      await world.session.leaveEdit('published-1');
      expect((await openOn(world, 'feat/a')).draft.content.summary).toBe('About a');
      expect((await world.drafts.list()).entries).toHaveLength(1);
    });

    it('shows what was begun anew, though an earlier edit of the note is open still', async () => {
      const world = begin(openWorkspace('feat/a'));
      await world.edits.store.save(edit, textOf('First'), undefined);
      await world.session.openEdit(edit);
      await world.session.leaveEdit();
      // As where a file has no word of its identity yet: nobody hears of the change.
      world.edits.memory.drafts.forEach((stored, key) =>
        world.edits.memory.drafts.set(key, { ...stored, text: textOf('Second'), version: 'second' }),
      );
      await world.session.openEdit(edit);
      expect((await openOn(world, 'feat/a')).draft.content.summary).toBe('Second');
    });

    it('leaves it once another window has sent or discarded it', async () => {
      const world = begin(openWorkspace('feat/a'));
      await world.edits.store.save(edit, textOf('As published'), undefined);
      await world.session.openEdit(edit);
      await world.edits.others.discard(edit);
      await expect
        .poll(() => world.session.state)
        .toMatchObject({ draft: { identity: { branch: 'feat/a' } } });
    });

    it('takes an edit on its way for the published note, not for the next one on its branch', async () => {
      const world = begin(openWorkspace('feat/a'));
      const next = await openOn(world, 'feat/a');
      await write(next, 'Published from here');
      const { id } = next.draft.header;
      world.session.continueAsNext();
      await next.store();
      const own = { ...edit, edits: id };
      await world.edits.store.save(own, textOf('As published').replaceAll('published-1', id), undefined);
      await world.session.openEdit(own);
      const shown = await openOn(world, 'feat/a');
      const copy = { draft: shown.draft, version: shown.version };
      await world.session.leaveEdit();
      const { content } = copy.draft;
      world.session.edit({ ...copy, draft: { ...copy.draft, content: { ...content, why: 'Typed last' } } });
      expect((await openOn(world, 'feat/a')).draft.content.why).toBe('');
      expect(shown.draft.content.why).toBe('Typed last');
    });

    it('shows no edit without a branch', async () => {
      const { session } = begin({ type: 'noFolder' });
      expect(await session.openEdit(edit)).toBe(false);
    });
  });

  it('discards the draft and brings it back', async () => {
    const world = begin(openWorkspace('feat/a'));
    await write(await openOn(world, 'feat/a'), 'Take over');
    const discarded = await world.session.discard();
    expect((await openOn(world, 'feat/a')).draft.content.summary).toBe('');
    expect(discarded?.identity.branch).toBe('feat/a');
    await world.session.restore(discarded!);
    expect((await openOn(world, 'feat/a')).draft.content.summary).toBe('Take over');
  });

  it('discards a draft of another branch, leaves the open one, and says so with another state', async () => {
    const world = begin(openWorkspace('feat/a'));
    const other = await openOn(world, 'feat/a');
    await write(other, 'About a');
    world.workspace.move(openWorkspace('feat/b'));
    const open = await openOn(world, 'feat/b');
    await write(open, 'About b');
    const before = world.session.state;
    const discarded = await world.session.discardDraft(other.identity);
    expect(world.session.state).not.toBe(before);
    expect(
      (await world.drafts.list()).entries.map((entry) => entry.type === 'draft' && entry.identity.branch),
    ).toEqual(['feat/b']);
    expect(open.draft.content.summary).toBe('About b');
    await world.session.restore(discarded!);
    expect((await world.drafts.list()).entries).toHaveLength(2);
    expect(await openOn(world, 'feat/b')).toBe(open);
  });

  it('begins the next note with another id', async () => {
    const world = begin(openWorkspace('feat/a'));
    const first = await openOn(world, 'feat/a');
    await write(first, 'Take over');
    const { id } = first.draft.header;
    const begun = await world.session.startNext(id);
    const next = await openOn(world, 'feat/a');
    expect(next.draft.header.id).toBe(begun);
    expect(begun).not.toBe(id);
    expect((await world.drafts.list()).entries).toEqual([]);
  });

  it('brings the text of a published note back as another note', async () => {
    const world = begin(openWorkspace('feat/a'));
    const first = await openOn(world, 'feat/a');
    await write(first, 'Take over');
    const { id } = first.draft.header;
    await world.session.startNext(id);
    const [discarded] = (await world.drafts.discarded()).entries;
    await world.session.restore(discarded!);
    const restored = await openOn(world, 'feat/a');
    expect(restored.draft.content.summary).toBe('Take over');
    expect(restored.draft.header.id).not.toBe(id);
  });

  it('begins the successor also where the removal of the published draft is seen before it has ended', async () => {
    const memory = new DraftMemory();
    class WatchedStore extends MemoryDraftStore {
      override async discard(identity: DraftIdentity): Promise<DiscardResult> {
        const result = await super.discard(identity);
        // A watcher that looked between two of this window's own changes.
        memory.changed.fire({ by: memory, change: { identity } });
        await new Promise(setImmediate);
        return result;
      }
    }
    const world = begin(openWorkspace('main'), new WatchedStore(memory));
    const draft = await openOn(world, 'main');
    await write(draft, 'Published');
    const { id } = draft.draft.header;
    const begun = await world.session.startNext(id);
    const next = await openOn(world, 'main');
    expect(next.draft.header.id).toBe(begun);
    expect(next.draft.content.summary).toBe('');
    expect(next.save.type).toBe('unwritten');
    expect([...memory.drafts.keys()]).toEqual([]);
  });

  it('keeps what is saved while it looks at what another window seemed to have removed', async () => {
    const memory = new DraftMemory();
    const world = begin(openWorkspace('main'), new MemoryDraftStore(memory));
    const draft = await openOn(world, 'main');
    const load = world.drafts.load.bind(world.drafts);
    let written: Promise<void> | undefined;
    world.drafts.load = async (identity) => {
      const loaded = await load(identity);
      await (written ??= write(draft, 'First words'));
      return loaded;
    };
    memory.changed.fire({ by: memory, change: { identity: draft.identity, version: 'an earlier one' } });
    await new Promise(setImmediate);
    expect(draft.draft.content.summary).toBe('First words');
  });

  it('stays with the kind of the published note, also where nobody chose it in this window', async () => {
    const earlier = begin(openWorkspace('feat/a'));
    await openOn(earlier, 'feat/a');
    await earlier.session.chooseKind('update');
    await write(await openOn(earlier, 'feat/a'), 'All of eu-1 is done');
    const later = begin(openWorkspace('feat/a'), earlier.drafts);
    const { header } = (await openOn(later, 'feat/a')).draft;
    expect(header.kind).toBe('update');
    await later.session.startNext(header.id);
    expect((await openOn(later, 'feat/a')).draft.header.kind).toBe('update');
  });

  it('keeps what is typed while the published draft is cleared away', async () => {
    const world = begin(openWorkspace('feat/a'));
    const open = await openOn(world, 'feat/a');
    await write(open, 'Take over');
    const { id } = open.draft.header;
    const discard = world.drafts.discard.bind(world.drafts);
    world.drafts.discard = (identity) => {
      const { draft, version } = open;
      open.edit({ draft: { ...draft, content: { ...draft.content, why: 'And one more thing' } }, version });
      return discard(identity);
    };
    await world.session.startNext(id);
    const kept = await openOn(world, 'feat/a');
    expect(kept.draft.content).toMatchObject({ summary: 'Take over', why: 'And one more thing' });
    expect(kept.draft.header.id).not.toBe(id);
    expect(await world.drafts.load(kept.identity)).toMatchObject({
      type: 'found',
      draft: { text: kept.text },
    });
  });

  it('gives an edit that was on its way to the draft of its own note, and never to the one that is open', async () => {
    const world = begin(openWorkspace('feat/a'));
    const ofA = await openOn(world, 'feat/a');
    await write(ofA, 'About a');
    const { draft, version } = ofA;
    world.workspace.move(openWorkspace('feat/b'));
    const ofB = await openOn(world, 'feat/b');
    await write(ofB, 'About b, hours of work');
    const late = { ...draft, content: { ...draft.content, summary: 'About a, and more' } };
    expect(world.session.edit({ draft: late, version: version + 99 })).toBe(true);
    expect(ofB.draft.content.summary).toBe('About b, hours of work');
    await ofA.store();
    world.workspace.move(openWorkspace('feat/a'));
    expect((await openOn(world, 'feat/a')).draft.content.summary).toBe('About a, and more');
    expect(() => {
      ofB.edit({ draft: late, version: 99 });
    }).toThrow('another note');
  });

  it('takes an edit that left the form before the note was published into the next note', async () => {
    const world = begin(openWorkspace('feat/a'));
    const open = await openOn(world, 'feat/a');
    await write(open, 'Take over');
    const { draft, version } = open;
    await world.session.startNext(draft.header.id);
    world.session.edit({
      draft: { ...draft, content: { ...draft.content, why: 'One more thing' } },
      version,
    });
    const next = await openOn(world, 'feat/a');
    expect(next.draft.header.id).not.toBe(draft.header.id);
    expect(next.draft.content.why).toBe('One more thing');
  });

  it('knows no edit of a note that was never open', async () => {
    const world = begin(openWorkspace('feat/a'));
    const { draft, version } = await openOn(world, 'feat/a');
    const strange = { ...draft, header: { ...draft.header, id: 'strange' } };
    expect(world.session.edit({ draft: strange, version })).toBe(false);
  });
});
