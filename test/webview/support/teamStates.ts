import { emptyWeek, unknownSchedule } from '../../../src/core/availability/schedule.ts';
import type { Team, TeamPerson, TeamState } from '../../../src/protocol/teamState.ts';
import { scheduleOf, week } from '../../unit/core/availability/scheduleOf.ts';

/** Monday 23 November 2026, 16:40 in Lisbon. */
export const now = Date.parse('2026-11-23T16:40:00Z');

const person = (
  login: string,
  name: string | null,
  schedule: TeamPerson['schedule'],
  more: Partial<TeamPerson> = {},
): TeamPerson => ({ login, name, schedule, responseTime: null, teams: [], broken: false, ...more });

const hour = 3_600_000;

export const people: readonly TeamPerson[] = [
  person(
    'maya',
    'Maya Rao',
    scheduleOf('Asia/Kolkata', {
      hours: week('09:30-13:30 14:30-18:30'),
      focus: week('09:30-11:30'),
      away: [{ from: '2026-12-24', to: '2027-01-02' }],
    }),
    { responseTime: 2 * hour, teams: ['backend'] },
  ),
  person(
    'ben',
    'Ben Kurz',
    scheduleOf('Europe/Lisbon', { hours: week('08:00-12:00 13:00-18:00'), focus: week('08:00-10:00') }),
    { teams: ['backend', 'release'] },
  ),
  person(
    'li',
    'Li Wen',
    scheduleOf('America/Los_Angeles', { hours: week('08:00-12:00 13:00-17:00'), focus: week('08:00-11:00') }),
    { teams: ['release'], responseTime: hour },
  ),
  person('sofia', 'Sofía Alves', scheduleOf('America/Sao_Paulo', { hours: week('09:00-13:00 14:00-18:00') })),
  person('noor', 'Noor', scheduleOf('Asia/Dubai', { away: [{ from: '2026-11-20', to: '2026-11-30' }] })),
  person('tomh', null, unknownSchedule),
  person('slip', 'Sam Slip', { ...unknownSchedule, zone: 'Europe/Rome' }, { broken: true }),
];

export const team: Team = {
  type: 'team',
  people,
  teams: ['backend', 'release'],
  viewer: 'ben',
  zone: 'Europe/Lisbon',
  now,
  problems: 0,
};

export const teamStates: Readonly<Record<string, TeamState>> = {
  restricted: { type: 'place', place: 'restricted' },
  noFolder: { type: 'place', place: 'noFolder' },
  noFile: { type: 'noFile' },
  team,
  stranger: { ...team, viewer: 'somebody-else', problems: 2 },
};

/** A company: people of every zone, in shifts, in focus, away, and of whom nothing is known. */
export function manyPeople(count: number): readonly TeamPerson[] {
  const zones = Intl.supportedValuesOf('timeZone');
  return Array.from({ length: count }, (_, i) =>
    person(
      `person-${i}`,
      `Person ${i}`,
      i % 20 === 0
        ? { ...unknownSchedule }
        : scheduleOf(zones[(i * 7) % zones.length] ?? 'UTC', {
            hours: i % 50 === 1 ? emptyWeek : week(i % 3 === 0 ? '22:00-06:00' : '09:00-12:30 13:30-18:00'),
            focus: week('09:30-11:00'),
            away: i % 5 === 0 ? [{ from: '2026-11-20', to: '2027-01-03' }] : [],
          }),
      { responseTime: i % 4 === 0 ? 2 * hour : null, teams: [`team-${i % 12}`] },
    ),
  );
}
