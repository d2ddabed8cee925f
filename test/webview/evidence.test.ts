import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Draft } from '../../src/core/note/note.ts';
import type { Writing } from '../../src/protocol/composeState.ts';
import { draft, writing } from './support/composeStates.ts';
import {
  buildWebview,
  launchChromium,
  openWebview,
  screenshot,
  type WebviewPage,
} from './support/webviewPage.ts';

let browser: Browser;
let folder: string;
beforeAll(async () => {
  browser = await launchChromium();
  folder = await buildWebview('compose');
});
afterAll(() => browser.close());

const open = async (state: Writing = writing(), width?: number): Promise<WebviewPage> => {
  const view = await openWebview(browser, {
    name: 'compose',
    folder,
    ...(width === undefined ? {} : { width }),
  });
  await view.send('state', state);
  await view.page.waitForSelector('#summary');
  return view;
};

const lastDraft = async (view: WebviewPage): Promise<Draft | undefined> => {
  // The view's edits have the contract's shape; what they hold is what the tests look at.
  const edits = (await view.events('edit')) as readonly { readonly draft: Draft }[];
  return edits.at(-1)?.draft;
};
const droppedKeys = async (view: WebviewPage): Promise<readonly string[] | undefined> =>
  (await lastDraft(view))?.choices?.dropped;

describe('evidence in the form', () => {
  it('says what it comes to while it is folded, and lists it when it is opened', async () => {
    const view = await open();
    const summary = view.page.locator('.evidence > summary');
    expect(await summary.innerText()).toContain('5 commits · 1 unpushed · 2 open threads · 1 failing check');
    await summary.click();
    expect(await view.page.locator('.evidence-groups').innerText()).toContain('Add a rotation command');
    await screenshot(view.page, 'compose-evidence-dark');
    await view.close();
    const narrow = await open(
      writing({ evidence: { ...writing().evidence!, threadsMissing: 'unsupported' } }),
      250,
    );
    await narrow.page.locator('.evidence > summary').click();
    expect(await narrow.page.locator('.evidence').innerText()).toContain('this server does not tell them');
    await screenshot(narrow.page, 'compose-evidence-narrow');
    const overflow = await narrow.page.evaluate('document.documentElement.scrollWidth - innerWidth');
    expect(overflow).toBe(0);
    await narrow.close();
  });

  it('leaves out a line, and undo and *put back* bring it again', async () => {
    const view = await open();
    await view.page.locator('.evidence > summary').click();
    await view.page.getByLabel('Leave out b2d8f13c4d Add a rotation command').click();
    await expect.poll(() => droppedKeys(view)).toEqual(['["line","commit","b2d8f13"]']);
    expect(await view.page.locator('.evidence-groups').innerText()).toContain('and 4 more');
    await view.page.keyboard.press('Control+z');
    await expect.poll(() => droppedKeys(view)).toBe(undefined);
    await view.page.getByLabel('Leave out 1 check failed on a1c9e02f5b').click();
    await expect.poll(() => droppedKeys(view)).toEqual(['["line","checks-failed"]']);
    await view.page.getByRole('button', { name: 'Put back' }).click();
    await expect.poll(() => droppedKeys(view)).toBe(undefined);
    await view.close();
  });

  it('can be left out as a whole, and is asked for in a kind that has none by itself', async () => {
    const view = await open();
    await view.page.locator('.evidence > summary').click();
    await view.page.getByLabel('Put it in the note').uncheck();
    await expect.poll(async () => (await lastDraft(view))?.choices).toEqual({ evidence: 'leftOut' });
    expect(await view.page.locator('.evidence > summary').innerText()).toContain('not in the note');
    await view.page.getByLabel('Put it in the note').check();
    await expect.poll(async () => (await lastDraft(view))?.choices).toBe(undefined);
    await view.close();
    const update = await open(writing({ draft: { ...draft, header: { ...draft.header, kind: 'update' } } }));
    await update.page.locator('.evidence > summary').click();
    await update.page.getByLabel('Put it in the note').check();
    await expect.poll(async () => (await lastDraft(update))?.choices).toEqual({ evidence: 'included' });
    await update.close();
  });

  it('asks the host to open what a line leads to, and to look again', async () => {
    const view = await open();
    await view.page.locator('.evidence > summary').click();
    await view.page.getByRole('button', { name: 'canary eu-2', exact: true }).click();
    await view.page.getByRole('button', { name: 'Refresh' }).click();
    await expect.poll(() => view.events('refreshEvidence')).toHaveLength(1);
    expect(await view.events('openEvidence')).toEqual([
      { target: { type: 'page', url: 'https://github.com/acme/keys/runs/7' } },
    ]);
    await view.close();
  });

  it('keeps a text that its author wrote, until they want the generated one', async () => {
    const own = { ...draft, content: { ...draft.content, evidence: '- I measured it myself' } };
    const view = await open(writing({ draft: own }));
    await view.page.locator('.evidence > summary').click();
    expect(await view.page.inputValue('textarea#evidence')).toBe('- I measured it myself');
    await view.page.getByRole('button', { name: 'Use what the branch says' }).click();
    await expect.poll(async () => (await lastDraft(view))?.content.evidence).toBe('');
    expect(await view.page.getByLabel('Put it in the note').isChecked()).toBe(true);
    await view.close();
  });
});

describe('proposed steps', () => {
  it('are taken or dropped one by one, and one undo takes back one of it', async () => {
    const view = await open();
    await view.page.getByRole('button', { name: '2 proposed from the branch' }).click();
    await screenshot(view.page, 'compose-proposed-steps');
    await view.page
      .getByRole('button', { name: 'Repair the failing check canary eu-2', exact: true })
      .click();
    await expect
      .poll(async () => (await lastDraft(view))?.content.nextSteps.at(-1)?.text)
      .toBe('Repair the failing check [`canary eu-2`](https://github.com/acme/keys/runs/7)');
    await view.page.getByLabel('Drop Resolve maya’s review thread on src/rotate.ts:52').click();
    await expect
      .poll(() => droppedKeys(view))
      .toEqual(['["step","check","canary eu-2"]', '["step","thread","T1"]']);
    await view.page.keyboard.press('Control+z');
    await expect.poll(() => droppedKeys(view)).toEqual(['["step","check","canary eu-2"]']);
    await view.page.keyboard.press('Control+z');
    await expect.poll(async () => (await lastDraft(view))?.content.nextSteps).toHaveLength(2);
    expect(await view.page.getByRole('button', { name: '2 proposed from the branch' }).count()).toBe(1);
    await view.close();
  });

  it('are all taken by one key, pressed again and again', async () => {
    const view = await open();
    await view.page.getByRole('button', { name: '2 proposed from the branch' }).click();
    await view.page.keyboard.press('Tab');
    await view.page.keyboard.press('Enter');
    await view.page.keyboard.press('Enter');
    await expect.poll(async () => (await lastDraft(view))?.content.nextSteps).toHaveLength(4);
    expect(await droppedKeys(view)).toHaveLength(2);
    expect(await view.page.evaluate('document.activeElement.id')).toBe('nextSteps-add');
    await view.close();
  });
});
