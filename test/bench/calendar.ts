import { DAY } from '../../src/core/availability/civilDate.ts';
import { reduceFeed } from '../../src/core/availability/feed/reduceFeed.ts';
import { finish, type Steps } from '../../src/core/steps.ts';
import { median, timeOf, type BenchRow } from './support/bench.ts';

export const name = 'Calendar';

const EVENTS = 5_000;
const monday = Date.UTC(2026, 10, 23, 9, 15);

/** A feed of 5,000 events, a fifth of them recurring, reduced to the spans of the next two months. */
export function run(): Promise<readonly BenchRow[]> {
  const feed = feedOf(EVENTS);
  const window = { start: monday - 7 * DAY, end: monday + 60 * DAY };
  const reduce = (): void => {
    const result = finish(reduceFeed(feed, 'Europe/Lisbon', window));
    if (!result.ok || result.events !== EVENTS) throw new Error('the feed was not reduced');
  };
  const first = timeOf(reduce);
  const runs = [1, 2, 3].map(() => stretchesOf(reduceFeed(feed, 'Europe/Lisbon', window)));
  const own =
    runs[0]?.map((_, step) => Math.min(...runs.map((stretches) => stretches[step] ?? Infinity))) ?? [];
  const again = median(Array.from({ length: 5 }, () => timeOf(reduce)));
  const size = `${Math.round(feed.length / 1024)} KB, 1 in 5 recurring`;
  return Promise.resolve([
    { measure: 'feed of 5,000 events, first time', value: first, unit: 'ms', note: size },
    { measure: 'feed of 5,000 events, again', value: again, unit: 'ms', note: 'median of 5' },
    {
      measure: 'longest step of it, after which others have their turn',
      value: Math.max(...own),
      unit: 'ms',
      bar: 15,
      note: `of ${own.length}, each the least of 3 runs; steps are put together to slices of 8 ms`,
    },
    {
      measure: 'longest step with what the collector of garbage does in it',
      value: median(runs.map((stretches) => Math.max(...stretches))),
      unit: 'ms',
      note: 'median of 3 runs; it stops the process for a full collection of some 30 MB, wherever it stands',
    },
  ]);
}

/** Milliseconds of each step. Of several runs the least counts: other programs and the collector lengthen some. */
function stretchesOf(steps: Steps<unknown>): readonly number[] {
  const stretches: number[] = [];
  for (;;) {
    const begun = performance.now();
    const { done } = steps.next();
    stretches.push(performance.now() - begun);
    if (done === true) return stretches;
  }
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
