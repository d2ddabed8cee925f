import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatBlocks } from '../../src/core/availability/teamFile/blockText.ts';
import type { HoursForm } from '../../src/core/availability/hours/hoursForm.ts';
import { entry, form, hoursStates } from './support/hoursStates.ts';
import { buildWebview, launchChromium, openWebview, type WebviewPage } from './support/webviewPage.ts';

let browser: Browser;
let folder: string;
beforeAll(async () => {
  browser = await launchChromium();
  folder = await buildWebview('hours');
});
afterAll(() => browser.close());

const open = async (state: unknown = entry, savedState?: unknown): Promise<WebviewPage> => {
  const view = await openWebview(browser, { name: 'hours', folder, width: 1100, height: 900, savedState });
  await view.send('state', state);
  await view.page.waitForSelector('h1');
  return view;
};

const kept = async (view: WebviewPage): Promise<HoursForm> =>
  ((await view.events('keep')).at(-1) as { readonly form: HoursForm }).form;
const daysOf = async (view: WebviewPage, part: 'hours' | 'focus' = 'hours'): Promise<readonly string[]> =>
  ((await kept(view))[part] ?? []).map(formatBlocks);
const cell = ({ page }: WebviewPage, name: string): Locator =>
  page.getByRole('gridcell', { name: new RegExp(`^${name}`) });

/** Answers, as the host would, the request of a name that is made with the form's two hours of response time. */
const answer = async (view: WebviewPage, name: string, data: unknown): Promise<void> => {
  const last = async (): Promise<number | undefined> =>
    (await view.posted()).findLast(
      (message) => message.name === name && JSON.stringify(message.data).includes('"response":"2h"'),
    )?.id;
  await expect.poll(last).toBeDefined();
  await view.sendRaw({ type: 'result', id: await last(), data });
};
const changed = {
  type: 'changed',
  lines: [
    { change: 'same', text: '  ben:' },
    { change: 'removed', text: '    response: 4h' },
    { change: 'added', text: '    response: 2h' },
  ],
};

describe('the week', () => {
  it('is painted by drawing over it, over several days at once', async () => {
    const view = await open();
    await view.page.getByRole('radio', { name: 'Focus' }).check({ force: true });
    const from = (await cell(view, 'Mon 10:00').boundingBox())!;
    const to = (await cell(view, 'Wed 11:30').boundingBox())!;
    const { mouse } = view.page;
    await mouse.move(from.x + 3, from.y + 3);
    await mouse.down();
    await mouse.move(to.x + 5, to.y + 5, { steps: 5 });
    expect(await view.page.getByRole('status').first().textContent()).toBe('Mon–Wed 10:00–12:00');
    await mouse.up();
    expect(await daysOf(view, 'focus')).toEqual([
      '08:00-12:00',
      '10:00-12:00',
      '08:00-12:00',
      'off',
      'off',
      'off',
      'off',
    ]);
    expect(await daysOf(view)).toEqual([...Array<string>(5).fill('08:00-12:00, 13:10-18:00'), 'off', 'off']);
    await view.close();
  });

  it('is painted by keys alone, and a drag is given up with Escape', async () => {
    const view = await open();
    const { keyboard, mouse } = view.page;
    await cell(view, 'Mon 09:00').focus();
    await keyboard.press('End');
    await keyboard.press('ArrowUp');
    await keyboard.press('Shift+ArrowDown');
    await keyboard.press('Shift+ArrowRight');
    await keyboard.press('Space');
    expect((await daysOf(view)).slice(0, 2)).toEqual(Array(2).fill('08:00-12:00, 13:10-18:00, 23:00-24:00'));
    // Also as the hint writes it, with Shift or Caps Lock.
    await keyboard.press('O');
    expect((await daysOf(view))[0]).toBe('08:00-12:00, 13:10-18:00');
    const before = (await view.events('keep')).length;
    const box = (await cell(view, 'Sat 09:00').boundingBox())!;
    await mouse.move(box.x + 3, box.y + 3);
    await mouse.down();
    await mouse.move(box.x + 3, box.y + 80, { steps: 3 });
    await keyboard.press('Escape');
    await mouse.up();
    expect(await view.events('keep')).toHaveLength(before);
    await view.close();
  });

  it('takes exact times, and shares none that cannot be read', async () => {
    const view = await open();
    await view.page.getByText('Exact times').first().click();
    const field = view.page.getByLabel('Working time on Mon');
    expect(await field.inputValue()).toBe('08:00-12:00, 13:10-18:00');
    await field.fill('08:05 - 12:00,13:00-17:55');
    expect((await daysOf(view))[0]).toBe('08:05-12:00, 13:00-17:55');
    await field.fill('early');
    expect(await view.page.getByText('Write times such as').textContent()).toContain('09:00-12:30');
    expect(await view.page.getByRole('button', { name: 'Share by Pull Request' }).isDisabled()).toBe(true);
    expect((await daysOf(view))[0]).toBe('08:05-12:00, 13:00-17:55');
    await view.close();
  });

  it('begins for somebody without hours, and can be given back', async () => {
    const view = await open(hoursStates['newcomer']);
    expect(await view.page.getByLabel('Time zone').inputValue()).toBe('Asia/Kolkata');
    await view.page.getByRole('button', { name: 'Begin with Monday to Friday' }).click();
    expect(await daysOf(view)).toEqual([...Array<string>(5).fill('09:00-17:00'), 'off', 'off']);
    await view.page.getByRole('button', { name: 'Do not share weekly hours' }).click();
    expect((await kept(view)).hours).toBeNull();
    await view.close();
  });
});

describe('what was typed', () => {
  it('is undone and done again as one step for each field', async () => {
    const view = await open();
    const response = view.page.getByLabel('Usually answers within');
    await response.press('End');
    await response.pressSequentially('30m');
    await view.page.getByLabel('Name').fill('Ben K');
    await view.page.keyboard.press('Control+z');
    expect(await view.page.getByLabel('Name').inputValue()).toBe('Ben Kurz');
    expect(await response.inputValue()).toBe('4h30m');
    await view.page.keyboard.press('Control+z');
    expect(await response.inputValue()).toBe('4h');
    await view.page.getByRole('button', { name: 'Redo' }).click();
    expect((await kept(view)).response).toBe('4h30m');
    await view.close();
  });

  it('comes back after the view was hidden, with its history, and from the host after a restart', async () => {
    const first = await open();
    await first.page.getByLabel('Usually answers within').fill('2h');
    const saved = await first.savedState();
    await first.close();
    const again = await open(entry, saved);
    expect(await again.page.getByLabel('Usually answers within').inputValue()).toBe('2h');
    await again.page.getByRole('button', { name: 'Undo' }).click();
    expect(await again.page.getByLabel('Usually answers within').inputValue()).toBe('4h');
    await again.close();
    const restarted = await open({ ...entry, kept: { form: { ...form, response: '3h' }, base: form } });
    expect(await restarted.page.getByLabel('Usually answers within').inputValue()).toBe('3h');
    expect(await restarted.page.getByText('Changed and not shared yet').count()).toBe(1);
    await restarted.page.getByRole('button', { name: 'Back to what the file says' }).click();
    expect(await restarted.events('discard')).toHaveLength(1);
    expect(await restarted.page.getByLabel('Usually answers within').inputValue()).toBe('4h');
    await restarted.close();
  });

  it('is not lost when the file changes meanwhile: the person says which holds', async () => {
    const view = await open();
    await view.page.getByLabel('Usually answers within').fill('2h');
    await view.send('state', { ...entry, form: { ...form, name: 'Benjamin' } });
    await view.page.getByText('Your entry in the file changed meanwhile.').waitFor();
    await view.page.getByRole('button', { name: 'Show what the file says' }).click();
    expect(await view.page.getByLabel('Name').inputValue()).toBe('Benjamin');
    await view.page.getByRole('button', { name: 'Undo' }).click();
    expect(await view.page.getByLabel('Usually answers within').inputValue()).toBe('2h');
    await view.close();
  });
});

describe('sharing', () => {
  it('shows the change of the file first, then how it was shared', async () => {
    const view = await open();
    await view.page.getByLabel('Usually answers within').fill('2h');
    await answer(view, 'preview', changed);
    expect(await view.page.locator('.diff .added').textContent()).toContain('response: 2h');
    await view.page.getByRole('button', { name: 'Share by Pull Request' }).click();
    await view.page.getByRole('button', { name: 'Stop' }).waitFor();
    await answer(view, 'share', {
      type: 'done',
      sentence: 'Pull request #12 is open.',
      action: 'openPullRequest',
    });
    await view.page.getByText('Pull request #12 is open.').waitFor();
    await view.page.getByRole('button', { name: 'Open the pull request' }).click();
    expect(await view.events('openPullRequest')).toHaveLength(1);
    const saved = { ...form, response: '2h' };
    await view.send('state', { ...entry, form: saved });
    expect(await view.page.getByText('Pull request #12 is open.').count()).toBe(1);
    const [request] = (await view.posted()).filter(({ name }) => name === 'share');
    expect(request?.data).toMatchObject({
      way: 'pullRequest',
      form: { response: '2h' },
      base: { response: '4h' },
    });
    await view.close();
  });

  it('is stopped on demand and says so', async () => {
    const view = await open();
    await view.page.getByLabel('Usually answers within').fill('2h');
    await answer(view, 'preview', changed);
    await view.page.getByRole('button', { name: 'Push to the Default Branch' }).click();
    await view.page.getByRole('button', { name: 'Stop' }).click();
    await view.page.getByText('Stopped.').waitFor();
    expect((await view.posted()).some(({ type }) => type === 'cancel')).toBe(true);
    await view.close();
  });

  it('is not offered for what cannot be read, and each field says why', async () => {
    const view = await open(hoursStates['slip']);
    const text = (await view.page.locator('main').textContent()) ?? '';
    expect(text).toContain('Did you mean Europe/Lisbon?');
    expect(text).toContain('Write a length of working time such as 4h or 1h30m.');
    expect(text).toContain('The last day is before the first.');
    expect(text).toContain('Write times such as 09:00-12:30, or off.');
    expect(text).toContain('The team file is the organization’s');
    expect(await view.page.getByRole('button', { name: 'Share by Pull Request' }).isDisabled()).toBe(true);
    expect(await view.page.getByRole('button', { name: 'Save in My Working Tree' }).count()).toBe(0);
    await view.close();
  });

  it('is not offered while a part of a date is missing, which a browser takes for no date', async () => {
    const view = await open();
    await view.page.getByRole('button', { name: 'Add days away' }).click();
    const rows = await view.page.getByLabel('First day away').count();
    await view.page.getByLabel('First day away').last().focus();
    await view.page.keyboard.type('1224');
    await view.page.keyboard.press('Tab');
    await view.page.getByLabel('Last day away; the same day when empty').last().focus();
    const share = view.page.getByRole('button', { name: 'Share by Pull Request' });
    await view.page.getByText('A part of this date is missing.').waitFor();
    expect(await share.isDisabled()).toBe(true);
    expect(await view.page.getByText('Some fields cannot be read.').count()).toBe(1);
    await view.page.getByRole('button', { name: 'Remove this absence' }).last().click();
    await expect.poll(() => view.page.getByText('A part of this date is missing.').count()).toBe(0);
    expect(await view.page.getByLabel('First day away').count()).toBe(rows - 1);
    await view.close();
  });

  it('says where the last change waits, and asks for a sign-in where nobody is known', async () => {
    const view = await open(hoursStates['waiting']);
    await view.page.getByText('These hours wait in pull request #12.').waitFor();
    await view.close();
    const stranger = await open(hoursStates['signedOut']);
    await stranger.page.getByRole('button', { name: 'Sign In to GitHub' }).click();
    expect(await stranger.events('signIn')).toHaveLength(1);
    await stranger.close();
  });
});
