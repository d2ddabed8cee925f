import { expect, it } from 'vitest';
import type { Availability } from '../../../../src/core/availability/schedule.ts';
import { holdsNotices } from '../../../../src/app/handoffs/holdsNotices.ts';
import type { TeamRoster } from '../../../../src/app/team/teamRoster.ts';

const noon = Date.UTC(2026, 10, 23, 12);
const roster = (file: TeamRoster['file'], state?: 'working' | 'focus' | 'off' | 'unknown') => ({
  file,
  availabilityOf: (): Availability | undefined =>
    state === undefined ? undefined : ({ state } as Availability), // no more of it is read
});

it.each([
  ['in focus time', roster('read', 'focus'), 'ben', true],
  ['off hours', roster('read', 'off'), 'ben', true],
  ['while working', roster('read', 'working'), 'ben', false],
  ['while nothing is known of the time', roster('read', 'unknown'), 'ben', false],
  ['of somebody without hours', roster('read'), 'ben', false],
  ['without a team file', roster('none'), 'ben', false],
  ['until the team file was looked for, as after a reload', roster('loading'), 'ben', true],
  ['where the folder has no viewer', roster('read', 'off'), undefined, false],
])('holds notices, or not: %s', (_name, known, viewer, isHeld) => {
  expect(holdsNotices(known, viewer, noon)).toBe(isHeld);
});
