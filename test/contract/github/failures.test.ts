import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../../src/adapters/editor/systemClock.ts';
import { createGitHub } from '../../../src/adapters/github/gitHub.ts';
import type { GitHub } from '../../../src/app/ports/gitHub.ts';
import type { RepositoryReference } from '../../../src/app/repository/repositoryReference.ts';
import { FixedSessions } from './fixedSessions.ts';
import { reasonOf } from './reasonOf.ts';
import { RecordedLog } from './recordedLog.ts';

const token = 'ghp_canary_0000000000000000000000000000';

/** A server that answers as one test says, and keeps what it received. */
class RawServer {
  readonly received: IncomingMessage[] = [];
  answer: (request: IncomingMessage, response: ServerResponse) => void = () => undefined;
  readonly #server: Server = createServer((request, response) => {
    this.received.push(request);
    this.answer(request, response);
  });

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return this.origin;
  }

  get origin(): string {
    const { port } = this.#server.address() as AddressInfo; // it listens on TCP
    return `http://127.0.0.1:${port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

describe('failures of a server', () => {
  let server: RawServer;
  let other: RawServer;
  let reference: RepositoryReference;
  let client: GitHub;
  let log: RecordedLog;

  beforeEach(async () => {
    server = new RawServer();
    other = new RawServer();
    const origin = await server.start();
    await other.start();
    const { host } = new URL(origin);
    const apiUrl = `${origin}/api/v3`;
    reference = {
      host,
      owner: 'acme',
      name: 'atlas',
      webUrl: origin,
      apiUrl,
      graphqlUrl: `${origin}/api/graphql`,
    };
    log = new RecordedLog();
    const sessions = new FixedSessions({ [host]: token });
    client = createGitHub({ sessions, clock: systemClock, log, timeout: 400 });
  });
  afterEach(async () => {
    await Promise.all([server.stop(), other.stop()]);
    expect(log.lines.join('\n')).not.toContain(token);
  });

  const facts = (): Promise<unknown> => client.repositories.facts(reference);
  const answer = (status: number, headers: Record<string, string>, body: unknown): void => {
    server.answer = (_request, response) => {
      const text = typeof body === 'string' ? body : JSON.stringify(body);
      response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers }).end(text);
    };
  };
  const message = { message: 'No', documentation_url: 'https://docs.github.com/rest' };
  const html = { 'content-type': 'text/html' };
  const inTen = String(Math.floor(Date.UTC(2026, 10, 23) / 1000) + 10);
  const limited = {
    date: new Date(Date.UTC(2026, 10, 23)).toUTCString(),
    'x-ratelimit-remaining': '0',
    'x-ratelimit-reset': inTen,
  };

  it.each([
    ['401', 401, {}, message, { type: 'unauthorized' }],
    ['404', 404, {}, message, { type: 'notFound' }],
    ['410', 410, {}, message, { type: 'gone' }],
    ['403', 403, {}, message, { type: 'forbidden', scopes: [] }],
    [
      '403 without a scope',
      403,
      { 'x-oauth-scopes': 'gist', 'x-accepted-oauth-scopes': 'repo, public_repo' },
      message,
      { type: 'forbidden', scopes: ['repo', 'public_repo'] },
    ],
    [
      '403 of an organisation with SSO',
      403,
      { 'x-github-sso': 'required; url=https://github.com/orgs/acme/sso?x=1' },
      message,
      { type: 'sso', url: 'https://github.com/orgs/acme/sso?x=1' },
    ],
    [
      "a primary limit, by the server's clock",
      403,
      limited,
      message,
      { type: 'primaryLimit', waitMilliseconds: 11_000 },
    ],
    [
      'a secondary limit',
      403,
      { 'retry-after': '30' },
      message,
      { type: 'secondaryLimit', waitMilliseconds: 30_000 },
    ],
    ['429', 429, {}, message, { type: 'secondaryLimit', waitMilliseconds: 60_000 }],
    [
      '422',
      422,
      {},
      { ...message, errors: [{ resource: 'X', field: 'body', code: 'too_long' }, 'other'] },
      { type: 'invalid', problems: ['body: too_long', 'other'] },
    ],
    ['502 in HTML', 502, html, '<html>', { type: 'unavailable', status: 502 }],
    ['503', 503, {}, message, { type: 'unavailable', status: 503 }],
    ["a proxy's page with 403", 403, html, '<html>', { type: 'unavailable', status: 403 }],
    ['a captive portal with 200', 200, html, '<html>', { type: 'unreadable' }],
    ['broken JSON', 200, {}, '{"id": 1', { type: 'unreadable' }],
    ['another shape', 200, {}, { id: 'one' }, { type: 'unreadable' }],
  ])('says why after %s', async (_name, status, headers, body, expected) => {
    answer(status, headers, body);
    expect(await reasonOf(facts())).toMatchObject(expected);
  });

  it('tells a connection that was never made from one that was lost', async () => {
    server.answer = (request) => request.socket.resetAndDestroy();
    expect(await reasonOf(facts())).toEqual({ type: 'connectionLost' });
    await other.stop();
    const origin = server.origin;
    await server.stop();
    expect(await reasonOf(facts())).toEqual({ type: 'offline' });
    expect(origin).toBe(reference.webUrl);
    await Promise.all([server.start(), other.start()]);
  });

  it.each([
    ['silent', () => undefined],
    [
      'slow in its body',
      (_: IncomingMessage, response: ServerResponse) => {
        response.writeHead(200, { 'content-type': 'application/json' }).write('{');
      },
    ],
  ])('gives up on a server that is %s', async (_name, behaviour) => {
    server.answer = behaviour;
    expect(await reasonOf(facts())).toEqual({ type: 'timeout' });
  });

  it('follows a renamed repository on the same host, method and body unchanged', async () => {
    const bodies: string[] = [];
    server.answer = (request, response) => {
      if (request.url?.includes('/repos/') === true) {
        response
          .writeHead(307, { location: `${server.origin}/api/v3/repositories/1/issues/2/comments` })
          .end();
        return;
      }
      request.on('data', (chunk: Buffer) => bodies.push(`${request.method ?? ''} ${chunk.toString()}`));
      request.on('end', () => response.writeHead(404, { 'content-type': 'application/json' }).end('{}'));
    };
    const subject = { type: 'pullRequest', number: 2 } as const;
    const call = client.comments.post({ ...reference, id: 1 }, subject, 'Hello');
    expect(await reasonOf(call)).toEqual({ type: 'notFound' });
    expect(bodies).toEqual(['POST {"body":"Hello"}']);
    expect(server.received.map(({ headers }) => headers.authorization)).toEqual([
      `token ${token}`,
      `token ${token}`,
    ]);
  });

  it.each([301, 302, 307, 308])('carries no token to another host, redirected by %d', async (status) => {
    answer(status, { location: `${other.origin}/api/v3/user` }, '');
    expect(await reasonOf(facts())).toEqual({ type: 'redirected', host: new URL(other.origin).host });
    expect(other.received).toEqual([]);
  });

  it('gives no other host a token, whatever asks', async () => {
    const { host } = new URL(other.origin);
    const canary = {
      ...reference,
      host,
      apiUrl: `${other.origin}/api/v3`,
      graphqlUrl: `${other.origin}/graphql`,
    };
    expect(await reasonOf(client.repositories.facts(canary))).toEqual({ type: 'signedOut', host });
    // Not even when only the addresses lie about the host.
    const lying = { ...reference, id: 1, graphqlUrl: `${other.origin}/graphql` };
    expect(await reasonOf(client.discussions.categories(lying))).toEqual({ type: 'redirected', host });
    const worse = { ...reference, apiUrl: `${other.origin}/api/v3` };
    expect(await reasonOf(client.repositories.facts(worse))).toEqual({ type: 'redirected', host });
    expect(other.received).toEqual([]);
  });
});
