import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { GitHub } from '../../../src/app/ports/gitHub.ts';
import type { CommentCursor, CommentPage, CommentSubject } from '../../../src/app/ports/gitHubComments.ts';
import type { KnownRepository } from '../../../src/app/repository/repositoryReference.ts';
import { type DoubleServer, startDouble } from './servers.ts';

describe('listing what changed', () => {
  let server: DoubleServer;
  let maya: GitHub;
  let repository: KnownRepository;
  let subject: CommentSubject;

  beforeEach(async () => {
    server = await startDouble();
    maya = server.as('maya');
    ({ repository } = await maya.repositories.facts(server.reference));
    subject = { type: 'pullRequest', number: server.pull };
  });
  afterEach(async () => {
    expect(server.violations()).toEqual([]);
    await server[Symbol.asyncDispose]();
  });

  async function list(
    cursor: CommentCursor,
  ): Promise<{ bodies: string[]; cursor: CommentCursor; pages: CommentPage[] }> {
    const pages: CommentPage[] = [];
    for await (const page of maya.comments.changed(repository, cursor)) pages.push(page);
    return {
      bodies: pages.flatMap(({ comments }) => comments.map(({ body }) => body)),
      cursor: pages.at(-1)?.cursor ?? cursor,
      pages,
    };
  }

  function requestsOf<T>(act: () => Promise<T>): Promise<{ result: T; statuses: number[] }> {
    const before = server.team.gitHub.requests.length;
    return act().then((result) => ({
      result,
      statuses: server.team.gitHub.requests.slice(before).map(({ status }) => status),
    }));
  }

  /** Comments written straight into the double's state, `seconds` apart. */
  function seedComments(count: number, seconds: number): void {
    const { data } = server.team.gitHub.state;
    const start = Date.UTC(2026, 0, 1);
    for (let at = 0; at < count; at += 1) {
      const instant = new Date(start + Math.floor(at * seconds) * 1000).toISOString().replace('.000Z', 'Z');
      data.comments.push({
        id: data.nextId++,
        repositoryId: repository.id,
        number: server.pull,
        author: at % 2 === 0 ? 'maya' : 'ben',
        body: `No. ${at}`,
        createdAt: instant,
        updatedAt: instant,
        edits: [],
        minimized: null,
      });
    }
  }

  it('gives nothing and no points for a repository without comments', async () => {
    const first = await list({});
    expect(first.bodies).toEqual([]);
    const again = await requestsOf(() => list(first.cursor));
    expect(again.statuses).toEqual([304]);
  });

  it.each([
    [250, 7],
    [250, 0],
    [100, 1],
    [101, 0.01],
    [512, 0.3],
  ])('lists each of %d comments that are %d s apart once, with progress', async (count, seconds) => {
    seedComments(count, seconds);
    const { bodies, pages } = await list({});
    expect(bodies.toSorted()).toEqual(Array.from({ length: count }, (_, at) => `No. ${at}`).toSorted());
    const { listed } = pages.at(-1) ?? {};
    expect(listed).toBe(count);
    for (const page of pages) {
      if (page.total !== undefined) expect(page.total).toBeGreaterThanOrEqual(page.listed);
    }
    if (count > 100) expect(pages[0]?.total).toBeGreaterThanOrEqual(200);
  });

  it('costs one conditional request and no points when nothing changed, from the first time on', async () => {
    seedComments(250, 7);
    const first = await list({});
    for (let round = 0; round < 3; round += 1) {
      const { result, statuses } = await requestsOf(() => list(first.cursor));
      expect(statuses).toEqual([304]);
      expect(result.bodies).toEqual([]);
    }
  });

  it('lists only what was written or edited since', async () => {
    seedComments(250, 7);
    const first = await list({});
    const posted = await maya.comments.post(repository, subject, 'New');
    const second = await list(first.cursor);
    expect(second.bodies.filter((body) => !/^No\. 2\d\d$/.test(body))).toEqual(['New']);
    expect(second.bodies.length).toBeLessThan(35);
    const location = { subject, id: posted.id };
    await maya.comments.edit(repository, location, 'New, edited');
    const third = await list(second.cursor);
    expect(third.bodies).toContain('New, edited');
    const { statuses } = await requestsOf(() => list(third.cursor));
    expect(statuses).toEqual([304]);
  });

  it('continues where it was broken off', async () => {
    seedComments(450, 7);
    const seen: string[] = [];
    let cursor: CommentCursor = {};
    const cancelling = new AbortController();
    for await (const page of maya.comments.changed(repository, cursor, cancelling.signal)) {
      seen.push(...page.comments.map(({ body }) => body));
      ({ cursor } = page);
      if (seen.length >= 200) break;
    }
    cancelling.abort();
    const rest = await list(cursor);
    expect(new Set([...seen, ...rest.bodies]).size).toBe(450);
    expect(rest.bodies.length).toBeLessThan(270);
  });

  it('misses nothing when comments are edited while it lists', async () => {
    seedComments(350, 7);
    const seen = new Set<string>();
    let turn = 0;
    for await (const page of maya.comments.changed(repository, {})) {
      for (const { id } of page.comments) seen.add(id);
      const oldest = server.team.gitHub.state.data.comments[turn * 2];
      turn += 1;
      if (oldest !== undefined && turn < 4) {
        await maya.comments.edit(repository, { subject, id: String(oldest.id) }, `Edited ${turn}`);
      }
    }
    expect(seen.size).toBe(350);
  });
});
