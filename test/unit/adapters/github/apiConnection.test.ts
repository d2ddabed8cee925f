import * as v from 'valibot';
import { expect, it } from 'vitest';
import { ApiConnection } from '../../../../src/adapters/github/apiConnection.ts';
import type { Sessions } from '../../../../src/app/ports/sessions.ts';
import { answering } from '../../../support/answering.ts';
import { standingClock } from '../../../support/fixedPorts.ts';
import { silentLog } from '../../../support/silentLog.ts';
import { repositoryNamed } from '../../app/handoffListWorld.ts';

it('remembers what is asked for again and again, however much else is asked for between', async () => {
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
  for (let at = 0; at < 250; at += 1) {
    await connection.read(repository, { route: '/user', schema: v.object({}) });
    await connection.read(repository, { route: `/comments/${String(at)}`, schema: v.object({}) });
  }
  expect(unconditional.filter((path) => path.endsWith('/user'))).toHaveLength(1);
});
