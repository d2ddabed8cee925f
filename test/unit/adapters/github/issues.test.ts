import { expect, it } from 'vitest';
import { issues } from '../../../../src/adapters/github/issues.ts';
import { connectionTo, repository } from './connectionTo.ts';

const issue = { number: 7, title: 'Keys expire', state: 'open' };

it.each([
  [undefined, false],
  [null, false],
  [{ url: 'https://p' }, true],
])('tells an issue from a pull request by %j', async (pull_request, isPullRequest) => {
  const connection = connectionTo(() => Promise.resolve(Response.json({ ...issue, pull_request })));
  expect(await issues(connection).get(repository, 7)).toEqual({ ...issue, isPullRequest });
});

it.each([404, 410])('knows no issue where GitHub answers %i', async (status) => {
  const connection = connectionTo(() => Promise.resolve(Response.json({ message: 'Gone' }, { status })));
  expect(await issues(connection).get(repository, 7)).toBeUndefined();
});
