import { describe, expect, it } from 'vitest';
import type { BranchTarget } from '../../../../src/app/repository/branchTarget.ts';
import {
  chooseDestination,
  type DestinationSituation,
} from '../../../../src/app/destinations/chooseDestination.ts';
import { publishTargetOf } from '../../../../src/app/destinations/destination.ts';
import type { PullRequest } from '../../../../src/app/ports/gitHubPullRequests.ts';
import type { RepositoryFacts } from '../../../../src/app/ports/gitHubRepositories.ts';

type Found = Extract<BranchTarget, { type: 'found' }>;

const facts = (owner: string, id: number, part: Partial<RepositoryFacts> = {}): RepositoryFacts => ({
  repository: {
    host: 'github.com',
    owner,
    name: 'keys',
    webUrl: `https://github.com/${owner}/keys`,
    apiUrl: 'https://api.github.com',
    graphqlUrl: 'https://api.github.com/graphql',
    id,
  },
  isPrivate: true,
  isArchived: false,
  hasDiscussions: true,
  defaultBranch: 'main',
  mayWrite: true,
  mayTriage: true,
  ...part,
});

const pull = (number: number, part: Partial<PullRequest> = {}): PullRequest => ({
  number,
  title: 'Rotate',
  url: `https://github.com/acme/keys/pull/${String(number)}`,
  state: 'open',
  isDraft: false,
  isLocked: false,
  author: 'ben',
  baseBranch: 'main',
  head: { owner: 'acme', branch: 'rotate', commit: 'a'.repeat(40) },
  requestedReviewers: [],
  requestedTeams: [],
  ...part,
});

const acme = facts('acme', 1);
const found = (part: Partial<Found> = {}): Found => ({
  type: 'found',
  facts: acme,
  viewer: { login: 'ben', type: 'user' },
  people: [],
  openPullRequests: [],
  head: { owner: 'acme', branch: 'rotate', isPushed: true },
  bases: [acme],
  ...part,
});
const withPulls = (...pulls: readonly PullRequest[]): Found =>
  found({ openPullRequests: pulls, ...(pulls[0] === undefined ? {} : { pullRequest: pulls[0] }) });
const categories = [{ id: 'c1', name: 'Ideas', emoji: ':bulb:', isAnswerable: false }];
const choose = (part: Partial<DestinationSituation>) =>
  chooseDestination({ target: found(), kind: 'handoff', ...part });
const keys = (part: Partial<DestinationSituation>) => choose(part).destinations.map(({ key }) => key);

describe('where a note of the branch can go', () => {
  it('offers each open pull request, and the one that the user wants', () => {
    const target = withPulls(pull(7), pull(5, { isDraft: true }));
    expect(keys({ target })).toEqual(['pullRequest:7', 'pullRequest:5']);
    expect(choose({ target }).chosen?.key).toBe('pullRequest:7');
    expect(choose({ target, wish: 'pullRequest:5' }).chosen?.key).toBe('pullRequest:5');
  });

  it('goes by the proposal where the place that the user wanted is gone', () => {
    expect(choose({ target: withPulls(pull(7)), wish: 'pullRequest:5' }).chosen?.key).toBe('pullRequest:7');
  });

  it('opens a draft first where there is no pull request, and a discussion where no draft can be', () => {
    expect(keys({ categories })).toEqual(['draftPullRequest:1', 'newDiscussion']);
    const main = found({ head: { owner: 'acme', branch: 'main', isPushed: true } });
    expect(choose({ target: main, categories })).toMatchObject({
      chosen: { key: 'newDiscussion' },
      rule: 'only-a-discussion',
    });
    expect(choose({ target: main })).toMatchObject({ destinations: [], rule: 'no-place-yet' });
  });

  it('opens a draft into the branch that the branch builds on, or into the default branch', () => {
    const { destinations, chosen } = choose({ baseBranch: 'feat/keys' });
    expect(destinations.map(({ key }) => key)).toEqual([
      'draftPullRequest:1:feat/keys',
      'draftPullRequest:1',
    ]);
    expect(publishTargetOf(chosen!)).toMatchObject({ baseBranch: 'feat/keys' });
    const main = choose({ baseBranch: 'feat/keys', wish: 'draftPullRequest:1' }).chosen;
    expect(publishTargetOf(main!)).toMatchObject({ baseBranch: 'main' });
    expect(keys({ baseBranch: 'main' })).toEqual(['draftPullRequest:1']);
  });

  it("opens a fork's draft in the repository it came from, or in the fork where the user wants it", () => {
    const fork = facts('ben', 2, { hasDiscussions: false });
    const target = found({
      facts: fork,
      bases: [acme, fork],
      head: { owner: 'ben', branch: 'rotate', isPushed: true },
    });
    const choice = choose({ target });
    expect(choice.destinations.map(({ key }) => key)).toEqual(['draftPullRequest:1', 'draftPullRequest:2']);
    expect(choice.chosen?.facts.repository.owner).toBe('acme');
    expect(publishTargetOf(choice.destinations[0]!)).toEqual({
      type: 'draftPullRequest',
      head: { owner: 'ben', branch: 'rotate' },
      baseBranch: 'main',
    });
    // The default branch of a fork may go into that of its parent.
    const ownMain = { ...target, head: { owner: 'ben', branch: 'main', isPushed: true } };
    expect(keys({ target: ownMain })).toEqual(['draftPullRequest:1']);
  });

  it('needs a push before a draft, and a category before a discussion', () => {
    const target = found({ head: { owner: 'acme', branch: 'rotate', isPushed: false } });
    const [draft, discussion] = choose({ target, categories }).destinations;
    expect([draft, discussion].map((each) => publishTargetOf(each!))).toEqual([undefined, undefined]);
    const chosen = choose({ target, categories, categoryId: 'c1' }).destinations[1];
    expect(publishTargetOf(chosen!)).toEqual({
      type: 'newDiscussion',
      categoryId: 'c1',
      categoryName: 'Ideas',
    });
    // A category that was deleted is asked for again.
    expect(
      publishTargetOf(choose({ target, categories, categoryId: 'c9' }).destinations[1]!),
    ).toBeUndefined();
  });

  it('goes on where the branch is discussed', () => {
    const target = withPulls(pull(7));
    const choice = choose({ target, kind: 'decision', categories, discussion: 12 });
    expect(choice).toMatchObject({ chosen: { key: 'discussion:12' }, rule: 'where-it-was-discussed' });
    expect(keys({ target, categories, discussion: 12 })[0]).toBe('pullRequest:7');
  });

  it('takes nothing in an archived repository, or in a locked conversation of those who may not write', () => {
    expect(
      keys({ target: found({ facts: facts('acme', 1, { isArchived: true }), bases: [] }), categories }),
    ).toEqual([]);
    const locked = pull(7, { isLocked: true });
    const reader = { ...withPulls(locked), facts: facts('acme', 1, { mayWrite: false }) };
    expect(choose({ target: reader, categories })).toMatchObject({ destinations: [], rule: 'not-writable' });
    expect(keys({ target: withPulls(locked) })).toEqual(['pullRequest:7']);
  });

  it('warns by who can read it', () => {
    const target = withPulls(pull(7));
    expect(choose({ target }).warning).toBeUndefined();
    expect(choose({ target, sensitiveWord: 'exploit' }).warning).toEqual({
      type: 'sensitive-team',
      word: 'exploit',
    });
    const open = { ...target, facts: facts('acme', 1, { isPrivate: false }) };
    expect(choose({ target: open, sensitiveWord: 'exploit' }).warning?.type).toBe('sensitive-public');
  });
});
