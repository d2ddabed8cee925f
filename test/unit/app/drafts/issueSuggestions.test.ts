import { expect, it } from 'vitest';
import type { BranchTarget } from '../../../../src/app/repository/branchTarget.ts';
import { issueSuggestions } from '../../../../src/app/drafts/issueSuggestions.ts';
import type { Issue } from '../../../../src/app/ports/gitHubIssues.ts';
import { gitHubOf, refuses } from '../../../support/gitHubOf.ts';
import { ManualClock } from '../../../support/manualClock.ts';
import { silentLog } from '../../../support/silentLog.ts';

const issue = (number: number, title: string, state: Issue['state'] = 'open'): Issue => ({
  number,
  title,
  state,
  isPullRequest: false,
});
const listed = [
  issue(198, 'Rotate the signing keys'),
  issue(19, 'Key leaks in logs', 'closed'),
  issue(7, 'Log rotation'),
];
// Only the repository is read of it.
const target = { target: { type: 'found', facts: { repository: { id: 1 } } } as unknown as BranchTarget };

function world(issues: NonNullable<Parameters<typeof gitHubOf>[0]['issues']>) {
  const clock = new ManualClock(0);
  return { clock, find: issueSuggestions({ gitHub: gitHubOf({ issues }), target, clock, log: silentLog }) };
}

const numbers = async (found: Promise<readonly Issue[]>): Promise<readonly number[]> =>
  (await found).map(({ number }) => number);

it('finds by the beginning of the number, open ones first, and by all words of the title', async () => {
  const { find } = world({ recent: () => Promise.resolve(listed), get: () => Promise.resolve(undefined) });
  expect(await numbers(find(''))).toEqual([198, 7, 19]);
  expect(await numbers(find('19'))).toEqual([198, 19]);
  expect(await numbers(find('rotat'))).toEqual([198, 7]);
  expect(await numbers(find('log-rotat'))).toEqual([7]);
  expect(await numbers(find('nothing'))).toEqual([]);
});

it('asks for a number that is not among the last ones', async () => {
  const { find } = world({
    recent: () => Promise.resolve(listed),
    get: (_repository, number) => Promise.resolve(number === 3 ? issue(3, 'Old') : undefined),
  });
  expect(await numbers(find('3'))).toEqual([3]);
  expect(await numbers(find('4'))).toEqual([]);
});

it('lists once a minute', async () => {
  let asked = 0;
  const { find, clock } = world({
    recent: () => {
      asked += 1;
      return Promise.resolve(listed);
    },
  });
  for (const text of ['r', 'ro', 'rot']) await find(text);
  expect(asked).toBe(1);
  await clock.pass(60_001);
  await find('r');
  expect(asked).toBe(2);
});

it('offers nothing where GitHub does not answer', async () => {
  const { find } = world({ recent: refuses({ type: 'offline' }), get: refuses({ type: 'offline' }) });
  expect(await find('7')).toEqual([]);
});
