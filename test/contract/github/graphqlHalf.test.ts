import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GitHub } from '../../../src/app/ports/gitHub.ts';
import type { CommentSubject } from '../../../src/app/ports/gitHubComments.ts';
import type { KnownRepository } from '../../../src/app/repository/repositoryReference.ts';
import { reasonOf } from './reasonOf.ts';
import { usualScopes } from '../../github/seed/seedBuilder.ts';
import { addDiscussionComment, createDiscussion } from '../../github/state/discussions.ts';
import { type DoubleServer, startDouble, startEmulate, tokens } from './servers.ts';

describe('what only GraphQL has', () => {
  let server: DoubleServer;
  let maya: GitHub;
  let ben: GitHub;
  let repository: KnownRepository;
  let subject: CommentSubject;

  beforeAll(async () => {
    server = await startDouble();
    maya = server.as('maya');
    ben = server.as('ben');
    ({ repository } = await maya.repositories.facts(server.reference));
    subject = { type: 'pullRequest', number: server.pull };
  });
  afterAll(() => server[Symbol.asyncDispose]());

  it('lists the categories of a repository with discussions', async () => {
    const categories = await maya.discussions.categories(repository);
    expect(categories.map(({ name, isAnswerable }) => [name, isAnswerable])).toContainEqual(['Q&A', true]);
  });

  it('opens a discussion, comments in it, edits and removes both', async () => {
    const [category] = await maya.discussions.categories(repository);
    const opening = await maya.discussions.create(repository, {
      categoryId: category?.id ?? '',
      title: 'Retry payments',
      body: 'Where it *stands*.',
    });
    expect(opening).toMatchObject({
      author: { login: 'maya', isBot: false },
      editing: { type: 'none' },
      repositoryId: repository.id,
      subject: { type: 'discussion' },
      body: 'Where it *stands*.',
    });
    const discussion = opening.subject;
    const comment = await ben.comments.post(repository, discussion, 'Understood.');
    expect(comment).toMatchObject({ author: { login: 'ben' }, subject: discussion, body: 'Understood.' });
    // The comment changed the discussion, perhaps in another second.
    const commented = { ...opening, updatedAt: expect.any(Number) as number };
    expect(await maya.comments.newest(repository, discussion)).toEqual([commented, comment]);
    expect(await maya.discussions.newest(repository)).toEqual([commented]);

    const location = { subject: discussion, id: comment.id };
    expect(await maya.comments.get(repository, location)).toEqual(comment);
    const edited = await ben.comments.edit(repository, location, 'Understood!');
    expect(edited).toMatchObject({ body: 'Understood!', editing: { type: 'by', login: 'ben' } });
    const openingLocation = { subject: discussion, id: opening.id };
    const changed = await maya.comments.edit(repository, openingLocation, 'Where it stands.');
    expect(changed).toMatchObject({ body: 'Where it stands.', editing: { type: 'by', login: 'maya' } });

    const listed = await maya.discussions.changed(repository, undefined);
    expect(listed.comments.map(({ body }) => body)).toEqual(['Where it stands.', 'Understood!']);
    expect(listed.since).toMatch(/^\d{4}-/);
    await ben.comments.remove(repository, location);
    expect((await maya.comments.newest(repository, discussion)).map(({ body }) => body)).toEqual([
      'Where it stands.',
    ]);
  });

  describe('where there is a lot', () => {
    const writer = { token: tokens.ben, login: 'ben', scopes: usualScopes };
    /** Straight into the double's state, which is what many people would have written over a day. */
    const write = (titles: readonly string[], comments: readonly string[] = []): number => {
      const { state } = server.team.gitHub;
      const stored = state.data.repositories.find(({ id }) => id === repository.id);
      const categoryId = stored?.discussionCategories[0]?.id;
      if (stored === undefined || categoryId === undefined) throw new Error('The repository is missing');
      const opened = titles.map((title) =>
        createDiscussion(state, writer, stored, { categoryId, title, body: title }),
      );
      const [first] = opened;
      if (first === undefined) throw new Error('No discussion');
      for (const body of comments)
        addDiscussionComment(state, writer, stored, first, { body, replyTo: null });
      return first.number;
    };
    const numbered = (what: string, length: number): readonly string[] =>
      Array.from({ length }, (_, at) => `${what} ${at}`);

    it('finds what was written before a long absence in a discussion, and reads all of it at first', async () => {
      const bodies = numbered('Comment', 205);
      const discussion = { type: 'discussion', number: write(['Opening'], bodies) } as const;
      const newest = await maya.comments.newest(repository, discussion);
      expect(newest.map(({ body }) => body)).toEqual(['Opening', ...bodies.slice(-100)]);
      const all = await maya.comments.newest(repository, discussion, undefined, 0);
      expect(all.map(({ body }) => body)).toEqual(['Opening', ...bodies]);
      const changed = await maya.discussions.changed(repository, undefined);
      expect(changed.comments.map(({ body }) => body)).toEqual(expect.arrayContaining([...bodies]));
    });

    it('finds a discussion that was opened before many others', async () => {
      const bodies = numbered('Discussion', 52);
      write(bodies);
      const newest = await maya.discussions.newest(repository);
      expect(newest.map(({ body }) => body)).toEqual(bodies.slice(-50));
      const all = await maya.discussions.newest(repository, undefined, 0);
      expect(all.map(({ body }) => body)).toEqual(expect.arrayContaining([...bodies]));
    });
  });

  it('says who edited a comment on a pull request', async () => {
    const posted = await maya.comments.post(repository, subject, 'By maya');
    const location = { subject, id: posted.id };
    await secondsPass();
    await maya.comments.edit(repository, location, 'By maya, again');
    const listed = await maya.comments.get(repository, location);
    expect(listed.editing).toEqual({ type: 'unknown' });
    const [known] = await ben.comments.withEditors(repository, [listed]);
    expect(known).toEqual({ ...listed, editing: { type: 'by', login: 'maya' } });
  });

  it('hides a comment as outdated', async () => {
    const posted = await maya.comments.post(repository, subject, 'Old');
    await maya.comments.minimise(repository, { subject, id: posted.id });
    const again = await ben.comments.get(repository, { subject, id: posted.id });
    expect(again.isMinimized).toBe(true);
  });

  it('lacks just that on a server without GraphQL', async () => {
    await using emulate = await startEmulate();
    const client = emulate.as('maya');
    const { repository: without } = await client.repositories.facts(emulate.reference);
    expect(await reasonOf(client.discussions.categories(without))).toEqual({
      type: 'unsupported',
      feature: 'graphql',
    });
    const posted = await client.comments.post(without, subject, 'Still works');
    const changed = { ...posted, editing: { type: 'unknown' } as const };
    expect(await client.comments.withEditors(without, [changed])).toEqual([changed]);
  });

  it('says that a repository has no discussions', async () => {
    const stored = server.team.gitHub.state.data.repositories.find(({ id }) => id === repository.id);
    if (stored === undefined) throw new Error('The repository is missing');
    stored.hasDiscussions = false;
    expect(await reasonOf(maya.discussions.categories(repository))).toEqual({
      type: 'unsupported',
      feature: 'discussions',
    });
    stored.hasDiscussions = true;
  });

  it('does nothing that GitHub would not understand', () => {
    expect(server.violations()).toEqual([]);
  });
});

/** GitHub's times have whole seconds: an edit within the second of writing cannot be told from none. */
function secondsPass(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 1100);
  });
}
