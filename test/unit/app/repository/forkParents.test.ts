import { describe, expect, it } from 'vitest';
import { ForkParents } from '../../../../src/app/repository/forkParents.ts';
import { GitHubFailure, type GitHubFailureReason } from '../../../../src/app/ports/gitHubFailure.ts';
import type { RepositoryFacts } from '../../../../src/app/ports/gitHubRepositories.ts';
import type { RepositoryReference } from '../../../../src/app/repository/repositoryReference.ts';
import { silentLog } from '../../../support/silentLog.ts';
import { repositoryNamed } from '../handoffs/handoffListWorld.ts';

const fork: RepositoryReference = {
  ...repositoryNamed('app'),
  owner: 'ana',
  webUrl: 'https://github.example/ana/app',
};

class World {
  readonly kept = new Map<string, unknown>();
  failure: GitHubFailureReason | undefined;
  parentIsHidden = false;
  /** Undefined: it is no fork. */
  parent: { owner: string; name: string } | undefined = { owner: 'acme', name: 'app' };
  asked = 0;

  open(): ForkParents {
    return new ForkParents({
      repositories: { facts: (reference) => this.#facts(reference) },
      kept: {
        get: (key) => this.kept.get(key),
        set: (key, value) => Promise.resolve(void this.kept.set(key, value)),
      },
      log: silentLog,
    });
  }

  #facts(reference: RepositoryReference): Promise<RepositoryFacts> {
    this.asked += 1;
    if (this.failure !== undefined) return Promise.reject(new GitHubFailure(this.failure));
    if (reference.owner !== 'ana' && this.parentIsHidden)
      return Promise.reject(new GitHubFailure({ type: 'notFound' }));
    return Promise.resolve({
      repository: { ...reference, id: 1 },
      isPrivate: false,
      isArchived: false,
      hasDiscussions: false,
      defaultBranch: 'main',
      mayWrite: true,
      mayTriage: true,
      ...(reference.owner === 'ana' && this.parent !== undefined ? { parent: this.parent } : {}),
    });
  }
}

describe('the parent of a fork', () => {
  it('is known once GitHub was asked, which it is once', async () => {
    const world = new World();
    const parents = world.open();
    let changes = 0;
    parents.onDidChange(() => (changes += 1));
    expect(parents.of(fork)).toBeUndefined();
    await Promise.all([parents.look([fork]), parents.look([fork])]);
    expect(parents.of(fork)).toMatchObject({
      owner: 'acme',
      name: 'app',
      webUrl: 'https://github.example/acme/app',
      apiUrl: fork.apiUrl,
    });
    await parents.look([fork]);
    expect([changes, world.asked]).toEqual([1, 2]);
    parents.dispose();
  });

  it('is known offline after that, and stays what it was while GitHub cannot be asked', async () => {
    const world = new World();
    await world.open().look([fork]);
    world.failure = { type: 'offline' };
    const parents = world.open();
    expect(parents.of(fork)?.owner).toBe('acme');
    await parents.look([fork]);
    expect(parents.of(fork)?.owner).toBe('acme');
    world.failure = undefined;
    world.parent = undefined;
    await parents.look([fork]);
    expect(parents.of(fork)).toBeUndefined();
    expect(world.open().of(fork)).toBeUndefined();
  });

  it('is none where this account may not see it, until another account asks', async () => {
    const world = new World();
    world.parentIsHidden = true;
    const parents = world.open();
    await parents.look([fork]);
    expect(parents.of(fork)).toBeUndefined();
    world.parentIsHidden = false;
    await parents.look([fork]);
    expect(parents.of(fork)).toBeUndefined();
    parents.askAgain();
    await parents.look([fork]);
    expect(parents.of(fork)?.owner).toBe('acme');
  });

  it('is asked for again where what was kept is damaged', async () => {
    const world = new World();
    world.kept.set('forkParents', { 'https://github.example/ana/app': { owner: 7 } });
    const parents = world.open();
    expect(parents.of(fork)).toBeUndefined();
    await parents.look([fork]);
    expect(parents.of(fork)?.owner).toBe('acme');
  });
});
