import { expect, it } from 'vitest';
import { RepositorySync } from '../../../../src/app/inbox/repositorySync.ts';
import { GitHubFailure } from '../../../../src/app/ports/gitHubFailure.ts';
import { gitHubOf } from '../../../support/gitHubOf.ts';
import { ManualClock } from '../../../support/manualClock.ts';
import { MemoryInboxCache } from '../../../support/memoryInboxCache.ts';
import { commentOf, noon, noteBy, noteComment } from '../../core/note/thread/threadFixtures.ts';
import type { SourceComment } from '../../../../src/core/note/codec/sourceComment.ts';
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

/** A sync of a repository whose server lists what a test gives it. */
function following(hasDiscussions = false) {
  let repository = repositoryNamed('app');
  let listing: readonly SourceComment[] = [];
  const gitHub = gitHubOf({
    repositories: { facts: () => Promise.resolve({ repository, hasDiscussions } as never) },
    comments: {
      changed: async function* () {
        yield await Promise.resolve({ comments: listing, cursor: {}, listed: listing.length });
      },
      withEditors: (_repository, found) => Promise.resolve(found),
    },
    discussions: {
      changed: () => Promise.reject(new GitHubFailure({ type: 'unsupported', feature: 'graphql' })),
    },
  });
  const ports = { gitHub, cache: new MemoryInboxCache(), clock: new ManualClock(noon) };
  const sync = new RepositorySync(ports, repository, () => undefined);
  return {
    ports,
    list: async (comments: readonly SourceComment[], known = repository) => {
      [listing, repository] = [comments, known];
      const problem = await sync.sync(false, new AbortController().signal);
      return { problem, ids: sync.state.comments.map(({ id }) => id), asOf: sync.state.asOf };
    },
  };
}

const [first, second] = [noteComment(1, noteBy('maya')), noteComment(2, noteBy('ben', { id: 'note-2' }))];

it('lets a note go of which the marker was taken out', async () => {
  const { list } = following();
  expect((await list([first, second])).ids).toEqual([first.id, second.id]);
  const plain = commentOf(1, 'maya', 'Never mind.', { updatedAt: noon + 600_000 });
  expect((await list([plain])).ids).toEqual([second.id]);
});

it('knows nothing of another repository under the same name', async () => {
  const { list } = following();
  await list([first]);
  expect((await list([second], { ...repositoryNamed('app'), id: 99 })).ids).toEqual([second.id]);
});

it('reads the comments of a server that has no discussions for it', async () => {
  const { problem, ids, asOf } = await following(true).list([first]);
  expect({ problem, ids, asOf }).toEqual({ problem: undefined, ids: [first.id], asOf: noon });
});
