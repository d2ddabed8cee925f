import { jsonReply, textReply } from './http/exchange.ts';
import type { HttpReply, HttpRequest } from './http/exchange.ts';

/** Which requests a fault hits; what is left out matches everything. */
export interface FaultMatch {
  readonly method?: string;
  /** Tested on the path with its query, e.g. `/api/v3/repos/acme/atlas/issues/1/comments?page=2`. */
  readonly path?: RegExp;
  /** Tested on the text of a GraphQL query; never matches another request. */
  readonly graphql?: RegExp;
}

export type FaultKind =
  /** The connection is reset; nothing was done. */
  | { readonly kind: 'resetBefore' }
  /** The request is carried out, then the connection is reset without an answer. */
  | { readonly kind: 'resetAfter' }
  /** Silence for `ms`, then the request is carried out and answered; not carried out if the client left. */
  | { readonly kind: 'stall'; readonly ms: number }
  /** The request is carried out, but its answer comes after `ms`. */
  | { readonly kind: 'slowAnswer'; readonly ms: number }
  /** The client is answered at once (by a reset or a 502); the request is carried out `ms` later. */
  | { readonly kind: 'lateCommit'; readonly ms: number; readonly answer: 'reset' | 'badGateway' }
  | { readonly kind: 'badGateway' }
  /** The request is carried out and answered with a 502 all the same. */
  | { readonly kind: 'badGatewayAfter' }
  | { readonly kind: 'unauthorized' }
  | { readonly kind: 'primaryLimit'; readonly resetInSeconds: number }
  | { readonly kind: 'secondaryLimit'; readonly status: 403 | 429; readonly retryAfter?: number }
  /** Errors under HTTP 200, as GraphQL gives them, e.g. type `RATE_LIMITED`. */
  | { readonly kind: 'graphqlError'; readonly type: string; readonly message: string }
  | { readonly kind: 'sso'; readonly url: string }
  | { readonly kind: 'notFound' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'unprocessable' }
  | { readonly kind: 'locked' };

export interface Fault {
  readonly match: FaultMatch;
  /** How many requests it hits; 1 unless told. */
  readonly times?: number;
  readonly fault: FaultKind;
}

/** Faults waiting for their requests. Each request is hit by the first one that matches. */
export class Faults {
  private readonly waiting: { readonly fault: Fault; left: number }[] = [];

  /** Adds a fault; it is used up after `times` requests. */
  add(fault: Fault): void {
    this.waiting.push({ fault, left: fault.times ?? 1 });
  }

  clear(): void {
    this.waiting.length = 0;
  }

  /** How many hits are still to come; a test can assert 0 to know that its fault was met. */
  get pending(): number {
    return this.waiting.reduce((sum, one) => sum + one.left, 0);
  }

  /** The fault for a request, counted as used; `null` where there is none. */
  take(request: HttpRequest): FaultKind | null {
    const hit = this.waiting.find(({ fault, left }) => left > 0 && matches(fault.match, request));
    if (hit === undefined) return null;
    hit.left--;
    if (hit.left <= 0) this.waiting.splice(this.waiting.indexOf(hit), 1);
    return hit.fault.fault;
  }
}

function matches(match: FaultMatch, request: HttpRequest): boolean {
  if (match.method !== undefined && match.method !== request.method) return false;
  const query = request.query.toString();
  if (match.path !== undefined && !match.path.test(request.path + (query === '' ? '' : `?${query}`)))
    return false;
  if (match.graphql === undefined) return true;
  return request.path === '/api/graphql' && match.graphql.test(graphqlText(request));
}

/** The query of a GraphQL request; the empty string where there is none. */
export function graphqlText(request: HttpRequest): string {
  try {
    const body: unknown = JSON.parse(request.body.toString());
    return typeof body === 'object' && body !== null && 'query' in body ? String(body.query) : '';
  } catch {
    return '';
  }
}

const refusal = (
  status: number,
  message: string,
  headers: Readonly<Record<string, string>> = {},
  documentation = '',
): HttpReply =>
  jsonReply(
    status,
    { message, documentation_url: `https://docs.github.com/rest${documentation}`, status: String(status) },
    headers,
  );

/** The answer of a fault that answers instead of GitHub; `null` for those that act on the connection. */
export function faultReply(fault: FaultKind, nowMilliseconds: number): HttpReply | null {
  switch (fault.kind) {
    case 'badGateway':
    case 'badGatewayAfter':
      return badGateway();
    case 'unauthorized':
      return refusal(401, 'Bad credentials');
    case 'primaryLimit':
      return refusal(403, 'API rate limit exceeded for user ID 1.', {
        'x-ratelimit-limit': '5000',
        'x-ratelimit-remaining': '0',
        'x-ratelimit-used': '5000',
        'x-ratelimit-resource': 'core',
        'x-ratelimit-reset': String(Math.floor(nowMilliseconds / 1000) + fault.resetInSeconds),
      });
    case 'secondaryLimit':
      return refusal(
        fault.status,
        'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.',
        fault.retryAfter === undefined ? {} : { 'retry-after': String(fault.retryAfter) },
        '/overview/rate-limits-for-the-rest-api#about-secondary-rate-limits',
      );
    case 'graphqlError':
      return jsonReply(200, { data: null, errors: [{ type: fault.type, message: fault.message }] });
    case 'sso':
      return refusal(
        403,
        'Resource protected by organization SAML enforcement. You must grant your OAuth token access to this organization.',
        { 'x-github-sso': `required; url=${fault.url}` },
      );
    case 'notFound':
      return refusal(404, 'Not Found');
    case 'gone':
      return refusal(410, 'This issue was deleted');
    case 'unprocessable':
      return jsonReply(422, {
        message: 'Validation Failed',
        errors: [
          {
            resource: 'IssueComment',
            code: 'unprocessable',
            field: 'data',
            message: 'Could not be processed',
          },
        ],
        documentation_url: 'https://docs.github.com/rest',
        status: '422',
      });
    case 'locked':
      return refusal(403, 'Unable to create comment because issue is locked.');
    case 'resetBefore':
    case 'resetAfter':
    case 'stall':
    case 'slowAnswer':
    case 'lateCommit':
      return null;
  }
}

/** What GitHub's front end shows when the application behind it fails. */
export const badGateway = (): HttpReply =>
  textReply(
    502,
    '<!DOCTYPE html><html><head><title>Unicorn! &middot; GitHub</title></head><body><p><strong>Looks like something went wrong!</strong></p></body></html>',
    'text/html',
  );
