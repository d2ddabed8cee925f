import { describe, expect, it } from 'vitest';
import { Emitter } from '../../../../src/app/emitter.ts';
import type { GitResult } from '../../../../src/app/ports/gitHistory.ts';
import { GitHubFailure } from '../../../../src/app/ports/gitHubFailure.ts';
import type { PullRequest } from '../../../../src/app/ports/gitHubPullRequests.ts';
import { BranchBase } from '../../../../src/app/repository/branchBase.ts';
import type { BranchTarget } from '../../../../src/app/repository/branchTarget.ts';
import { MovableWorkspace, openWorkspace } from '../../../support/fixedPorts.ts';
import { settled } from '../../../support/manualClock.ts';
import { silentLog } from '../../../support/silentLog.ts';
import { pullRequestOf } from './pullRequests.ts';

const repository = { host: 'github.com', owner: 'acme', name: 'keys', id: 7 };
/** As much of a found target as is looked at. */
const found = (openPullRequests: readonly PullRequest[] = [], bases = 1) =>
  ({
    type: 'found',
    facts: { repository },
    openPullRequests,
    bases: Array.from({ length: bases }),
  }) as unknown as BranchTarget;

function world(below: GitResult<readonly string[]>, states: Readonly<Record<string, PullRequest['state']>>) {
  const changed = new Emitter<BranchTarget>();
  const asked: string[] = [];
  let target = found();
  const base = new BranchBase({
    workspace: new MovableWorkspace(openWorkspace('fix/ci')),
    target: {
      get target() {
        return target;
      },
      onDidChange: changed.event,
    },
    git: { stackedOn: () => Promise.resolve(below) },
    pullRequests: {
      ofBranch: (_repository, { branch }) => {
        asked.push(branch);
        const state = states[branch];
        if (branch === 'offline') return Promise.reject(new GitHubFailure({ type: 'offline' }));
        return Promise.resolve(state === undefined ? [] : [pullRequestOf({ state })]);
      },
    },
    log: silentLog,
  });
  const show = async (next: BranchTarget): Promise<string | undefined> => {
    target = next;
    changed.fire(next);
    await settled();
    return base.branch;
  };
  return { show, asked };
}

const ok = (...value: string[]): GitResult<readonly string[]> => ({ type: 'ok', value });

describe('the branch into which a branch goes', () => {
  it('is that of its open pull request, and nothing is asked', async () => {
    const { show } = world(ok('feat/keys'), { 'feat/keys': 'open' });
    expect(await show(found([pullRequestOf({ baseBranch: 'release' })]))).toBe('release');
  });

  it('is the nearest of those that it was cut from whose pull request is open', async () => {
    const { show, asked } = world(ok('merged', 'none', 'feat/keys', 'far'), {
      merged: 'merged',
      'feat/keys': 'open',
      far: 'open',
    });
    expect(await show(found())).toBe('feat/keys');
    expect(new Set(asked)).toEqual(new Set(['merged', 'none', 'feat/keys']));
  });

  it.each([
    ['nothing is below it', ok(), found()],
    ['git cannot tell', { type: 'failed', failure: { code: 'timedOut' } } as const, found()],
    ['GitHub cannot be asked', ok('offline', 'feat/keys'), found()],
    ['it is a fork’s', ok('feat/keys'), found([], 2)],
    ['no repository is known', ok('feat/keys'), { type: 'noRemote' } as const],
  ])('is not known where %s', async (_name, below, target) => {
    const { show } = world(below, { 'feat/keys': 'open' });
    expect(await show(target)).toBeUndefined();
  });

  it('is forgotten with the branch', async () => {
    const { show } = world(ok('feat/keys'), { 'feat/keys': 'open' });
    expect(await show(found())).toBe('feat/keys');
    expect(await show({ type: 'none' })).toBeUndefined();
  });
});
