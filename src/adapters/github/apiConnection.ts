import * as v from 'valibot';
import type { Octokit } from '@octokit/rest';
import type { Instant } from '../../core/instant.ts';
import type { Clock } from '../../app/ports/clock.ts';
import { GitHubFailure, type GitHubFailureReason } from '../../app/ports/gitHubFailure.ts';
import type { Log } from '../../app/ports/log.ts';
import type { Sessions } from '../../app/ports/sessions.ts';
import type { RepositoryReference } from '../../app/repository/repositoryReference.ts';
import { type Answer, failureOfAnswer } from './failureOfAnswer.ts';
import { failureOfFetch } from './failureOfFetch.ts';
import { type Fetch, tokenFetch } from './tokenFetch.ts';

export interface ApiPorts {
  readonly sessions: Sessions;
  readonly clock: Clock;
  readonly log: Log;
  /** Node's fetch unless a test gives another. */
  readonly fetch?: Fetch;
  /** Called with the `Date` of each answer that has one. */
  readonly onServerTime?: (server: Instant) => void;
  /** Milliseconds for one request with its answer: 30,000 unless given. */
  readonly timeout?: number;
  /** Aborts after so many milliseconds: `AbortSignal.timeout` unless a test has a time of its own. */
  readonly timeoutSignal?: (milliseconds: number) => AbortSignal;
}

export interface ApiRequest<T> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Path below the API's base with `{name}` places, or the GraphQL address. */
  readonly route: string;
  readonly parameters?: Readonly<Record<string, unknown>>;
  readonly schema: v.GenericSchema<unknown, T>;
  readonly signal?: AbortSignal | undefined;
}

export interface Decoded<T> extends Answer {
  readonly value: T;
}

interface Connection {
  readonly token: string;
  readonly octokit: Octokit;
  /** Answers by request, with the mark under which they may be asked for again at no cost. */
  readonly remembered: Map<string, { readonly etag: string; readonly value: unknown }>;
}

const maxRemembered = 200;
const silent = (): void => undefined;

/** Speaks HTTP with GitHub servers, each with its own session. All methods reject with `GitHubFailure`. */
export class ApiConnection {
  readonly ports: ApiPorts;
  readonly #connections = new Map<string, Connection>();

  constructor(ports: ApiPorts) {
    this.ports = ports;
  }

  /** Sends one request. */
  async send<T>(reference: RepositoryReference, request: ApiRequest<T>): Promise<Decoded<T>> {
    const answer = await this.sendUnlessUnchanged(reference, request, undefined);
    if (answer === undefined) throw new GitHubFailure({ type: 'unreadable' });
    return answer;
  }

  /** Sends one request that costs nothing when the answer is still the one with this mark; `undefined` then. */
  async sendUnlessUnchanged<T>(
    reference: RepositoryReference,
    request: ApiRequest<T>,
    etag: string | undefined,
  ): Promise<Decoded<T> | undefined> {
    const connection = await this.#connect(reference);
    const started = this.ports.clock.monotonic();
    const answer = await this.#exchange(connection, reference.host, request, etag);
    const { status, headers } = answer;
    const served = Date.parse(headers['date'] ?? '');
    if (!Number.isNaN(served)) this.ports.onServerTime?.(served);
    this.ports.log.info('GitHub request', {
      request: `${request.method} ${request.route.replace(/^https?:\/\/[^/]+/, '')}`,
      status,
      milliseconds: Math.round(this.ports.clock.monotonic() - started),
      remaining: headers['x-ratelimit-remaining'],
    });
    if (status === 304 && etag !== undefined) return undefined;
    if (status < 200 || status >= 300) {
      throw new GitHubFailure(failureOfAnswer(answer, reference.host, this.ports.clock.now()));
    }
    const decoded = v.safeParse(request.schema, answer.data);
    if (decoded.success) return { ...answer, value: decoded.output };
    const where = decoded.issues.map((issue) => v.getDotPath(issue) ?? '').slice(0, 5);
    this.ports.log.warn('GitHub gave an answer that is not what its API describes', { where, status });
    throw new GitHubFailure({ type: 'unreadable' });
  }

  /** Reads, asking conditionally where the same was read before by the same session. */
  async read<T>(reference: RepositoryReference, request: Omit<ApiRequest<T>, 'method' | 'etag'>): Promise<T> {
    const { remembered } = await this.#connect(reference);
    const key = JSON.stringify([reference.apiUrl, request.route, request.parameters]);
    const known = remembered.get(key);
    const answer = await this.sendUnlessUnchanged(reference, { ...request, method: 'GET' }, known?.etag);
    // Put in anew also where it is unchanged: the first to be forgotten is what nobody asks for any more.
    remembered.delete(key);
    if (answer === undefined) {
      const again = v.safeParse(request.schema, known?.value);
      if (known === undefined || !again.success) throw new GitHubFailure({ type: 'unreadable' });
      remembered.set(key, known);
      return again.output;
    }
    const { etag } = answer.headers;
    if (etag !== undefined) remembered.set(key, { etag, value: answer.data });
    for (const oldest of remembered.keys()) {
      if (remembered.size <= maxRemembered) break;
      remembered.delete(oldest);
    }
    return answer.value;
  }

  async #connect(reference: RepositoryReference): Promise<Connection> {
    const { host, apiUrl } = reference;
    // References are also read from storage: the token's host is not to be argued with by an address beside it.
    const apiHost = new URL(apiUrl).host;
    if (apiHost !== host && apiHost !== `api.${host}`) {
      throw new GitHubFailure({ type: 'redirected', host: apiHost });
    }
    const session = await this.ports.sessions.find(host);
    if (session?.host !== host) {
      this.#connections.delete(apiUrl);
      throw new GitHubFailure({ type: 'signedOut', host });
    }
    const token = session.token();
    const known = (): Connection | undefined => {
      const connection = this.#connections.get(apiUrl);
      return connection?.token === token ? connection : undefined;
    };
    const connected = known();
    if (connected !== undefined) return connected;
    const { Octokit } = await import('@octokit/rest');
    // A request at the same time may have connected meanwhile: both share what is remembered.
    const other = known();
    if (other !== undefined) return other;
    const octokit = new Octokit({
      auth: token,
      baseUrl: apiUrl,
      userAgent: 'baton-vscode',
      log: { debug: silent, info: silent, warn: silent, error: silent },
      request: { fetch: tokenFetch(apiUrl, this.ports.fetch ?? globalThis.fetch) },
    });
    const connection: Connection = { token, octokit, remembered: new Map() };
    this.#connections.set(apiUrl, connection);
    return connection;
  }

  async #exchange(
    { octokit }: Connection,
    host: string,
    { method, route, parameters, signal }: ApiRequest<unknown>,
    etag: string | undefined,
  ): Promise<Answer> {
    const { timeout: limit = 30_000, timeoutSignal } = this.ports;
    const timeout = timeoutSignal === undefined ? AbortSignal.timeout(limit) : timeoutSignal(limit);
    try {
      const response = await octokit.request({
        ...parameters,
        method,
        url: route,
        headers: { ...(etag === undefined ? {} : { 'if-none-match': etag }) },
        request: { signal: signal === undefined ? timeout : AbortSignal.any([signal, timeout]) },
      });
      // The body of an answer that broke off is an empty string here, which no schema takes.
      const data: unknown = response.data;
      if (timeout.aborted && data === '') throw new GitHubFailure({ type: 'timeout' });
      return { status: response.status, headers: textHeaders(response.headers), data };
    } catch (error) {
      if (signal?.aborted === true) throw new GitHubFailure({ type: 'cancelled' });
      const answer = answerOf(error);
      if (answer !== undefined) return answer;
      const reason: GitHubFailureReason = timeout.aborted ? { type: 'timeout' } : failureOfFetch(error);
      this.ports.log.warn('A GitHub server could not be asked', { host, reason: reason.type });
      throw new GitHubFailure(reason);
    }
  }
}

const requestError = v.object({
  response: v.object({ status: v.number(), headers: v.record(v.string(), v.unknown()), data: v.unknown() }),
});

/** The server's answer in an error of Octokit, which throws for every status from 300. */
function answerOf(error: unknown): Answer | undefined {
  const decoded = v.safeParse(requestError, error);
  if (!decoded.success) return undefined;
  const { status, headers, data } = decoded.output.response;
  return { status, headers: textHeaders(headers), data };
}

function textHeaders(headers: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      typeof value === 'string' || typeof value === 'number' ? [[name.toLowerCase(), String(value)]] : [],
    ),
  );
}
