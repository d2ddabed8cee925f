import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OutboxStore } from '../../../src/app/ports/outboxStore.ts';
import type { StorageFailure } from '../../../src/app/ports/storageFailure.ts';
import { MemoryOutboxStore, OutboxMemory } from '../../support/memoryOutboxStore.ts';
import { type FaultServer, type FaultWorld, openFaultWorld, startFaultServer } from './faultWorld.ts';

let shared: FaultServer;
beforeAll(async () => {
  shared = await startFaultServer();
});
afterAll(() => shared[Symbol.asyncDispose]());

const pullRequest = (world: FaultWorld) => ({ type: 'pullRequest', number: world.server.pull }) as const;

/** A new item of maya's for the pull request. */
function newItem(world: FaultWorld, notBefore?: number) {
  const work = world.note(pullRequest(world));
  const more = notBefore === undefined ? {} : { notBefore };
  return { id: work.draft.header.id, author: 'maya', repository: world.repository, work, ...more };
}

const gone = (world: FaultWorld, id: string) => () => world.stored(id) === undefined;

describe('windows over one outbox', () => {
  it('sends a note once while three windows are open', async () => {
    await using world = openFaultWorld(shared);
    const windows = [world.openWindow(), world.openWindow(), world.openWindow()];
    const sentIn = windows.map((window) => {
      const sent: string[] = [];
      window.onDidSend(({ item }) => sent.push(item.id));
      return sent;
    });
    const items = windows.map(() => newItem(world));
    await Promise.all(windows.map((window, at) => window.add(items[at] ?? newItem(world))));
    for (const { id } of items) {
      await world.until('all were sent', gone(world, id));
      expect(world.copies(id)).toBe(1);
    }
    // Every window learns of every note.
    const ids = items.map(({ id }) => id).toSorted();
    for (const sent of sentIn) expect(sent.toSorted()).toEqual(ids);
    expect(world.settled.toSorted()).toEqual(ids);
  });

  it('does what follows a note once, although another window goes on with it', async () => {
    await using world = openFaultWorld(shared);
    const window = world.openWindow();
    const item = newItem(world);
    world.server.team.gitHub.faults.add({ match: { method: 'POST' }, fault: { kind: 'resetAfter' } });
    await window.add(item);
    await world.until('what follows was done', () => world.settled.length > 0);
    await world.until('that is kept', () => world.memory.claim === undefined);
    window.dispose();
    world.openWindow();
    await world.until('its copies were looked for', gone(world, item.id));
    expect(world.copies(item.id)).toBe(1);
    expect(world.settled).toEqual([item.id]);
  });

  it('tries what follows a note again until it can be done, after a while each time', async () => {
    await using world = openFaultWorld(shared);
    let tries = 0;
    const afterSent = (): Promise<void> => {
      tries += 1;
      return tries > 6 ? Promise.resolve() : Promise.reject(new Error('The draft cannot be discarded'));
    };
    const window = world.openWindow({ afterSent });
    const item = newItem(world);
    await window.add(item);
    const begin = world.clock.monotonic();
    await world.until('it was done', gone(world, item.id));
    expect(tries).toBe(7);
    expect(world.clock.monotonic() - begin).toBeGreaterThan(50_000);
    expect(world.copies(item.id)).toBe(1);
  });

  it('keeps the first of two copies, to which others may have linked', async () => {
    await using world = openFaultWorld(shared);
    const window = world.openWindow();
    const item = newItem(world);
    const fault = { kind: 'lateCommit', ms: 35_000, answer: 'reset' } as const;
    world.server.team.gitHub.faults.add({ match: { method: 'POST' }, fault });
    await window.add(item);
    const ids = (): readonly number[] =>
      world.server.team.gitHub.state.data.comments.flatMap(({ body, id }) =>
        body.includes(item.id) ? [id] : [],
      );
    await world.until('both stand there', () => ids().length === 2);
    const [first] = ids();
    await world.until('it is done', gone(world, item.id));
    expect(ids()).toEqual([first]);
  });

  it('queues a note once, however often it is published', async () => {
    await using world = openFaultWorld(shared);
    const window = world.openWindow();
    const item = newItem(world);
    const results = await Promise.all([window.add(item), window.add(item), world.openWindow().add(item)]);
    expect(results.map(({ type }) => type).toSorted()).toEqual(['done', 'duplicate', 'duplicate']);
    await world.until('it was sent', gone(world, item.id));
    expect(world.copies(item.id)).toBe(1);
  });

  it("takes nobody else's copy for its own, and removes none", async () => {
    await using world = openFaultWorld(shared);
    const window = world.openWindow();
    const item = newItem(world);
    const marker = `<!-- baton:1 ${JSON.stringify({
      type: 'note',
      ...item.work.draft.header,
      author: 'maya',
      repositoryId: world.repository.id,
      subject: pullRequest(world),
      head: item.work.head,
      publishedAt: 0,
    })} -->`;
    await world.server.as('ben').comments.post(world.repository, pullRequest(world), `${marker}\nCopied`);
    expect(world.copies(item.id)).toBe(1);
    const { faults } = world.server.team.gitHub;
    faults.add({ match: { method: 'POST' }, fault: { kind: 'resetBefore' } });
    await window.add(item);
    await world.until('it is done', gone(world, item.id));
    const comments = world.server.team.gitHub.state.data.comments.filter(({ body }) =>
      body.includes(item.id),
    );
    expect(comments.map(({ author }) => author)).toEqual(['ben', 'maya']);
  });

  it('writes no more than once a second', async () => {
    await using world = openFaultWorld(shared);
    const arrived: number[] = [];
    const counting: typeof fetch = (input, init) => {
      if (init?.method === 'POST') arrived.push(world.clock.monotonic());
      return world.fetch(input, init);
    };
    const window = world.openWindow({ fetch: counting });
    const items = Array.from({ length: 5 }, () => newItem(world));
    for (const item of items) await window.add(item);
    await world.until('all were sent', () => items.every(({ id }) => world.copies(id) === 1));
    const gaps = arrived.slice(1).map((at, index) => at - (arrived[index] ?? 0));
    expect(gaps).toHaveLength(4);
    for (const gap of gaps) expect(gap).toBeGreaterThanOrEqual(995);
  });

  it('sends exactly once although the process is killed at any await', { timeout: 120_000 }, async () => {
    await using world = openFaultWorld(shared);
    let complete = false;
    let deaths = 0;
    for (let first = 1; !complete; first += 6) {
      const lives = Array.from({ length: 6 }, (_, at) => first + at);
      const outcomes = await Promise.all(lives.map((life) => liveAndRecover(world, life)));
      deaths += outcomes.filter((died) => died).length;
      complete = outcomes.some((died) => !died);
    }
    expect(deaths).toBeGreaterThan(15);
    expect(world.violations()).toEqual([]);
  });

  /** A window whose ports fall silent for ever after so many steps; then another. Tells whether it died. */
  async function liveAndRecover(world: FaultWorld, life: number): Promise<boolean> {
    let steps = 0;
    const isDead = (): boolean => steps >= life;
    const never = new Promise<never>(() => undefined);
    const step = (): Promise<unknown> => {
      if (!isDead()) steps += 1;
      return isDead() ? never : Promise.resolve();
    };
    const mortal = async <T>(call: () => Promise<T>): Promise<T> => {
      await step();
      const result = await call();
      await step();
      return result;
    };
    const memory = new OutboxMemory(() => world.clock.monotonic());
    const real = new MemoryOutboxStore(memory);
    const store: OutboxStore = {
      list: () => mortal(() => real.list()),
      create: (item) => real.create(item),
      replace: (item) => mortal(() => real.replace(item)),
      remove: (id, revision) => mortal(() => real.remove(id, revision)),
      claim: (owner, milliseconds) => mortal(() => real.claim(owner, milliseconds)),
      release: (owner) => mortal(() => real.release(owner)),
      onDidChange: real.onDidChange,
    };
    const item = newItem(world);
    await real.create({
      ...item,
      revision: 1,
      createdAt: world.clock.now(),
      attempts: 0,
      mayHaveCopies: false,
      state: { type: 'waiting' },
    });
    world.openWindow({ store, fetch: (input, init) => mortal(() => world.fetch(input, init)) });
    await world.until('it died or is done', () => isDead() || memory.items.size === 0);
    const died = isDead();
    const window = died ? world.openWindow({ store: real }) : undefined;
    await world.until(`the second window finished, after ${life} steps`, () => memory.items.size === 0);
    expect(world.copies(item.id), `after ${life} steps`).toBe(1);
    window?.dispose();
    return died;
  }
});

describe('what the user does with an item', () => {
  it('delivers no earlier than told, through steps of the wall clock', async () => {
    await using world = openFaultWorld(shared);
    const window = world.openWindow();
    const item = newItem(world, world.clock.now() + 2 * 3_600_000);
    await window.add(item);
    world.clock.wallOffset = -3_600_000;
    await world.clock.wait(2.5 * 3_600_000);
    expect(world.copies(item.id)).toBe(0);
    expect(window.items[0]?.state.type).toBe('waiting');
    world.clock.wallOffset = 3_600_000;
    await world.until('it was sent', () => world.copies(item.id) === 1);
  });

  it('sends now, postpones, edits and cancels', async () => {
    await using world = openFaultWorld(shared);
    const window = world.openWindow();
    const hour = world.clock.now() + 36_000_000;
    const [early, later, cancelled] = [newItem(world, hour), newItem(world), newItem(world, hour)];
    await window.add(early);
    await window.add(cancelled);
    expect(await window.cancel(cancelled.id)).toEqual({ type: 'cancelled', mayHaveBeenSent: false });
    expect(await window.cancel(cancelled.id)).toEqual({ type: 'absent' });
    const content = { ...early.work.draft.content, summary: 'Retry payments, twice' };
    const work = { ...early.work, draft: { ...early.work.draft, content } };
    expect(await window.edit(early.id, work)).toMatchObject({ type: 'done', item: { work } });
    expect(await window.postpone(early.id, hour + 1)).toMatchObject({
      item: { state: { type: 'waiting', notBefore: hour + 1 } },
    });
    await world.openWindow().sendNow(early.id);
    await window.add(later);
    await world.until('both were sent', () => world.copies(early.id) + world.copies(later.id) === 2);
    const { comments } = world.server.team.gitHub.state.data;
    expect(comments.some(({ body }) => body.includes('Retry payments, twice'))).toBe(true);
    expect(world.copies(cancelled.id)).toBe(0);
  });

  it('says until when GitHub asks to wait when told to send now, and keeps to it', async () => {
    await using world = openFaultWorld(shared);
    const window = world.openWindow();
    const [limited, scheduled] = [newItem(world), newItem(world, world.clock.now() + 36_000_000)];
    world.server.team.gitHub.faults.add({
      match: { method: 'POST' },
      fault: { kind: 'secondaryLimit', status: 429, retryAfter: 600 },
    });
    await window.add(limited);
    await window.add(scheduled);
    await world.until('it paused', () => world.stored(limited.id)?.state.type === 'paused');
    const paused = world.stored(limited.id);
    const begin = world.clock.monotonic();
    const until = world.clock.now() + 600_000;
    for (const { id } of [limited, scheduled]) {
      const held = await window.sendNow(id);
      if (held.type !== 'held') throw new Error(held.type);
      expect(Math.abs(held.until - until)).toBeLessThan(2000);
    }
    // Its row goes on saying why it waits.
    expect(world.stored(limited.id)).toBe(paused);
    await world.until('one was sent', () => world.copies(limited.id) + world.copies(scheduled.id) > 0);
    expect(world.clock.monotonic() - begin).toBeGreaterThan(598_000);
    await world.until('both were', () => window.items.length === 0);
    expect([world.copies(limited.id), world.copies(scheduled.id)]).toEqual([1, 1]);
    expect(await window.sendNow(scheduled.id)).toEqual({ type: 'absent' });
  });

  it('can be queued again after it was cancelled', async () => {
    await using world = openFaultWorld(shared);
    const window = world.openWindow();
    const item = newItem(world, world.clock.now() + 36_000_000);
    await window.add(item);
    await window.cancel(item.id);
    const { id, author, repository, work } = item;
    expect(await window.add({ id, author, repository, work })).toMatchObject({ type: 'done' });
    await world.until('it was sent', () => world.copies(item.id) === 1);
  });

  it('tells why it waits while offline, and sends when the server is back', async () => {
    await using world = openFaultWorld(shared);
    let offline = true;
    const refused = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
    const window = world.openWindow({
      fetch: (input, init) =>
        offline
          ? Promise.reject(new TypeError('fetch failed', { cause: refused }))
          : world.fetch(input, init),
    });
    const item = newItem(world);
    await window.add(item);
    await world.until('it paused', () => window.items[0]?.state.type === 'paused');
    expect(window.items[0]?.state).toMatchObject({ reason: { type: 'offline' } });
    await world.clock.wait(240_000);
    expect(world.stored(item.id)).toMatchObject({ mayHaveCopies: false });
    offline = false;
    await world.until('it was sent', () => world.copies(item.id) === 1);
    expect(world.sessions.asked).toEqual([]);
  });

  it('is never sent as somebody else', async () => {
    await using world = openFaultWorld(shared);
    const { host } = world.server.reference;
    await world.sessions.signInWithToken(host, 'ghp_ben_00000000000000000000000000000');
    const window = world.openWindow();
    const item = newItem(world);
    await window.add(item);
    await world.until('it paused', () => window.items[0]?.state.type === 'paused');
    expect(window.items[0]?.state).toMatchObject({ reason: { type: 'otherAccount', login: 'ben' } });
    expect(world.copies(item.id)).toBe(0);
    await world.sessions.signInWithToken(host, 'ghp_maya_0000000000000000000000000000');
    await world.until('it was sent', () => world.copies(item.id) === 1);
  });

  it('asks nobody for a session in a window in which nobody acted on the item', async () => {
    await using world = openFaultWorld(shared);
    await world.sessions.signOut(world.server.reference.host);
    const first = world.openWindow();
    const item = newItem(world, world.clock.now() + 60_000);
    await first.add(item);
    first.dispose();
    const second = world.openWindow();
    await world.until('it paused', () => second.items[0]?.state.type === 'paused');
    await world.clock.wait(60_000);
    expect(world.sessions.asked).toEqual([]);
    await second.sendNow(item.id);
    await world.until('it was asked', () => world.sessions.asked.length === 1);
  });

  it('opens no second pull request where the branch has one by then, also not one that is opened meanwhile', async () => {
    await using world = openFaultWorld(shared);
    const { gitHub } = world.server.team;
    for (const isSeenLate of [false, true]) {
      const branch = world.makeBranch();
      const head = { owner: world.repository.owner, branch };
      const { pullRequests } = world.server.as('ben');
      const { number } = await pullRequests.createDraft(world.repository, {
        ...{ title: 'Work', body: '', head: branch, baseBranch: 'main' },
      });
      let asked = 0;
      const window = world.openWindow({
        fetch: async (input, init) => {
          const isListing = (init?.method ?? 'GET') === 'GET' && new Request(input).url.includes('/pulls?');
          if (isListing) asked += 1;
          return isListing && isSeenLate && asked === 1 ? Response.json([]) : world.fetch(input, init);
        },
      });
      const work = world.note({ type: 'draftPullRequest', head, baseBranch: 'main' });
      const { id } = work.draft.header;
      const begin = gitHub.requests.length;
      await window.add({ id, author: 'maya', repository: world.repository, work });
      await world.until('it was sent', gone(world, id));
      const posted = gitHub.requests
        .slice(begin)
        .flatMap(({ method, path }) => (method === 'POST' ? [path.replace(/^.*atlas/, '')] : []));
      const comment = `/issues/${String(number)}/comments`;
      expect(posted).toEqual(isSeenLate ? ['/pulls', comment] : [comment]);
      window.dispose();
    }
  });

  it('asks once for a session, and waits until there is one', async () => {
    await using world = openFaultWorld(shared);
    const { host } = world.server.reference;
    await world.sessions.signOut(host);
    const window = world.openWindow();
    const items = [newItem(world), newItem(world)];
    for (const item of items) await window.add(item);
    await world.until('both paused', () => window.items.every(({ state }) => state.type === 'paused'));
    expect(world.sessions.asked).toEqual([{ host, how: 'create' }]);
    await world.sessions.signInWithToken(host, 'ghp_maya_0000000000000000000000000000');
    await world.until('both were sent', () => items.every(({ id }) => world.copies(id) === 1));
  });

  it('keeps a note for a locked or archived place, and sends it elsewhere when told', async () => {
    await using world = openFaultWorld(shared);
    const { data } = world.server.team.gitHub.state;
    const [repository] = data.repositories;
    if (repository === undefined) throw new Error('The repository is missing');
    const discussions = data.discussions.length;
    repository.archived = true;
    const window = world.openWindow();
    const item = newItem(world);
    await window.add(item);
    await world.until('it failed', () => window.items[0]?.state.type === 'failed');
    expect(window.items[0]?.state).toMatchObject({ reason: { type: 'archived' } });
    repository.archived = false;
    const [category] = await world.server.as('maya').discussions.categories(world.repository);
    const target = { type: 'newDiscussion', categoryId: category?.id ?? '', categoryName: 'Any' } as const;
    await window.edit(item.id, { ...item.work, target });
    await world.until('it was sent', () => world.copies(item.id) === 1);
    expect(data.discussions).toHaveLength(discussions + 1);
  });

  it('writes nothing when the outbox cannot be stored', async () => {
    await using world = openFaultWorld(shared);
    const window = world.openWindow();
    world.memory.failure = { code: 'noSpace' };
    expect(await window.add(newItem(world))).toEqual({ type: 'storage', failure: { code: 'noSpace' } });
    world.memory.failure = undefined;
    const item = newItem(world, world.clock.now() + 40_000);
    await window.add(item);
    world.memory.failure = { code: 'readOnly' };
    await world.clock.wait(60_000);
    expect(world.copies(item.id)).toBe(0);
    expect(window.problem).toEqual({ code: 'readOnly' });
    world.memory.failure = undefined;
    await world.until('it was sent', () => world.copies(item.id) === 1);
    await world.until('all is well', () => window.problem === undefined);
  });

  it('takes back that nothing can be stored once it can, also while nothing is due', async () => {
    await using world = openFaultWorld(shared);
    const window = world.openWindow();
    const item = newItem(world);
    await window.add({ ...item, notBefore: world.clock.now() + 40_000 });
    world.memory.failure = { code: 'noSpace' };
    await world.until('it says so', () => window.problem?.code === 'noSpace');
    world.memory.failure = undefined;
    await window.postpone(item.id, world.clock.now() + 36_000_000);
    await world.clock.wait(60_000);
    expect(window.problem).toBeUndefined();
    expect(world.memory.claim).toBeUndefined();
  });

  it('writes nothing when only the items cannot be stored', async () => {
    await using world = openFaultWorld(shared);
    const real = new MemoryOutboxStore(world.memory);
    let failure: StorageFailure | undefined = { code: 'other', systemCode: 'ELOCKED' };
    const store: OutboxStore = {
      list: () => real.list(),
      create: (item) => real.create(item),
      replace: (item) =>
        failure === undefined ? real.replace(item) : Promise.resolve({ type: 'failed', failure }),
      remove: (id, revision) => real.remove(id, revision),
      claim: (owner, milliseconds) => real.claim(owner, milliseconds),
      release: (owner) => real.release(owner),
      onDidChange: real.onDidChange,
    };
    const window = world.openWindow({ store });
    const item = newItem(world);
    await window.add(item);
    await world.until('it says so', () => window.problem?.systemCode === 'ELOCKED');
    await world.clock.wait(60_000);
    expect(world.copies(item.id)).toBe(0);
    failure = undefined;
    await world.until('it was sent', () => world.copies(item.id) === 1);
    await world.until('all is well', () => window.problem === undefined);
  });

  it('keeps what waits in sight, and sends it once, when the storage cannot be read for a while', async () => {
    await using world = openFaultWorld(shared);
    const window = world.openWindow();
    const item = newItem(world, world.clock.now() + 40_000);
    await window.add(item);
    const told: (string | undefined)[] = [];
    window.onDidChange((items) => told.push(`${String(items.length)} ${String(window.problem?.code)}`));
    const failure = { code: 'denied', systemCode: 'EACCES' } as const;
    world.memory.unreadable = failure;
    expect(await window.cancel(item.id)).toEqual({ type: 'storage', failure });
    expect(await window.add(newItem(world))).toMatchObject({ type: 'done' });
    expect(await window.add(item)).toEqual({ type: 'storage', failure });
    expect(await world.openWindow().sendNow(item.id)).toEqual({ type: 'storage', failure });
    await world.clock.wait(60_000);
    expect(window.items.map(({ id }) => id)).toEqual([item.id]);
    expect(window.problem).toEqual(failure);
    expect(told).toEqual(['1 denied']);
    world.memory.unreadable = undefined;
    await world.until('all was sent', () => world.memory.items.size === 0);
    expect(world.copies(item.id)).toBe(1);
    expect(window.problem).toBeUndefined();
  });
});

describe('editing a published comment', () => {
  const base = '# Title\n\n- [ ] one\n- [ ] two\n\nEnd.';

  async function published(world: FaultWorld) {
    const { comments } = world.server.as('maya');
    const { id } = await comments.post(world.repository, pullRequest(world), base);
    const location = { subject: pullRequest(world), id };
    return { location, read: async () => (await comments.get(world.repository, location)).body };
  }

  it.each([
    ['alone', base, base.replace('- [ ] one', '- [x] one')],
    [
      'with what others wrote elsewhere',
      base.replace('End.', 'The end.'),
      base.replace('[ ] one', '[x] one').replace('End.', 'The end.'),
    ],
    [
      'with the line ends of a form on github.com',
      base.replace('End.', 'Fin.').replaceAll('\n', '\r\n'),
      base.replace('[ ] one', '[x] one').replace('End.', 'Fin.'),
    ],
    ['when it stands there already', base.replace('[ ] one', '[x] one'), base.replace('[ ] one', '[x] one')],
  ])('merges %s', async (_name, current, expected) => {
    await using world = openFaultWorld(shared);
    const { location, read } = await published(world);
    await world.server.as('maya').comments.edit(world.repository, location, current);
    const window = world.openWindow();
    world.server.team.gitHub.faults.add({ match: { method: 'PATCH' }, fault: { kind: 'resetAfter' } });
    const body = base.replace('- [ ] one', '- [x] one');
    const id = randomUUID();
    const work = { type: 'edit', location, base, body } as const;
    await window.add({ id, author: 'maya', repository: world.repository, work });
    await world.until('it was done', gone(world, id));
    expect(await read()).toBe(expected);
  });

  it('edits again where the server says that it did and gives the old text back', async () => {
    await using world = openFaultWorld(shared);
    const { location, read } = await published(world);
    let patches = 0;
    const forgetful: typeof fetch = async (input, init) => {
      if (init?.method !== 'PATCH') return world.fetch(input, init);
      patches += 1;
      if (patches > 1) return world.fetch(input, init);
      return world.fetch(input, { ...init, method: 'GET', body: null });
    };
    const window = world.openWindow({ fetch: forgetful });
    const body = base.replace('- [ ] one', '- [x] one');
    const id = randomUUID();
    const work = { type: 'edit', location, base, body } as const;
    await window.add({ id, author: 'maya', repository: world.repository, work });
    await world.until('it was done', gone(world, id));
    expect(await read()).toBe(body);
    expect(patches).toBe(2);
  });

  it('keeps the edit when others changed the same line', async () => {
    await using world = openFaultWorld(shared);
    const { location, read } = await published(world);
    const theirs = base.replace('one', 'something else');
    await world.server.as('maya').comments.edit(world.repository, location, theirs);
    const window = world.openWindow();
    const work = { type: 'edit', location, base, body: base.replace('one', 'mine') } as const;
    await window.add({ id: randomUUID(), author: 'maya', repository: world.repository, work });
    await world.until('it failed', () => window.items[0]?.state.type === 'failed');
    expect(window.items[0]?.state).toMatchObject({ reason: { type: 'conflict', current: theirs } });
    expect(await read()).toBe(theirs);
  });
});
