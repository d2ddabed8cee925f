import { createHash } from 'node:crypto';
import { header } from './exchange.ts';
import type { HttpReply, HttpRequest } from './exchange.ts';

/**
 * Adds an ETag to a successful answer to GET and turns it into a 304 where the client has it already.
 * `who` is part of the tag, as GitHub's answers vary by authorization.
 */
export function conditional(request: HttpRequest, who: string, reply: HttpReply): HttpReply {
  if (!['GET', 'HEAD'].includes(request.method) || reply.status !== 200) return reply;
  const hash = createHash('sha256').update(`${who}\0${header(request, 'accept') ?? ''}\0${request.path}\0`);
  const etag = `W/"${hash
    .update(reply.headers['link'] ?? '')
    .update(reply.body)
    .digest('hex')}"`;
  const headers = { ...reply.headers, etag, 'cache-control': 'private, max-age=60, s-maxage=60' };
  const wanted = header(request, 'if-none-match');
  const matches = wanted !== null && (wanted.trim() === '*' || tags(wanted).includes(opaque(etag)));
  const unmodified =
    matches || (wanted === null && notModifiedSince(request, reply.headers['last-modified']));
  return unmodified ? { status: 304, headers, body: '' } : { ...reply, headers };
}

const opaque = (tag: string): string => tag.trim().replace(/^W\//u, '');
const tags = (list: string): string[] => list.split(',').map(opaque);

function notModifiedSince(request: HttpRequest, lastModified: string | undefined): boolean {
  const since = Date.parse(header(request, 'if-modified-since') ?? '');
  return lastModified !== undefined && !Number.isNaN(since) && Date.parse(lastModified) <= since;
}
