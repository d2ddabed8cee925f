import { afterEach, describe, expect, it } from 'vitest';
import { InboxPoller } from '../../../../src/app/inbox/inboxPoller.ts';
import type { SourceComment } from '../../../../src/core/note/codec/sourceComment.ts';
import { gitHubOf } from '../../../support/gitHubOf.ts';
import { ManualClock } from '../../../support/manualClock.ts';
import { MemoryInboxCache } from '../../../support/memoryInboxCache.ts';
import { silentLog } from '../../../support/silentLog.ts';
import { noon, noteBy, noteComment } from '../../core/note/thread/threadFixtures.ts';
import { repositoryNamed } from '../handoffs/handoffListWorld.ts';

const repository = repositoryNamed('app');
let poller: InboxPoller | undefined;
afterEach(() => poller?.dispose());

describe('the inbox', () => {
  it('is read once more for a refresh that comes while it is read, which may have passed the news', async () => {
    const onServer: SourceComment[] = [];
    const listed = Promise.withResolvers<undefined>();
    const goOn = Promise.withResolvers<undefined>();
    let listings = 0;
    const gitHub = gitHubOf({
      repositories: { facts: () => Promise.resolve({ repository, hasDiscussions: false } as never) },
      comments: {
        changed: async function* () {
          const comments = [...onServer];
          listings += 1;
          listed.resolve(undefined);
          await goOn.promise;
          yield { comments, cursor: {}, listed: comments.length };
        },
        withEditors: (_repository, found) => Promise.resolve(found),
      },
    });
    const clock = new ManualClock(noon);
    const sessions = {
      find: () => Promise.reject(new Error('Not asked')),
      onDidChange: () => ({ dispose: () => undefined }),
    };
    poller = new InboxPoller({
      gitHub,
      cache: new MemoryInboxCache(),
      clock,
      log: silentLog,
      sessions: sessions as never,
    });
    poller.follow([repository]);
    await listed.promise;
    onServer.push(noteComment(1, noteBy('maya')));
    const refreshed = poller.refresh();
    goOn.resolve(undefined);
    await refreshed;
    expect(poller.states[0]?.comments).toHaveLength(1);
    expect(listings).toBe(2);
  });
});
