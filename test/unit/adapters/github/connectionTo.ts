import { ApiConnection } from '../../../../src/adapters/github/apiConnection.ts';
import type { Sessions } from '../../../../src/app/ports/sessions.ts';
import { answering } from '../../../support/answering.ts';
import { standingClock } from '../../../support/fixedPorts.ts';
import { silentLog } from '../../../support/silentLog.ts';
import { repositoryNamed } from '../../app/handoffs/handoffListWorld.ts';

export const repository = repositoryNamed('app');

/** A connection to a server that answers so, with somebody signed in to it. */
export function connectionTo(fetch: typeof globalThis.fetch): ApiConnection {
  const session = { host: repository.host, source: 'token', token: () => 'a token' } as const;
  return new ApiConnection({
    sessions: answering<Sessions>('the sessions', { find: () => Promise.resolve(session) }),
    clock: standingClock(1_000),
    log: silentLog,
    fetch,
  });
}
