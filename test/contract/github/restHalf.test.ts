import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CommentSubject } from '../../../src/app/ports/gitHubComments.ts';
import type { GitHub } from '../../../src/app/ports/gitHub.ts';
import type { KnownRepository } from '../../../src/app/repository/repositoryReference.ts';
import { reasonOf } from './reasonOf.ts';
import { startDouble, startEmulate, type TestServer } from './servers.ts';

const servers: readonly (readonly [string, () => Promise<TestServer>])[] = [
  ['the double', startDouble],
  ['emulate', startEmulate],
];

describe.each(servers)('the REST half against %s', (name, start) => {
  let server: TestServer;
  let maya: GitHub;
  let ben: GitHub;
  let repository: KnownRepository;
  let subject: CommentSubject;

  beforeAll(async () => {
    server = await start();
    maya = server.as('maya');
    ben = server.as('ben');
    ({ repository } = await maya.repositories.facts(server.reference));
    subject = { type: 'pullRequest', number: server.pull };
  });
  afterAll(() => server[Symbol.asyncDispose]());

  it('gives the facts of a repository', async () => {
    const facts = await maya.repositories.facts(server.reference);
    expect(facts).toMatchObject({
      repository: { ...server.reference, id: repository.id },
      isPrivate: false,
      isArchived: false,
      defaultBranch: 'main',
    });
    expect(repository.id).toBeGreaterThan(0);
  });

  it('knows who is signed in', async () => {
    expect(await maya.repositories.viewer(server.reference)).toMatchObject({ login: 'maya', type: 'user' });
    expect(await ben.repositories.viewer(server.reference)).toMatchObject({ login: 'ben', type: 'user' });
  });

  it('lists issues and pull requests together, and knows a number that does not exist', async () => {
    const pull = { number: server.pull, title: 'Retry payments', state: 'open', isPullRequest: true };
    // GitHub lists pull requests among the issues; emulate keeps them apart.
    const expected = name === 'emulate' ? [] : [pull];
    expect(await maya.issues.recent(repository)).toEqual(expected);
    expect(await maya.issues.get(repository, server.pull)).toEqual(expected[0]);
    expect(await maya.issues.get(repository, 99_999)).toBeUndefined();
  });

  it('finds the pull request of a branch', async () => {
    const [found, ...more] = await maya.pullRequests.ofBranch(repository, {
      owner: 'acme',
      branch: 'retry-payments',
    });
    expect(more).toEqual([]);
    expect(found).toMatchObject({
      number: server.pull,
      title: 'Retry payments',
      state: 'open',
      isDraft: false,
      isLocked: false,
      author: 'maya',
      baseBranch: 'main',
      head: { owner: 'acme', branch: 'retry-payments' },
    });
    expect(found?.head.commit).toMatch(/^[0-9a-f]{40}$/);
    expect(await maya.pullRequests.get(repository, server.pull)).toEqual(found);
  });

  it('finds none for a branch without one, and none of another owner', async () => {
    const { pullRequests } = maya;
    expect(await pullRequests.ofBranch(repository, { owner: 'acme', branch: 'main' })).toEqual([]);
    expect(await pullRequests.ofBranch(repository, { owner: 'ben', branch: 'retry-payments' })).toEqual([]);
  });

  it('posts, reads, edits and removes a comment', async () => {
    const posted = await maya.comments.post(repository, subject, 'Half *done*.\n\n- [ ] next');
    expect(posted).toMatchObject({
      author: { login: 'maya', isBot: false },
      isMinimized: false,
      repositoryId: repository.id,
      subject,
      body: 'Half *done*.\n\n- [ ] next',
    });
    // emulate writes a comment twice and counts milliseconds: its own second write may look like an edit.
    expect(name === 'emulate' ? ['none', 'unknown'] : ['none']).toContain(posted.editing.type);
    const location = { subject, id: posted.id };
    expect(await ben.comments.get(repository, location)).toEqual(posted);
    const edited = await maya.comments.edit(repository, location, 'Done.');
    expect(edited).toMatchObject({ id: posted.id, body: 'Done.' });
    expect((await ben.comments.newest(repository, subject)).map(({ body }) => body)).toContain('Done.');
    await maya.comments.remove(repository, location);
    await maya.comments.remove(repository, location);
    expect(await reasonOf(maya.comments.get(repository, location))).toEqual({ type: 'notFound' });
  });

  it('gives the newest comments of a long pull request, oldest of them first', async () => {
    for (let count = 0; count < 205; count += 1) await ben.comments.post(repository, subject, `No. ${count}`);
    const newest = await maya.comments.newest(repository, subject);
    expect(newest.length).toBeGreaterThanOrEqual(100);
    expect(newest.slice(-100).map(({ body }) => body)).toEqual(
      Array.from({ length: 100 }, (_, at) => `No. ${105 + at}`),
    );
    // What was written before a long absence is found among all that others wrote since.
    const all = await maya.comments.newest(repository, subject, undefined, 0);
    expect(all.map(({ body }) => body)).toContain('No. 0');
    expect(all.map(({ createdAt }) => createdAt)).toEqual(all.map(({ createdAt }) => createdAt).toSorted());
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  });

  it('requests reviewers', async () => {
    const after = await maya.pullRequests.requestReviewers(repository, server.pull, {
      logins: ['ben'],
      teams: [],
    });
    expect(after.requestedReviewers).toEqual(['ben']);
  });

  it('lists people to address', async () => {
    const people = await maya.repositories.people(repository, server.pull);
    const logins = people.map(({ login }) => login);
    expect(logins).toEqual(expect.arrayContaining(['ben', 'maya']));
    expect(new Set(logins).size).toBe(logins.length);
  });

  it('opens a draft pull request', async () => {
    const opening = { title: 'Begin', body: 'Why.', head: 'next-work', baseBranch: 'main' };
    const draft = await maya.pullRequests.createDraft(repository, opening);
    expect(draft).toMatchObject({ title: 'Begin', isDraft: true, state: 'open', author: 'maya' });
  });

  it('says what is missing', async () => {
    const missing = { ...server.reference, name: 'nothing-here' };
    expect(await reasonOf(maya.repositories.facts(missing))).toEqual({ type: 'notFound' });
    const location = { subject, id: '999999999' };
    expect(await reasonOf(maya.comments.get(repository, location))).toEqual({ type: 'notFound' });
  });

  it('ends at once when cancelled', async () => {
    const signal = AbortSignal.abort();
    expect(await reasonOf(maya.comments.newest(repository, subject, signal))).toEqual({ type: 'cancelled' });
  });

  it('does nothing that GitHub would not understand', () => {
    // Only the double holds requests against GitHub's description.
    expect(server.violations()).toEqual([]);
  });

  it('writes no token and no text into its log', () => {
    expect(server.log.lines.length).toBeGreaterThan(10);
    expect(server.log.lines.join('\n')).not.toMatch(/ghp_|Half|No\. \d/);
  });
});
