import type { OutboxListing } from '../ports/outboxStore.ts';
import type { OutboxItem } from './outboxItem.ts';

/** What the store last listed, with what was known before where it cannot be read at present: that is not gone. */
export class ListedItems {
  #read: readonly OutboxItem[] = [];
  #unread: readonly OutboxItem[] = [];

  /** What can be worked with. */
  get read(): readonly OutboxItem[] {
    return this.#read;
  }

  /** Also what stays in sight and waits until it can be read. */
  get all(): readonly OutboxItem[] {
    return [...this.#read, ...this.#unread];
  }

  /** Takes a listing over; tells whether it says something else than the one before. */
  take({ items, failure }: OutboxListing): boolean {
    const before = this.all;
    this.#read = items;
    this.#unread =
      failure === undefined ? [] : before.filter(({ id }) => !items.some((item) => item.id === id));
    const { all } = this;
    return !(
      all.length === before.length &&
      all.every(({ id, revision }, at) => id === before[at]?.id && revision === before[at].revision)
    );
  }
}
