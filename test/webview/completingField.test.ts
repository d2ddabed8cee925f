import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { violations } from './support/axeViolations.ts';
import { writing } from './support/composeStates.ts';
import { buildWebview, launchChromium, openWebview, type WebviewPage } from './support/webviewPage.ts';

let browser: Browser;
let folder: string;
beforeAll(async () => {
  browser = await launchChromium();
  folder = await buildWebview('compose');
});
afterAll(() => browser.close());

interface Asked {
  readonly type?: string;
  readonly name?: string;
  readonly id?: number;
  readonly data?: unknown;
}

const people = [
  { insert: '@maya', label: '@maya', detail: 'Maya R. · off until 09:30' },
  { insert: '@mara', label: '@mara' },
];

async function open(): Promise<WebviewPage> {
  const view = await openWebview(browser, { name: 'compose', folder });
  view.page.setDefaultTimeout(5_000);
  await view.send('state', writing());
  await view.page.waitForSelector('#why');
  return view;
}

/** Answers the last question for suggestions, once there is one of that text. */
async function answer(view: WebviewPage, data: object, suggestions: readonly object[]): Promise<void> {
  const last = async (): Promise<Asked | undefined> =>
    ((await view.posted()) as readonly Asked[]).findLast(({ name }) => name === 'suggest');
  await expect.poll(async () => (await last())?.data).toEqual(data);
  await view.sendRaw({ type: 'result', id: (await last())?.id, data: { suggestions } });
}

const why = (view: WebviewPage): Promise<string> => view.page.inputValue('#why');

describe('completing in the form', () => {
  it('offers people after @, is moved in and taken by keyboard, and leaves the other keys alone', async () => {
    const view = await open();
    const { page } = view;
    await page.fill('#why', '');
    await page.focus('#why');
    await page.keyboard.type('Ask @ma');
    await answer(view, { type: 'person', text: 'ma' }, people);
    await page.locator('.options li').first().waitFor();
    const field = page.locator('#why');
    expect(await field.getAttribute('aria-controls')).toBe('why-suggestions');
    expect(await field.getAttribute('aria-activedescendant')).toBe('why-suggestions-0');
    await page.keyboard.press('ArrowDown');
    expect(await field.getAttribute('aria-activedescendant')).toBe('why-suggestions-1');
    await page.keyboard.press('ArrowDown');
    expect(await page.locator('.options [aria-selected=true]').textContent()).toContain('@maya');
    expect(await violations(page, 'dark')).toEqual([]);
    await page.keyboard.press('Enter');
    expect(await why(view)).toBe('Ask @maya');
    expect(await page.locator('.options li').count()).toBe(0);
    await page.keyboard.press('Enter');
    await page.keyboard.type('x');
    expect(await why(view)).toBe('Ask @maya\nx');
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    expect(await why(view)).not.toContain('@maya');
    await view.close();
  });

  it('closes with Escape until something else is begun, and by mouse takes one', async () => {
    const view = await open();
    const { page } = view;
    await page.fill('#why', '');
    await page.focus('#why');
    await page.keyboard.type('@m');
    await answer(view, { type: 'person', text: 'm' }, people);
    await page.locator('.options li').first().waitFor();
    await page.keyboard.press('Escape');
    expect(await page.locator('.options li').count()).toBe(0);
    await page.keyboard.type('a #1');
    await answer(view, { type: 'issue', text: '1' }, [
      { insert: '#198', label: '#198', detail: 'Rotate keys' },
    ]);
    await page.locator('.options li', { hasText: '198' }).click();
    expect(await why(view)).toBe('@ma #198');
    expect(await page.evaluate('document.activeElement.id')).toBe('why');
    await view.close();
  });

  it('leaves out what fits no longer while the host has not answered, so that Enter does not take it', async () => {
    const view = await open();
    const { page } = view;
    await page.fill('#why', '');
    await page.focus('#why');
    await page.keyboard.type('`');
    await answer(view, { type: 'path', text: '' }, [
      { insert: 'README.md', label: 'README.md' },
      { insert: 'src/rotate.ts', label: 'src/rotate.ts' },
    ]);
    await page.locator('.options li').first().waitFor();
    await page.keyboard.type('src/ro');
    expect(await page.locator('.options li').allTextContents()).toEqual(['src/rotate.ts']);
    await page.keyboard.press('Enter');
    expect(await why(view)).toBe('`src/rotate.ts');
    await view.close();
  });

  it('completes a path and then its lines, in the references without a sign', async () => {
    const view = await open();
    const { page } = view;
    await page.focus('#references');
    await page.keyboard.type('rot');
    await answer(view, { type: 'path', text: 'rot' }, [
      { insert: 'src/rotate.ts', label: 'src/rotate.ts' },
      { insert: 'src/rotor.ts', label: 'src/rotor.ts' },
    ]);
    await page.locator('.options li').first().waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.type(':');
    await answer(view, { type: 'lines', text: 'src/rotate.ts:', path: 'src/rotate.ts' }, [
      { insert: 'src/rotate.ts:40-88', label: ':40-88', detail: 'verify' },
    ]);
    await page.locator('.options li').first().waitFor();
    await page.keyboard.press('Enter');
    expect(await page.inputValue('#references')).toBe('src/rotate.ts:40-88');
    await view.close();
  });

  it('works in a row, whose Enter adds a row again once the list is closed', async () => {
    const view = await open();
    const { page } = view;
    await page.focus('#nextSteps-1');
    await page.keyboard.press('End');
    await page.keyboard.type(' with @ma');
    await answer(view, { type: 'person', text: 'ma' }, people);
    await page.locator('.options li').first().waitFor();
    await page.keyboard.press('Enter');
    expect(await page.locator('.nextSteps .row').count()).toBe(2);
    await page.keyboard.press('Enter');
    expect(await page.locator('.nextSteps .row').count()).toBe(3);
    await view.close();
  });

  it('turns dropped files into references, which undo takes back', async () => {
    const view = await open();
    const { page } = view;
    await dropFile(view, '#summary');
    const references = [{ path: 'my file.ts', line: 3, endLine: 9 }];
    await answerDrop(view, references);
    await expect.poll(() => page.inputValue('#references')).toBe('- `my file.ts:3-9`');
    await page.keyboard.press('Control+z');
    expect(await page.inputValue('#references')).toBe('');
    expect(await page.locator('main').getAttribute('class')).not.toContain('drop-target');
    await view.close();
  });

  it('takes files that are dropped while the repository is still being opened', async () => {
    const view = await openWebview(browser, { name: 'compose', folder });
    const { page } = view;
    page.setDefaultTimeout(5_000);
    await page.waitForSelector('.place p');
    await dropFile(view, '.place p');
    await answerDrop(view, [{ path: 'my file.ts' }]);
    await view.send('state', writing());
    await page.waitForSelector('#why');
    await expect.poll(() => page.inputValue('#references')).toBe('- `my file.ts`');
    await view.close();
  });
});

/** Drops a file on that part of the view, which must show that it takes it. */
async function dropFile({ page }: WebviewPage, target: string): Promise<void> {
  const over = await page.evaluate(`(async () => {
    const transfer = new DataTransfer();
    transfer.setData('text/uri-list', 'file:///work/my%20file.ts#L3-L9');
    const init = { bubbles: true, cancelable: true, dataTransfer: transfer };
    const field = document.querySelector(${JSON.stringify(target)});
    field.dispatchEvent(new DragEvent('dragover', init));
    await new Promise(requestAnimationFrame);
    const over = document.querySelector('main').className;
    field.dispatchEvent(new DragEvent('drop', init));
    return over;
  })()`);
  expect(over).toContain('drop-target');
}

/** Answers the question for the dropped file. */
async function answerDrop(view: WebviewPage, references: readonly object[]): Promise<void> {
  const asked = async (): Promise<Asked | undefined> =>
    ((await view.posted()) as readonly Asked[]).find(({ name }) => name === 'locateFiles');
  await expect
    .poll(async () => (await asked())?.data)
    .toEqual({ uris: ['file:///work/my%20file.ts#L3-L9'], names: [] });
  await view.sendRaw({ type: 'result', id: (await asked())?.id, data: { references } });
}
