import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Emitter } from '../../../../src/app/emitter.ts';
import type { HandoffList, HandoffListState } from '../../../../src/app/handoffs/handoffList.ts';
import { DeletedComments } from '../../../../src/app/inbox/deletedComments.ts';
import type { InboxSync } from '../../../../src/app/inbox/syncInbox.ts';
import { answering } from '../../../support/answering.ts';
import { accepted, noon, noteBy, replyComment } from '../../core/note/thread/threadFixtures.ts';
import { handoffOf } from '../handoffs/handoffs.ts';
import { ManualClock, settled } from '../../../support/manualClock.ts';

const empty: HandoffListState = {
  waitingOnMe: [],
  snoozed: [],
  waitingOnOthers: [],
  doneLately: [],
  unverified: [],
  repositories: 1,
  loading: false,
};
/** Open notes, the comment of each of its own. */
const open = (count: number, from = 0): HandoffListState['waitingOnMe'] =>
  Array.from({ length: count }, (_, at) =>
    handoffOf('ben', noteBy('maya', { id: `n-${String(from + at)}`, to: ['ben'] }), [], {
      id: String(from + at),
    }),
  );

describe('deleted comments', () => {
  let clock: ManualClock;
  let state: HandoffListState;
  let read: string[];
  let changed: Emitter<HandoffListState>;
  let deleted: DeletedComments;

  beforeEach(() => {
    clock = new ManualClock(noon);
    state = { ...empty, waitingOnMe: open(12) };
    read = [];
    changed = new Emitter();
    const inbox = answering<InboxSync>('the inbox', {
      recheck: (_repository, { id }) => {
        read.push(id);
        return Promise.resolve();
      },
    });
    // Its state is asked for anew each time.
    const handoffs = Object.defineProperty(
      answering<HandoffList>('the list', { onDidChange: changed.event }),
      'state',
      { get: () => state },
    );
    deleted = new DeletedComments({ inbox, handoffs, clock });
  });
  afterEach(() => {
    deleted.dispose();
  });

  const synced = async (asOf: number, change: Partial<HandoffListState> = {}): Promise<void> => {
    changed.fire({ ...state, asOf, ...change });
    await settled();
  };

  it('are looked for after a sync, ten at a time, the longest unread first', async () => {
    await synced(1);
    expect(read).toEqual(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
    await clock.pass(300_000);
    await synced(2);
    expect(read.slice(10, 12)).toEqual(['10', '11']);
    expect(read.slice(12)).toEqual(['0', '1', '2', '3', '4', '5', '6', '7']);
  });

  it('are looked for no more often than every five minutes', async () => {
    await synced(1);
    await clock.pass(299_999);
    await synced(2);
    expect(read).toHaveLength(10);
    await clock.pass(1);
    await synced(3);
    expect(read).toHaveLength(20);
  });

  it('are not looked for after a sync that failed, nor without one', async () => {
    await synced(1, { problem: { type: 'offline' } });
    changed.fire(state);
    await settled();
    expect(read).toEqual([]);
  });

  it('are looked for among the replies as well, in every list of open notes and in no other', async () => {
    const note = noteBy('maya', { to: ['ben'] });
    state = {
      ...empty,
      waitingOnMe: [handoffOf('ben', note, [replyComment(3, 'ben', accepted)])],
      snoozed: open(1, 20),
      waitingOnOthers: open(1, 30),
      doneLately: open(1, 40),
    };
    await deleted.check(100);
    expect(read).toEqual(['1000', '1003', '20', '30']);
  });
});
