import { expect, it } from 'vitest';
import { reviewers } from '../../../../src/adapters/github/reviewers.ts';
import { reviewState } from '../../../../src/adapters/github/reviewState.ts';
import { connectionTo, repository } from './connectionTo.ts';

const user = { login: 'ben', type: 'User' };

/** An open pull request that waits for maya's review, as GitHub lists it. */
const pull = (number: number): object => ({
  number,
  title: 'Work',
  html_url: `https://github.example/acme/app/pull/${String(number)}`,
  state: 'open',
  draft: false,
  locked: false,
  merged_at: null,
  user,
  created_at: '2026-11-23T12:00:00Z',
  updated_at: '2026-11-23T12:00:00Z',
  head: { ref: 'work', sha: 'a'.repeat(40), repo: null, user },
  base: { ref: 'main', sha: 'b'.repeat(40), repo: null, user },
  requested_reviewers: [{ login: 'Maya', type: 'User' }],
  requested_teams: [],
});

it.each([
  [99, { asked: 1, load: 99, complete: true }],
  [101, { asked: 2, load: 101, complete: true }],
  [301, { asked: 3, load: 300, complete: false }],
])('counts the review requests of %i open pull requests, of 300 at most', async (open, expected) => {
  const pages: string[] = [];
  const connection = connectionTo((input) => {
    const page = Number(new URL(new Request(input).url).searchParams.get('page') ?? 1);
    pages.push(String(page));
    const listed = Math.min(100, Math.max(0, open - (page - 1) * 100));
    return Promise.resolve(Response.json(Array.from({ length: listed }, (_, at) => pull(at + 1))));
  });
  const { count, complete } = await reviewers(connection).openRequests(repository);
  expect({ asked: pages.length, load: count.get('maya'), complete }).toEqual(expected);
});

it('reads the review threads of every page', async () => {
  const afters: unknown[] = [];
  const connection = connectionTo(async (input, init) => {
    const asked = (await new Request(input, init).json()) as { variables: { after: string | null } };
    const { after } = asked.variables;
    afters.push(after);
    const comment = { url: 'https://t', author: null, body: '\nWhy?\nBecause.' };
    const thread = (id: string, isResolved: boolean): object => ({
      ...{ id, isResolved, path: 'a.ts', line: null, comments: { nodes: [comment] } },
    });
    const reviewThreads = {
      pageInfo: { hasNextPage: after === null, endCursor: after === null ? 'next' : null },
      nodes: after === null ? [thread('one', false), thread('two', true), null] : [thread('three', false)],
    };
    return Response.json({ data: { repository: { pullRequest: { reviewThreads } } } });
  });
  const threads = await reviewState(connection).unresolvedThreads(repository, 1);
  expect(afters).toEqual([null, 'next']);
  expect(threads).toMatchObject([
    { id: 'one', author: 'ghost', excerpt: 'Why?' },
    { id: 'three', path: 'a.ts' },
  ]);
});
