import { describe, expect, it } from 'vitest';
import { DraftSession } from '../../../../src/app/drafts/draftSession.ts';
import { moveDraft } from '../../../../src/app/drafts/moveDraft.ts';
import { OpenDrafts } from '../../../../src/app/drafts/openDrafts.ts';
import type { DraftIdentity } from '../../../../src/app/ports/draftStore.ts';
import { parseDraft } from '../../../../src/core/note/codec/draftFile.ts';
import {
  countingIdentifiers,
  MovableWorkspace,
  openWorkspace,
  standingClock,
} from '../../../support/fixedPorts.ts';
import { MemoryDraftStore } from '../../../support/memoryDraftStore.ts';

const old: DraftIdentity = { repository: '/work/keys', branch: 'feat/old-name', kind: 'review' };
const text =
  '---\nid: note-9\nkind: review\nto: [maya]\nbranch: feat/old-name\n---\n\n# Look   at this\n\nLoose words\n';

async function world() {
  const drafts = new MemoryDraftStore();
  await drafts.save(old, text, undefined);
  const openDrafts = new OpenDrafts(drafts, standingClock(1_000));
  const session = new DraftSession({
    workspace: new MovableWorkspace(openWorkspace('feat/renamed')),
    drafts,
    openDrafts,
    identifiers: countingIdentifiers(),
  });
  await expect.poll(() => session.state.type).toBe('open');
  return { session, drafts, openDrafts };
}

describe('moving a draft to the checked-out branch', () => {
  it('keeps every word and its id, opens it, and leaves the old one in the trash', async () => {
    const { session, drafts, openDrafts } = await world();
    expect(await moveDraft({ session, drafts, openDrafts }, old)).toEqual({
      type: 'moved',
      branch: 'feat/renamed',
    });
    if (session.state.type !== 'open') throw new Error('closed');
    expect(session.state.draft.text).toBe(text.replace('feat/old-name', 'feat/renamed'));
    expect(session.state.draft.draft.header).toMatchObject({
      id: 'note-9',
      kind: 'review',
      branch: 'feat/renamed',
    });
    expect(await drafts.load(old)).toEqual({ type: 'absent' });
    expect((await drafts.discarded()).entries.map(({ identity }) => identity)).toEqual([old]);
  });

  it('takes nobody’s place', async () => {
    const { session, drafts, openDrafts } = await world();
    await session.chooseKind('review');
    if (session.state.type !== 'open') throw new Error('closed');
    const { draft } = session.state;
    draft.edit({
      draft: { ...draft.draft, content: { ...draft.draft.content, summary: 'Mine' } },
      version: draft.version,
    });
    await draft.store();
    expect(await moveDraft({ session, drafts, openDrafts }, old)).toMatchObject({ type: 'occupied' });
    expect((await drafts.load(old)).type).toBe('found');
    const kept = await drafts.load({ ...old, branch: 'feat/renamed' });
    expect(
      kept.type === 'found' && parseDraft(kept.draft.text, draft.draft.header).draft.content.summary,
    ).toBe('Mine');
  });

  it('says why where it cannot', async () => {
    const ports = await world();
    expect(await moveDraft(ports, { ...old, branch: 'feat/renamed' })).toEqual({ type: 'noOtherBranch' });
    expect(await moveDraft(ports, { ...old, repository: '/work/other' })).toEqual({
      type: 'otherRepository',
    });
    expect(await moveDraft(ports, { ...old, kind: 'update' })).toEqual({ type: 'absent' });
  });
});
