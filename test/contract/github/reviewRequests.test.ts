import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OutboxWork } from '../../../src/app/outbox/outboxItem.ts';
import { type FaultServer, type FaultWorld, openFaultWorld, startFaultServer } from './faultWorld.ts';

/** What GitHub's own rules do to a review request; `faultMatrix.ts` has the faults of the connection. */
describe('a review request', () => {
  let shared: FaultServer;

  beforeAll(async () => {
    shared = await startFaultServer();
  });
  afterAll(() => shared[Symbol.asyncDispose]());

  const request = (
    logins: readonly string[] = ['ben', 'li'],
  ): Extract<OutboxWork, { type: 'reviewRequest' }> => ({
    type: 'reviewRequest',
    pullRequest: shared.server.pull,
    logins,
    teams: ['platform'],
  });
  const pull = (): { requestedReviewers: string[]; requestedTeams: string[] } =>
    shared.server.team.seed.pull.pull!;
  const open = (asked: readonly string[] = [], teams: readonly string[] = []): FaultWorld => {
    pull().requestedReviewers.splice(0, Infinity, ...asked);
    pull().requestedTeams.splice(0, Infinity, ...teams);
    return openFaultWorld(shared);
  };
  const writes = (world: FaultWorld): number =>
    world.requests().filter(({ method, path }) => method === 'POST' && path.includes('/requested_reviewers'))
      .length;

  it('asks nobody twice who was asked meanwhile', async () => {
    await using world = open(['ben'], ['platform']);
    const id = randomUUID();
    const { repository } = world;
    await world.openWindow().add({ id, author: 'maya', repository, work: request(['Ben']) });
    await world.until('it is done', () => world.stored(id) === undefined);
    expect(writes(world)).toBe(0);
    expect(pull().requestedReviewers).toEqual(['ben']);
  });

  it('names those whom GitHub does not let review, and keeps what was wished', async () => {
    await using world = open();
    const id = randomUUID();
    const work = request(['ben', 'stranger']);
    await world.openWindow().add({ id, author: 'maya', repository: world.repository, work });
    await world.until('it failed', () => world.stored(id)?.state.type === 'failed');
    expect(world.stored(id)).toMatchObject({
      work,
      state: { reason: { type: 'notReviewers', who: ['ben', 'stranger', 'acme/platform'] } },
    });
    expect(pull().requestedReviewers).toEqual([]);
  });

  it('asks nobody on a pull request that was closed meanwhile', async () => {
    await using world = open();
    shared.server.team.seed.pull.state = 'closed';
    const id = randomUUID();
    await world.openWindow().add({ id, author: 'maya', repository: world.repository, work: request() });
    await world.until('it failed', () => world.stored(id)?.state.type === 'failed');
    expect(world.stored(id)?.state).toMatchObject({ reason: { type: 'pullRequestClosed' } });
    expect(writes(world)).toBe(0);
    shared.server.team.seed.pull.state = 'open';
  });
});
