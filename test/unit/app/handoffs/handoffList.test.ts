import { afterEach, describe, expect, it } from 'vitest';
import { emptyWeek, unknownSchedule } from '../../../../src/core/availability/schedule.ts';
import {
  accepted,
  answered,
  asked,
  noon,
  noteBy,
  noteComment,
  replyComment,
} from '../../core/note/thread/threadFixtures.ts';
import { HandoffListWorld, repositoryNamed } from './handoffListWorld.ts';

const hour = 3_600_000;
const app = repositoryNamed('app');
const other = repositoryNamed('other', 8);
const toBen = (id: string, change = {}) => noteBy('maya', { id, to: ['ben'], ...change });

let world: HandoffListWorld;
const begin = (...given: ConstructorParameters<typeof HandoffListWorld>): HandoffListWorld =>
  (world = new HandoffListWorld(...given));
afterEach(() => {
  world.dispose();
});

describe('the lists', () => {
  it('are sorted over all repositories as one', async () => {
    begin();
    const inOther = { repositoryId: 8 };
    await world.knows(
      {
        of: app,
        comments: [
          noteComment(0, toBen('late', { replyBy: noon + 9 * hour })),
          noteComment(1, toBen('overdue', { replyBy: noon - hour })),
        ],
      },
      {
        of: other,
        comments: [
          noteComment(2, toBen('soon', { replyBy: noon + hour, ...inOther }), inOther),
          noteComment(3, toBen('dateless', { priority: 'urgent', ...inOther }), inOther),
        ],
      },
    );
    expect(world.idsOf('waitingOnMe')).toEqual(['overdue', 'soon', 'late', 'dateless']);
    expect(world.list.find('soon')?.repository).toEqual(other);
  });

  it('hold one note for an id: the first, wherever a later comment carries it again', async () => {
    begin();
    const inOther = { repositoryId: 8 };
    const mine = noteComment(0, toBen('note-1'));
    const copy = noteComment(1, toBen('note-1', inOther), inOther);
    await world.knows({ of: other, comments: [copy] }, { of: app, comments: [mine] });
    expect(world.idsOf('waitingOnMe')).toEqual(['note-1']);
    expect(world.list.find('note-1')?.repository).toEqual(app);
    expect(world.list.state.unverified).toEqual([{ comment: copy, reason: 'duplicateId' }]);
  });

  it('count the time left in the viewer’s working time, and never for a reply-by that is years away', async () => {
    begin();
    const block = { start: 12 * 60, end: 16 * 60 };
    const week = [block];
    world.schedule = {
      ...unknownSchedule,
      zone: 'UTC',
      hours: [week, week, week, week, week, week, week],
      focus: emptyWeek,
    };
    await world.knows({
      of: app,
      comments: [
        noteComment(0, toBen('tomorrow', { replyBy: noon + 24 * hour })),
        noteComment(1, toBen('never', { replyBy: 8.64e15 })),
      ],
    });
    const [tomorrow, never] = world.list.state.waitingOnMe;
    expect(tomorrow?.entry.workingTimeLeft).toBe(4 * hour);
    expect(never?.entry).not.toHaveProperty('workingTimeLeft');
  });

  it('turn overdue as time passes, without a sync', async () => {
    begin();
    await world.knows({ of: app, comments: [noteComment(0, toBen('a', { replyBy: noon + 30_000 }))] });
    expect(world.list.state.waitingOnMe[0]?.entry.overdue).toBe(false);
    await world.clock.pass(61_000);
    expect(world.list.state.waitingOnMe[0]?.entry.overdue).toBe(true);
  });

  it('are computed at a pace while comments stream in, and end up complete', async () => {
    begin();
    await world.knows({ of: app, comments: [] });
    let computed = 0;
    world.list.onDidChange(() => (computed += 1));
    const comments = Array.from({ length: 100 }, (_, index) => noteComment(index, toBen(`n${index}`)));
    for (let count = 1; count <= 100; count += 1)
      world.tell([{ reference: app, repository: app, comments: comments.slice(0, count), asOf: 1 }]);
    await world.clock.pass(200);
    expect(computed).toBeLessThanOrEqual(3);
    expect(world.list.state.waitingOnMe).toHaveLength(100);
  });
});

describe('a snoozed note', () => {
  const snoozed = async (): Promise<void> => {
    begin();
    await world.knows({ of: app, comments: [noteComment(0, toBen('a')), noteComment(1, toBen('b'))] });
    const handoff = world.list.find('a');
    expect(await world.snoozes.snooze(handoff!.entry.thread, noon + hour)).toBeUndefined();
  };

  it('stands apart and comes back by itself', async () => {
    await snoozed();
    expect(world.idsOf('waitingOnMe')).toEqual(['b']);
    expect(world.idsOf('snoozed')).toEqual(['a']);
    expect(world.list.find('a')?.snoozedUntil).toBe(noon + hour);
    for (let minutes = 0; minutes <= 61; minutes += 1) await world.clock.pass(60_000);
    expect(world.idsOf('waitingOnMe')).toEqual(['a', 'b']);
    expect(world.idsOf('snoozed')).toEqual([]);
  });

  it('comes back at once when something happens in it', async () => {
    await snoozed();
    await world.knows({
      of: app,
      comments: [
        noteComment(0, toBen('a')),
        noteComment(1, toBen('b')),
        replyComment(2, 'ben', asked, {}, 'a'),
        replyComment(3, 'maya', answered, {}, 'a'),
      ],
    });
    expect(world.idsOf('waitingOnMe')).toEqual(['a', 'b']);
  });

  it('comes back when its reader wants it', async () => {
    await snoozed();
    await world.snoozes.wake('a');
    expect(world.idsOf('waitingOnMe')).toEqual(['a', 'b']);
  });

  it('stays where it is when the disk refuses', async () => {
    begin();
    await world.knows({ of: app, comments: [noteComment(0, toBen('a'))] });
    world.snoozeStore.failure = { code: 'noSpace' };
    const { thread } = world.list.find('a')!.entry;
    expect(await world.snoozes.snooze(thread, noon + hour)).toEqual({ code: 'noSpace' });
    expect(world.idsOf('waitingOnMe')).toEqual(['a']);
  });
});

describe('teams', () => {
  const toTeam = noteBy('maya', { to: ['acme/keys'] });

  it('bring a note to their members, and count their acceptance', async () => {
    begin();
    world.teams = { 'acme/keys': ['ben', 'eve'] };
    await world.knows({ of: app, comments: [noteComment(0, toTeam)] });
    expect(world.list.state.waitingOnMe[0]?.entry.reason).toEqual({
      code: 'addressedTeam',
      team: 'acme/keys',
    });
    await world.knows({ of: app, comments: [noteComment(0, toTeam), replyComment(1, 'eve', accepted)] });
    expect(world.list.find('note-1')?.entry.thread).toMatchObject({ state: 'accepted', owner: 'eve' });
  });

  it('are those of the team file where the sign-in may not see GitHub’s', async () => {
    begin();
    world.teams = undefined;
    world.fileTeams = { 'acme/keys': ['eve'] };
    await world.knows({ of: app, comments: [noteComment(0, toTeam), replyComment(1, 'eve', accepted)] });
    expect(world.list.find('note-1')?.entry.thread).toMatchObject({ state: 'accepted', owner: 'eve' });
  });

  it('are taken for strangers’ where nobody says who belongs to them', async () => {
    begin();
    world.teams = undefined;
    await world.knows({ of: app, comments: [noteComment(0, toTeam), replyComment(1, 'eve', accepted)] });
    expect(world.list.find('note-1')?.entry).toMatchObject({
      thread: { state: 'published' },
      reason: { code: 'waitingFor', who: ['acme/keys'] },
    });
  });

  it('of other organisations are not asked for, whatever a comment names', async () => {
    begin();
    const notes = ['evil/team', 'acme/keys'].map((team, index) =>
      noteComment(index, noteBy('maya', { id: `n${index}`, to: [team] })),
    );
    await world.knows({ of: app, comments: notes });
    expect(world.asked).toContain('acme/keys');
    expect(world.asked).not.toContain('evil/team');
  });

  it('are asked for a bounded number of times', async () => {
    begin();
    const comments = Array.from({ length: 300 }, (_, index) =>
      noteComment(index, noteBy('maya', { id: `n${index}`, to: [`acme/t${index}`] })),
    );
    await world.knows({ of: app, comments });
    await world.knows({ of: app, comments: [...comments] });
    expect(world.asked.filter((what) => what.startsWith('acme/')).length).toBeLessThanOrEqual(50);
  });
});

describe('the viewer', () => {
  const stored = { person: { login: 'ben', type: 'user' as const }, teams: ['acme/keys'], members: {} };

  it('is remembered for a start without a network', async () => {
    begin(stored);
    world.failure = { type: 'offline' };
    await world.knows({ of: app, comments: [noteComment(0, toBen('a'))] });
    expect(world.idsOf('waitingOnMe')).toEqual(['a']);
  });

  it('is somebody else after another sign-in', async () => {
    begin(stored);
    world.login = 'maya';
    await world.knows({ of: app, comments: [noteComment(0, toBen('a'))] });
    expect(world.idsOf('waitingOnMe')).toEqual([]);
    expect(world.idsOf('waitingOnOthers')).toEqual(['a']);
    world.login = 'ben';
    world.viewers.forget();
    await world.clock.pass(200);
    expect(world.idsOf('waitingOnMe')).toEqual(['a']);
    expect(world.stored.get('github.example')?.person.login).toBe('ben');
  });

  it('is forgotten after signing out', async () => {
    begin(stored);
    world.failure = { type: 'signedOut', host: 'github.example' };
    await world.knows({ of: app, comments: [noteComment(0, toBen('a'))] });
    expect(world.stored.size).toBe(0);
    expect(world.idsOf('waitingOnMe')).toEqual([]);
  });

  it('is not asked for at every change', async () => {
    begin();
    for (let count = 0; count < 20; count += 1)
      await world.knows({ of: app, comments: [noteComment(count, toBen('a'))] });
    expect(world.asked.filter((what) => what === 'viewer')).toHaveLength(1);
  });

  it('is loading rather than empty until it is known', () => {
    begin();
    world.tell([{ reference: app, repository: app, comments: [], asOf: 1 }]);
    expect(world.list.state.loading).toBe(true);
  });
});
