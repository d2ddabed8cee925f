import { expect, it, vi } from 'vitest';
import type { BranchTarget } from '../../../../src/app/repository/branchTarget.ts';
import type { Destination } from '../../../../src/app/destinations/destination.ts';
import { Destinations } from '../../../../src/app/destinations/destinations.ts';
import type { DraftSessionState } from '../../../../src/app/drafts/draftSession.ts';
import { Emitter } from '../../../../src/app/emitter.ts';
import type { InboxState } from '../../../../src/app/inbox/syncInbox.ts';
import { formatNote } from '../../../../src/core/note/codec/formatNote.ts';
import type { SourceComment } from '../../../../src/core/note/codec/sourceComment.ts';
import * as verifying from '../../../../src/core/note/thread/verifyComments.ts';
import { emptyContent } from '../../../../src/core/note/note.ts';
import { silentLog } from '../../../support/silentLog.ts';
import { commentOf, noteBy, noteComment } from '../../core/note/thread/threadFixtures.ts';
import { repositoryNamed } from '../handoffs/handoffListWorld.ts';
import { settled } from '../../../support/manualClock.ts';

const repository = repositoryNamed('app');
const branch = 'feature/keys';

function discussionNote(minute: number, number: number, change: Partial<SourceComment> = {}): SourceComment {
  const subject = { type: 'discussion', number } as const;
  const note = noteBy('maya', { id: `note-d${String(minute)}`, subject });
  return commentOf(minute, 'maya', formatNote(note).body, { subject, ...change });
}

async function open(
  comments: readonly SourceComment[],
  changed = new Emitter<BranchTarget>(),
): Promise<Destinations> {
  const facts = {
    repository,
    isPrivate: false,
    isArchived: false,
    hasDiscussions: true,
    defaultBranch: 'main',
    mayWrite: true,
    mayTriage: true,
  };
  let target: BranchTarget = {
    type: 'found',
    facts,
    viewer: { login: 'maya', type: 'user' },
    openPullRequests: [],
    head: { owner: 'acme', branch, isPushed: true },
    bases: [facts],
    people: [],
  };
  const header = { id: 'n', kind: 'update', to: [], status: 'on_track', priority: 'normal', branch } as const;
  const session = { type: 'open', draft: { draft: { header, content: emptyContent } } };
  const state: InboxState = { reference: repository, repository, comments };
  changed.event((next) => {
    target = next;
  });
  const destinations = new Destinations({
    // As much of an open draft as is looked at.
    session: { state: session as unknown as DraftSessionState } as never,
    base: { branch: undefined, onDidChange: new Emitter<undefined>().event },
    target: {
      get target() {
        return target;
      },
      onDidChange: changed.event,
    } as never,
    inbox: { states: [state], onDidChange: new Emitter<readonly InboxState[]>().event },
    discussions: { categories: () => Promise.resolve([]) } as never,
    categories: { chosen: () => undefined, choose: () => Promise.resolve() },
    log: silentLog,
  });
  await settled();
  return destinations;
}

const discussionIn = ({ choice }: Destinations): number | undefined =>
  choice.destinations.flatMap((each) => (each.channel === 'discussionComment' ? [each.number] : []))[0];

it("offers the discussion of the branch's newest note in one", async () => {
  const destinations = await open([discussionNote(9, 31), discussionNote(3, 30)]);
  expect(discussionIn(destinations)).toBe(31);
  destinations.dispose();
});

it('knows a discussion whose note was hidden since one on a pull request took its place', async () => {
  const successor = noteBy('maya', { id: 'note-p', supersedes: 'note-d9' });
  const comments = [
    discussionNote(3, 30),
    discussionNote(9, 31, { isMinimized: true }),
    noteComment(10, successor),
  ];
  const destinations = await open(comments);
  expect(discussionIn(destinations)).toBe(31);
  destinations.dispose();
});

it('does not read the comments again for every keystroke', async () => {
  const destinations = await open([discussionNote(3, 30)]);
  const verify = vi.spyOn(verifying, 'verifyComments');
  const first = destinations.choice;
  expect(destinations.choice).toEqual(first);
  expect(verify).toHaveBeenCalledTimes(1);
  destinations.dispose();
});

it('offers no discussion once they were switched off in the repository', async () => {
  const changed = new Emitter<BranchTarget>();
  const destinations = await open([], changed);
  const offers = (): boolean =>
    destinations.choice.destinations.some(({ channel }) => channel === 'newDiscussion');
  expect(offers()).toBe(true);
  const [{ facts }] = destinations.choice.destinations as [Destination];
  changed.fire({
    type: 'found',
    facts: { ...facts, hasDiscussions: false },
    viewer: { login: 'maya', type: 'user' },
    openPullRequests: [],
    head: { owner: 'acme', branch, isPushed: true },
    bases: [{ ...facts, hasDiscussions: false }],
    people: [],
  });
  expect(offers()).toBe(false);
  destinations.dispose();
});
