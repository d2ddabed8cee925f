import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../host/openBrowser.ts';
import { startServer } from '../host/startServer.ts';
import { packageExtension } from '../support/buildExtension.ts';
import { createProgress } from '../support/progress.ts';
import { temporaryDirectory } from '../support/temporaryDirectory.ts';
import { median, type BenchRow } from './support/bench.ts';
import { packageEmptyExtension, type EmptyExtension } from './support/emptyExtension.ts';
import { cloneSample } from './support/sampleClone.ts';

export const name = 'Form';

const rounds = 9;
const patience = 60_000;

/** Milliseconds from the click on an icon of the activity bar to the frame in which the view can be typed into. */
interface Round {
  readonly empty: number;
  readonly form: number;
}

/**
 * How long the form takes to be there, beside a view of another extension that holds one empty text field over two
 * empty trees, as the form stands over two trees; in the same window, a fresh one each round, the order alternating,
 * after a third view has shown what every first view waits for.
 */
export async function run(): Promise<readonly BenchRow[]> {
  const progress = createProgress();
  await using stack = new AsyncDisposableStack();
  const { path } = stack.use(await temporaryDirectory('baton-bench-'));
  const extensions = [await packageExtension(progress), await packageEmptyExtension(path, twoEmptyViews)];
  const server = await startServer({ dataDir: join(path, 'server'), extensions, progress });
  stack.defer(() => server.close());
  const browser = await openBrowser({ progress });
  stack.defer(() => browser.close());
  const url = server.url(await cloneSample(path));
  const taken: Round[] = [];
  for (let round = 0; round <= rounds; round++) {
    progress(round === 0 ? 'Warm-up round' : `Round ${round} of ${rounds}`);
    const measured = await measureWindow(browser, url, round % 2 === 0);
    // The first window reads everything from the disk for the first time.
    if (round > 0) taken.push(measured);
  }
  return [
    row(
      'an empty view',
      taken.map(({ empty }) => empty),
    ),
    row(
      'the form',
      taken.map(({ form }) => form),
    ),
    {
      ...row(
        'the form after the empty view, same window',
        taken.map(({ form, empty }) => form - empty),
      ),
      bar: 150,
    },
  ];
}

function row(what: string, values: readonly number[]): BenchRow {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return {
    measure: `${what}: from the click to its first interactive frame`,
    value: median(values),
    unit: 'ms',
    note: `median of ${values.length}, ${least.toFixed(0)} to ${most.toFixed(0)}`,
  };
}

async function measureWindow(browser: Browser, url: string, emptyFirst: boolean): Promise<Round> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  try {
    await context.addInitScript(reportClicks);
    const page = await context.newPage();
    page.setDefaultTimeout(patience);
    await page.goto(url);
    // The extension is loaded, and what it does at the start is done.
    await page.locator('.statusbar-item[id^="baton."]').first().waitFor();
    await page.waitForTimeout(3000);
    await openView(page, 'Warm', '#warm');
    const order = emptyFirst ? (['empty', 'form'] as const) : (['form', 'empty'] as const);
    const taken: Partial<Record<keyof Round, number>> = {};
    for (const view of order)
      taken[view] =
        view === 'empty'
          ? await openView(page, 'Empty', '#empty')
          : await openView(page, 'Baton', '#summary');
    return { empty: taken.empty ?? Number.NaN, form: taken.form ?? Number.NaN };
  } finally {
    await context.close();
  }
}

async function openView(page: Page, title: string, field: string): Promise<number> {
  await page.locator(`.activitybar a[aria-label^="${title}"]`).first().click();
  await page
    .frameLocator('iframe.webview')
    .frameLocator('#active-frame')
    .locator(`${field}:enabled`)
    .waitFor();
  const taken = await page.evaluate<unknown>(sinceClick);
  if (typeof taken !== 'number') throw new Error(`${title} told no time.`);
  await page.waitForTimeout(1000);
  return taken;
}

const reportClicks = `addEventListener('click', () => { window.__clickedAt = performance.now(); }, true);`;
/** Asked once the field is there: the frame that shows it is painted then. */
const sinceClick = `new Promise((resolve) => {
  requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - window.__clickedAt)));
})`;

const container = (id: string, title: string): object => ({ id: `${id}-container`, title, icon: 'icon.svg' });
const views = (id: string): readonly object[] => [
  { id, name: id, type: 'webview' },
  ...[1, 2].map((at) => ({ id: `${id}-${String(at)}`, name: `${id} ${String(at)}` })),
];

const twoEmptyViews: EmptyExtension = {
  manifest: {
    activationEvents: ['onStartupFinished'],
    contributes: {
      viewsContainers: { activitybar: [container('warm', 'Warm'), container('empty', 'Empty')] },
      views: { 'warm-container': views('warm'), 'empty-container': views('empty') },
    },
  },
  source: `
    import * as vscode from 'vscode';
    export const activate = () => {
      for (const id of ['warm', 'empty']) {
        vscode.window.registerWebviewViewProvider(id, {
          resolveWebviewView: ({ webview }) => { webview.html = '<input id="' + id + '">'; },
        });
        for (const at of [1, 2])
          vscode.window.registerTreeDataProvider(id + '-' + at, { getChildren: () => [], getTreeItem: (row) => row });
      }
    };
  `,
};
