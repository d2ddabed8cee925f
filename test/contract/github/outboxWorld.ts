import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { createGitHub } from '../../../src/adapters/github/gitHub.ts';
import type { OutboxItem, OutboxWork, PublishTarget } from '../../../src/app/outbox/outboxItem.ts';
import { OutboxRunner } from '../../../src/app/outbox/outboxRunner.ts';
import { emptyContent } from '../../../src/core/note/note.ts';
import type { KnownRepository } from '../../../src/app/repositoryReference.ts';
import { MemoryOutboxStore, OutboxMemory } from '../../support/memoryOutboxStore.ts';
import { FixedSessions } from './fixedSessions.ts';
import { ScaledClock } from './scaledClock.ts';
import { type DoubleServer, startDouble, tokens } from './servers.ts';

/** Time runs so many times as fast for the outbox; faults of the double and time-outs are in real milliseconds. */
export const speed = 40;
const requestTimeout = 2500;

/** Maya's windows over one outbox, against the double. */
export interface OutboxWorld {
  readonly server: DoubleServer;
  readonly repository: KnownRepository;
  readonly clock: ScaledClock;
  readonly sessions: FixedSessions;
  readonly memory: OutboxMemory;
  /** Ids of the items for which `afterSent` was called. */
  readonly settled: string[];
  readonly openWindow: () => OutboxRunner;
  readonly note: (target: PublishTarget) => Extract<OutboxWork, { type: 'note' }>;
  readonly stored: (id: string) => OutboxItem | undefined;
  /** How many comments and discussions on the server open with a marker of that id. */
  readonly copies: (id: string) => number;
  /** Waits until it holds, at most so many real milliseconds; rejects otherwise. */
  readonly until: (what: string, holds: () => boolean, milliseconds?: number) => Promise<void>;
  readonly [Symbol.asyncDispose]: () => Promise<void>;
}

export async function startWorld(): Promise<OutboxWorld> {
  const server = await startDouble();
  const { repository } = await server.as('maya').repositories.facts(server.reference);
  const clock = new ScaledClock(speed);
  const sessions = new FixedSessions({ [server.reference.host]: tokens.maya });
  const memory = new OutboxMemory(() => clock.monotonic());
  const settled: string[] = [];
  const windows: { readonly runner: OutboxRunner; readonly ended: Promise<void> }[] = [];
  const gitHub = createGitHub({ sessions, clock, log: server.log, timeout: requestTimeout });
  return {
    server,
    repository,
    clock,
    sessions,
    memory,
    settled,
    openWindow: () => {
      const runner = new OutboxRunner({
        gitHub,
        clock,
        sessions,
        store: new MemoryOutboxStore(memory),
        identifiers: { next: () => randomUUID() },
        log: server.log,
        afterSent: ({ id }) => {
          settled.push(id);
          return Promise.resolve();
        },
      });
      windows.push({ runner, ended: runner.run() });
      return runner;
    },
    note: (target) => ({
      type: 'note',
      target,
      head: '0123456789abcdef0123456789abcdef01234567',
      draft: {
        header: {
          id: randomUUID(),
          kind: 'update',
          to: ['ben'],
          status: 'on_track',
          priority: 'normal',
          branch: 'retry-payments',
        },
        content: { ...emptyContent, summary: 'Retry payments', whereItStands: 'Half done.' },
      },
    }),
    stored: (id) => memory.items.get(id),
    copies: (id) => {
      const { comments, discussions, discussionComments } = server.team.gitHub.state.data;
      const opens = ({ body }: { readonly body: string }): boolean =>
        body.startsWith('<!-- baton:') && body.split('\n', 1)[0]?.includes(`"id":"${id}"`) === true;
      return [...comments, ...discussions, ...discussionComments].filter(opens).length;
    },
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
      await Promise.all(windows.map(({ ended }) => ended));
      await server[Symbol.asyncDispose]();
    },
  };
}
