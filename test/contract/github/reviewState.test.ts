import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createGitHub } from '../../../src/adapters/github/gitHub.ts';
import { systemClock } from '../../../src/adapters/editor/systemClock.ts';
import type { GitHub } from '../../../src/app/ports/gitHub.ts';
import type { CheckRun } from '../../github/state/stateData.ts';
import { setResolved } from '../../github/state/reviews.ts';
import { found } from '../../github/state/gitHubState.ts';
import { usualScopes } from '../../github/seed/seedBuilder.ts';
import { atlas } from '../../github/testing/teamGitHub.ts';
import { FixedSessions } from './fixedSessions.ts';
import { reasonOf } from './reasonOf.ts';
import { RecordedLog } from './recordedLog.ts';
import { type DoubleServer, startDouble, startEmulate, tokens } from './servers.ts';

describe('checks and review threads against the double', () => {
  let server: DoubleServer;
  let ben: GitHub;
  let commit: string;

  beforeAll(async () => {
    server = await startDouble();
    ben = server.as('ben');
    commit = (await ben.pullRequests.get(server.reference, server.pull)).head.commit;
  });
  afterAll(() => server[Symbol.asyncDispose]());

  const addRun = (name: string, status: CheckRun['status'], conclusion: CheckRun['conclusion']): void => {
    const { state } = server.team.gitHub;
    state.data.checkRuns.push({
      id: state.newId(),
      repositoryId: server.team.seed.repository.id,
      sha: commit,
      name,
      status,
      conclusion,
      startedAt: '2026-11-20T17:30:00Z',
      completedAt: conclusion === null ? null : '2026-11-20T17:40:00Z',
    });
    state.changed();
  };

  it('finds nothing where nothing was checked', async () => {
    expect(await ben.reviewState.checks(server.reference, commit)).toEqual([]);
    expect(await ben.reviewState.unresolvedThreads(server.reference, server.pull)).toEqual([]);
  });

  it('says how each check and status ended, with its page', async () => {
    addRun('test', 'completed', 'success');
    addRun('canary eu-2', 'completed', 'timed_out');
    addRun('docs', 'completed', 'skipped');
    addRun('bench', 'in_progress', null);
    const { state } = server.team.gitHub;
    for (const [context, how] of [
      ['ci/lint', 'error'],
      ['ci/deploy', 'pending'],
    ] as const)
      state.data.commitStatuses.push({
        id: state.newId(),
        repositoryId: server.team.seed.repository.id,
        sha: commit,
        context,
        state: how,
        description: null,
        targetUrl: null,
        createdAt: '2026-11-20T17:30:00Z',
      });
    const checks = await ben.reviewState.checks(server.reference, commit);
    expect(checks.map(({ name, conclusion }) => [name, conclusion])).toEqual([
      ['test', 'passed'],
      ['canary eu-2', 'failed'],
      ['docs', 'neutral'],
      ['bench', 'pending'],
      ['ci/lint', 'failed'],
      ['ci/deploy', 'pending'],
    ]);
    // GitHub says of a run when it ended, of a status when it was last set, of both only once there is an outcome.
    expect(checks.map(({ completedAt }) => completedAt)).toEqual([
      Date.UTC(2026, 10, 20, 17, 40),
      Date.UTC(2026, 10, 20, 17, 40),
      Date.UTC(2026, 10, 20, 17, 40),
      undefined,
      Date.UTC(2026, 10, 20, 17, 30),
      undefined,
    ]);
    expect(checks[0]?.url).toMatch(/\/acme\/atlas\/runs\/\d+$/);
    expect(checks[4]?.url).toBe(`${server.reference.webUrl}/commit/${commit}`);
  });

  it('costs nothing while unchanged', async () => {
    const before = server.log.lines.length;
    await ben.reviewState.checks(server.reference, commit);
    const statuses = server.log.lines.slice(before).map((line) => /"status":(\d+)/.exec(line)?.[1]);
    expect(statuses).toEqual(['304', '304']);
  });

  it('follows the pages of a commit with more than a hundred checks', async () => {
    for (let count = 0; count < 120; count += 1) addRun(`shard ${count}`, 'completed', 'success');
    const checks = await ben.reviewState.checks(server.reference, commit);
    expect(checks).toHaveLength(126);
    expect(new Set(checks.map(({ name }) => name)).size).toBe(126);
  });

  it('lists the threads that nobody resolved, with path, line and first words', async () => {
    await server.team.maya.rest.pulls.createReview({
      ...atlas,
      pull_number: server.pull,
      event: 'COMMENT',
      comments: [
        { path: 'src/pay.ts', line: 1, body: '\n  Is this still needed?\n\nI doubt it.' },
        { path: 'src/pay.ts', line: 2, body: 'Three is `too` many' },
      ],
    });
    const threads = await ben.reviewState.unresolvedThreads(server.reference, server.pull);
    expect(threads).toEqual([
      expect.objectContaining({
        path: 'src/pay.ts',
        line: 1,
        author: 'maya',
        excerpt: 'Is this still needed?',
      }),
      expect.objectContaining({
        path: 'src/pay.ts',
        line: 2,
        author: 'maya',
        excerpt: 'Three is `too` many',
      }),
    ]);
    expect(threads[0]?.url).toContain('#discussion_r');
    const { state } = server.team.gitHub;
    const viewer = { token: 'web', login: 'ben', scopes: usualScopes };
    setResolved(state, viewer, server.team.seed.repository, found(state.data.reviewThreads[0]), true);
    const left = await ben.reviewState.unresolvedThreads(server.reference, server.pull);
    expect(left).toEqual([threads[1]]);
  });

  it('says what is missing, refused or cancelled', async () => {
    const { reviewState } = ben;
    const missing = { ...server.reference, name: 'nothing-here' };
    expect(await reasonOf(reviewState.checks(missing, commit))).toEqual({ type: 'notFound' });
    expect(await reasonOf(reviewState.unresolvedThreads(missing, 1))).toEqual({ type: 'notFound' });
    expect(await reasonOf(reviewState.checks(server.reference, commit, AbortSignal.abort()))).toEqual({
      type: 'cancelled',
    });
    const nobody = createGitHub({
      sessions: new FixedSessions(),
      clock: systemClock,
      log: new RecordedLog(),
    });
    expect(await reasonOf(nobody.reviewState.checks(server.reference, commit))).toMatchObject({
      type: 'signedOut',
    });
    server.team.gitHub.faults.add({ match: { path: /check-runs/ }, times: 1, fault: { kind: 'badGateway' } });
    expect(await reasonOf(reviewState.checks(server.reference, commit))).toMatchObject({
      type: 'unavailable',
    });
  });

  it('does nothing that GitHub would not understand', () => {
    expect(server.violations()).toEqual([]);
  });
});

it('reads the checks of a server that has runs and no statuses, and lacks threads without GraphQL', async () => {
  await using server = await startEmulate();
  const maya = server.as('maya');
  const { head } = await maya.pullRequests.get(server.reference, server.pull);
  const answer = await fetch(`${server.reference.apiUrl}/repos/acme/atlas/check-runs`, {
    method: 'POST',
    headers: { authorization: `token ${tokens.maya}`, 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'test', head_sha: head.commit, status: 'completed', conclusion: 'failure' }),
  });
  expect(answer.status).toBe(201);
  const checks = await maya.reviewState.checks(server.reference, head.commit);
  expect(checks).toMatchObject([{ name: 'test', conclusion: 'failed' }]);
  expect(checks[0]?.url).toMatch(/^https?:/);
  expect(await reasonOf(maya.reviewState.unresolvedThreads(server.reference, server.pull))).toEqual({
    type: 'unsupported',
    feature: 'graphql',
  });
});
