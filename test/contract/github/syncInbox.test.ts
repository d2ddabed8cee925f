import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createGitHub } from '../../../src/adapters/github/gitHub.ts';
import { InboxPoller } from '../../../src/app/inbox/inboxPoller.ts';
import type { InboxState } from '../../../src/app/inbox/syncInbox.ts';
import { formatReply } from '../../../src/core/note/codec/formatReply.ts';
import { MemoryInboxCache } from '../../support/memoryInboxCache.ts';
import { FixedSessions } from './fixedSessions.ts';
import { ScaledClock } from './scaledClock.ts';
import { type DoubleServer, startDouble, tokens } from './servers.ts';

const marked = (at: number): string =>
  formatReply({
    id: `reply-${at}`,
    note: 'note-1',
    author: 'maya',
    repositoryId: 1,
    writtenAt: 0,
    action: { type: 'done', remark: `No. ${at}` },
  }).body;

describe('syncInbox', () => {
  let server: DoubleServer;
  let clock: ScaledClock;
  let cache: MemoryInboxCache;
  let sessions: FixedSessions;
  const opened: InboxPoller[] = [];

  beforeEach(async () => {
    server = await startDouble();
    clock = new ScaledClock(600);
    cache = new MemoryInboxCache();
    sessions = new FixedSessions({ [server.reference.host]: tokens.maya });
  });
  afterEach(async () => {
    for (const inbox of opened.splice(0)) inbox.dispose();
    expect(server.violations()).toEqual([]);
    await server[Symbol.asyncDispose]();
  });

  function open() {
    const { log } = server;
    const inbox = new InboxPoller({
      gitHub: createGitHub({ sessions, clock, log }),
      cache,
      clock,
      sessions,
      log,
    });
    opened.push(inbox);
    return inbox;
  }

  function seed(count: number, body: (at: number) => string): void {
    const { data } = server.team.gitHub.state;
    for (let at = 0; at < count; at += 1) {
      const instant = new Date(Date.UTC(2026, 0, 1) + at * 5000).toISOString().replace('.000Z', 'Z');
      const [repository] = data.repositories;
      data.comments.push({
        id: data.nextId++,
        repositoryId: repository?.id ?? 0,
        number: server.pull,
        author: 'maya',
        body: body(at),
        createdAt: instant,
        updatedAt: instant,
        edits: [],
        minimized: null,
      });
    }
  }

  const since = (mark: number): (readonly [string, number])[] =>
    server.team.gitHub.requests.slice(mark).map(({ path, status }) => [path.replace(/\?.*/, ''), status]);
  const mark = (): number => server.team.gitHub.requests.length;

  async function until(what: string, holds: () => boolean): Promise<void> {
    const end = performance.now() + 10_000;
    while (!holds()) {
      await sleep(5);
      if (performance.now() > end)
        throw new Error(`Not in time: ${what}\n${server.log.lines.slice(-10).join('\n')}`);
    }
  }

  it('streams the first sync with progress and keeps only what holds a marker', async () => {
    seed(450, (at) => (at % 9 === 0 ? marked(at) : `Talk ${at}`));
    const inbox = open();
    const progress: number[] = [];
    let most = 0;
    inbox.onDidChange(([state]) => {
      if (state?.progress !== undefined) progress.push(state.progress.listed);
      most = Math.max(most, state?.progress?.total ?? 0);
    });
    inbox.follow([server.reference]);
    await inbox.refresh();
    const [state] = inbox.states;
    expect(state?.comments).toHaveLength(50);
    expect(state).toMatchObject({ repository: { owner: 'acme', name: 'atlas' } });
    expect(state?.asOf).toBeGreaterThan(0);
    expect(state).not.toHaveProperty('progress');
    expect(state).not.toHaveProperty('problem');
    expect(new Set(progress).size).toBeGreaterThan(4);
    expect(progress).toEqual(progress.toSorted((a, b) => a - b));
    expect(most).toBeGreaterThanOrEqual(450);
  });

  it('asks conditionally only and keeps the same array while nothing changed', async () => {
    seed(150, marked);
    const inbox = open();
    inbox.follow([server.reference]);
    inbox.setActive(true);
    await until('the first sync', () => inbox.states[0]?.asOf !== undefined);
    const before = inbox.states[0]?.comments;
    const from = mark();
    await until('two polls', () => since(from).length >= 4);
    expect(
      since(from)
        .filter(([path]) => path !== '/api/graphql')
        .every(([, status]) => status === 304),
    ).toBe(true);
    expect(inbox.states[0]?.comments).toBe(before);
    // Discussions have no conditional requests, and are asked for at most every five minutes.
    expect(since(from).filter(([path]) => path === '/api/graphql').length).toBeLessThanOrEqual(1);
    inbox.setActive(false);
    await sleep(50);
    const still = mark();
    await sleep(500);
    expect(since(still)).toEqual([]);
  });

  it('learns of new, edited and deleted comments, with who edited them', async () => {
    const inbox = open();
    inbox.follow([server.reference]);
    await inbox.refresh();
    const { comments, repositories } = server.as('maya');
    const { repository } = await repositories.facts(server.reference);
    const subject = { type: 'pullRequest', number: server.pull } as const;
    const posted = await comments.post(repository, subject, marked(1));
    await inbox.refresh();
    expect(inbox.states[0]?.comments).toEqual([posted]);
    await sleep(1100);
    const location = { subject, id: posted.id };
    await comments.edit(repository, location, marked(2));
    await inbox.refresh();
    expect(inbox.states[0]?.comments).toMatchObject([
      { editing: { type: 'by', login: 'maya' }, body: marked(2) },
    ]);
    await comments.remove(repository, location);
    await inbox.recheck(server.reference, location);
    expect(inbox.states[0]?.comments).toEqual([]);
  });

  it('keeps what it knows of a repository that the account does not see any more', async () => {
    seed(1, marked);
    const inbox = open();
    inbox.follow([server.reference]);
    await inbox.refresh();
    const [known] = inbox.states[0]?.comments ?? [];
    if (known === undefined) throw new Error('The comment is missing');
    server.team.gitHub.faults.add({ match: {}, times: 2, fault: { kind: 'notFound' } });
    await inbox.recheck(server.reference, known);
    expect(server.team.gitHub.faults.pending).toBe(0);
    expect(inbox.states[0]?.comments).toEqual([known]);
  });

  it('shows the cache at once when offline, with its time and the problem', async () => {
    seed(20, marked);
    const first = open();
    first.follow([server.reference]);
    await first.refresh();
    const known = first.states[0];
    first.dispose();
    server.team.gitHub.faults.add({ match: {}, times: 9, fault: { kind: 'resetBefore' } });
    const second = open();
    second.follow([server.reference]);
    await second.refresh();
    expect(second.states[0]).toMatchObject({
      asOf: known?.asOf,
      repository: known?.repository,
      problem: { type: 'connectionLost' },
    });
    expect(second.states[0]?.comments).toHaveLength(20);
    server.team.gitHub.faults.clear();
    const from = mark();
    await second.refresh();
    expect(second.states[0]).not.toHaveProperty('problem');
    expect(since(from).filter(([path]) => path.endsWith('/issues/comments'))).toEqual([
      ['/api/v3/repos/acme/atlas/issues/comments', 304],
    ]);
  });

  it('can be cancelled, keeps what it has and continues from there', async () => {
    seed(900, marked);
    const inbox = open();
    const subscription = inbox.onDidChange(([state]: readonly InboxState[]) => {
      if ((state?.comments.length ?? 0) >= 300) inbox.cancel();
    });
    inbox.follow([server.reference]);
    await until('it was cancelled', () => inbox.states[0]?.problem !== undefined);
    const kept = inbox.states[0]?.comments.length ?? 0;
    expect(inbox.states[0]).toMatchObject({ problem: { type: 'cancelled' } });
    expect(inbox.states[0]).not.toHaveProperty('asOf');
    expect(kept).toBeGreaterThanOrEqual(300);
    expect(kept).toBeLessThan(900);
    subscription.dispose();
    await sleep(20);
    const from = mark();
    await inbox.refresh();
    expect(inbox.states[0]?.comments).toHaveLength(900);
    expect(since(from).filter(([path]) => path.endsWith('/issues/comments')).length).toBeLessThan(9);
  });

  it('waits for a session, and for the end of a limit', async () => {
    seed(3, marked);
    await sessions.signOut(server.reference.host);
    const inbox = open();
    inbox.follow([server.reference]);
    inbox.setActive(true);
    await until('it says why', () => inbox.states[0]?.problem?.type === 'signedOut');
    server.team.gitHub.faults.add({
      match: {},
      fault: { kind: 'secondaryLimit', status: 403, retryAfter: 300 },
    });
    await sessions.signInWithToken(server.reference.host, tokens.maya);
    await until('it met the limit', () => inbox.states[0]?.problem?.type === 'secondaryLimit');
    const from = mark();
    await inbox.refresh();
    expect(since(from)).toEqual([]);
    await until('it has the comments', () => inbox.states[0]?.comments.length === 3);
  });
});
