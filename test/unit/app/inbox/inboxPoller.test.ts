import { afterEach, describe, expect, it } from 'vitest';
import { InboxPoller } from '../../../../src/app/inbox/inboxPoller.ts';
import { Emitter } from '../../../../src/app/emitter.ts';
import { GitHubFailure, type GitHubFailureReason } from '../../../../src/app/ports/gitHubFailure.ts';
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

  it('is asked for less and less often while it fails, and not at all once it was stopped or refused', async () => {
    let reason: GitHubFailureReason = { type: 'connectionLost' };
    let asked = 0;
    const gitHub = gitHubOf({
      repositories: {
        facts: () => {
          asked += 1;
          return Promise.reject(new GitHubFailure(reason));
        },
      },
    });
    const clock = new ManualClock(noon);
    const signedIn = new Emitter<{ readonly host?: string }>();
    const sessions = { onDidChange: signedIn.event } as never;
    poller = new InboxPoller({ gitHub, cache: new MemoryInboxCache(), clock, log: silentLog, sessions });
    poller.setActive(true);
    poller.follow([repository]);
    const askedIn = async (minutes: number): Promise<number> => {
      const before = asked;
      for (let minute = 0; minute < minutes; minute += 1) await clock.pass(60_000);
      return asked - before;
    };
    expect(await askedIn(1)).toBeLessThanOrEqual(1);
    expect(await askedIn(14)).toBe(3);
    reason = { type: 'unauthorized', host: repository.host };
    await poller.refresh();
    expect(await askedIn(120)).toBe(0);
    signedIn.fire({ host: 'github.example.org' });
    expect(await askedIn(1)).toBe(0);
    signedIn.fire({ host: repository.host });
    expect(await askedIn(1)).toBe(1);
  });
});
