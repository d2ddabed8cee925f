import { OutboxRunner } from '../../../../src/app/outbox/outboxRunner.ts';
import type { OutboxItem, OutboxState } from '../../../../src/app/outbox/outboxItem.ts';
import type { GitHub } from '../../../../src/app/ports/gitHub.ts';
import type { Sessions } from '../../../../src/app/ports/sessions.ts';
import { gitHubOf } from '../../../support/gitHubOf.ts';
import { MemoryOutboxStore } from '../../../support/memoryOutboxStore.ts';
import { silentLog } from '../../../support/silentLog.ts';
import { noon } from '../../core/note/thread/threadFixtures.ts';
import { ManualClock } from '../../../support/manualClock.ts';
import { comment } from './outboxItems.ts';

const sessions: Sessions = {
  find: () => Promise.resolve(undefined),
  ask: () => Promise.resolve(undefined),
  signInWithToken: () => Promise.resolve(),
  signOut: () => Promise.resolve(),
  onDidChange: () => ({ dispose: () => undefined }),
};

/** An outbox that takes orders and sends nothing: what became of an item is up to the test. */
export class OutboxWorld {
  readonly clock = new ManualClock(noon);
  readonly store = new MemoryOutboxStore();
  readonly identifiers: { readonly next: () => string };
  readonly outbox: OutboxRunner;

  constructor(gitHub: GitHub = gitHubOf({})) {
    let made = 0;
    this.identifiers = { next: () => `id-${String((made += 1))}` };
    const { clock, store, identifiers } = this;
    this.outbox = new OutboxRunner({ gitHub, clock, store, sessions, identifiers, log: silentLog });
  }

  /** What is stored, in the order of queueing. */
  async items(): Promise<readonly OutboxItem[]> {
    return (await this.store.list()).items;
  }

  /** The one item that is stored. */
  async item(): Promise<OutboxItem> {
    const [item, ...others] = await this.items();
    if (item === undefined || others.length > 0) throw new Error(`${String(others.length)} others wait.`);
    return item;
  }

  /** The item stands so by now. */
  async becomes(item: OutboxItem, state: OutboxState): Promise<void> {
    await this.store.replace({ ...item, revision: item.revision + 1, state });
    // An order makes the outbox look at its store.
    await this.outbox.sendNow('none');
  }

  isSending(item: OutboxItem): Promise<void> {
    return this.becomes(item, { type: 'sending', since: noon });
  }

  hasArrived(item: OutboxItem): Promise<void> {
    return this.becomes(item, { type: 'sent', comment, sweeps: 0, since: noon });
  }
}
