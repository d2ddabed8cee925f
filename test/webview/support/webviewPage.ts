import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { webviewOptions } from '../../../build/bundle.ts';
import { openBrowser } from '../../host/openBrowser.ts';
import { webviewHtml } from '../../../src/ui/webviews/webviewHtml.ts';

export const root = join(import.meta.dirname, '../../..');
const origin = 'https://webview.test';

export const themes = ['dark', 'light', 'highContrast', 'highContrastLight'] as const;
/** Variables and default styles that VS Code 1.139's own default themes gave to a webview. */
export type Theme = (typeof themes)[number];

export type WebviewName = 'compose' | 'hours' | 'reader' | 'team';

export const launchChromium = (): Promise<Browser> => openBrowser();

/** Builds one webview as the product is built and returns the folder. */
export const buildWebview = async (name: WebviewName): Promise<string> => {
  const outdir = join(root, 'out/webview-test', name);
  await mkdir(outdir, { recursive: true });
  await build({ ...webviewOptions(root, [name], false), outdir, metafile: false });
  return outdir;
};

interface ThemeFile {
  readonly theme: string;
  readonly bodyClass: string;
  readonly variables: string;
  readonly defaultStyles: string;
}

const readTheme = (theme: Theme): ThemeFile =>
  // Written by this project, so its shape is known.
  JSON.parse(readFileSync(join(import.meta.dirname, 'themes', `${theme}.json`), 'utf8')) as ThemeFile;

export interface OpenOptions {
  readonly name: WebviewName;
  readonly folder: string;
  readonly theme?: Theme;
  readonly width?: number;
  readonly height?: number;
  /** VS Code's zoom: 2 is 200 %. */
  readonly zoom?: number;
  /** What `getState()` returns, as after a reload. */
  readonly savedState?: unknown;
  /** What the browser's storage holds, as after a reload; `blocked` where the browser gives none. */
  readonly localStorage?: Readonly<Record<string, string>> | 'blocked';
  readonly translations?: Readonly<Record<string, string>>;
  readonly language?: string;
}

/** A webview in a page of its own, with VS Code's part played by the test. */
export interface WebviewPage {
  readonly page: Page;
  /** Every message that the view posted, in order, but for the zone that each posts first. */
  readonly posted: () => Promise<readonly PostedMessage[]>;
  /** The data of every event of one name. */
  readonly events: (name: string) => Promise<readonly unknown[]>;
  readonly send: (name: string, data: unknown) => Promise<void>;
  readonly sendRaw: (message: unknown) => Promise<void>;
  readonly savedState: () => Promise<unknown>;
  readonly localStorage: () => Promise<Readonly<Record<string, string>>>;
  /** Addresses outside of the extension that the page asked for. */
  readonly foreignRequests: readonly string[];
  readonly consoleErrors: readonly string[];
  readonly close: () => Promise<void>;
}

export interface PostedMessage {
  readonly type: string;
  readonly name?: string;
  readonly id?: number;
  readonly data?: unknown;
}

/** What the prelude puts into the page. */
interface Frame {
  readonly __posted: readonly PostedMessage[];
  readonly __state: unknown;
}

/** What VS Code's own frame does: the API, the theme's variables and the default styles. */
const prelude = (theme: ThemeFile, { savedState, localStorage = {} }: OpenOptions, zone: string): string => `
  if (${JSON.stringify(localStorage)} === 'blocked')
    Object.defineProperty(window, 'localStorage', { get: () => { throw new Error('blocked'); } });
  else if (location.origin !== 'null') {
    window.localStorage.clear();
    Object.assign(window.localStorage, ${JSON.stringify(localStorage)});
  }
  window.__posted = [];
  window.__state = ${JSON.stringify(savedState ?? null)} ?? undefined;
  window.acquireVsCodeApi = () => ({
    postMessage: (message) => window.__posted.push(structuredClone(message)),
    getState: () => window.__state,
    setState: (state) => { window.__state = structuredClone(state); return state; },
  });
  new MutationObserver((_, observer) => {
    if (!document.body) return;
    observer.disconnect();
    document.documentElement.style.cssText = ${JSON.stringify(theme.variables)};
    document.body.className = ${JSON.stringify(theme.bodyClass)};
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(${JSON.stringify(theme.defaultStyles)} + ${JSON.stringify(zone)});
    document.adoptedStyleSheets = [sheet];
  }).observe(document, { childList: true, subtree: true });
`;

const contentTypes: Readonly<Record<string, string>> = {
  js: 'text/javascript',
  css: 'text/css',
  ttf: 'font/ttf',
};

/** A context is a window of its own and takes long to open; the views keep nothing in it. */
const contexts = new WeakMap<Browser, Map<number, Promise<BrowserContext>>>();

const contextOf = (browser: Browser, zoom: number): Promise<BrowserContext> => {
  const known = contexts.get(browser) ?? new Map<number, Promise<BrowserContext>>();
  contexts.set(browser, known);
  const context = known.get(zoom) ?? browser.newContext({ deviceScaleFactor: zoom });
  known.set(zoom, context);
  return context;
};

export const openWebview = async (browser: Browser, options: OpenOptions): Promise<WebviewPage> => {
  const { name, folder, zoom = 1 } = options;
  const theme = readTheme(options.theme ?? 'dark');
  const background = name === 'compose' ? '--vscode-sideBar-background' : '--vscode-editor-background';
  const context = await contextOf(browser, zoom);
  const page = await context.newPage();
  await page.setViewportSize({
    width: Math.round((options.width ?? (name === 'compose' ? 340 : 800)) / zoom),
    height: options.height ?? 1000,
  });
  const foreignRequests: string[] = [];
  const consoleErrors: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') consoleErrors.push(message.text());
  });
  page.on('pageerror', (error) => consoleErrors.push(String(error)));
  await page.addInitScript(prelude(theme, options, `html { background: var(${background}); }`));
  await page.route('**/*', async (route) => {
    const url = route.request().url();
    const path = url.startsWith(`${origin}/`) ? url.slice(origin.length + 1) : undefined;
    if (path === '') {
      await route.fulfill({
        contentType: 'text/html',
        body: webviewHtml({
          cspSource: origin,
          scriptUri: `${origin}/${name}.js`,
          styleUri: `${origin}/${name}.css`,
          nonce: 'dGVzdA==',
          title: name,
          language: options.language ?? 'en',
          ...(options.translations !== undefined && { translations: options.translations }),
        }),
      });
    } else if (path !== undefined && /^[\w.-]+$/.test(path) && path !== 'favicon.ico') {
      await route.fulfill({
        contentType: contentTypes[path.split('.').at(-1) ?? ''] ?? 'application/octet-stream',
        body: readFileSync(join(folder, path)),
      });
    } else {
      if (!url.endsWith('/favicon.ico')) foreignRequests.push(url);
      await route.abort();
    }
  });
  await page.goto(`${origin}/`);
  await page.waitForFunction('window.__posted.length > 0');
  const inPage = <T>(read: (frame: Frame) => T): Promise<T> =>
    page.evaluate<T>(`(${read.toString()})(window)`);
  const posted = (): Promise<readonly PostedMessage[]> =>
    inPage((frame) => frame.__posted.filter(({ type }) => type !== 'zone'));
  const sendRaw = async (message: unknown): Promise<void> => {
    const json = JSON.stringify(message) as string | undefined;
    await page.evaluate(
      `window.dispatchEvent(new MessageEvent('message', { data: ${json ?? 'undefined'} }))`,
    );
  };
  return {
    page,
    posted,
    events: async (wanted) =>
      (await posted())
        .filter((message) => message.type === 'event' && message.name === wanted)
        .map(({ data }) => data),
    send: (event, data) => sendRaw({ type: 'event', name: event, data }),
    sendRaw,
    savedState: () => inPage((frame) => frame.__state),
    localStorage: () => page.evaluate<Record<string, string>>('({ ...window.localStorage })'),
    foreignRequests,
    consoleErrors,
    close: () => page.close(),
  };
};

/** A picture for people to look at, in `out/screenshots`; only with `BATON_PICTURES=1`, as it takes longer than the test. */
export const screenshot = async (page: Page, name: string): Promise<void> => {
  if (process.env['BATON_PICTURES'] !== '1') return;
  await mkdir(join(root, 'out/screenshots'), { recursive: true });
  await page.screenshot({ path: join(root, 'out/screenshots', `${name}.png`), fullPage: true });
};
