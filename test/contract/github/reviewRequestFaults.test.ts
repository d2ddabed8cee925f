import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { OutboxWork } from '../../../src/app/outbox/outboxItem.ts';
import type { FaultKind } from '../../github/faults.ts';
import { type OutboxWorld, requestTimeout, speed, startWorld } from './outboxWorld.ts';

const seconds = (count: number): number => (count * 1000) / speed;
const match = { method: 'POST', path: /\/requested_reviewers/ };

const request = (
  { server }: OutboxWorld,
  logins: readonly string[] = ['ben', 'li'],
): Extract<OutboxWork, { type: 'reviewRequest' }> => ({
  type: 'reviewRequest',
  pullRequest: server.pull,
  logins,
  teams: ['platform'],
});

const pull = ({ server }: OutboxWorld): { requestedReviewers: string[]; requestedTeams: string[] } =>
  server.team.seed.pull.pull!;

const writes = ({ server }: OutboxWorld): number =>
  server.team.gitHub.requests.filter(
    ({ method, path }) => method === 'POST' && path.includes('/requested_reviewers'),
  ).length;

type Outcome = 'asked' | { readonly kept: string } | { readonly waits: string };

const faults: readonly (readonly [string, FaultKind, Outcome])[] = [
  ['reset before', { kind: 'resetBefore' }, 'asked'],
  ['reset after the commit', { kind: 'resetAfter' }, 'asked'],
  ['commit, answer beyond the time-out', { kind: 'slowAnswer', ms: requestTimeout + 2000 }, 'asked'],
  ['late commit at 30 s after a 502', { kind: 'lateCommit', ms: seconds(30), answer: 'badGateway' }, 'asked'],
  ['502 in HTML', { kind: 'badGateway' }, 'asked'],
  ['502 in HTML after the commit', { kind: 'badGatewayAfter' }, 'asked'],
  ['401', { kind: 'unauthorized' }, { waits: 'unauthorized' }],
  ['403 primary limit', { kind: 'primaryLimit', resetInSeconds: 20 }, 'asked'],
  ['429 secondary limit', { kind: 'secondaryLimit', status: 429, retryAfter: 5 }, 'asked'],
  ['404', { kind: 'notFound' }, { kept: 'notFound' }],
  ['422', { kind: 'unprocessable' }, { kept: 'notReviewers' }],
];

describe('a review request through faults at the socket', () => {
  it.each(faults)('%s', { timeout: 60_000 }, async (_name, fault, outcome) => {
    await using world = await startWorld();
    const { server, sessions, repository } = world;
    pull(world).requestedReviewers.push('tomh');
    const work = request(world);
    const id = randomUUID();
    server.team.gitHub.faults.add({ match, fault });
    await world.openWindow().add({ id, author: 'maya', repository, work });
    const state = (): string | undefined => world.stored(id)?.state.type;
    if (outcome !== 'asked' && 'kept' in outcome) {
      await world.until('it failed', () => state() === 'failed');
      expect(world.stored(id)).toMatchObject({ work, state: { reason: { type: outcome.kept } } });
      expect(pull(world).requestedReviewers).toEqual(['tomh']);
    } else {
      if (outcome !== 'asked') {
        await world.until('it paused', () => state() === 'paused');
        expect(pull(world).requestedReviewers).toEqual(['tomh']);
        await sessions.signInWithToken(server.reference.host, 'ghp_maya_0000000000000000000000000000');
      }
      await world.until('it is done', () => state() === undefined, 40_000);
      expect(pull(world)).toMatchObject({
        requestedReviewers: ['tomh', 'ben', 'li'],
        requestedTeams: ['platform'],
      });
      expect(world.settled).toEqual([id]);
    }
    expect(server.team.gitHub.faults.pending).toBe(0);
    expect(server.violations()).toEqual([]);
  });

  it('asks nobody twice who was asked meanwhile', async () => {
    await using world = await startWorld();
    pull(world).requestedReviewers.push('ben');
    pull(world).requestedTeams.push('platform');
    const id = randomUUID();
    const work = request(world, ['Ben']);
    await world.openWindow().add({ id, author: 'maya', repository: world.repository, work });
    await world.until('it is done', () => world.stored(id) === undefined);
    expect(writes(world)).toBe(0);
    expect(pull(world).requestedReviewers).toEqual(['ben']);
  });

  it('names those whom GitHub does not let review, and keeps what was wished', async () => {
    await using world = await startWorld();
    const id = randomUUID();
    const work = request(world, ['ben', 'stranger']);
    await world.openWindow().add({ id, author: 'maya', repository: world.repository, work });
    await world.until('it failed', () => world.stored(id)?.state.type === 'failed');
    expect(world.stored(id)).toMatchObject({
      work,
      state: { reason: { type: 'notReviewers', who: ['ben', 'stranger', 'acme/platform'] } },
    });
    expect(pull(world).requestedReviewers).toEqual([]);
  });

  it('asks nobody on a pull request that was closed meanwhile', async () => {
    await using world = await startWorld();
    world.server.team.seed.pull.state = 'closed';
    const id = randomUUID();
    await world.openWindow().add({ id, author: 'maya', repository: world.repository, work: request(world) });
    await world.until('it failed', () => world.stored(id)?.state.type === 'failed');
    expect(world.stored(id)?.state).toMatchObject({ reason: { type: 'pullRequestClosed' } });
    expect(writes(world)).toBe(0);
  });
});

describe('a plain comment through faults at the socket', () => {
  it.each<readonly [string, FaultKind]>([
    ['reset after the commit', { kind: 'resetAfter' }],
    ['late commit at 30 s after a 502', { kind: 'lateCommit', ms: seconds(30), answer: 'badGateway' }],
  ])('%s', { timeout: 60_000 }, async (_name, fault) => {
    await using world = await startWorld();
    const { server, repository } = world;
    const id = randomUUID();
    server.team.gitHub.faults.add({ match: { method: 'POST', path: /\/issues\/\d+\/comments/ }, fault });
    const work = {
      type: 'comment',
      subject: { type: 'pullRequest', number: server.pull },
      text: 'Gentle reminder',
    } as const;
    await world.openWindow().add({ id, author: 'maya', repository, work });
    await world.until('it is done', () => world.stored(id) === undefined, 40_000);
    const { comments } = server.team.gitHub.state.data;
    expect(comments.filter(({ body }) => body.startsWith('Gentle reminder'))).toHaveLength(1);
  });
});
