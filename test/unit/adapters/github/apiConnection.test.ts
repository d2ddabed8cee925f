import * as v from 'valibot';
import { expect, it } from 'vitest';
import { ApiConnection } from '../../../../src/adapters/github/apiConnection.ts';
import type { Sessions } from '../../../../src/app/ports/sessions.ts';
import { answering } from '../../../support/answering.ts';
import { standingClock } from '../../../support/fixedPorts.ts';
import { silentLog } from '../../../support/silentLog.ts';
import { repositoryNamed } from '../../app/handoffs/handoffListWorld.ts';

/** A connection to a server that takes every answer for unchanged, and the paths that were asked for without a mark. */
function connectionToUnchanged() {
  const repository = repositoryNamed('app');
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
  const { host } = repository;
  const session = { host, source: 'token', token: () => 'a token' } as const;
  const connection = new ApiConnection({
    sessions: answering<Sessions>('the sessions', { find: () => Promise.resolve(session) }),
    clock: standingClock(1_000),
    log: silentLog,
    fetch: answer,
  });
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

it('remembers the answers to all of the first requests, which connect at the same time', async () => {
  const { read, unconditional } = connectionToUnchanged();
  const routes = ['/user', '/comments/1', '/comments/2'];
  await Promise.all(routes.map(read));
  await Promise.all(routes.map(read));
  expect(unconditional).toHaveLength(routes.length);
});
