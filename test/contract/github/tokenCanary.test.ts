import { randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createGitHub } from '../../../src/adapters/github/gitHub.ts';
import { FileDraftStore } from '../../../src/adapters/storage/fileDraftStore.ts';
import { FileInboxCache } from '../../../src/adapters/storage/fileInboxCache.ts';
import { FileOutboxStore } from '../../../src/adapters/storage/fileOutboxStore.ts';
import { RepositorySync } from '../../../src/app/inbox/repositorySync.ts';
import { formatDraft } from '../../../src/core/note/codec/draftFile.ts';
import { temporaryDirectory } from '../../support/temporaryDirectory.ts';
import { type FaultServer, type FaultWorld, openFaultWorld, startFaultServer } from './faultWorld.ts';
import { tokens } from './servers.ts';
import { silentLog } from '../../support/silentLog.ts';

/** A second host that writes down what it is sent. */
class Canary {
  readonly received: IncomingMessage[] = [];
  readonly #server = createServer((request, response) => {
    this.received.push(request);
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  });

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    const { port } = this.#server.address() as AddressInfo; // it listens on TCP
    return `http://127.0.0.1:${port}`;
  }

  stop(): Promise<unknown> {
    this.#server.closeAllConnections();
    return new Promise((resolve) => this.#server.close(resolve));
  }
}

async function textsBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => readFile(join(entry.parentPath, entry.name), 'utf8')),
  );
}

describe('the token', () => {
  let shared: FaultServer;
  let world: FaultWorld;
  let canary: Canary;
  let elsewhere: string;

  beforeAll(async () => {
    shared = await startFaultServer();
    world = openFaultWorld(shared);
    canary = new Canary();
    elsewhere = await canary.start();
  });
  afterAll(async () => {
    await world[Symbol.asyncDispose]();
    await shared[Symbol.asyncDispose]();
    await canary.stop();
  });

  it('goes to its own host only, and into no log, draft or storage, in a whole run', async () => {
    await using folder = await temporaryDirectory('canary');
    const { server, clock, sessions, repository } = world;
    const { log } = server;
    const store = new FileOutboxStore(join(folder.path, 'outbox'));
    const drafts = new FileDraftStore(join(folder.path, 'drafts'), silentLog);
    const cache = new FileInboxCache(join(folder.path, 'inbox'));
    const gitHub = createGitHub({ sessions, clock, log });
    const window = world.openWindow({ store });
    const pullRequest = { type: 'pullRequest', number: server.pull } as const;

    const good = world.note(pullRequest);
    await drafts.save(
      { repository: '/work/atlas', branch: 'retry-payments', kind: 'update' },
      formatDraft(good.draft),
      undefined,
    );
    server.team.gitHub.faults.add({ match: { method: 'POST' }, fault: { kind: 'unauthorized' } });
    await window.add({ id: good.draft.header.id, author: 'maya', repository, work: good });
    await world.until('it waits for a session', () => window.items[0]?.state.type === 'paused');
    await sessions.signInWithToken(server.reference.host, tokens.maya);
    await world.until('it was sent', () => world.copies(good.draft.header.id) === 1);

    // A stored item that somebody changed: another address beside the token's host, and another host.
    const stolen = { ...repository, apiUrl: `${elsewhere}/api/v3`, graphqlUrl: `${elsewhere}/api/graphql` };
    const { host } = new URL(elsewhere);
    for (const changed of [stolen, { ...stolen, host }]) {
      const work = world.note(pullRequest);
      const id = randomUUID();
      await window.add({ id, author: 'maya', repository: changed, work });
      await world.until('it stays', () => {
        const type = window.items.find((item) => item.id === id)?.state.type;
        return type === 'failed' || type === 'paused';
      });
    }
    const sync = new RepositorySync({ gitHub, cache, clock }, server.reference, () => undefined);
    await sync.sync(true, new AbortController().signal);

    expect(canary.received.filter(({ headers }) => headers.authorization !== undefined)).toEqual([]);
    const written = [...log.lines, ...(await textsBelow(folder.path))];
    expect(written.length).toBeGreaterThan(10);
    for (const token of Object.values(tokens)) {
      expect(written.filter((text) => text.includes(token))).toEqual([]);
    }
  });
});
