import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setImmediate as turn, setTimeout as sleep } from 'node:timers/promises';
import { createGitHub } from '../../../src/adapters/github/gitHub.ts';
import type { OutboxItem } from '../../../src/app/outbox/outboxItem.ts';
import type { OutboxStore } from '../../../src/app/ports/outboxStore.ts';
import { type OutboxPorts, OutboxRunner } from '../../../src/app/outbox/outboxRunner.ts';
import type { KnownRepository } from '../../../src/app/repository/repositoryReference.ts';
import { git } from '../../github/testing/teamGitHub.ts';
import { MemoryOutboxStore, OutboxMemory } from '../../support/memoryOutboxStore.ts';
import { copiesOn, queuedNote } from './queuedNotes.ts';
import { FixedSessions } from './fixedSessions.ts';
import { type DoubleServer, startDouble, tokens } from './servers.ts';
import { SkippingClock } from './skippingClock.ts';

/** Milliseconds of the world's own clock for one request. */
export const requestTimeout = 30_000;

/** A double and a clock that many writes go through, one after the other. */
export interface FaultServer {
  readonly server: DoubleServer;
  readonly repository: KnownRepository;
  readonly clock: SkippingClock;
  readonly fetch: typeof globalThis.fetch;
  readonly [Symbol.asyncDispose]: () => Promise<void>;
}

export async function startFaultServer(): Promise<FaultServer> {
  const parts: { server?: DoubleServer } = {};
  let asking = 0;
  const start = Date.UTC(2026, 10, 23, 9);
  const clock = new SkippingClock(start, () => {
    const load = parts.server?.team.gitHub.load();
    return load?.working === 0 && asking === load.waitingClients;
  });
  const server = await startDouble({
    clock: () => new Date(clock.trueNow()),
    wait: (milliseconds, signal) => clock.wait(milliseconds, signal),
  });
  parts.server = server;
  const { repository } = await server.as('maya').repositories.facts(server.reference);
  return {
    server,
    repository,
    clock,
    fetch: async (input, init) => {
      asking += 1;
      try {
        const response = await globalThis.fetch(input, init);
        const body = await response.arrayBuffer();
        const isEmpty = [204, 205, 304].includes(response.status);
        return new Response(isEmpty ? null : body, response);
      } finally {
        asking -= 1;
      }
    },
    [Symbol.asyncDispose]: async () => {
      await clock[Symbol.asyncDispose]();
      await server[Symbol.asyncDispose]();
    },
  };
}

export interface WindowOptions {
  /** Stands in for what follows a write: it is noted that it was done. */
  readonly afterSent?: OutboxPorts['afterSent'];
  readonly store?: OutboxStore;
  readonly fetch?: typeof globalThis.fetch;
}

/** Maya's windows over an outbox of their own. */
export interface FaultWorld extends Omit<FaultServer, typeof Symbol.asyncDispose> {
  readonly sessions: FixedSessions;
  /** Ids of the items for which `afterSent` was called. */
  readonly settled: readonly string[];
  /** What this world's outbox holds; `failure` makes it refuse every write. */
  readonly memory: OutboxMemory;
  readonly openWindow: (options?: WindowOptions) => OutboxRunner;
  readonly note: typeof queuedNote;
  readonly stored: (id: string) => OutboxItem | undefined;
  /** How many comments and discussions on the server open with a marker of that id. */
  readonly copies: (id: string) => number;
  /** A branch of its own on the server, without a pull request. */
  readonly makeBranch: () => string;
  /** Waits until it holds, at most so much time of the clock; rejects otherwise. */
  readonly until: (what: string, holds: () => boolean) => Promise<void>;
  /** What the server was asked since this world began, what was wrong with it, and what was logged. */
  readonly requests: () => DoubleServer['team']['gitHub']['requests'];
  readonly violations: () => readonly unknown[];
  readonly logged: () => readonly string[];
  readonly [Symbol.asyncDispose]: () => Promise<void>;
}

/** Every write ends within so much time of the clock: the longest waits are for late commits and their sweeps. */
const longest = 3 * 3_600_000;
/** A disk takes real time, in which the clock runs on. */
const leastReal = 5_000;

export function openFaultWorld(shared: FaultServer): FaultWorld {
  const { server, clock } = shared;
  const { gitHub, root } = server.team;
  const sessions = new FixedSessions({ [server.reference.host]: tokens.maya });
  const memory = new OutboxMemory(() => clock.monotonic());
  const settled: string[] = [];
  const windows: { readonly runner: OutboxRunner; readonly ended: Promise<void> }[] = [];
  const before = {
    requests: gitHub.requests.length,
    violations: gitHub.violations.length,
    lines: server.log.lines.length,
  };
  const logged = (): readonly string[] => server.log.lines.slice(before.lines);
  clock.wallOffset = 0;
  gitHub.faults.clear();
  return {
    ...shared,
    sessions,
    settled,
    memory,
    openWindow: ({
      store = new MemoryOutboxStore(memory),
      fetch = shared.fetch,
      afterSent = ({ id }: OutboxItem) => Promise.resolve(void settled.push(id)),
    } = {}) => {
      const { log } = server;
      const timeoutSignal = (milliseconds: number): AbortSignal => clock.timeoutSignal(milliseconds);
      const runner = new OutboxRunner({
        gitHub: createGitHub({ sessions, clock, log, fetch, timeout: requestTimeout, timeoutSignal }),
        clock,
        sessions,
        store,
        identifiers: { next: () => randomUUID() },
        log,
        afterSent,
      });
      windows.push({ runner, ended: runner.run() });
      return runner;
    },
    note: queuedNote,
    stored: (id) => memory.items.get(id),
    copies: (id) => copiesOn(server, id),
    makeBranch: () => {
      const name = `work-${randomUUID()}`;
      git(join(root, 'atlas.git'), ['branch', name, 'next-work']);
      return name;
    },
    until: async (what, holds) => {
      const end = clock.monotonic() + longest;
      const realEnd = performance.now() + leastReal;
      while (!holds()) {
        if (clock.monotonic() > end && performance.now() > realEnd)
          throw new Error(`Never: ${what}\n${logged().slice(-30).join('\n')}`);
        await turn();
      }
    },
    requests: () => gitHub.requests.slice(before.requests),
    violations: () => gitHub.violations.slice(before.violations),
    logged,
    [Symbol.asyncDispose]: async () => {
      for (const { runner } of windows) runner.dispose();
      // A window that was killed never ends.
      await Promise.race([Promise.all(windows.map(({ ended }) => ended)), sleep(200)]);
    },
  };
}
