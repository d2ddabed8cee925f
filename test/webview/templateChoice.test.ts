import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Browser } from 'playwright-core';
import type { Draft } from '../../src/core/note/note.ts';
import { writingStates } from './support/composeStates.ts';
import { buildWebview, launchChromium, openWebview, screenshot } from './support/webviewPage.ts';

let browser: Browser;
let folder: string;
beforeAll(async () => {
  browser = await launchChromium();
  folder = await buildWebview('compose');
});
afterAll(() => browser.close());

it('begins a blank note with a template, which one undo takes back', async () => {
  const view = await openWebview(browser, { name: 'compose', folder });
  await view.send('state', writingStates['empty']);
  await view.page.waitForSelector('#summary');
  await screenshot(view.page, 'compose-templates');
  const lastDraft = async (): Promise<Draft | undefined> =>
    // The view's edits have the contract's shape; what they hold is what the test looks at.
    ((await view.events('edit')) as readonly { readonly draft: Draft }[]).at(-1)?.draft;
  await view.page.getByRole('button', { name: 'broken.md cannot be used' }).click();
  expect(await view.events('openEvidence')).toEqual([
    { target: { type: 'file', path: '.github/baton/broken.md', line: 2 } },
  ]);
  await view.page.getByRole('button', { name: 'Night shift' }).click();
  await expect.poll(async () => (await lastDraft())?.content.summary).toBe('_Service_');
  expect(await view.page.getByText('Start from').count()).toBe(0);
  await view.page.focus('#summary');
  await view.page.keyboard.press('Control+z');
  await expect.poll(async () => (await lastDraft())?.content.summary).toBe('');
  await view.page.getByText('The team’s guidelines').click();
  expect(await view.page.locator('.guidelines').innerText()).toBe('One question a line.\nSay by when.');
  await view.close();
});
