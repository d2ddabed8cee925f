import { HOUR } from '../../core/availability/civilDate.ts';
import type { Instant } from '../../core/instant.ts';
import { Emitter } from '../emitter.ts';
import type { NewOutboxItem, Outbox, OutboxResult } from './outbox.ts';
import type { Disposable } from '../ports/event.ts';
import type { Identifiers } from '../ports/identifiers.ts';
import type { Log } from '../ports/log.ts';
import type { OutboxStore, OutboxStoreResult } from '../ports/outboxStore.ts';
import type { Sessions } from '../ports/sessions.ts';
import type { StorageFailure } from '../ports/storageFailure.ts';
import type { OutboxOrder } from './applyOrder.ts';
import { decideNext, type OutboxAction } from './decideNext.ts';
import { carryOut, type WriterPorts } from './gitHubWriter.ts';
import { ItemTimes } from './itemTimes.ts';
import { ListedItems } from './listedItems.ts';
import type { OutboxItem, OutboxWork, PendingItem, SentComment } from './outboxItem.ts';
import { isPending } from './outboxItem.ts';
import { SendingClaim } from './sendingClaim.ts';
import { SessionRequests } from './sessionRequests.ts';
import { storeNewItem, storeOrder } from './storeOrders.ts';
import { WritePace } from './writePace.ts';

export interface OutboxPorts extends WriterPorts {
  readonly store: OutboxStore;
  readonly sessions: Sessions;
  readonly identifiers: Identifiers;
  readonly log: Log;
  /**
   * Does what must follow a write, e.g. discards the draft. Called in the window that sends, and again, maybe in
   * another window, only where it rejected or a crash came before it was kept that it was done.
   */
  readonly afterSent?: (item: OutboxItem, comment: SentComment) => Promise<void>;
}

const claimRetry = 3000;
const storageRetry = 10_000;
const longestSleep = HOUR;

/** Sends the items of the store one after the other, while no other window does. */
export class OutboxRunner implements Outbox {
  readonly #ports: OutboxPorts;
  readonly #times: ItemTimes;
  readonly #claim: SendingClaim;
  readonly #changed = new Emitter<readonly PendingItem[]>();
  readonly #sent = new Emitter<{ readonly item: OutboxItem; readonly comment: SentComment }>();
  readonly #stop = new AbortController();
  readonly #subscriptions: readonly Disposable[];
  /** Revision of each item for which a time was set. */
  readonly #known = new Map<string, number>();
  readonly #announced = new Set<string>();
  readonly #listed = new ListedItems();
  readonly #requests: SessionRequests;
  readonly #pace: WritePace;
  #awake = new AbortController();
  #problem: StorageFailure | undefined;
  /** Why the last change of an item could not be stored. */
  readonly #unstored = new Map<string, StorageFailure>();
  #firstLoad: Promise<void> | undefined;

  readonly onDidChange = this.#changed.event;
  readonly onDidSend = this.#sent.event;

  constructor(ports: OutboxPorts) {
    this.#ports = ports;
    this.#times = new ItemTimes(ports.clock);
    this.#requests = new SessionRequests(ports);
    this.#pace = new WritePace(ports.clock);
    this.#claim = new SendingClaim(ports, ports.identifiers.next());
    this.#subscriptions = [
      ports.store.onDidChange(() => {
        this.#wake();
      }),
      ports.sessions.onDidChange(({ host }) => {
        this.#times.sessionChanged(this.#listed.read, host);
        this.#wake();
      }),
    ];
  }

  get items(): readonly PendingItem[] {
    return this.#listed.all.filter(isPending);
  }

  get settling(): ReadonlySet<string> {
    const sent = this.#listed.all.filter(({ state }) => state.type === 'sent' && state.settled !== true);
    return new Set(sent.map(({ id }) => id));
  }

  get problem(): StorageFailure | undefined {
    return this.#problem;
  }

  ready(): Promise<void> {
    this.#firstLoad ??= this.#load();
    return this.#firstLoad;
  }

  add(item: NewOutboxItem): Promise<OutboxResult> {
    const { store, clock } = this.#ports;
    return this.#guarded(item.id, () => storeNewItem(store, item, clock.now()));
  }

  edit(id: string, work: OutboxWork): Promise<OutboxResult> {
    return this.#order(id, { type: 'edit', work });
  }

  async sendNow(id: string): Promise<OutboxResult> {
    const result = await this.#order(id, { type: 'sendNow' });
    const wait = result.type === 'done' ? this.#times.heldFor(result.item.repository.host) : 0;
    return wait === 0 ? result : { type: 'held', until: this.#ports.clock.now() + wait };
  }

  postpone(id: string, notBefore: Instant): Promise<OutboxResult> {
    return this.#order(id, { type: 'postpone', notBefore });
  }

  cancel(id: string): Promise<OutboxResult> {
    return this.#order(id, { type: 'cancel' });
  }

  dispose(): void {
    this.#stop.abort();
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#changed.dispose();
    this.#sent.dispose();
  }

  /** Ends when disposed. */
  async run(): Promise<void> {
    while (!this.#stop.signal.aborted) {
      try {
        await this.#step();
      } catch (error) {
        this.#ports.log.error('The outbox met an unexpected error', error);
        await this.#sleep(storageRetry);
      }
    }
    await this.#releaseClaim();
  }

  async #step(): Promise<void> {
    this.#awake = new AbortController();
    await this.#load();
    const [next, remaining] = this.#nextDue();
    if (next === undefined || remaining > 0) {
      await this.#releaseClaim();
      await this.#sleep(remaining);
      if (this.#claim.failure !== undefined) await this.#claim.take();
      return;
    }
    // Whoever held the claim until now may have changed the item since it was read: then it cannot be replaced.
    if (await this.#claim.take()) await this.#claim.during(() => this.#act(next));
    else await this.#sleep(claimRetry);
  }

  async #load(): Promise<void> {
    const listing = await this.#ports.store.list();
    const isChanged = this.#listed.take(listing);
    const problem = listing.failure ?? this.#claim.failure ?? [...this.#unstored.values()][0];
    const isSame = !isChanged && problem?.code === this.#problem?.code;
    this.#problem = problem;
    this.#forgetAllBut(this.#listed.all);
    for (const item of listing.items) {
      if (this.#known.get(item.id) !== item.revision) {
        this.#plan(item, decideNext(item, { type: 'recovered' }, this.#ports.clock.now()).action);
      }
      if (item.state.type === 'sent' && !this.#announced.has(item.id)) {
        this.#announced.add(item.id);
        this.#sent.fire({ item, comment: item.state.comment });
      }
    }
    if (!isSame) this.#changed.fire(this.items);
  }

  #forgetAllBut(items: readonly OutboxItem[]): void {
    const ids = new Set(items.map(({ id }) => id));
    for (const id of [...this.#known.keys()].filter((each) => !ids.has(each))) {
      this.#known.delete(id);
      this.#announced.delete(id);
      this.#unstored.delete(id);
      this.#times.forget(id);
    }
  }

  #nextDue(): readonly [OutboxItem | undefined, number] {
    let next: OutboxItem | undefined;
    let least = this.#problem === undefined ? Infinity : storageRetry;
    for (const item of this.#listed.read) {
      const remaining = this.#times.remaining(item);
      if (remaining < least) [next, least] = [item, remaining];
    }
    return [next, least];
  }

  async #act(item: OutboxItem): Promise<void> {
    const isAbandoned = item.state.type === 'sending';
    const begun = decideNext(item, { type: isAbandoned ? 'recovered' : 'due' }, this.#ports.clock.now());
    const stored = await this.#replace(item, begun.item, begun.action);
    if (stored === undefined) return;
    if (await this.#settle(stored)) return;
    if (begun.action.type === 'remove') {
      this.#isStored(stored, await this.#ports.store.remove(stored.id, stored.revision));
      return;
    }
    const event = await carryOut(
      this.#ports,
      stored,
      begun.action,
      () => this.#pace.begin(),
      this.#stop.signal,
    );
    if (begun.action.type === 'write') this.#pace.ended();
    if (event === undefined) return;
    if (event.type === 'posted') this.#requests.accepted(stored.repository.host);
    const { item: after, action } = decideNext(stored, event, this.#ports.clock.now());
    this.#ports.log.info('Outbox', { event: event.type, state: after.state.type, attempts: after.attempts });
    const kept = await this.#replace(stored, after, action);
    if (kept !== undefined && !(await this.#settle(kept))) this.#requests.ask(kept);
  }

  /** Stores the item's next state; `undefined` when that failed, so that nothing may follow from it. */
  async #replace(item: OutboxItem, next: OutboxItem, action: OutboxAction): Promise<OutboxItem | undefined> {
    if (next === item) {
      this.#plan(item, action);
      return item;
    }
    const replacement = { ...next, revision: item.revision + 1 };
    if (!this.#isStored(item, await this.#ports.store.replace(replacement))) return undefined;
    this.#plan(replacement, action);
    await this.#load();
    return replacement;
  }

  /** Whether the change of that item is kept; one that the storage did not take is tried again later. */
  #isStored(item: OutboxItem, result: OutboxStoreResult): boolean {
    this.#unstored.delete(item.id);
    if (result.type === 'failed') {
      this.#unstored.set(item.id, result.failure);
      this.#ports.log.warn('The outbox could not be stored', { ...result.failure });
      this.#plan(item, { type: 'wait', milliseconds: storageRetry });
    }
    return result.type === 'stored';
  }

  #plan(item: OutboxItem, action: OutboxAction): void {
    this.#known.set(item.id, item.revision);
    this.#times.set(item, action);
  }

  /** Does what follows a write; false where it was done or nothing follows. */
  async #settle(item: OutboxItem): Promise<boolean> {
    if (item.state.type !== 'sent' || item.state.settled === true) return false;
    try {
      await this.#ports.afterSent?.(item, item.state.comment);
    } catch (error) {
      this.#ports.log.error('What follows a sent note could not be done', error);
      this.#plan(item, { type: 'wait', milliseconds: storageRetry });
      return true;
    }
    const { item: settled, action } = decideNext(item, { type: 'settled' }, this.#ports.clock.now());
    await this.#replace(item, settled, action);
    return true;
  }

  #order(id: string, order: OutboxOrder): Promise<OutboxResult> {
    const { store, clock } = this.#ports;
    return this.#guarded(id, () => storeOrder(store, id, order, clock.now()));
  }

  async #guarded(id: string, order: () => Promise<OutboxResult>): Promise<OutboxResult> {
    this.#requests.touched(id, this.#listed.read.find((item) => item.id === id)?.repository.host);
    const result = await order();
    await this.#load();
    this.#wake();
    return result;
  }

  /** Held for a second after a write, so that no other window writes within it. */
  async #releaseClaim(): Promise<void> {
    if (!this.#claim.isHeld) return;
    await this.#pace.rest();
    await this.#claim.release();
  }

  #wake(): void {
    this.#awake.abort();
  }

  async #sleep(milliseconds: number): Promise<void> {
    const signal = AbortSignal.any([this.#awake.signal, this.#stop.signal]);
    await this.#ports.clock.wait(Math.min(milliseconds, longestSleep), signal).catch(() => undefined);
  }
}
