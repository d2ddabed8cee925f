import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SimpleGitHistory } from '../../../src/adapters/git/simpleGitHistory.ts';
import type { GitHub } from '../../../src/app/ports/gitHub.ts';
import type { KnownRepository } from '../../../src/app/repository/repositoryReference.ts';
import { findReviewers, type ReviewSearch } from '../../../src/app/review/findReviewers.ts';
import { mergeReviewEvidence } from '../../../src/core/availability/reviewers/mergeReviewEvidence.ts';
import { commitFile, git } from '../../github/testing/teamGitHub.ts';
import { reasonOf } from './reasonOf.ts';
import { startDouble, startEmulate, type DoubleServer, type TestServer } from './servers.ts';

describe('open review requests against emulate', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startEmulate();
  });
  afterAll(() => server[Symbol.asyncDispose]());

  it('are counted for each person', async () => {
    const maya = server.as('maya');
    const { repository } = await maya.repositories.facts(server.reference);
    const wish = { logins: ['ben'], teams: [] };
    await maya.pullRequests.requestReviewers(repository, server.pull, wish);
    const { count, complete } = await maya.reviewers.openRequests(repository);
    expect([[...count], complete]).toEqual([[['ben', 1]], true]);
    expect(await reasonOf(maya.reviewers.suggested(repository, server.pull))).toMatchObject({
      type: 'unsupported',
    });
  });
});

describe('who could review, from GitHub and git together', () => {
  let server: DoubleServer;
  let maya: GitHub;
  let repository: KnownRepository;
  let root: string;

  beforeAll(async () => {
    server = await startDouble();
    maya = server.as('maya');
    ({ repository } = await maya.repositories.facts(server.reference));
    root = join(server.team.root, 'seed-work');
    const bare = join(server.team.root, 'atlas.git');
    git(root, ['remote', 'add', 'origin', bare]);
    git(root, ['switch', '--quiet', 'main']);
    commitFile(root, '.github/CODEOWNERS', '* @acme/platform\n/src/ @li\n', 'Say who owns what', 'ben');
    commitFile(root, 'src/pay.ts', 'export const pay = 0;\nexport const no = 1;\n', 'Pay', 'ben');
    commitFile(root, 'src/pay.ts', 'export const pay = 0;\nexport const no = 2;\n', 'Change', 'stranger');
    git(root, ['switch', '--quiet', 'retry-payments']);
    git(root, ['rebase', '--quiet', '-X', 'theirs', 'main']);
    git(root, ['push', '--quiet', '--force', 'origin', 'main', 'retry-payments']);
    git(root, ['fetch', '--quiet', 'origin']);
  });
  afterAll(() => server[Symbol.asyncDispose]());

  const search = async (client: GitHub, signal = new AbortController().signal): Promise<ReviewSearch[]> => {
    const reports: ReviewSearch[] = [];
    await findReviewers(
      {
        gitHub: client,
        git: new SimpleGitHistory({ path: 'git', environment: process.env }),
        log: server.log,
      },
      {
        repository,
        pullRequest: await maya.pullRequests.get(repository, server.pull),
        viewer: 'maya',
        root,
        head: git(root, ['rev-parse', 'HEAD']).trim(),
        remote: 'origin',
        people: ['ben', 'li', 'tomh'],
        roster: [],
      },
      (report) => reports.push(report),
      signal,
    );
    return reports;
  };

  it('is found from all sources, and shown from the first on', async () => {
    const reports = await search(maya);
    expect(reports[0]?.pending.size).toBe(5);
    expect(mergeReviewEvidence(reports[0]!.evidence).candidates.map(({ login }) => login)).toContain('tomh');
    const last = reports.at(-1)!;
    expect([last.pending.size, [...last.failed]]).toEqual([0, []]);
    const { candidates, notOffered } = mergeReviewEvidence(last.evidence);
    const facts = Object.fromEntries(
      candidates.map(({ login, ownedFiles, authoredLines, suggestedByGitHub, openReviews }) => [
        login,
        [ownedFiles, authoredLines, suggestedByGitHub, openReviews],
      ]),
    );
    expect(facts).toMatchObject({ ben: [0, 1, true, 0], li: [1, 0, false, 0], tomh: [0, 0, false, 0] });
    expect(notOffered).toContainEqual({ reason: 'author', login: 'maya' });
    expect(notOffered).toContainEqual(
      expect.objectContaining({ reason: 'unmapped', email: 'stranger@example.com', lines: 1 }),
    );
  });

  it('sees the members of a team where that is permitted, and the team alone elsewhere', async () => {
    const team = { organization: 'acme', team: 'platform' };
    expect(await maya.reviewers.teamMembers(repository, team)).toEqual(
      expect.arrayContaining(['maya', 'ben', 'li']),
    );
    const absent = { organization: 'acme', team: 'nobody-knows' };
    expect(await maya.reviewers.teamMembers(repository, absent)).toBeUndefined();
  });

  it('says what could not be asked, and goes on with the rest', async () => {
    const { gitHub } = server.team;
    gitHub.faults.add({ match: { graphql: /suggestedReviewers/ }, fault: { kind: 'notFound' } });
    gitHub.faults.add({ match: { path: /\/teams\// }, fault: { kind: 'badGateway' }, times: 5 });
    commitFile(root, 'README.md', '# Atlas!\n', 'Owned by the team');
    git(root, ['push', '--quiet', 'origin', 'retry-payments']);
    const last = (await search(maya)).at(-1)!;
    expect([...last.failed.keys()].sort()).toEqual(['suggestions', 'teams']);
    const { candidates } = mergeReviewEvidence(last.evidence);
    expect(candidates.find(({ login }) => login === 'acme/platform')?.ownedFiles).toBe(1);
    expect(candidates.find(({ login }) => login === 'li')?.ownedFiles).toBe(1);
  });

  it('reports nothing after it was cancelled', async () => {
    expect(await search(maya, AbortSignal.abort())).toEqual([]);
  });

  it('does nothing that GitHub would not understand', () => {
    expect(server.violations()).toEqual([]);
  });
});
