import type { Clock } from '../ports/clock.ts';
import type { OutboxAction } from './decideNext.ts';
import type { OutboxItem } from './outboxItem.ts';

/** A wall clock may jump: a time of day is compared with it at least this often. */
const longestWait = 30_000;

type Due =
  | { readonly type: 'monotonic'; readonly at: number }
  | { readonly type: 'wall'; readonly at: number }
  | { readonly type: 'session' }
  | { readonly type: 'never' };

/** When each item is next due, by the monotonic clock where a length of time is waited for. */
export class ItemTimes {
  readonly #clock: Clock;
  readonly #due = new Map<string, Due>();
  /** Until when nothing may be asked of a host, after it named a limit. */
  readonly #held = new Map<string, number>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  set(item: OutboxItem, action: OutboxAction): void {
    this.#due.set(item.id, this.#dueOf(action));
    const { state, repository } = item;
    if (state.type !== 'paused') return;
    const { reason, waitMilliseconds } = state;
    if ((reason.type === 'primaryLimit' || reason.type === 'secondaryLimit') && waitMilliseconds) {
      this.#held.set(repository.host, this.#clock.monotonic() + waitMilliseconds);
    }
  }

  forget(id: string): void {
    this.#due.delete(id);
  }

  /** Items that waited for a session are due. */
  sessionChanged(items: readonly OutboxItem[], host: string | undefined): void {
    for (const { id, repository } of items) {
      if (this.#due.get(id)?.type === 'session' && (host === undefined || host === repository.host)) {
        this.#due.set(id, { type: 'monotonic', at: this.#clock.monotonic() });
      }
    }
  }

  /** Milliseconds until the item may be due; infinite where only the user or a session can bring it further. */
  remaining({ id, repository }: OutboxItem): number {
    const due = this.#due.get(id) ?? { type: 'never' };
    const held = this.heldFor(repository.host);
    switch (due.type) {
      case 'monotonic':
        return Math.max(0, due.at - this.#clock.monotonic(), held);
      case 'wall':
        return Math.min(longestWait, Math.max(0, due.at - this.#clock.now(), held));
      case 'session':
      case 'never':
        return Infinity;
    }
  }

  /** Milliseconds for which nothing may be asked of the host; zero where it named no limit. */
  heldFor(host: string): number {
    return Math.max(0, (this.#held.get(host) ?? 0) - this.#clock.monotonic());
  }

  #dueOf(action: OutboxAction): Due {
    switch (action.type) {
      case 'wait':
        return { type: 'monotonic', at: this.#clock.monotonic() + action.milliseconds };
      case 'waitUntil':
        return { type: 'wall', at: action.instant };
      case 'waitForSession':
        return { type: 'session' };
      case 'write':
      case 'look':
      case 'sweep':
      case 'remove':
        return { type: 'monotonic', at: this.#clock.monotonic() };
      case 'rest':
        return { type: 'never' };
    }
  }
}
