import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reasonOf } from './reasonOf.ts';
import { type DoubleServer, startDouble, startEmulate, tokens } from './servers.ts';

describe('teams', () => {
  let server: DoubleServer;
  beforeAll(async () => {
    server = await startDouble();
  });
  afterAll(() => server[Symbol.asyncDispose]());

  it('are those of the signed-in user, and have members', async () => {
    const { teams } = server.as('maya');
    expect(await teams.mine(server.reference)).toEqual(['acme/platform']);
    expect(await teams.members(server.reference, 'acme/platform')).toEqual(['maya', 'ben', 'li']);
    expect(server.violations()).toEqual([]);
  });

  it('of more than a page are read to the end', async () => {
    const { data } = server.team.gitHub.state;
    const crowd = Array.from({ length: 230 }, (_, index) => `person-${index}`);
    const [maya] = data.users.filter(({ login }) => login === 'maya');
    data.users.push(...crowd.map((login, index) => ({ ...maya!, login, id: 90_000 + index })));
    data.teams.push({
      ...data.teams[0]!,
      id: 80_000,
      slug: 'crowd',
      name: 'Crowd',
      members: crowd.map((login) => ({ login, role: 'member' as const })),
    });
    expect(await server.as('maya').teams.members(server.reference, 'acme/crowd')).toEqual(crowd);
  });

  it('are refused without the scope, and to outsiders', async () => {
    const { data } = server.team.gitHub.state;
    const { teams } = server.as('ben');
    const token = data.tokens.find((each) => each.token === tokens.ben)!;
    token.scopes.splice(0, token.scopes.length, 'repo');
    expect(await reasonOf(teams.members(server.reference, 'acme/platform'))).toMatchObject({
      type: 'forbidden',
    });
    expect(await reasonOf(teams.members(server.reference, 'acme/nobody'))).toMatchObject({
      type: 'forbidden',
    });
    expect(await teams.mine(server.reference)).toEqual(['acme/platform']);
    expect(await reasonOf(teams.members(server.reference, 'ben'))).toMatchObject({ type: 'notFound' });
  });

  it('are missing on a server that has none', async () => {
    await using emulate = await startEmulate();
    const { teams } = emulate.as('maya');
    expect(await reasonOf(teams.members(emulate.reference, 'acme/platform'))).toMatchObject({
      type: 'notFound',
    });
  });
});
