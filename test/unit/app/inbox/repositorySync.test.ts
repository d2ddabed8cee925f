import { expect, it } from 'vitest';
import { RepositorySync } from '../../../../src/app/inbox/repositorySync.ts';
import { GitHubFailure } from '../../../../src/app/ports/gitHubFailure.ts';
import { gitHubOf } from '../../../support/gitHubOf.ts';
import { ManualClock } from '../../../support/manualClock.ts';
import { MemoryInboxCache } from '../../../support/memoryInboxCache.ts';
import { noon } from '../../core/note/thread/threadFixtures.ts';
import { repositoryNamed } from '../handoffs/handoffListWorld.ts';

it('asks for the discussions again with the next sync where they could not be read, else only after a while', async () => {
  const repository = repositoryNamed('app');
  let isOffline = true;
  let answered = 0;
  const gitHub = gitHubOf({
    repositories: { facts: () => Promise.resolve({ repository, hasDiscussions: true } as never) },
    comments: {
      changed: async function* () {
        // Nothing changed.
      },
      withEditors: (_repository, found) => Promise.resolve(found),
    },
    discussions: {
      changed: () => {
        if (isOffline) return Promise.reject(new GitHubFailure({ type: 'offline' }));
        answered += 1;
        return Promise.resolve({ comments: [] });
      },
    },
  });
  const ports = { gitHub, cache: new MemoryInboxCache(), clock: new ManualClock(noon) };
  const sync = new RepositorySync(ports, repository, () => undefined);
  const { signal } = new AbortController();
  expect(await sync.sync(false, signal)).toEqual({ type: 'offline' });
  isOffline = false;
  expect(await sync.sync(false, signal)).toBeUndefined();
  await sync.sync(false, signal);
  expect(answered).toBe(1);
  await sync.sync(true, signal);
  expect(answered).toBe(2);
});
