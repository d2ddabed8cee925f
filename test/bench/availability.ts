import { availability } from '../../src/core/availability/availability.ts';
import { DAY } from '../../src/core/availability/civilDate.ts';
import { reduceFeed } from '../../src/core/availability/feed/reduceFeed.ts';
import { emptyWeek, unknownSchedule, type Schedule } from '../../src/core/availability/schedule.ts';
import { formatBlocks } from '../../src/core/availability/teamFile/blockText.ts';
import { parseTeamFile } from '../../src/core/availability/teamFile/parseTeamFile.ts';
import { scheduleOf, week } from '../unit/core/availability/scheduleOf.ts';
import { median, type BenchRow } from './support/bench.ts';

export const name = 'Availability';

const PEOPLE = 1_000;
const EVENTS = 5_000;
const monday = Date.UTC(2026, 10, 23, 9, 15);

/** States and next windows of a thousand people in all zones, a feed of 5,000 events, and their team file. */
export function run(): Promise<readonly BenchRow[]> {
  const people = roster();
  const cold = time(() => {
    askAll(people, monday);
  });
  const warm = median(
    Array.from({ length: 21 }, (_, minute) =>
      time(() => {
        askAll(people, monday + minute * 60_000);
      }),
    ),
  );
  const feed = feedOf(EVENTS);
  const window = { start: monday - 7 * DAY, end: monday + 60 * DAY };
  const reduce = (): void => {
    const result = reduceFeed(feed, 'Europe/Lisbon', window);
    if (!result.ok || result.events !== EVENTS) throw new Error('the feed was not reduced');
  };
  const first = time(reduce);
  const again = median(Array.from({ length: 5 }, () => time(reduce)));
  const file = teamFileOf(people);
  const parse = (): void => {
    const { file: team, problems } = parseTeamFile(file);
    if (team.members.size !== PEOPLE || problems.length > 0) throw new Error('the team file was not read');
  };
  const parsed = median(Array.from({ length: 3 }, () => time(parse)));
  const unit = 'ms';
  return Promise.resolve([
    {
      measure: '1,000 people, state and next window, warm',
      value: warm,
      unit,
      bar: 16,
      note: 'median of 21, a minute apart',
    },
    { measure: '1,000 people, first time', value: cold, unit, note: 'reads the host’s rules of 418 zones' },
    { measure: 'feed of 5,000 events, first time', value: first, unit, note: '1 in 5 recurring' },
    { measure: 'feed of 5,000 events, again', value: again, unit, note: 'median of 5' },
    {
      measure: 'team file of 1,000 members',
      value: parsed,
      unit,
      note: `${Math.round(file.length / 1024)} KB, median of 3`,
    },
  ]);
}

function roster(): readonly Schedule[] {
  const zones = Intl.supportedValuesOf('timeZone');
  return Array.from({ length: PEOPLE }, (_, i) => {
    if (i % 20 === 0) return { ...unknownSchedule };
    return scheduleOf(zones[(i * 7) % zones.length] ?? 'UTC', {
      hours: i % 50 === 1 ? emptyWeek : week(i % 3 === 0 ? '22:00-06:00' : '09:00-12:30 13:30-18:00'),
      focus: week('09:30-11:00'),
      away: i % 5 === 0 ? [{ from: '2026-11-20', to: '2027-01-03' }] : [],
    });
  });
}

function askAll(people: readonly Schedule[], now: number): void {
  const known = people.filter((each) => availability(each, now).nextFree !== null).length;
  if (known < PEOPLE / 2) throw new Error('too few windows');
}

function feedOf(count: number): string {
  const rules = [
    'FREQ=DAILY',
    'FREQ=WEEKLY;BYDAY=MO,WE,FR;WKST=SU',
    'FREQ=MONTHLY;BYDAY=-1FR',
    'FREQ=YEARLY',
  ];
  const events = Array.from({ length: count }, (_, i) => {
    const day = new Date(Date.UTC(2023, 0, 1) + (i % 1_400) * DAY)
      .toISOString()
      .slice(0, 10)
      .replaceAll('-', '');
    const rule = i % 5 === 0 ? [`RRULE:${rules[(i / 5) % rules.length] ?? ''}`] : [];
    return [
      'BEGIN:VEVENT',
      `UID:${i}`,
      `DTSTART;TZID=Europe/Berlin:${day}T090000`,
      'DURATION:PT1H',
      ...rule,
      'SUMMARY:Busy',
      'END:VEVENT',
    ];
  });
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', ...events.flat(), 'END:VCALENDAR', ''].join('\r\n');
}

function teamFileOf(people: readonly Schedule[]): string {
  const entries = people.map(({ zone, hours }, i) => {
    const day = formatBlocks(hours?.[0] ?? []);
    return [
      `  person-${i}:`,
      `    zone: ${zone ?? 'UTC'}`,
      '    hours:',
      `      mon-fri: ${day}`,
      '    focus:',
      '      mon-thu: 09:30-11:00',
      '    response: 4h',
    ].join('\n');
  });
  return `version: 1\nmembers:\n${entries.join('\n')}\n`;
}

function time(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}
