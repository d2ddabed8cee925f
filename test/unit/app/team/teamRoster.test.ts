import { expect, it } from 'vitest';
import { Emitter } from '../../../../src/app/emitter.ts';
import type { Workspace, WorkspaceState } from '../../../../src/app/ports/workspace.ts';
import type { ScheduleOverlay } from '../../../../src/app/team/scheduleOverlay.ts';
import type { FoundTeamFile } from '../../../../src/app/team/teamFileLookup.ts';
import { TeamRoster } from '../../../../src/app/team/teamRoster.ts';
import { busySpan, declaredFeed } from '../../../../src/core/availability/declaredBusy.ts';
import type { ReducedFeed } from '../../../../src/core/availability/schedule.ts';
import { settled } from '../../../support/manualClock.ts';
import { at, iso } from '../../core/availability/scheduleOf.ts';

const text = `
members:
  ben: { zone: Europe/London, hours: { mon-fri: 09:00-17:00 }, focus: { mon-fri: 09:00-11:00 } }
  maya: { zone: Asia/Kolkata }
teams: { platform: [ben, maya] }
`;
const noon = at('2026-11-24T12:00Z');

class Files {
  readonly changed = new Emitter<undefined>();
  readonly onDidChange = this.changed.event;
  answer: Promise<FoundTeamFile | undefined> = Promise.resolve({ text, origin: { type: 'workingTree' } });
  find(): Promise<FoundTeamFile | undefined> {
    return this.answer;
  }
}

class Feeds implements ScheduleOverlay {
  readonly changed = new Emitter<undefined>();
  readonly onDidChange = this.changed.event;
  readonly feeds = new Map<string, readonly ReducedFeed[]>();
  feedsOf({ login }: { readonly login: string }): readonly ReducedFeed[] {
    return this.feeds.get(login) ?? [];
  }
}

const open = (root: string): WorkspaceState => {
  const active = { root, head: { type: 'branch', name: 'main' }, remotes: [] } as const;
  return { type: 'open', active, checkouts: [active] };
};

function rosterOf(files: Files, overlays: readonly ScheduleOverlay[] = []) {
  const changed = new Emitter<WorkspaceState>();
  const workspace: Workspace & { state: WorkspaceState } = {
    state: open('/a'),
    onDidChange: changed.event,
  };
  return { roster: new TeamRoster(workspace, files, overlays), workspace, changed };
}

it('answers from the team file, by login in any case', async () => {
  const { roster } = rosterOf(new Files());
  expect(roster.file).toBe('loading');
  await settled();
  expect(roster.file).toBe('read');
  expect(roster.origin).toEqual({ type: 'workingTree' });
  expect(roster.availabilityOf('BEN', noon)).toMatchObject({ state: 'working', reason: 'in-hours' });
  expect(roster.availabilityOf('maya', noon)?.state).toBe('unknown');
  expect(roster.availabilityOf('sofia', noon)).toBeUndefined();
});

it('knows the teams of its own organisation only', async () => {
  const { roster, workspace } = rosterOf(new Files());
  await settled();
  const state = open('/a');
  if (state.type !== 'open') throw new Error(state.type);
  const remotes = [{ name: 'origin', url: 'https://github.com/acme/atlas' }];
  workspace.state = { ...state, active: { ...state.active, remotes } };
  expect(roster.teamMembers('platform')).toEqual(['ben', 'maya']);
  expect(roster.teamMembers('Acme/Platform')).toEqual(['ben', 'maya']);
  expect(roster.teamMembers('others/platform')).toBeUndefined();
});

it('lays what is known beside the file over the schedule, and tells of it', async () => {
  const feeds = new Feeds();
  const { roster } = rosterOf(new Files(), [feeds]);
  await settled();
  const before = roster.memberOf('maya');
  let told = 0;
  roster.onDidChange(() => (told += 1));
  const busy = declaredFeed([{ start: at('2026-11-24T11:30Z'), end: at('2026-11-24T13:00Z') }]);
  feeds.feeds.set('ben', [busy]);
  feeds.changed.fire(undefined);
  expect(told).toBe(1);
  const answer = roster.availabilityOf('ben', noon);
  expect(answer).toMatchObject({ state: 'focus', reason: 'declared-busy' });
  expect(iso(answer?.until ?? null)).toBe('2026-11-24T13:00Z');
  expect(roster.members[0]?.schedule.feeds).toEqual([busy]);
  // The very object, so that the engine's cache stays.
  expect(roster.memberOf('maya')).toBe(before);
});

it('shows a busy status of somebody whose hours are not known, and never as available', async () => {
  const feeds = new Feeds();
  feeds.feeds.set('maya', [declaredFeed([{ start: noon, end: noon + 3_600_000 }])]);
  const { roster } = rosterOf(new Files(), [feeds]);
  await settled();
  expect(roster.availabilityOf('maya', noon)).toMatchObject({ state: 'focus', reason: 'declared-busy' });
  expect(roster.availabilityOf('maya', noon + 3_600_000)).toMatchObject({ state: 'unknown', nextFree: null });
});

it('keeps the last answer when a slow look is overtaken', async () => {
  const files = new Files();
  const slow = Promise.withResolvers<FoundTeamFile | undefined>();
  files.answer = slow.promise;
  const { roster, workspace, changed } = rosterOf(files);
  files.answer = Promise.resolve({ text: 'members: { li: {} }', origin: { type: 'defaultBranch' } });
  workspace.state = open('/b');
  changed.fire(workspace.state);
  await settled();
  slow.resolve({ text, origin: { type: 'workingTree' } });
  await settled();
  expect(roster.members.map(({ login }) => login)).toEqual(['li']);
  expect(roster.origin).toEqual({ type: 'defaultBranch' });
});

it('takes a busy status without an end to last for the rest of the person’s day', () => {
  const since = at('2026-11-20T08:00Z');
  const late = at('2026-11-24T20:00Z');
  expect(iso(busySpan({ since, until: null }, 'Asia/Kolkata', late).end)).toBe('2026-11-25T18:30Z');
  expect(busySpan({ since, until: noon }, 'Asia/Kolkata', late)).toEqual({ start: since, end: noon });
  expect(busySpan({ since, until: null }, null, late).end).toBe(late + 86_400_000);
});
