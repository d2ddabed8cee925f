import { describe, expect, it } from 'vitest';
import type { BranchHead, OutboxItem, PublishTarget } from '../../../../src/app/outbox/outboxItem.ts';
import { retargetPlaces } from '../../../../src/app/outbox/retargetPlaces.ts';
import type { GitHub } from '../../../../src/app/ports/gitHub.ts';
import type { PullRequest } from '../../../../src/app/ports/gitHubPullRequests.ts';
import { gitHubOf, refuses } from '../../../support/gitHubOf.ts';
import { pullRequestOf } from '../repository/pullRequests.ts';
import { outboxItem } from './outboxItems.ts';

const { repository } = outboxItem();

function queued(target: PublishTarget, source?: BranchHead): OutboxItem {
  const item = outboxItem();
  if (item.work.type !== 'note') throw new Error('No note');
  return { ...item, work: { ...item.work, target, ...(source === undefined ? {} : { source }) } };
}

/** acme/atlas with pull requests, a category, and `main` as its default branch. */
function gitHub(pullRequests: readonly PullRequest[], asked: BranchHead[] = []): GitHub {
  return gitHubOf({
    repositories: {
      facts: () =>
        Promise.resolve({
          repository,
          isPrivate: false,
          isArchived: false,
          hasDiscussions: true,
          defaultBranch: 'main',
          mayWrite: false,
          mayTriage: false,
        }),
    },
    pullRequests: {
      ofBranch: (_repository, head) => {
        asked.push(head);
        return Promise.resolve(
          pullRequests.filter((each) => each.head.owner === head.owner && each.head.branch === head.branch),
        );
      },
      get: (_repository, number) => {
        const found = pullRequests.find((each) => each.number === number);
        return found === undefined ? refuses({ type: 'notFound' })() : Promise.resolve(found);
      },
    },
    discussions: {
      categories: () => Promise.resolve([{ id: 'c1', name: 'Ideas', emoji: ':bulb:', isAnswerable: false }]),
    },
  });
}

const discussion: PublishTarget = { type: 'newDiscussion', categoryId: 'c1', categoryName: 'Ideas' };
const fork: BranchHead = { owner: 'ana', branch: 'payments-fix' };

describe('where else a note that waits can go', () => {
  it("offers the pull request of the fork's branch, under the name that it has there", async () => {
    const pullRequest = pullRequestOf({ number: 7, head: { ...fork, commit: 'a'.repeat(40) } });
    const places = await retargetPlaces(gitHub([pullRequest]), queued(discussion, fork));
    expect(places.map(({ target }) => target)).toEqual([{ type: 'pullRequest', number: 7 }, discussion]);
  });

  it("offers a draft of the fork's branch where none is open, even of its default branch", async () => {
    for (const head of [fork, { owner: 'ana', branch: 'main' }]) {
      const places = await retargetPlaces(gitHub([]), queued(discussion, head));
      expect(places[0]?.target).toEqual({ type: 'draftPullRequest', head, baseBranch: 'main' });
    }
  });

  it("offers no draft of the repository's own default branch", async () => {
    const places = await retargetPlaces(gitHub([]), queued(discussion, { owner: 'Acme', branch: 'main' }));
    expect(places.map(({ type }) => type)).toEqual(['newDiscussion']);
  });

  it('asks the pull request for its branch where nothing else tells', async () => {
    const closed = pullRequestOf({ number: 3, state: 'closed', head: { ...fork, commit: 'a'.repeat(40) } });
    const asked: BranchHead[] = [];
    const places = await retargetPlaces(gitHub([closed], asked), queued({ type: 'pullRequest', number: 3 }));
    expect(asked).toEqual([fork]);
    expect(places[0]?.target).toEqual({ type: 'draftPullRequest', head: fork, baseBranch: 'main' });
  });

  it('offers discussions alone when the pull request is gone and with it the name of its branch', async () => {
    const places = await retargetPlaces(gitHub([]), queued({ type: 'pullRequest', number: 9 }));
    expect(places.map(({ type }) => type)).toEqual(['newDiscussion']);
  });
});
