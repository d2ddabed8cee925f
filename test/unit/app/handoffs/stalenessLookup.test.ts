import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Handoff } from '../../../../src/app/handoffs/handoffList.ts';
import type { GitHistory } from '../../../../src/app/ports/gitHistory.ts';
import type { GitHub } from '../../../../src/app/ports/gitHub.ts';
import { GitHubFailure, type GitHubFailureReason } from '../../../../src/app/ports/gitHubFailure.ts';
import type { Comparison } from '../../../../src/app/ports/gitHubHistory.ts';
import type { PullRequest } from '../../../../src/app/ports/gitHubPullRequests.ts';
import { StalenessLookup } from '../../../../src/app/handoffs/stalenessLookup.ts';
import type { CheckFact } from '../../../../src/core/note/evidence/evidenceFacts.ts';
import type { BranchCommit } from '../../../../src/core/note/evidence/staleness.ts';
import { answering } from '../../../support/answering.ts';
import { gitHubOf } from '../../../support/gitHubOf.ts';
import { silentLog } from '../../../support/silentLog.ts';
import { noon, noteBy } from '../../core/note/thread/threadFixtures.ts';
import { checkoutOf, workspaceOf } from './checkouts.ts';
import { handoffOf } from './handoffs.ts';
import { ManualClock } from '../../../support/manualClock.ts';
import { pullRequestOf } from '../repository/pullRequests.ts';

const noted = 'a'.repeat(40);
const later = 'b'.repeat(40);
const commit: BranchCommit = { sha: later, subject: 'Rotate', author: 'Li', committedAt: noon, login: 'li' };
const handoff = handoffOf('ben', noteBy('maya', { to: ['ben'] }));

/** GitHub and a clone, each as a test has them, and what GitHub was asked for. */
class World {
  readonly clock = new ManualClock(noon);
  readonly asked: string[] = [];
  failure: GitHubFailureReason | undefined;
  compareFailure: GitHubFailureReason | undefined;
  pull: Partial<PullRequest> = { head: { owner: 'acme', branch: 'feature/keys', commit: noted } };
  branchHead: string | undefined = later;
  check: CheckFact = { name: 'canary', conclusion: 'failed', url: 'https://k', completedAt: noon - 60_000 };
  comparison: Comparison = { status: 'ahead', commits: [commit], total: 1, paths: [], url: 'https://c' };
  local: Partial<GitHistory> = {};
  readonly lookup: StalenessLookup;

  constructor() {
    this.lookup = new StalenessLookup({
      gitHub: this.#gitHub(),
      git: answering<GitHistory>(
        'git',
        new Proxy({}, { get: (_, name) => Reflect.get(this.local, name) as unknown }),
      ),
      workspace: workspaceOf(checkoutOf()),
      parents: { of: () => undefined },
      clock: this.clock,
      log: silentLog,
    });
  }

  async of(given: Handoff = handoff): Promise<ReturnType<StalenessLookup['of']>> {
    await this.lookup.refresh(given);
    return this.lookup.of(given);
  }

  #answer<T>(what: string, value: () => T, failure = this.failure): Promise<T> {
    this.asked.push(what);
    return failure === undefined ? Promise.resolve(value()) : Promise.reject(new GitHubFailure(failure));
  }

  #gitHub(): GitHub {
    return gitHubOf({
      pullRequests: { get: () => this.#answer('pull request', () => pullRequestOf(this.pull)) },
      history: {
        compare: () => this.#answer('comparison', () => this.comparison, this.failure ?? this.compareFailure),
        branchHead: () => this.#answer('branch', () => this.branchHead),
      },
      reviewState: {
        checks: () => this.#answer('checks', () => [this.check]),
      },
    });
  }
}

describe("what became of a note's branch", () => {
  let world: World;
  beforeEach(() => {
    world = new World();
  });
  afterEach(() => {
    world.lookup.dispose();
  });

  it('is nothing new while the branch stands where it stood, which costs no comparison', async () => {
    const since = await world.of();
    expect(since).toMatchObject({ head: noted, localOnly: false, staleness: { stale: false, commits: [] } });
    // It failed before the note was written, which may be about just that.
    expect(since?.staleness.failingChecks).toEqual([]);
    expect(world.asked.toSorted()).toEqual(['checks', 'pull request']);
  });

  it('is a check that failed since, on the noted commit or on one that came after', async () => {
    world.check = { ...world.check, completedAt: noon + 60_000 };
    expect((await world.of())?.staleness.failingChecks).toEqual(['canary']);
    world = new World();
    world.pull = { head: { owner: 'acme', branch: 'feature/keys', commit: later } };
    expect((await world.of())?.staleness.failingChecks).toEqual(['canary']);
  });

  it('is its commits since, with the page that shows them', async () => {
    world.pull = { head: { owner: 'acme', branch: 'feature/keys', commit: later } };
    expect(await world.of()).toMatchObject({
      head: later,
      pageUrl: 'https://c',
      staleness: { stale: true, commits: [commit], forcePushed: false },
    });
  });

  it.each([
    ['diverged', { forcePushed: true, behind: false }],
    // Nothing says that anybody rewrote it: the noted commit may never have been pushed to that branch.
    ['behind', { forcePushed: false, behind: true }],
  ] as const)('is that it went another way, or not as far, where it is %s', async (status, expected) => {
    world.pull = { head: { owner: 'acme', branch: 'feature/keys', commit: later } };
    const commits = status === 'behind' ? [] : [commit];
    world.comparison = { ...world.comparison, status, commits };
    expect((await world.of())?.staleness).toMatchObject({ ...expected, stale: true });
  });

  it('is that it was merged, and its branch deleted', async () => {
    world.pull = { state: 'merged' };
    world.branchHead = undefined;
    expect((await world.of())?.staleness).toMatchObject({ pullRequest: 'merged', branchDeleted: true });
  });

  it("is that a fork is gone, and never asks this repository for a fork's branch", async () => {
    world.pull = { state: 'closed', head: { branch: 'main', commit: noted } };
    expect((await world.of())?.staleness).toMatchObject({ pullRequest: 'closed', branchDeleted: true });
    world = new World();
    world.pull = { state: 'closed', head: { owner: 'ana', branch: 'main', commit: noted } };
    expect((await world.of())?.staleness.branchDeleted).toBe(false);
    expect(world.asked).not.toContain('branch');
  });

  it('is looked up by the branch for a note in a discussion', async () => {
    const subject = { type: 'discussion', number: 5 } as const;
    const inDiscussion = handoffOf('ben', noteBy('maya', { to: ['ben'], subject }), [], { subject });
    expect(await world.of(inDiscussion)).toMatchObject({ head: later, staleness: { commits: [commit] } });
    world = new World();
    world.branchHead = undefined;
    expect((await world.of(inDiscussion))?.staleness.branchDeleted).toBe(true);
  });

  const local: Partial<GitHistory> = {
    head: () => Promise.resolve({ type: 'ok', value: later }),
    base: () => Promise.resolve({ type: 'ok', value: { type: 'noted', commit: noted } as never }),
    commits: () => Promise.resolve({ type: 'ok', value: { items: [commit], total: 1 } as never }),
  };

  it.each<[string, (world: World) => void]>([
    ['GitHub cannot be reached', (one) => (one.failure = { type: 'offline' })],
    [
      'GitHub does not know the noted commit',
      (one) => {
        one.pull = { head: { owner: 'acme', branch: 'feature/keys', commit: later } };
        one.compareFailure = { type: 'notFound' };
      },
    ],
  ])('is what the clone here knows where %s', async (_why, arrange) => {
    world.local = local;
    arrange(world);
    expect(await world.of()).toMatchObject({
      head: later,
      localOnly: true,
      staleness: { stale: true, commits: [commit], forcePushed: false },
    });
  });

  it.each<[string, Partial<GitHistory>]>([
    [
      'its author, whose clone has it',
      { ...local, commits: () => Promise.resolve({ type: 'ok', value: { items: [], total: 0 } as never }) },
    ],
    [
      'its reader, whose clone has it not',
      { head: () => Promise.resolve({ type: 'failed', failure: { code: 'failed' } }) },
    ],
  ])(
    'is that the noted commit was not pushed, where GitHub has never seen it: for %s',
    async (_who, here) => {
      world.local = here;
      world.check = { ...world.check, completedAt: noon + 60_000 };
      world.pull = { head: { owner: 'acme', branch: 'feature/keys', commit: later } };
      world.compareFailure = { type: 'notFound' };
      const since = await world.of();
      expect(since).toMatchObject({
        head: later,
        localOnly: false,
        staleness: { stale: true, behind: true },
      });
      expect(since?.staleness.failingChecks).toEqual(['canary']);
    },
  );

  it('is that history was rewritten, or not fetched, where the noted commit is here and not in the branch', async () => {
    world.failure = { type: 'offline' };
    const base = (): never =>
      Promise.resolve({ type: 'ok', value: { type: 'notedGone', commit: noted } }) as never;
    world.local = { ...local, base };
    expect((await world.of())?.staleness.forcePushed).toBe(true);
    world = new World();
    world.failure = { type: 'offline' };
    const none = (): never => Promise.resolve({ type: 'ok', value: { items: [], total: 0 } }) as never;
    world.local = { ...local, base, commits: none };
    expect((await world.of())?.staleness).toMatchObject({ forcePushed: false, behind: true });
    world = new World();
    world.failure = { type: 'offline' };
    const commits = (): never =>
      Promise.resolve({ type: 'failed', failure: { code: 'unknownRevision' } }) as never;
    world.local = { ...local, base, commits };
    expect((await world.of())?.staleness.forcePushed).toBe(false);
  });

  it('says that neither can tell, and keeps what was known', async () => {
    const local: Partial<GitHistory> = {
      head: () => Promise.resolve({ type: 'failed', failure: { code: 'failed' } }),
    };
    world.failure = { type: 'offline' };
    world.local = local;
    expect(world.lookup.of(handoff)).toBeUndefined();
    expect(await world.of()).toMatchObject({ localOnly: true, staleness: { stale: false } });
    world = new World();
    await world.of();
    world.failure = { type: 'offline' };
    world.local = local;
    await world.clock.pass(60_000);
    expect(await world.of()).toMatchObject({ head: noted, localOnly: false });
  });

  it('is asked for once at a time, again after 20 s, and told of when it is another', async () => {
    const told: string[] = [];
    world.lookup.onDidChange((note) => told.push(note));
    await Promise.all([world.of(), world.of()]);
    await world.of();
    expect(world.asked.filter((what) => what === 'pull request')).toHaveLength(1);
    await world.clock.pass(20_000);
    await world.of();
    expect(told).toEqual(['note-1']);
    world.pull = { head: { owner: 'acme', branch: 'feature/keys', commit: later } };
    await world.clock.pass(20_000);
    await world.of();
    expect(told).toEqual(['note-1', 'note-1']);
  });
});
