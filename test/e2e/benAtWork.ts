import type { Browser } from 'playwright-core';
import { startDemo, type Demo, type DemoOptions } from '../demo/startDemo.ts';
import { openBrowser } from '../host/openBrowser.ts';
import { Workbench } from './workbench.ts';

/** The demo with Ben's window in front, Baton open in it. */
export interface BenAtWork {
  readonly demo: Demo;
  readonly ben: Workbench;
  readonly close: () => Promise<void>;
}

/** Starts the demo and opens Ben's window; `prepare` changes what he finds there. */
export async function benAtWork({
  prepare,
  ...options
}: DemoOptions & { readonly prepare?: (demo: Demo) => Promise<void> } = {}): Promise<BenAtWork> {
  const demo = await startDemo(options);
  let browser: Browser | undefined;
  const close = async (): Promise<void> => {
    await browser?.close();
    await demo.close();
  };
  try {
    await prepare?.(demo);
    browser = await openBrowser();
    const { url, person } = demo.people.ben;
    const ben = await Workbench.open(browser, url!, person.timeZone);
    await ben.openBaton();
    return { demo, ben, close };
  } catch (error) {
    await close();
    throw error;
  }
}
