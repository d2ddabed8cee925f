import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { manyPeople, team, teamStates } from './support/teamStates.ts';
import { buildWebview, launchChromium, openWebview, type WebviewPage } from './support/webviewPage.ts';

let browser: Browser;
let folder: string;
beforeAll(async () => {
  browser = await launchChromium();
  folder = await buildWebview('team');
});
afterAll(() => browser.close());

const open = async (state: unknown = team, savedState?: unknown): Promise<WebviewPage> => {
  const view = await openWebview(browser, { name: 'team', folder, width: 1100, height: 700, savedState });
  await view.send('state', state);
  await view.page.waitForSelector('h1');
  return view;
};

const row = ({ page }: WebviewPage, name: string): Locator =>
  page.getByRole('row', { name: new RegExp(name) });
const shownNames = ({ page }: WebviewPage): Promise<readonly string[]> =>
  page.locator('.person-row .name').allTextContents();
const lookedAt = ({ page }: WebviewPage): Promise<string | null> =>
  page.getByRole('slider').getAttribute('aria-valuetext');

describe('a row', () => {
  it('says local time, state, next window on both clocks, response time and hours in words', async () => {
    const view = await open();
    const maya = (await row(view, 'Maya').textContent()) ?? '';
    expect(maya).toContain('@maya · 22:10 Mon');
    expect(maya).toContain('Off until Tue 09:30');
    expect(maya).toContain('answer by Tue 11:30 (06:00 yours)');
    expect(maya).toContain('answers in 2 h');
    expect(maya).toContain('focus 04:00–06:00, working 06:00–08:00, working 09:00–13:00');
    expect(await row(view, 'Noor').textContent()).toContain('free Tue 1 Dec, 09:00 (05:00 yours)');
    expect(await row(view, 'tomh').textContent()).toContain('Hours not known');
    expect(await row(view, 'Sam Slip').textContent()).toContain('Hours cannot be read');
    await view.close();
  });

  it('offers an invitation to somebody of whom nothing is known, and the file to mend a slip', async () => {
    const view = await open();
    await row(view, 'tomh').getByRole('button', { name: 'Invite to share' }).click();
    await row(view, 'Sam Slip').getByRole('button', { name: 'Open the file' }).click();
    expect(await view.events('invite')).toEqual([{ login: 'tomh' }]);
    expect(await view.events('openTeamFile')).toEqual([{ login: 'slip' }]);
    await view.close();
  });

  it('draws the days away of somebody whose hours are not known, and says no more', async () => {
    const gone = team.people.map((person) =>
      person.login === 'slip'
        ? { ...person, schedule: { ...person.schedule, away: [{ from: '2026-11-20', to: '2026-11-30' }] } }
        : person,
    );
    const view = await open({ ...team, people: gone });
    const slip = row(view, 'Sam Slip');
    expect(await slip.locator('.span.away').count()).toBe(1);
    expect(await slip.textContent()).toContain('hours not known');
    await view.close();
  });
});

describe('what both have in common', () => {
  it('is told of others, and not of oneself, nor where it is not known', async () => {
    const view = await open();
    await view.page.setViewportSize({ width: 340, height: 700 });
    expect(await row(view, '@maya').textContent()).toContain(' in common');
    expect(await row(view, '@ben').textContent()).not.toContain('in common');
    await view.close();
  });
});

describe('the summary', () => {
  it('counts who can answer in the hours that the viewer can wait, and follows them', async () => {
    const view = await open();
    const summary = view.page.locator('.summary-words');
    await expect.poll(() => summary.textContent()).toContain('3 of 6 can answer by Tue 10:40.');
    expect(await summary.textContent()).toContain(
      'Of the others, Noor is free first, from Tue 1 Dec, 05:00.',
    );
    expect(await summary.textContent()).toContain('The hours of 2 are not known.');
    await view.page.getByLabel('Hours that you can wait for an answer').fill('1');
    await expect.poll(() => summary.textContent()).toContain('1 of 6 can answer by 17:40.');
    await view.page.getByLabel('Show only these').check();
    await expect.poll(() => shownNames(view)).toEqual(['Sofía Alves']);
    await view.close();
  });
});

describe('the time looked at', () => {
  it('follows the pointer along a timeline, says that it is not now, and goes back', async () => {
    const view = await open();
    const bar = (await row(view, 'Maya').locator('.bar').boundingBox())!;
    const { mouse } = view.page;
    await mouse.move(bar.x + bar.width * 0.6, bar.y + 10);
    await mouse.down();
    await mouse.move(bar.x + bar.width * 0.5, bar.y + 10, { steps: 4 });
    await mouse.move(bar.x + bar.width * 0.25, bar.y + 10, { steps: 4 });
    await mouse.up();
    await expect.poll(() => lookedAt(view)).toBe('Mon 23 Nov, 06:00');
    await expect.poll(() => row(view, 'Maya').textContent()).toContain('Working until 13:30');
    await expect.poll(() => view.page.locator('.summary-words').textContent()).toContain('Not now');
    await expect.poll(() => view.page.getByRole('status').textContent()).toContain('Mon 23 Nov, 06:00');
    await view.page.getByRole('button', { name: 'Back to now' }).click();
    await expect.poll(() => lookedAt(view)).toBe('Mon 23 Nov, 16:40');
    await view.close();
  });

  it('moves by keys: a quarter of an hour, with Shift an hour, over midnight; Escape goes back', async () => {
    const view = await open();
    const slider = view.page.getByRole('slider', { name: 'Time looked at' });
    await slider.focus();
    await slider.press('ArrowRight');
    expect(await lookedAt(view)).toBe('Mon 23 Nov, 16:55');
    await slider.press('Shift+ArrowLeft');
    expect(await lookedAt(view)).toBe('Mon 23 Nov, 15:55');
    await slider.press('PageUp');
    expect(await lookedAt(view)).toBe('Tue 24 Nov, 15:55');
    await slider.press('Escape');
    expect(await lookedAt(view)).toBe('Mon 23 Nov, 16:40');
    await view.close();
  });

  it('stays at its time of day when days are passed in which the clocks change', async () => {
    const view = await open({ ...team, now: Date.parse('2026-10-24T08:00:00Z') });
    await view.page.getByRole('button', { name: 'A day later' }).click();
    expect(await lookedAt(view)).toBe('Sun 25 Oct, 09:00');
    await view.close();
  });

  it('on their clocks, a drag in a row is on the clock of that person', async () => {
    const view = await open();
    await view.page.getByLabel('Clock of the timelines').selectOption('theirs');
    const bar = (await row(view, 'Maya').locator('.bar').boundingBox())!;
    await view.page.mouse.click(bar.x + bar.width / 2, bar.y + 10);
    expect(await lookedAt(view)).toBe('Mon 23 Nov, 06:30');
    await view.close();
  });
});

describe('the grid', () => {
  it('is walked by keys, opens a card, and addresses its person', async () => {
    const view = await open();
    const first = view.page.locator('.person-row').first();
    await first.focus();
    await view.page.keyboard.press('ArrowDown');
    await view.page.keyboard.press('ArrowDown');
    await view.page.keyboard.press('Enter');
    const card = view.page.getByRole('region', { name: 'About Li Wen' });
    await card.waitFor();
    expect(await card.textContent()).toContain('08:40 Mon in Los Angeles');
    await card.getByRole('button', { name: 'Address in Handoff' }).click();
    expect(await view.events('address')).toEqual([{ login: 'li' }]);
    await view.page.locator('.person-row:focus, .person-row[tabindex="0"]').first().press('Escape');
    await expect.poll(() => card.count()).toBe(0);
    await view.close();
  });

  it('goes by the row that was focused, by whatever moved the focus', async () => {
    const view = await open();
    await view.page.locator('.person-row', { hasText: 'Noor' }).focus();
    await view.page.keyboard.press('Enter');
    await view.page.getByRole('region', { name: 'About Noor' }).waitFor();
    await view.close();
  });

  it('keeps what the viewer chose over a reload, and shows the person that the host asks for', async () => {
    const view = await open();
    await view.page.getByRole('combobox', { name: 'Team', exact: true }).selectOption('release');
    await view.page.getByLabel('Order').selectOption('name');
    expect(await shownNames(view)).toEqual(['Ben Kurz (you)', 'Li Wen']);
    const saved = await view.savedState();
    await view.close();
    const again = await open(team, saved);
    expect(await shownNames(again)).toEqual(['Ben Kurz (you)', 'Li Wen']);
    await again.send('select', { login: 'noor' });
    await again.page.getByRole('region', { name: 'About Noor' }).waitFor();
    expect(await again.page.locator('.person-row.selected .name').textContent()).toBe('Noor');
    await again.close();
  });

  it('says so when nobody fits, and takes the filters back', async () => {
    const view = await open();
    await view.page.getByLabel('Filter by name, login or zone').fill('zzz');
    await view.page.getByRole('button', { name: 'Show everybody' }).click();
    expect(await shownNames(view)).toHaveLength(7);
    await view.close();
  });

  it('draws the rows in sight of a thousand, and keeps the focused one', async () => {
    const view = await open({ ...team, people: [...team.people, ...manyPeople(1000)] });
    const grid = view.page.getByRole('grid');
    expect(await grid.getAttribute('aria-rowcount')).toBe('1008');
    await expect
      .poll(() => view.page.getByRole('status').textContent(), { timeout: 20_000 })
      .toContain('of 1006 can answer');
    const drawn = view.page.locator('.person-row');
    expect(await drawn.count()).toBeLessThan(40);
    await drawn.first().focus();
    await view.page.keyboard.press('End');
    await expect
      .poll(() => view.page.evaluate('document.activeElement.getAttribute("aria-rowindex")'))
      .toBe('1008');
    await view.page.evaluate("document.querySelector('.grid').scrollTop = 0");
    await expect.poll(() => drawn.first().getAttribute('aria-rowindex')).toBe('2');
    expect(await view.page.evaluate('document.activeElement.getAttribute("aria-rowindex")')).toBe('1008');
    await view.close();
  });
});

describe('without a team', () => {
  it.each([
    ['noFile', 'Begin the Team File', 'setMyHours'],
    ['restricted', 'Manage Workspace Trust', 'manageTrust'],
    ['noFolder', 'Open Folder', 'openFolder'],
  ])('%s offers the one action that helps', async (state, label, message) => {
    const view = await open(teamStates[state]);
    await view.page.getByRole('button', { name: label }).click();
    expect(await view.events(message)).toEqual([{}]);
    await view.close();
  });
});
