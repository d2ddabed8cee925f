import type { InboxCache, InboxSnapshot } from '../../src/app/ports/inboxCache.ts';

type Place = Parameters<InboxCache['read']>[0];

const keyOf = ({ host, owner, name }: Place): string => JSON.stringify([host, owner, name]).toLowerCase();

/** An inbox cache without a disk, that passes the same contract as the real one. */
export class MemoryInboxCache implements InboxCache {
  readonly #snapshots = new Map<string, InboxSnapshot>();

  read(repository: Place): Promise<InboxSnapshot | undefined> {
    return Promise.resolve(this.#snapshots.get(keyOf(repository)));
  }

  write(snapshot: InboxSnapshot): Promise<void> {
    this.#snapshots.set(keyOf(snapshot.repository), snapshot);
    return Promise.resolve();
  }
}
