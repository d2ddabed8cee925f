import type { Browser, BrowserContext, FrameLocator, Locator, Page } from 'playwright-core';

/** Milliseconds that a person would wait for something that VS Code or GitHub must do first. */
export const patience = 30_000;

export const themes = {
  light: 'Light Modern',
  dark: 'Dark Modern',
  highContrast: 'Dark High Contrast',
} as const;

/** One person's VS Code window, driven as they would: by what they see and type. */
export class Workbench {
  readonly page: Page;
  readonly #context: BrowserContext;

  private constructor(context: BrowserContext, page: Page) {
    this.#context = context;
    this.page = page;
  }

  static async open(browser: Browser, url: string, timezoneId: string): Promise<Workbench> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, timezoneId });
    const page = await context.newPage();
    page.setDefaultTimeout(patience);
    // The first window loads all of VS Code, perhaps beside another that does the same.
    await page.goto(url, { waitUntil: 'domcontentloaded', timeout: 3 * patience });
    await page.locator('.monaco-workbench').waitFor({ timeout: 3 * patience });
    return new Workbench(context, page);
  }

  /** Opens Baton from the activity bar, unless it is open. */
  async openBaton(): Promise<void> {
    const icon = this.page.locator('.activitybar a[aria-label^="Baton"]').first();
    // The workbench reads the extensions after it is shown.
    await icon.waitFor({ timeout: 3 * patience });
    const title = this.page.locator('.sidebar .composite.title', { hasText: 'Baton' });
    const giveUp = Date.now() + patience;
    while (!(await title.isVisible())) {
      if (Date.now() > giveUp) throw new Error('Baton does not open.');
      await icon.click();
      // A window that was just opening Baton again by itself closes it by that click.
      await title.waitFor({ timeout: patience / 10 }).catch(() => undefined);
    }
  }

  /** The compose form. VS Code puts a webview's page into a frame in a frame. */
  async compose(): Promise<FrameLocator> {
    return this.#webview('.compose, .place');
  }

  /** The reader that is in front. */
  async reader(): Promise<FrameLocator> {
    return this.#webview('.reader');
  }

  /** A row of the Handoffs tree, by a part of its label. */
  row(label: string | RegExp): Locator {
    return this.page.locator('.sidebar').getByRole('treeitem', { name: label });
  }

  /** Runs a command from the palette by its whole title. */
  async run(title: string): Promise<void> {
    await this.page.keyboard.press('F1');
    await this.pick(`>${title}`, title);
  }

  /** Types into the quick input and takes the first row that reads like that. */
  async pick(typed: string, label = typed): Promise<void> {
    const input = this.page.locator('.quick-input-widget input[type="text"]');
    await input.fill(typed);
    await this.page.locator('.quick-input-list .monaco-list-row', { hasText: label }).first().click();
  }

  async chooseTheme(theme: keyof typeof themes): Promise<void> {
    await this.run('Preferences: Color Theme');
    await this.pick(themes[theme]);
  }

  async reload(): Promise<void> {
    await this.page.reload();
    await this.page.locator('.monaco-workbench').waitFor();
  }

  async close(): Promise<void> {
    await this.#context.close();
  }

  async #webview(content: string): Promise<FrameLocator> {
    const giveUp = Date.now() + patience;
    for (;;) {
      const frames = this.page.locator('iframe.webview');
      for (let at = 0; at < (await frames.count()); at += 1) {
        const inner = frames.nth(at).contentFrame().locator('#active-frame').contentFrame();
        if ((await frames.nth(at).isVisible()) && (await inner.locator(content).count()) > 0) return inner;
      }
      if (Date.now() > giveUp) throw new Error(`No webview shows ${content}.`);
      await this.page.waitForTimeout(200);
    }
  }
}
