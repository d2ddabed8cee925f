import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Handoff, HandoffList } from '../../../../src/app/handoffs/handoffList.ts';
import { hideSuperseded } from '../../../../src/app/publishing/hideSuperseded.ts';
import type { OutboxItem } from '../../../../src/app/outbox/outboxItem.ts';
import { answering } from '../../../support/answering.ts';
import { noteBy } from '../../core/note/thread/threadFixtures.ts';
import { handoffOf } from '../handoffs/handoffs.ts';
import { repositoryNamed } from '../handoffs/handoffListWorld.ts';
import { outboxItem } from '../outbox/outboxItems.ts';
import { OutboxWorld } from '../outbox/outboxWorld.ts';

/** A sent note of the branch that takes the place of `note-1`. */
function sent(change: { readonly supersedes?: string; readonly branch?: string } = {}): OutboxItem {
  const item = outboxItem({ repository: repositoryNamed('app') });
  if (item.work.type !== 'note') throw new Error('No note');
  const header = { ...item.work.draft.header, branch: 'feature/keys', supersedes: 'note-1', ...change };
  return { ...item, work: { ...item.work, draft: { ...item.work.draft, header } } };
}

describe('after a note was sent', () => {
  let world: OutboxWorld;
  let old: Handoff;

  beforeEach(() => {
    world = new OutboxWorld();
    old = handoffOf('maya', noteBy('maya'));
  });
  afterEach(() => {
    world.outbox.dispose();
  });

  const after = async (item: OutboxItem): Promise<readonly OutboxItem[]> => {
    const find = (id: string): Handoff | undefined => (id === 'note-1' ? old : undefined);
    const handoffs = answering<HandoffList>('the list', { find });
    await hideSuperseded({ handoffs, outbox: world.outbox }, item);
    return world.items();
  };

  it('the one whose place it took is hidden, once', async () => {
    await after(sent());
    const items = await after(sent());
    expect(items).toMatchObject([
      {
        id: 'minimise-note-1',
        author: 'maya',
        work: { type: 'minimise', location: { id: '1000', subject: { type: 'pullRequest', number: 42 } } },
      },
    ]);
  });

  it.each<[string, () => OutboxItem]>([
    ['it takes no place', () => sent({ supersedes: 'note-0' })],
    ['the other is of another branch', () => sent({ branch: 'other' })],
    ['the other is of another repository', () => ({ ...sent(), repository: repositoryNamed('app', 8) })],
    [
      'it is no note',
      () => ({
        ...sent(),
        work: { type: 'comment', subject: { type: 'pullRequest', number: 42 }, text: 'Hello' },
      }),
    ],
  ])('nothing is hidden where %s', async (_why, item) => {
    expect(await after(item())).toEqual([]);
  });

  it('nothing is hidden twice', async () => {
    const { comment } = old.entry.thread;
    old = {
      ...old,
      entry: { ...old.entry, thread: { ...old.entry.thread, comment: { ...comment, isMinimized: true } } },
    };
    expect(await after(sent())).toEqual([]);
  });
});
