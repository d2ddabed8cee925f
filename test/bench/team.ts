import type { Page } from 'playwright-core';
import { availability } from '../../src/core/availability/availability.ts';
import { emptyWeek, unknownSchedule, type Schedule } from '../../src/core/availability/schedule.ts';
import { formatBlocks } from '../../src/core/availability/teamFile/blockText.ts';
import { parseTeamFile } from '../../src/core/availability/teamFile/parseTeamFile.ts';
import { scheduleOf, week } from '../unit/core/availability/scheduleOf.ts';
import { manyPeople, team } from '../webview/support/teamStates.ts';
import { buildWebview, launchChromium, openWebview } from '../webview/support/webviewPage.ts';
import { median, timeOf, type BenchRow } from './support/bench.ts';

export const name = 'Team';

const PEOPLE = 1_000;
const monday = Date.UTC(2026, 10, 23, 9, 15);
const FRAMES = 120;

/** States and next windows of a thousand people in all zones, their team file, and the panel that shows them. */
export async function run(): Promise<readonly BenchRow[]> {
  const people = roster();
  const cold = timeOf(() => {
    askAll(people, monday);
  });
  const warm = median(
    Array.from({ length: 21 }, (_, minute) =>
      timeOf(() => {
        askAll(people, monday + minute * 60_000);
      }),
    ),
  );
  const file = teamFileOf(people);
  const parse = (): void => {
    const { file: read, problems } = parseTeamFile(file);
    if (read.members.size !== PEOPLE || problems.length > 0) throw new Error('the team file was not read');
  };
  const parsed = median(Array.from({ length: 3 }, () => timeOf(parse)));
  const unit = 'ms';
  return [
    {
      measure: '1,000 people, state and next window, warm',
      value: warm,
      unit,
      bar: 16,
      note: 'median of 21, a minute apart',
    },
    { measure: '1,000 people, first time', value: cold, unit, note: 'reads the host’s rules of 418 zones' },
    {
      measure: 'team file of 1,000 members',
      value: parsed,
      unit,
      note: `${Math.round(file.length / 1024)} KB, median of 3`,
    },
    ...(await panelRows()),
  ];
}

/** Scrolls and drags in the real panel, in Chromium without a GPU. */
async function panelRows(): Promise<readonly BenchRow[]> {
  const folder = await buildWebview('team');
  const browser = await launchChromium();
  try {
    const view = await openWebview(browser, { name: 'team', folder, width: 1100, height: 800 });
    await view.send('state', { ...team, people: [...team.people, ...manyPeople(PEOPLE)] });
    await view.page
      .getByRole('status')
      .getByText(/can answer|Nobody/)
      .waitFor({ timeout: 60_000 });
    const scroll = await frames(view.page, `grid.scrollTop += 37;`);
    const drag = await frames(
      view.page,
      `const share = 0.1 + 0.8 * (frame / ${FRAMES});
       const at = { bubbles: true, button: 0, pointerId: 1, clientX: box.left + box.width * share, clientY: box.top + 8 };
       if (frame === 0) bar.dispatchEvent(new PointerEvent('pointerdown', at));
       else bar.dispatchEvent(new PointerEvent('pointermove', at));`,
    );
    return [...frameRows('scrolling', scroll), ...frameRows('dragging the time', drag)];
  } finally {
    await browser.close();
  }
}

interface Frames {
  /** Milliseconds of processor time that the page's main thread took for one step, on average. */
  readonly work: number;
  /** Milliseconds between the frames, sorted. */
  readonly gaps: readonly number[];
}

/** Does a step in each of some frames. The work is counted in processor time, which other programs do not lengthen. */
async function frames(page: Page, step: string): Promise<Frames> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const taken = async (): Promise<number> => {
    const { metrics } = await session.send('Performance.getMetrics');
    return (metrics.find((metric) => metric.name === 'TaskDuration')?.value ?? Number.NaN) * 1_000;
  };
  const before = await taken();
  const gaps = await page.evaluate<readonly number[]>(`(async () => {
    const grid = document.querySelector('.grid');
    grid.setPointerCapture = () => undefined;
    const bar = document.querySelector('.person-row .bar');
    const box = bar.getBoundingClientRect();
    const begun = [];
    for (let frame = 0; frame < ${FRAMES}; frame += 1) {
      begun.push(await new Promise(requestAnimationFrame));
      ${step}
    }
    return begun.slice(1).map((at, index) => at - begun[index]).sort((a, b) => a - b);
  })()`);
  return { work: ((await taken()) - before) / FRAMES, gaps };
}

function frameRows(what: string, { work, gaps }: Frames): readonly BenchRow[] {
  const unit = 'ms';
  const note = `1,000 people, mean of ${FRAMES} frames, processor time of the main thread`;
  return [
    { measure: `panel, ${what}: work for a frame`, value: work, unit, bar: 16, note },
    {
      measure: `panel, ${what}: from frame to frame`,
      value: median(gaps),
      unit,
      note: 'median, in Chromium without a GPU',
    },
  ];
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
