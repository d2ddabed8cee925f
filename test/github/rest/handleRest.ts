import { ApiError, badCredentials } from '../apiError.ts';
import { conditional } from '../http/conditional.ts';
import { header, jsonReply, tokenOf } from '../http/exchange.ts';
import type { HttpReply, HttpRequest } from '../http/exchange.ts';
import { rateHeaders } from '../http/rateLimit.ts';
import type { RateLimits, RateResource } from '../http/rateLimit.ts';
import type { Urls } from '../http/urls.ts';
import type { Viewer } from '../state/access.ts';
import type { GitHubState } from '../state/gitHubState.ts';
import { fullName } from '../state/gitHubState.ts';
import type { Violation } from '../violations.ts';
import { openApiDescription } from './openApiDescription.ts';
import { operationContract } from './operationContract.ts';
import type { OperationContract } from './operationContract.ts';
import { restOperations } from './operations.ts';
import { paginate } from './pagination.ts';
import type { RestAnswer, RestContext } from './restHandler.ts';
import { routeTable } from './routeTable.ts';

/** What the REST half needs of the running double. */
export interface RestHost {
  readonly state: GitHubState;
  readonly urls: Urls;
  readonly rates: RateLimits;
  readonly report: (violation: Violation) => void;
}

let routes: ReturnType<typeof routeTable> | null = null;

/** Answers one REST request; `path` is the path below `/api/v3`. Refusals are answers, never exceptions. */
export async function handleRest(host: RestHost, request: HttpRequest, path: string): Promise<HttpReply> {
  const token = tokenOf(request);
  const viewer = token === null ? null : (host.state.token(token) ?? null);
  const resource: RateResource = path.startsWith('/search/') ? 'search' : 'core';
  const where = `${request.method} ${path}`;
  const answered = await answer(host, request, canonicalPath(host.state, path), { token, viewer, where });
  const reply = conditional(request, token ?? '', answered);
  if (reply.status !== 304 && path !== '/rate_limit') host.rates.spend(token, resource, 1);
  return {
    ...reply,
    headers: {
      ...reply.headers,
      ...rateHeaders(host.rates.status(token, resource)),
      ...(viewer === null ? {} : { 'x-oauth-scopes': viewer.scopes.join(', ') }),
      'x-github-media-type': 'github.v3; format=json',
      vary: 'Accept, Authorization, Cookie, X-GitHub-OTP, Accept-Encoding, Accept, X-Requested-With',
    },
  };
}

/** `/repositories/ID/…` is how GitHub itself addresses a repository in links and redirects. */
function canonicalPath(state: GitHubState, path: string): string {
  const match = /^\/repositories\/(\d+)(\/.*)?$/u.exec(path);
  const repository = state.data.repositories.find((one) => one.id === Number(match?.[1]));
  return repository === undefined ? path : `/repos/${fullName(repository)}${match?.[2] ?? ''}`;
}

interface Asked {
  readonly token: string | null;
  readonly viewer: Viewer | null;
  readonly where: string;
}

async function answer(host: RestHost, request: HttpRequest, path: string, asked: Asked): Promise<HttpReply> {
  try {
    demandClientHeaders(request);
    if (asked.token !== null && asked.viewer === null) throw badCredentials();
    routes ??= routeTable(Object.keys(restOperations).map((id) => openApiDescription().operation(id)));
    const match = routes(request.method, path);
    if (match === null || match === 'wrong method') return unknownRoute(host, asked.where, match === null);
    const contract = operationContract(match.operation.id);
    const redirect = redirection(host, path);
    if (redirect !== null) return redirect;
    const context = checkedRequest(host, request, match.params, contract, asked);
    if (context instanceof ApiError) return checkedReply(host, contract, asked.where, failure(context));
    const handler = restOperations[match.operation.id];
    if (handler === undefined) throw new Error(`no handler for ${match.operation.id}`);
    const given = await settle(async () => handler(context));
    return checkedReply(host, contract, asked.where, await page(given, request, path, host.urls));
  } catch (error) {
    if (error instanceof ApiError) return jsonReply(error.status, error.body, error.headers);
    return broken(host, asked.where, [
      error instanceof Error ? (error.stack ?? error.message) : String(error),
    ]);
  }
}

/** GitHub refuses requests without a user agent, and API versions that it does not have. */
function demandClientHeaders(request: HttpRequest): void {
  if ((header(request, 'user-agent') ?? '') === '') {
    throw new ApiError(
      403,
      'Request forbidden by administrative rules. Please make sure your request has a User-Agent header.',
    );
  }
  const version = header(request, 'x-github-api-version');
  if (version !== null && !['2022-11-28', '2026-03-10'].includes(version)) {
    throw new ApiError(400, `The API version '${version}' is not supported.`);
  }
}

function unknownRoute(host: RestHost, where: string, noSuchPath: boolean): HttpReply {
  const detail = noSuchPath
    ? 'no operation of the double matches this path'
    : 'the double lacks this method for this path';
  host.report({ kind: 'unknown route', where, details: [detail] });
  return jsonReply(501, { message: `The GitHub double does not know ${where}: ${detail}` });
}

/** 301 from a repository's earlier name to its address by id. */
function redirection(host: RestHost, path: string): HttpReply | null {
  const match = /^\/repos\/([^/]+)\/([^/]+)(\/.*)?$/u.exec(path);
  if (match === null || host.state.repository(match[1] ?? '', match[2] ?? '') !== undefined) return null;
  const renamed = host.state.renamedRepository(match[1] ?? '', match[2] ?? '');
  if (renamed === undefined || renamed.private) return null;
  const url = host.urls.api(`/repositories/${String(renamed.id)}${match[3] ?? ''}`);
  const body = {
    message: 'Moved Permanently',
    url,
    documentation_url:
      'https://docs.github.com/rest/guides/best-practices-for-using-the-rest-api#follow-redirects',
  };
  return jsonReply(301, body, { location: url });
}

/** The request as the handler may trust it, or the 400 or 422 that GitHub would give. */
function checkedRequest(
  host: RestHost,
  request: HttpRequest,
  pathParams: Readonly<Record<string, string>>,
  contract: OperationContract,
  asked: Asked,
): RestContext | ApiError {
  const params: Record<string, unknown> = { ...pathParams };
  const query: Record<string, unknown> = Object.fromEntries(request.query);
  let body: unknown;
  try {
    body = request.body.length === 0 ? undefined : JSON.parse(request.body.toString('utf8'));
  } catch {
    host.report({ kind: 'request', where: asked.where, details: ['the body is not JSON'] });
    return new ApiError(400, 'Problems parsing JSON');
  }
  const ignored = contract.undocumented(Object.keys(query));
  const complaints = [
    ...contract.checkParameters('path', params),
    ...contract.checkParameters('query', query),
    ...contract.checkBody(body),
  ];
  const harmless = (complaint: string): boolean => complaint.endsWith('GitHub documents here');
  if (ignored.length + complaints.length > 0) {
    host.report({ kind: 'request', where: asked.where, details: [...ignored, ...complaints] });
  }
  const refused = complaints.filter((complaint) => !harmless(complaint));
  if (refused.length > 0) return new ApiError(422, `Invalid request.\n\n${refused.join('\n')}`);
  const properties =
    typeof body === 'object' && body !== null ? Object.fromEntries(Object.entries(body)) : {};
  return {
    state: host.state,
    urls: host.urls,
    rates: host.rates,
    viewer: asked.viewer,
    params,
    query,
    body: properties,
    request,
  };
}

interface Settled {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;
}

const failure = (error: ApiError): Settled => ({
  status: error.status,
  body: error.body,
  headers: error.headers,
});

async function settle(work: () => Promise<RestAnswer>): Promise<RestAnswer> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ApiError) return failure(error);
    throw error;
  }
}

async function page(answer: RestAnswer, request: HttpRequest, path: string, urls: Urls): Promise<Settled> {
  if (!('list' in answer)) return { status: answer.status, body: answer.body, headers: answer.headers ?? {} };
  const { items, link } = paginate(answer.list, request.query, path, urls);
  const computed = await Promise.all(items);
  return {
    status: 200,
    body: answer.wrap === undefined ? computed : answer.wrap(computed),
    headers: { ...answer.headers, ...(link === null ? {} : { link }) },
  };
}

/** The answer, if GitHub's description allows it; a 500 that says what is wrong, if not. */
function checkedReply(host: RestHost, contract: OperationContract, where: string, given: Settled): HttpReply {
  if (Buffer.isBuffer(given.body)) return { status: given.status, headers: given.headers, body: given.body };
  const sent: unknown = given.body === undefined ? undefined : JSON.parse(JSON.stringify(given.body));
  const complaints = contract.checkResponse(given.status, sent);
  if (complaints.length > 0) return broken(host, where, complaints);
  if (sent === undefined) return { status: given.status, headers: given.headers, body: '' };
  return jsonReply(given.status, sent, given.headers);
}

function broken(host: RestHost, where: string, details: readonly string[]): HttpReply {
  host.report({ kind: 'response', where, details });
  return jsonReply(500, { message: `The GitHub double broke GitHub's contract in ${where}`, details });
}
