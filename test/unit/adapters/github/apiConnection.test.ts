import * as v from 'valibot';
import { expect, it } from 'vitest';
import { connectionTo, repository } from './connectionTo.ts';

/** A connection to a server that takes every answer for unchanged, and the paths that were asked for without a mark. */
function connectionToUnchanged() {
  const unconditional: string[] = [];
  const answer: typeof globalThis.fetch = (input, init) => {
    const address = input instanceof Request ? input.url : String(input);
    const isKnown = new Headers(init?.headers).has('if-none-match');
    if (!isKnown) unconditional.push(new URL(address).pathname);
    const headers = { etag: '"1"', 'content-type': 'application/json' };
    return Promise.resolve(
      isKnown ? new Response(null, { status: 304, headers }) : new Response('{}', { headers }),
    );
  };
  const connection = connectionTo(answer);
  const read = (route: string): Promise<unknown> =>
    connection.read(repository, { route, schema: v.object({}) });
  return { read, unconditional };
}

it('remembers what is asked for again and again, however much else is asked for between', async () => {
  const { read, unconditional } = connectionToUnchanged();
  for (let at = 0; at < 250; at += 1) {
    await read('/user');
    await read(`/comments/${String(at)}`);
  }
  expect(unconditional.filter((path) => path.endsWith('/user'))).toHaveLength(1);
});

it('forgets what was asked for longest ago once there is much else', async () => {
  const { read, unconditional } = connectionToUnchanged();
  for (let at = 0; at < 201; at += 1) await read(`/comments/${String(at)}`);
  await read('/comments/1');
  expect(unconditional).toHaveLength(201);
  await read('/comments/0');
  expect(unconditional).toHaveLength(202);
});

it('remembers the answers to all of the first requests, which connect at the same time', async () => {
  const { read, unconditional } = connectionToUnchanged();
  const routes = ['/user', '/comments/1', '/comments/2'];
  await Promise.all(routes.map(read));
  await Promise.all(routes.map(read));
  expect(unconditional).toHaveLength(routes.length);
});
