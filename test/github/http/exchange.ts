import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';

/** A request that has been received completely. */
export interface HttpRequest {
  readonly method: string;
  /** Decoded by nobody yet: percent signs stand as the client sent them. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface HttpReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

/** Reads a request to its end. */
export async function receive(message: IncomingMessage): Promise<HttpRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(Buffer.from(chunk as Uint8Array)); // without an encoding, chunks are bytes
  const url = new URL(message.url ?? '/', 'http://127.0.0.1');
  return {
    method: message.method ?? 'GET',
    path: url.pathname,
    query: url.searchParams,
    headers: message.headers,
    body: Buffer.concat(chunks),
  };
}

/** Sends a reply; a reply to HEAD and a 204, 205 or 304 have no body. */
export function send(response: ServerResponse, request: HttpRequest, reply: HttpReply): void {
  const bare = request.method === 'HEAD' || [204, 205, 304].includes(reply.status);
  response.writeHead(reply.status, reply.headers);
  response.end(bare ? undefined : reply.body);
}

/** A JSON reply as GitHub writes its content type. */
export function jsonReply(
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): HttpReply {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    body: JSON.stringify(body),
  };
}

/** A reply with a text of the given media type. */
export function textReply(status: number, body: string, contentType: string): HttpReply {
  return { status, headers: { 'content-type': `${contentType}; charset=utf-8` }, body };
}

/** The first value of a header, or `null`. */
export function header(request: Pick<HttpRequest, 'headers'>, name: string): string | null {
  const value = request.headers[name];
  return (Array.isArray(value) ? value[0] : value) ?? null;
}

/** The token of `Authorization: token|Bearer X` or of basic authentication, where it is the password. */
export function tokenOf(request: Pick<HttpRequest, 'headers'>): string | null {
  const authorization = header(request, 'authorization');
  if (authorization === null) return null;
  const [scheme = '', credentials = ''] = authorization.split(' ');
  if (scheme.toLowerCase() !== 'basic') return credentials;
  const decoded = Buffer.from(credentials, 'base64').toString();
  const password = decoded.slice(decoded.indexOf(':') + 1);
  return password === '' || password === 'x-oauth-basic' ? decoded.slice(0, decoded.indexOf(':')) : password;
}
