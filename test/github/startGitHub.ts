import { randomUUID } from 'node:crypto';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { handleControl } from './control.ts';
import { Faults } from './faults.ts';
import { gitPath, handleGit } from './git/gitHttp.ts';
import { handleGraphql } from './graphql/handleGraphql.ts';
import { receive, textReply } from './http/exchange.ts';
import type { HttpReply, HttpRequest } from './http/exchange.ts';
import { RateLimits } from './http/rateLimit.ts';
import { serveExchange } from './http/serveExchange.ts';
import { urlsOf } from './http/urls.ts';
import type { Urls } from './http/urls.ts';
import { handlePage } from './pages/handlePage.ts';
import { handleRest } from './rest/handleRest.ts';
import { GitHubState } from './state/gitHubState.ts';
import type { StateData } from './state/stateData.ts';
import { readStateFile, writeStateFile } from './state/stateFile.ts';
import type { Violation } from './violations.ts';

/** One received request, with what it was answered. Headers are without the token. */
export interface LoggedRequest {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** 0 while it is in work, and for a request that was answered by a reset. */
  status: number;
}

export interface GitHubOptions {
  /** 0 takes a free port. */
  readonly port?: number;
  /** The state to start with; not used where `stateFile` exists. */
  readonly seed?: StateData | (() => StateData | Promise<StateData>);
  /** Where the state is kept over restarts. */
  readonly stateFile?: string;
  /** Key of the control endpoint, which is closed without one. */
  readonly controlKey?: string;
  readonly clock?: () => Date;
  /** How pauses of faults go by; in real time unless given. */
  readonly wait?: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

/** Everything that the parts of the double share. */
export interface GitHubHost {
  readonly state: GitHubState;
  readonly urls: Urls;
  readonly rates: RateLimits;
  readonly faults: Faults;
  readonly controlKey: string | null;
  readonly violations: readonly Violation[];
  readonly report: (violation: Violation) => void;
}

export interface GitHub {
  /** The origin, without a slash at its end: pages and git. */
  readonly url: string;
  readonly apiUrl: string;
  readonly graphqlUrl: string;
  readonly state: GitHubState;
  readonly faults: Faults;
  readonly rates: RateLimits;
  readonly requests: LoggedRequest[];
  readonly violations: Violation[];
  /** Requests that are being carried out, and those among them that a fault lets wait for its pause to end. */
  readonly load: () => { readonly working: number; readonly waitingClients: number };
  readonly close: () => Promise<void>;
  readonly [Symbol.asyncDispose]: () => Promise<void>;
}

/** Starts the double on 127.0.0.1. Rejects where the port is taken or the state file is unreadable. */
export async function startGitHub(options: GitHubOptions = {}): Promise<GitHub> {
  const clock = options.clock ?? (() => new Date());
  const { stateFile } = options;
  const data = (stateFile === undefined ? null : readStateFile(stateFile)) ?? (await seedData(options.seed));
  const state: GitHubState = new GitHubState({
    ...(data === undefined ? {} : { data }),
    clock,
    onChange: () => {
      if (stateFile !== undefined) writeStateFile(stateFile, state.data);
    },
  });
  const requests: LoggedRequest[] = [];
  const violations: Violation[] = [];
  const faults = new Faults();
  const rates = new RateLimits(() => clock().getTime());
  const closing = new AbortController();
  let host: GitHubHost | null = null;
  let working = 0;
  const pausing = new Set<ServerResponse>();
  const wait = options.wait ?? ((ms, signal) => sleep(ms, undefined, { signal }));

  const server = createServer((message, response) => {
    response.on('error', () => undefined); // the client may leave at any time
    void (async () => {
      const request = await receive(message);
      if (host === null) return;
      const entry = logged(request);
      if (!request.path.startsWith('/_control/')) requests.push(entry);
      const started = host;
      working += 1;
      const pause = async (milliseconds: number): Promise<void> => {
        working -= 1;
        pausing.add(response);
        await wait(milliseconds, closing.signal).catch(() => undefined);
        pausing.delete(response);
        working += 1;
      };
      entry.status = await serveExchange(
        request,
        response,
        faults.take(request),
        () => route(started, request),
        {
          now: () => clock().getTime(),
          closing: closing.signal,
          pause,
          decorate: (reply) => ({
            ...reply,
            headers: {
              ...reply.headers,
              date: clock().toUTCString(),
              'x-github-request-id': randomUUID(),
              server: 'github.com',
            },
          }),
        },
      ).finally(() => {
        working -= 1;
      });
    })().catch(() => {
      response.socket?.destroy();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`; // it listens on TCP
  host = {
    state,
    urls: urlsOf(url),
    rates,
    faults,
    controlKey: options.controlKey ?? null,
    violations,
    report: (violation) => violations.push(violation),
  };
  const close = async (): Promise<void> => {
    closing.abort();
    const closed = new Promise<void>((resolve) => {
      server.close(() => {
        resolve();
      });
    });
    server.closeAllConnections();
    await closed;
  };
  const apiUrl = `${url}/api/v3`;
  const graphqlUrl = `${url}/api/graphql`;
  return {
    url,
    apiUrl,
    graphqlUrl,
    state,
    faults,
    rates,
    requests,
    violations,
    load: () => ({
      working,
      waitingClients: [...pausing].filter(
        ({ headersSent, socket }) => !headersSent && socket?.destroyed === false,
      ).length,
    }),
    close,
    [Symbol.asyncDispose]: close,
  };
}

async function seedData(seed: GitHubOptions['seed']): Promise<StateData | undefined> {
  return typeof seed === 'function' ? seed() : seed;
}

async function route(host: GitHubHost, request: HttpRequest): Promise<HttpReply> {
  const { path } = request;
  try {
    if (path.startsWith('/_control/')) return await handleControl(host, request);
    if (path === '/api/graphql') return await handleGraphql(host, request);
    if (path.startsWith('/api/v3/')) return await handleRest(host, request, path.slice('/api/v3'.length));
    const git = gitPath(path);
    return git === null ? await handlePage(host.state, request) : await handleGit(host.state, request, git);
  } catch (error) {
    const details = [error instanceof Error ? (error.stack ?? error.message) : String(error)];
    host.report({ kind: 'response', where: `${request.method} ${path}`, details });
    return textReply(500, 'The GitHub double failed', 'text/plain');
  }
}

function logged(request: HttpRequest): LoggedRequest {
  const query = request.query.toString();
  const headers = Object.entries(request.headers)
    .filter(([name]) => name !== 'authorization' && name !== 'x-control-key')
    .map(([name, value]): [string, string] => [
      name,
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]);
  return {
    method: request.method,
    path: request.path + (query === '' ? '' : `?${query}`),
    headers: Object.fromEntries(headers),
    body: request.body.toString('utf8'),
    status: 0,
  };
}
