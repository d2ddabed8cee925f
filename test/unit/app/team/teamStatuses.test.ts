import { expect, it } from 'vitest';
import type { GitHubStatuses } from '../../../../src/app/ports/gitHubStatuses.ts';
import {
  repositoryReference,
  type RepositoryReference,
} from '../../../../src/app/repository/repositoryReference.ts';
import { TeamStatuses } from '../../../../src/app/team/teamStatuses.ts';
import type { BusyStatus } from '../../../../src/core/availability/declaredBusy.ts';
import { parseTeamFile } from '../../../../src/core/availability/teamFile/parseTeamFile.ts';
import { ManualClock, settled } from '../../../support/manualClock.ts';
import { silentLog } from '../../../support/silentLog.ts';
import { at, iso } from '../../core/availability/scheduleOf.ts';

const maya = parseTeamFile('members:\n  maya: { zone: UTC }\n').file.members.get('maya')!;

const reference = (url: string): RepositoryReference => repositoryReference(url)!;

function statusesOf(busy: Map<string, BusyStatus>, clock: ManualClock): TeamStatuses {
  const port: Partial<GitHubStatuses> = { busy: () => Promise.resolve(new Map(busy)) };
  const statuses = new TeamStatuses({ statuses: port as GitHubStatuses, clock, log: silentLog });
  statuses.setActive(true);
  return statuses;
}
const endOf = (statuses: TeamStatuses): string | null | undefined => {
  const [feed] = statuses.feedsOf(maya);
  return feed === undefined ? undefined : iso(feed.intervals[0]?.end ?? null);
};

it('counts a status without an end to the end of the day, and anew on the next day while it stands', async () => {
  const clock = new ManualClock(at('2026-11-24T23:50Z'));
  const busy = new Map([['maya', { since: at('2026-11-24T09:00Z'), until: null }]]);
  const statuses = statusesOf(busy, clock);
  const ends: unknown[] = [];
  statuses.onDidChange(() => ends.push(endOf(statuses)));
  statuses.follow(reference('https://github.com/acme/atlas'), ['maya']);
  await settled();
  await clock.pass(15 * 60_000);
  expect(ends).toEqual(['2026-11-25T00:00Z', '2026-11-26T00:00Z']);
  busy.clear();
  await clock.pass(5 * 60_000);
  expect(endOf(statuses)).toBeUndefined();
});

it('forgets the statuses of another server at once: the same login is somebody else there', async () => {
  const clock = new ManualClock(at('2026-11-24T12:00Z'));
  const busy = new Map([['maya', { since: at('2026-11-24T09:00Z'), until: at('2026-11-24T18:00Z') }]]);
  const statuses = statusesOf(busy, clock);
  statuses.follow(reference('https://github.com/acme/atlas'), ['maya']);
  await settled();
  expect(endOf(statuses)).toBe('2026-11-24T18:00Z');
  statuses.follow(reference('https://github.example.com/acme/atlas'), ['maya']);
  expect(endOf(statuses)).toBeUndefined();
});
