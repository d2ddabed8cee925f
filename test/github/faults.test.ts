import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { FaultKind } from './faults.ts';
import { mayaToken } from './seed/seedTeam.ts';
import { graphql } from './testing/graphql.ts';
import { call, teamGitHub } from './testing/teamGitHub.ts';
import type { TeamGitHub } from './testing/teamGitHub.ts';

let team: TeamGitHub;
beforeAll(async () => {
  team = await teamGitHub();
});
afterAll(async () => {
  await team[Symbol.asyncDispose]();
});
afterEach(() => {
  team.gitHub.faults.clear();
  team.gitHub.state.data.comments.length = 0;
});

const path = /\/issues\/1\/comments$/u;
const inject = (fault: FaultKind): void => {
  team.gitHub.faults.add({ match: { method: 'POST', path }, fault });
};
const post = (): Promise<Response> =>
  call(team.gitHub, '/repos/acme/atlas/issues/1/comments', {
    method: 'POST',
    token: mayaToken,
    body: '{"body":"Once"}',
  });
const comments = (): number => team.gitHub.state.data.comments.length;

it('resets before the request is carried out', async () => {
  inject({ kind: 'resetBefore' });
  await expect(post()).rejects.toThrow();
  expect(comments()).toBe(0);
  expect((await post()).status).toBe(201);
});

it('resets after the request was carried out', async () => {
  inject({ kind: 'resetAfter' });
  await expect(post()).rejects.toThrow();
  expect(comments()).toBe(1);
});

it.each(['reset', 'badGateway'] as const)(
  'carries a request out only after it has answered with a %s',
  async (answer) => {
    inject({ kind: 'lateCommit', ms: 200, answer });
    const status = await post().then(
      (response) => response.status,
      () => 0,
    );
    expect(status).toBe(answer === 'reset' ? 0 : 502);
    expect(comments()).toBe(0);
    await expect.poll(comments, { timeout: 3000 }).toBe(1);
  },
);

it('stalls, and forgets the request of a client that gave up', async () => {
  inject({ kind: 'stall', ms: 200 });
  const given = AbortSignal.timeout(50);
  const request = fetch(`${team.gitHub.apiUrl}/repos/acme/atlas/issues/1/comments`, {
    method: 'POST',
    body: '{"body":"Once"}',
    headers: { authorization: `Bearer ${mayaToken}`, 'user-agent': 'test' },
    signal: given,
  });
  await expect(request).rejects.toThrow();
  await sleep(300);
  expect(comments()).toBe(0);
  inject({ kind: 'slowAnswer', ms: 100 });
  const started = performance.now();
  expect((await post()).status).toBe(201);
  expect(performance.now() - started).toBeGreaterThan(90);
});

it.each<[FaultKind, number, Record<string, string>]>([
  [{ kind: 'badGateway' }, 502, { 'content-type': 'text/html; charset=utf-8' }],
  [{ kind: 'unauthorized' }, 401, {}],
  [{ kind: 'primaryLimit', resetInSeconds: 60 }, 403, { 'x-ratelimit-remaining': '0' }],
  [{ kind: 'secondaryLimit', status: 429, retryAfter: 7 }, 429, { 'retry-after': '7' }],
  [{ kind: 'secondaryLimit', status: 403 }, 403, {}],
  [
    { kind: 'sso', url: 'https://github.com/orgs/acme/sso' },
    403,
    { 'x-github-sso': 'required; url=https://github.com/orgs/acme/sso' },
  ],
  [{ kind: 'notFound' }, 404, {}],
  [{ kind: 'gone' }, 410, {}],
  [{ kind: 'unprocessable' }, 422, {}],
  [{ kind: 'locked' }, 403, {}],
])('answers %o instead of GitHub', async (fault, status, headers) => {
  inject(fault);
  const answer = await post();
  expect(answer.status).toBe(status);
  for (const [name, value] of Object.entries(headers)) expect(answer.headers.get(name)).toBe(value);
  expect(comments()).toBe(0);
  expect(team.gitHub.faults.pending).toBe(0);
});

it('answers 502 although the request was carried out', async () => {
  inject({ kind: 'badGatewayAfter' });
  expect((await post()).status).toBe(502);
  expect(comments()).toBe(1);
});

it('hits as many GraphQL requests as told, by their query', async () => {
  const fault = { kind: 'graphqlError', type: 'RATE_LIMITED', message: 'API rate limit exceeded' } as const;
  team.gitHub.faults.add({ match: { graphql: /viewer/u }, times: 2, fault });
  const ask = (query: string): ReturnType<typeof graphql> => graphql(team.gitHub, mayaToken, query);
  expect((await ask('{ rateLimit { cost } }')).errors).toEqual([]);
  expect((await ask('{ viewer { login } }')).errors).toMatchObject([{ type: 'RATE_LIMITED' }]);
  expect(await ask('{ viewer { login } }')).toMatchObject({
    status: 200,
    errors: [{ type: 'RATE_LIMITED' }],
  });
  expect((await ask('{ viewer { login } }')).data).toEqual({ viewer: { login: 'maya' } });
});

it('logs requests without their tokens', () => {
  const [first] = team.gitHub.requests;
  expect(first).toMatchObject({ method: 'POST', status: 0 });
  expect(JSON.stringify(team.gitHub.requests)).not.toContain(mayaToken);
});
