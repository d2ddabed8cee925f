import { expect, it } from 'vitest';
import { nearestZone } from '../../../../../src/core/availability/teamFile/nearestZone.ts';
import { newTeamFile } from '../../../../../src/core/availability/teamFile/newTeamFile.ts';
import { parseTeamFile } from '../../../../../src/core/availability/teamFile/parseTeamFile.ts';

it('begins a team file that reads without a problem: my zone, and nobody available by it', () => {
  const logins = ['Zoe', 'ben', 'MAYA', 'renovate[bot]', 'not a login'];
  const { file, problems } = parseTeamFile(newTeamFile({ logins, author: 'maya', zone: 'Asia/Kolkata' }));
  expect(problems).toEqual([]);
  expect([...file.members.keys()]).toEqual(['maya', 'ben', 'renovate[bot]', 'zoe']);
  expect(file.members.get('maya')?.schedule.zone).toBe('Asia/Kolkata');
  expect([...file.members.values()].every(({ schedule }) => schedule.hours === null)).toBe(true);
});

it('begins an empty one where nobody is known', () => {
  const { problems } = parseTeamFile(newTeamFile({ logins: [], author: undefined, zone: 'UTC' }));
  expect(problems).toEqual([]);
});

it.each([
  ['Lisbon', 'Europe/Lisbon'],
  ['Europe/Lisbonn', 'Europe/Lisbon'],
  ['europe/berlin ', 'Europe/Berlin'],
  ['Europe/Kolkata', 'Asia/Kolkata'],
  ['New York', 'America/New_York'],
  ['Atlantis/Poseidonopolis', null],
])('takes the zone %j for %s', (text, zone) => {
  expect(nearestZone(text, Intl.supportedValuesOf('timeZone'))).toBe(zone);
});
