import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { CalendarReader } from '../../../../src/adapters/calendar/calendarReader.ts';
import type { CalendarAnswer } from '../../../../src/app/ports/calendarSource.ts';

const calendar = 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nX-NOTE:zürich\r\nEND:VCALENDAR\r\n';
const bytes = 100_000;
/** Long enough for an answer that comes at all, also on a busy machine. */
const patience = 60_000;
const noon = Date.UTC(2026, 10, 23, 12);

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

let folder: string;
let server: Server;
let handler: Handler;
let requests: IncomingMessage[];
let url: string;
let now: number;

const reader = (milliseconds = patience): CalendarReader =>
  new CalendarReader(join(folder, 'copies'), () => now, { bytes, milliseconds });
const read = (address = url, milliseconds = patience): Promise<CalendarAnswer> =>
  reader(milliseconds).read({ kind: 'url', url: address });
const send =
  (body: string | Buffer, headers: Record<string, string> = {}, status = 200): Handler =>
  (_, response) => {
    response.writeHead(status, headers).end(body);
  };

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'baton-calendar-'));
  requests = [];
  now = noon;
  handler = send(calendar, { 'content-type': 'text/calendar; charset=utf-8', etag: '"1"' });
  server = createServer((request, response) => {
    requests.push(request);
    handler(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on a port has an address of this kind.
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/secret-token/basic.ics`;
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await rm(folder, { recursive: true, force: true });
});

describe('a calendar from the web', () => {
  it('is fetched, kept, and asked for again only if changed', async () => {
    expect(await read()).toEqual({ text: calendar, asOf: noon, origin: 'fresh', failure: null });
    now = noon + 60_000;
    handler = (request, response) =>
      response.writeHead(request.headers['if-none-match'] === '"1"' ? 304 : 500).end();
    expect(await read()).toEqual({ text: calendar, asOf: now, origin: 'unchanged', failure: null });
    expect(requests.map((each) => each.headers['if-none-match'])).toEqual([undefined, '"1"']);
  });

  it('asks by date where there is no tag', async () => {
    const lastModified = 'Mon, 23 Nov 2026 10:00:00 GMT';
    handler = send(calendar, { 'last-modified': lastModified });
    await read();
    handler = send('', {}, 304);
    expect((await read()).origin).toBe('unchanged');
    expect(requests[1]?.headers['if-modified-since']).toBe(lastModified);
  });

  it('follows redirects, unpacks, and reads the charset', async () => {
    handler = (request, response) => {
      if (request.url !== '/moved') response.writeHead(302, { location: '/moved' }).end();
      else {
        response.writeHead(200, {
          'content-encoding': 'gzip',
          'content-type': 'text/calendar; charset=iso-8859-1',
        });
        response.end(gzipSync(Buffer.from(calendar, 'latin1')));
      }
    };
    expect((await read()).text).toBe(calendar);
  });

  it('follows a redirect to another host that keeps the secret', async () => {
    // The server here speaks no TLS: what matters is that it was asked, and by which protocol.
    handler = send('', { location: url.replace('http:', 'https:') }, 302);
    expect((await read()).failure).toEqual({ code: 'offline' });
    handler = (request, response) => {
      if (request.headers.host?.startsWith('localhost') === true) response.end(calendar);
      else response.writeHead(302, { location: url.replace('127.0.0.1', 'localhost') }).end();
    };
    expect((await read()).text).toBe(calendar);
  });

  it('takes webcal for https', async () => {
    const answer = await read(url.replace('http:', 'webcal:'));
    // The server here speaks no TLS: what matters is that it was asked.
    expect(answer.failure).toEqual({ code: 'offline' });
  });

  it.each(['', 'ftp://example.com/a.ics', 'file:///etc/passwd', 'not an address', 'javascript:alert(1)'])(
    '%j is no address',
    async (address) => {
      expect(await read(address)).toMatchObject({ text: null, failure: { code: 'address-invalid' } });
    },
  );

  it.each<readonly [string, () => Handler, object]>([
    ['a refusal', () => send('', {}, 403), { code: 'refused', status: 403 }],
    ['a sign-in', () => send('', {}, 401), { code: 'refused', status: 401 }],
    ['nothing there', () => send('', {}, 404), { code: 'gone', status: 404 }],
    [
      'a broken server',
      () => send('<html>', {}, 502),
      { code: 'unavailable', status: 502, retryAfter: null },
    ],
    [
      'too many',
      () => send('', { 'retry-after': '120' }, 429),
      { code: 'unavailable', status: 429, retryAfter: 120_000 },
    ],
    [
      'a web page',
      () => send('<!doctype html><title>Sign in</title>'),
      { code: 'not-a-calendar', looksLikeHtml: true },
    ],
    ['other text', () => send('hello'), { code: 'not-a-calendar', looksLikeHtml: false }],
    [
      'a size that says so',
      () => send(calendar.padEnd(50 * 1024 * 1024)),
      { code: 'too-large', limit: 100_000 },
    ],
    ['a size that does not', () => endless(40), { code: 'too-large', limit: 100_000 }],
    [
      'a small archive of a huge text',
      () => send(gzipSync(calendar.padEnd(50 * 1024 * 1024)), { 'content-encoding': 'gzip' }),
      { code: 'too-large', limit: 100_000 },
    ],
    ['a body that never ends', () => endless(1, 20), { code: 'timed-out', milliseconds: 700 }],
    ['a server that never answers', () => () => undefined, { code: 'timed-out', milliseconds: 700 }],
    ['a connection that breaks', () => (request) => request.socket.destroy(), { code: 'offline' }],
    [
      'a body that breaks off',
      () => (request, response) => {
        response.writeHead(200, { 'content-length': '1000' });
        response.write(calendar);
        setTimeout(() => request.socket.destroy(), 20);
      },
      { code: 'offline' },
    ],
    [
      'redirects in a circle',
      () => send('', { location: '/again' }, 302),
      { code: 'unavailable', status: 302, retryAfter: null },
    ],
    [
      'a redirect to another machine in clear',
      () => send('', { location: 'http://calendar.invalid/basic.ics' }, 301),
      { code: 'redirect-unsafe' },
    ],
    [
      'a redirect to something else',
      () => send('', { location: 'file:///etc/passwd' }, 307),
      { code: 'redirect-unsafe' },
    ],
  ])('%s leaves the copy in place', async (_, bad, failure) => {
    await read();
    handler = bad();
    now = noon + 3_600_000;
    const waits = 'milliseconds' in failure ? 700 : patience;
    expect(await read(url, waits)).toEqual({ text: calendar, asOf: noon, origin: 'copy', failure });
  });

  it('has nothing to give when the first answer fails', async () => {
    handler = send('', {}, 304);
    expect(await read()).toMatchObject({ text: null, origin: 'none', failure: { status: 304 } });
    await new Promise((resolve) => server.close(resolve));
    expect(await read()).toEqual({ text: null, asOf: null, origin: 'none', failure: { code: 'offline' } });
  });

  it('ends when it is cancelled', async () => {
    handler = endless(1, 20);
    const cancel = new AbortController();
    setTimeout(() => {
      cancel.abort();
    }, 50);
    expect((await reader().read({ kind: 'url', url }, cancel.signal)).failure).toEqual({ code: 'cancelled' });
  });

  it('keeps the address out of file names, copies and failures, and the copy to the user', async () => {
    await read();
    const [name] = await readdir(join(folder, 'copies'));
    const file = join(folder, 'copies', name!);
    expect(`${name ?? ''}${await readFile(file, 'utf8')}`).not.toContain('secret-token');
    expect((await stat(file)).mode & 0o077).toBe(0);
    handler = send('', {}, 500);
    expect(JSON.stringify(await read())).not.toContain('secret-token');
  });

  it('forgets, and survives a copy that is broken', async () => {
    await read();
    const [name] = await readdir(join(folder, 'copies'));
    await writeFile(join(folder, 'copies', name!), 'torn');
    expect((await read()).origin).toBe('fresh');
    await reader().forget({ kind: 'url', url });
    expect(await readdir(join(folder, 'copies'))).toEqual([]);
  });
});

describe('a calendar from a file', () => {
  const fromFile = (path: string): Promise<CalendarAnswer> => reader().read({ kind: 'file', path });

  it('is read', async () => {
    await writeFile(join(folder, 'a.ics'), calendar);
    expect(await fromFile(join(folder, 'a.ics'))).toEqual({
      text: calendar,
      asOf: noon,
      origin: 'fresh',
      failure: null,
    });
  });

  it.each<readonly [string, (path: string) => Promise<unknown>, string]>([
    ['missing', () => Promise.resolve(), 'file-missing'],
    ['a folder', () => Promise.resolve(), 'file-unreadable'],
    ['too large', (path) => writeFile(path, calendar.padEnd(200_000)), 'too-large'],
    ['a web page', (path) => writeFile(path, '<html>'), 'not-a-calendar'],
    [
      'a pipe that nobody writes to',
      (path) => Promise.resolve(execFileSync('mkfifo', [path])),
      'file-unreadable',
    ],
  ])('%s fails by name', async (name, make, code) => {
    const path = name === 'a folder' ? folder : join(folder, 'x.ics');
    await make(path);
    expect((await fromFile(path)).failure?.code).toBe(code);
  });
});

/** Sends `kilobytes` at a time, without end, `pause` milliseconds between. */
function endless(kilobytes: number, pause = 1): Handler {
  return (_, response) => {
    response.writeHead(200, { 'content-type': 'text/calendar' });
    response.write(calendar);
    const timer = setInterval(() => response.write('X'.repeat(kilobytes * 1024)), pause);
    response.on('close', () => {
      clearInterval(timer);
    });
  };
}
