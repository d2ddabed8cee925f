import { describe, expect, it } from 'vitest';
import { freshDraft } from '../../../../src/app/drafts/freshDraft.ts';
import type { Destination } from '../../../../src/app/destinations/destination.ts';
import type { ResumeCapture } from '../../../../src/app/drafts/resumeCapture.ts';
import { OpenDraft } from '../../../../src/app/drafts/openDraft.ts';
import type { NewOutboxItem, Outbox } from '../../../../src/app/outbox/outbox.ts';
import type { BranchTarget } from '../../../../src/app/repository/branchTarget.ts';
import { Publishing, type PublishingPorts } from '../../../../src/app/publishing/publishing.ts';
import { formatDraft } from '../../../../src/core/note/codec/draftFile.ts';
import type { Draft } from '../../../../src/core/note/note.ts';
import { keepingBoth } from '../../../../src/core/note/thread/succession.ts';
import { answering } from '../../../support/answering.ts';
import { checkoutOf, standingClock } from '../../../support/fixedPorts.ts';
import { MemoryDraftStore } from '../../../support/memoryDraftStore.ts';

const repository = { host: 'github.com', owner: 'acme', name: 'keys', id: 7 };

async function world(
  ports: Pick<PublishingPorts, 'objections' | 'completion' | 'predecessor' | 'dueWith' | 'resume'>,
  settling: ReadonlySet<string> = new Set(),
) {
  const drafts = new MemoryDraftStore();
  const clock = standingClock(1_000);
  const identity = { repository: '/work/keys', branch: 'topic', kind: 'handoff' } as const;
  const draft = await OpenDraft.open(drafts, clock, identity, () => freshDraft('note-1', 'handoff', 'topic'));
  const added: NewOutboxItem[] = [];
  const chosen = {
    channel: 'prComment',
    key: 'pullRequest:3',
    facts: { repository },
    pullRequest: { number: 3 },
  } as unknown as Destination; // what publishing reads of it
  const publishing = new Publishing({
    session: {
      state: { type: 'open', checkout: checkoutOf('topic'), branch: 'topic', draft, stored: [] },
      startNext: () => Promise.resolve(undefined),
      continueAsNext: () => undefined,
    },
    target: {
      confirm: () =>
        Promise.resolve({
          type: 'found',
          viewer: { login: 'ben' },
          head: { owner: 'acme', branch: 'topic' },
        } as unknown as BranchTarget),
    },
    destinations: { choice: { destinations: [chosen], chosen, rule: 'beside-the-code' } },
    outbox: {
      add: (item) => {
        added.push(item);
        return Promise.resolve({ type: 'cancelled', mayHaveBeenSent: false });
      },
      settling,
    } as Pick<Outbox, 'add' | 'settling'> as Outbox,
    drafts,
    clock,
    ...ports,
  });
  const write = (summary: string): void => {
    const { content, header } = draft.draft;
    draft.edit({ draft: { header, content: { ...content, summary } }, version: draft.version });
  };
  return { publishing, added, write, draft, drafts };
}

const draftsIn = (added: readonly NewOutboxItem[]): readonly string[] =>
  added.map(({ work }) => (work.type === 'note' ? work.draft.content.summary : ''));

describe('a note that goes with review requests', () => {
  it('waits for the first of them, unless it is to go at once or at another time', async () => {
    const { publishing, added, write } = await world({
      dueWith: (note) => (note === 'note-1' ? 5_000 : undefined),
    });
    write('Rotate');
    await publishing.publish();
    await publishing.publish({ notBefore: 'now' });
    await publishing.publish({ notBefore: 7_000 });
    expect(added.map(({ notBefore }) => notBefore)).toEqual([5_000, undefined, 7_000]);
  });

  it('goes at once where they do', async () => {
    const { publishing, added, write } = await world({ dueWith: () => undefined });
    write('Rotate');
    await publishing.publish();
    expect(added[0]).not.toHaveProperty('notBefore');
  });
});

describe('publishing', () => {
  it('says how many files are in no commit, unless the evidence is left out', async () => {
    const resume = answering<ResumeCapture>('where the author is', {
      capture: () => Promise.resolve(undefined),
      uncommitted: () => Promise.resolve(2),
    });
    const { publishing, added, write, draft } = await world({ resume });
    write('Rotate');
    await publishing.publish();
    expect(added[0]?.work).toMatchObject({ uncommitted: 2 });
    draft.replace({ ...draft.draft, choices: { evidence: 'leftOut' } });
    await publishing.publish();
    expect(added[1]?.work).not.toHaveProperty('uncommitted');
  });

  it('queues nothing until its text was looked through and the author agreed', async () => {
    const looked: Draft[] = [];
    const { publishing, added, write } = await world({
      objections: (draft, agreed) => {
        looked.push(draft);
        const isAgreed = agreed.has('secret');
        return Promise.resolve(isAgreed ? undefined : { errors: [], unsearched: true });
      },
    });
    write('Rotate');
    expect(await publishing.publish()).toMatchObject({ type: 'objections' });
    expect(added).toEqual([]);
    await publishing.publish({ agreed: new Set(['secret']) });
    expect(draftsIn(added)).toEqual(['Rotate']);
    expect(looked.map(({ content }) => content.summary)).toEqual(['Rotate', 'Rotate']);
  });

  it('sends the text that was looked through, not what was typed while that took', async () => {
    const { publishing, added, write } = await world({
      objections: () => {
        write('Rotate, with a password typed meanwhile');
        return Promise.resolve(undefined);
      },
    });
    write('Rotate');
    await publishing.publish();
    expect(draftsIn(added)).toEqual(['Rotate']);
  });

  it('looks through the generated parts too', async () => {
    const looked: Draft[] = [];
    const { publishing, write } = await world({
      completion: () =>
        Promise.resolve((draft) => ({ ...draft, content: { ...draft.content, evidence: 'generated' } })),
      objections: (draft) => {
        looked.push(draft);
        return Promise.resolve(undefined);
      },
    });
    write('Rotate');
    await publishing.publish();
    expect(looked.map(({ content }) => content.evidence)).toEqual(['generated']);
  });

  it('takes the place of the note before it, and says so in the draft', async () => {
    const { publishing, added, write, draft } = await world({
      predecessor: () => ({ id: 'note-0', waitingOn: [] }),
    });
    write('Rotate');
    await publishing.publish();
    expect(added).toMatchObject([{ work: { draft: { header: { supersedes: 'note-0' } } } }]);
    expect(draft.draft.header.supersedes).toBe('note-0');
  });

  it('leaves the note before it alone where its author keeps both', async () => {
    const { publishing, added, write, draft } = await world({
      predecessor: () => ({ id: 'note-0', waitingOn: [] }),
    });
    write('Rotate');
    draft.replace(keepingBoth(draft.draft, 'note-0'));
    await publishing.publish();
    expect(added).toHaveLength(1);
    expect(JSON.stringify(added)).not.toMatch(/"supersedes":/);
  });

  it('leaves a draft as it was while its author has not agreed: a blank one is not begun', async () => {
    const { publishing, draft, drafts } = await world({
      completion: () =>
        Promise.resolve((old) => ({ ...old, content: { ...old.content, evidence: 'generated' } })),
      objections: (_, agreed) =>
        Promise.resolve(agreed.has('blank') ? undefined : { errors: [], unsearched: true }),
    });
    expect(await publishing.publish()).toMatchObject({ type: 'objections' });
    expect(draft.draft.content.evidence).toBe('');
    expect(draft.save).toEqual({ type: 'unwritten' });
    expect((await drafts.list()).entries).toEqual([]);
    await publishing.publish({ agreed: new Set(['blank']) });
    expect(draft.draft.content.evidence).toBe('generated');
    expect((await drafts.list()).entries).toHaveLength(1);
  });

  it('lets the draft follow what was changed of it in the outbox, unless it was changed itself', async () => {
    const { publishing, write, draft } = await world({});
    write('Rotate');
    const queued = draft.draft;
    const withSummary = (summary: string): Draft => ({
      ...queued,
      content: { ...queued.content, summary },
    });
    await publishing.follow(queued, withSummary('Rotate, by Friday'));
    expect(draft.draft.content.summary).toBe('Rotate, by Friday');
    write('Rotate, by Monday');
    await publishing.follow(withSummary('Rotate, by Friday'), withSummary('Rotate at once'));
    expect(draft.draft.content.summary).toBe('Rotate, by Monday');
  });

  it('lets the stored draft of another branch follow as well', async () => {
    const { publishing, drafts } = await world({});
    const identity = { repository: '/work/keys', branch: 'other', kind: 'handoff' } as const;
    const queued = freshDraft('note-2', 'handoff', 'other');
    const changed = { ...queued, content: { ...queued.content, summary: 'Rotate' } };
    await drafts.save(identity, formatDraft(queued), undefined);
    await publishing.follow(queued, changed);
    expect(await drafts.load(identity)).toMatchObject({ draft: { text: formatDraft(changed) } });
  });
});

describe('a note that is under way', () => {
  it('is so while it is looked through, and no longer once its author has to decide', async () => {
    const asked = Promise.withResolvers<undefined>();
    const { publishing, write } = await world({ objections: () => asked.promise });
    write('Rotate');
    const told: boolean[] = [];
    publishing.onDidChange(() => told.push(publishing.isUnderWay('note-1')));
    const published = publishing.publish();
    expect(publishing.isUnderWay('note-1')).toBe(true);
    expect(publishing.isUnderWay('another')).toBe(false);
    asked.resolve(undefined);
    await published;
    expect(told).toEqual([true, false]);
  });

  it('is so while what follows its writing is being done', async () => {
    const { publishing } = await world({}, new Set(['note-1']));
    expect(publishing.isUnderWay('note-1')).toBe(true);
  });
});
