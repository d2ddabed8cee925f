import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeStatus } from '../../github/state/userStatus.ts';
import { reasonOf } from './reasonOf.ts';
import { type DoubleServer, startDouble, startEmulate, tokens } from './servers.ts';

const until = Date.UTC(2099, 0, 1, 12);

describe('people’s statuses', () => {
  let server: DoubleServer;
  beforeAll(async () => {
    server = await startDouble();
  });
  afterAll(() => server[Symbol.asyncDispose]());

  it('are asked for all people at once; those who are not known are left out', async () => {
    const { state, requests } = server.team.gitHub;
    const status = { emoji: ':dart:', message: 'Focus', organization: null };
    const expiresAt = new Date(until).toISOString();
    changeStatus(state, state.requireUser('ben'), { ...status, limitedAvailability: true, expiresAt });
    changeStatus(state, state.requireUser('li'), { ...status, limitedAvailability: false, expiresAt: null });
    const logins = ['Ben', 'maya', 'li', 'no-such-person'];
    const before = requests.length;
    const busy = await server.as('maya').statuses.busy(server.reference, logins);
    expect(requests.length).toBe(before + 1);
    expect([...busy.keys()]).toEqual(['ben']);
    expect(busy.get('ben')).toMatchObject({ until, since: expect.any(Number) as number });
    expect(await server.as('maya').statuses.busy(server.reference, [])).toEqual(new Map());
  });

  it('can be set, read and cleared', async () => {
    const { statuses } = server.as('maya');
    expect(await statuses.own(server.reference)).toBeUndefined();
    const wish = { emoji: ':dart:', message: 'In focus time', busy: true, until };
    await statuses.set(server.reference, wish);
    expect(await statuses.own(server.reference)).toEqual(wish);
    await statuses.set(server.reference, undefined);
    expect(await statuses.own(server.reference)).toBeUndefined();
  });

  it('can be set with the scope for it only', async () => {
    const token = server.team.gitHub.state.token(tokens.ben);
    if (token === undefined) throw new Error('ben has no token');
    const { scopes } = token;
    Object.assign(token, { scopes: ['repo'] });
    const wish = { emoji: '', message: 'In focus time', busy: true, until: null };
    const refused = server.as('ben').statuses.set(server.reference, wish);
    expect(await reasonOf(refused)).toEqual({ type: 'forbidden', scopes: ['user'] });
    Object.assign(token, { scopes });
  });

  it('do nothing that GitHub would not understand', () => {
    expect(server.violations()).toEqual([]);
  });
});

it('says that a server without GraphQL has no statuses', async () => {
  await using server = await startEmulate();
  const asked = server.as('maya').statuses.busy(server.reference, ['ben']);
  expect(await reasonOf(asked)).toEqual({ type: 'unsupported', feature: 'graphql' });
});
