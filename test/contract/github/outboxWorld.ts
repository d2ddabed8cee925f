import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { createGitHub } from '../../../src/adapters/github/gitHub.ts';
import type { OutboxItem } from '../../../src/app/outbox/outboxItem.ts';
import { OutboxRunner } from '../../../src/app/outbox/outboxRunner.ts';
import type { OutboxStore } from '../../../src/app/ports/outboxStore.ts';
import type { KnownRepository } from '../../../src/app/repositoryReference.ts';
import { MemoryOutboxStore, OutboxMemory } from '../../support/memoryOutboxStore.ts';
import { copiesOn, queuedNote } from './queuedNotes.ts';
import { FixedSessions } from './fixedSessions.ts';
import { ScaledClock } from './scaledClock.ts';
import { type DoubleServer, startDouble, tokens } from './servers.ts';

/** Time runs so many times as fast for the outbox; faults of the double and time-outs are in real milliseconds. */
export const speed = 40;
export const requestTimeout = 5000;

export interface WindowOptions {
  readonly store?: OutboxStore;
  readonly fetch?: typeof globalThis.fetch;
}

/** Maya's windows over one outbox, against the double. */
export interface OutboxWorld {
  readonly server: DoubleServer;
  readonly repository: KnownRepository;
  readonly clock: ScaledClock;
  readonly sessions: FixedSessions;
  readonly memory: OutboxMemory;
  /** Ids of the items for which `afterSent` was called. */
  readonly settled: string[];
  readonly openWindow: (options?: WindowOptions) => OutboxRunner;
  readonly note: typeof queuedNote;
  readonly stored: (id: string) => OutboxItem | undefined;
  /** How many comments and discussions on the server open with a marker of that id. */
  readonly copies: (id: string) => number;
  /** Waits until it holds, at most so many real milliseconds; rejects otherwise. */
  readonly until: (what: string, holds: () => boolean, milliseconds?: number) => Promise<void>;
  readonly [Symbol.asyncDispose]: () => Promise<void>;
}

export async function startWorld(factor = speed): Promise<OutboxWorld> {
  const server = await startDouble();
  const { repository } = await server.as('maya').repositories.facts(server.reference);
  const clock = new ScaledClock(factor);
  const sessions = new FixedSessions({ [server.reference.host]: tokens.maya });
  const memory = new OutboxMemory(() => clock.monotonic());
  const settled: string[] = [];
  const windows: { readonly runner: OutboxRunner; readonly ended: Promise<void> }[] = [];
  return {
    server,
    repository,
    clock,
    sessions,
    memory,
    settled,
    openWindow: ({ store = new MemoryOutboxStore(memory), fetch = globalThis.fetch } = {}) => {
      const { log } = server;
      const runner = new OutboxRunner({
        gitHub: createGitHub({ sessions, clock, log, fetch, timeout: requestTimeout }),
        clock,
        sessions,
        store,
        identifiers: { next: () => randomUUID() },
        log,
        afterSent: ({ id }) => {
          settled.push(id);
          return Promise.resolve();
        },
      });
      windows.push({ runner, ended: runner.run() });
      return runner;
    },
    note: queuedNote,
    stored: (id) => memory.items.get(id),
    copies: (id) => copiesOn(server, id),
    until: async (what, holds, milliseconds = 20_000) => {
      const end = performance.now() + milliseconds;
      while (!holds()) {
        if (performance.now() > end) {
          throw new Error(
            `Not within ${milliseconds} ms: ${what}\n${server.log.lines.slice(-30).join('\n')}`,
          );
        }
        await sleep(10);
      }
    },
    [Symbol.asyncDispose]: async () => {
      for (const { runner } of windows) runner.dispose();
      // A window that was killed never ends.
      await Promise.race([Promise.all(windows.map(({ ended }) => ended)), sleep(200)]);
      await server[Symbol.asyncDispose]();
    },
  };
}
